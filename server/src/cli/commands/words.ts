import { parseWords } from '../arguments.ts';
import type { OptionDescriptions } from './description.ts';

/**
 * The options and the other words of a command line. A condition that takes out what it fits, such as `-usage:used`, is no
 * option. Words after `--` are paths, whatever they look like.
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
