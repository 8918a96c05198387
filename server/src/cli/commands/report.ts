import { parseWords, UsageError, type Words } from '../arguments.ts';
import type { ReportOptions } from '../reportCommand.ts';
import { configOption, helpOption, type Command } from './description.ts';

const options = {
  html: {
    type: 'string',
    value: 'FILE',
    help: 'the file to write; an existing file is replaced, unless it is a seed or a seedbed.yaml',
  },
  config: configOption,
  help: helpOption,
} as const satisfies Command['options'];

/** `seedbed report` */
export const report: Command = {
  name: 'report',
  usage: '[paths…] --html FILE [options]',
  summary: 'write an overview of seeds as an HTML page',
  about:
    'Writes an overview of seeds as a single self-contained HTML page: problems by rule, the state of the folders, publishers and usages, missing and tied ranks, and what could not be read. Paths work as in “seedbed check”.',
  options,
  examples: [{ words: 'report corpus --html overview.html', does: 'write the overview of a folder' }],
  exitCode: '0 if the page was written, whatever it says; 2 if something failed or there was no seed to read.',
  run: async (words, cli) => {
    const read = readReport(words);
    return (await import('../reportCommand.ts')).reportCommand(read, cli);
  },
};

/** @throws UsageError */
function readReport(words: Words): ReportOptions {
  const { values, positionals } = parseWords(words, options);
  if (values.html === undefined || values.html === '') {
    throw new UsageError('Name the file to write: “--html FILE”.');
  }
  if (positionals.includes('-')) throw new UsageError('A report needs files. “-”, standard input, does not work here.');
  return { paths: positionals.length > 0 ? positionals : ['.'], html: values.html, config: values.config };
}
