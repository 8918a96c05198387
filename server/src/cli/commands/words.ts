import { nearest, quoteForMessage } from '../../core/index.ts';
import { parseWords, UsageError } from '../arguments.ts';
import type { OptionDescriptions } from './description.ts';

/**
 * The options and the other words of a command line. A condition that takes out what it fits, such as `-usage:used`, is no
 * option. Words behind `--` are paths, whatever they look like.
 * @throws UsageError
 */
export function readWords<T extends OptionDescriptions>(words: readonly string[], options: T) {
  const end = words.indexOf('--');
  const before = end < 0 ? words : words.slice(0, end);
  const args = before.map((word) => (negated.test(word) ? shield + word : word));
  const { values, positionals } = parseWords(args, options);
  return {
    values,
    words: positionals.map((word) => (word.startsWith(shield) ? word.slice(shield.length) : word)),
    paths: end < 0 ? [] : words.slice(end + 1),
  };
}

const negated = /^-[^\s":=-][^\s":=]*:/;
/** No word of a command line can hold it. */
const shield = '\0';

/** What one of few words is expected for. @throws UsageError */
export function readChoice<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const choice = choices.find((one) => one === value);
  if (choice !== undefined) return choice;
  const meant = nearest(value, choices);
  const expected = meant === undefined ? `one of these: ${choices.join(', ')}` : quoteForMessage(meant);
  throw new UsageError(`${option} is ${quoteForMessage(value)}; expected is ${expected}.`);
}

/** A whole number, such as a limit. @throws UsageError */
export function readNumber(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,15}$/.test(value)) return Number(value);
  throw new UsageError(`${option} takes a whole number, not ${quoteForMessage(value)}.`);
}
