import { parseWords, UsageError, type Words } from '../arguments.ts';
import type { ReportOptions } from '../reportCommand.ts';
import { helpOption, type CommandDescription } from './description.ts';

const options = {
  html: {
    type: 'string',
    value: 'FILE',
    help: 'the file to write; one that is there is replaced, unless it is a seed or a seedbed.yaml',
  },
  config: { type: 'string', value: 'FILE', help: 'use this configuration instead of every seedbed.yaml' },
  help: helpOption,
} as const satisfies CommandDescription['options'];

export const reportDescription: CommandDescription = {
  name: 'report',
  usage: '[paths…] --html FILE [options]',
  summary: 'write an overview of seeds as a page to look at',
  about:
    'Writes an overview of seeds as one page for a browser, which needs nothing beside it: problems by rule, the state of the folders, publishers and usages, ranks that are missing or tied, and what could not be read. Paths are those of “seedbed check”.',
  options,
  examples: [{ words: 'report corpus --html overview.html', does: 'write the overview of a folder' }],
  exitCode:
    '0 when the page is written, whatever it says; 2 when something could not be done, or there was no seed to read.',
};

/** @throws UsageError */
export function readReport(words: Words): ReportOptions | 'help' {
  const { values, positionals } = parseWords(words, options);
  if (values.help) return 'help';
  if (values.html === undefined || values.html === '') {
    throw new UsageError('Where the report goes is not said: “--html FILE” names the file to be written.');
  }
  if (positionals.includes('-'))
    throw new UsageError('A report is about files: “-”, standard input, has no place in it.');
  return { paths: positionals.length > 0 ? positionals : ['.'], html: values.html, config: values.config };
}
