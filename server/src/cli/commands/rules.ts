import { parseWords, readChoice, UsageError, type Words } from '../arguments.ts';
import type { RulesOptions } from '../rulesCommand.ts';
import { helpOption, type CommandDescription } from './description.ts';

const options = {
  format: { type: 'string', default: 'text', value: 'text|json', help: 'how to list them; text if not given' },
  help: helpOption,
} as const satisfies CommandDescription['options'];

export const rulesDescription: CommandDescription = {
  name: 'rules',
  usage: '[options]',
  summary: 'list what is checked',
  about:
    'Lists the rules: their codes, by which seedbed.yaml names them, their severities, and what they report. As JSON, with their whole documentation.',
  options,
  examples: [{ words: 'rules --format json', does: 'list the rules with all that is written about them' }],
  exitCode: '0; 2 when the call cannot be understood.',
};

/** @throws UsageError */
export function readRules(words: Words): RulesOptions | 'help' {
  const { values, positionals } = parseWords(words, options);
  if (positionals.length > 0) throw new UsageError('“seedbed rules” takes no paths.');
  return values.help ? 'help' : { format: readChoice('format', values.format, ['text', 'json']) };
}
