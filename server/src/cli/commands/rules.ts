import { parseWords, readChoice, UsageError, type Words } from '../arguments.ts';
import type { RulesOptions } from '../rulesCommand.ts';
import { helpOption, type CommandDescription } from './description.ts';

const options = {
  format: { type: 'string', default: 'text', value: 'text|json', help: 'how to list them; text by default' },
  help: helpOption,
} as const satisfies CommandDescription['options'];

export const rulesDescription: CommandDescription = {
  name: 'rules',
  usage: '[options]',
  summary: 'list all rules',
  about:
    'Lists the rules: their codes, as used in seedbed.yaml, their severities, and what they report. As JSON, with their full documentation.',
  options,
  examples: [{ words: 'rules --format json', does: 'list the rules with their full documentation' }],
  exitCode: '0, or 2 if the command line is wrong.',
};

/** @throws UsageError */
export function readRules(words: Words): RulesOptions | 'help' {
  const { values, positionals } = parseWords(words, options);
  if (positionals.length > 0) throw new UsageError('“seedbed rules” takes no paths.');
  return values.help ? 'help' : { format: readChoice('format', values.format, ['text', 'json']) };
}
