import { parseWords, readChoice, UsageError, type Words } from '../arguments.ts';
import { rulesCommand, type RulesOptions } from '../rulesCommand.ts';
import { helpOption, type Command } from './description.ts';

const options = {
  format: { type: 'string', default: 'text', value: 'text|json', help: 'how to list them; text by default' },
  help: helpOption,
} as const satisfies Command['options'];

/** `seedbed rules` */
export const rules: Command = {
  name: 'rules',
  usage: '[options]',
  summary: 'list all rules',
  about:
    'Lists the rules: their codes, as used in seedbed.yaml, their severities, and what they report. As JSON, with their full documentation.',
  options,
  examples: [{ words: 'rules --format json', does: 'list the rules with their full documentation' }],
  exitCode: '0, or 2 if the command line is wrong.',
  run: (words, cli) => rulesCommand(readRules(words), cli),
};

/** @throws UsageError */
function readRules(words: Words): RulesOptions {
  const { values, positionals } = parseWords(words, options);
  if (positionals.length > 0) throw new UsageError('“seedbed rules” takes no paths.');
  return { format: readChoice('format', values.format, ['text', 'json']) };
}
