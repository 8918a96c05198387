import type { ConfigurationProblem } from './configurationModel.ts';
import { quoteForMessage } from '../text/message.ts';

type Replacement = NonNullable<ConfigurationProblem['replacement']>;

/** The replacement that writes `text`, in quotes where `newText` has them. */
export function writing(text: string, newText = text): Replacement {
  return { title: `Write ${quoteForMessage(text)}`, newText };
}

/** The replacement that puts `text` in quotes. */
export function quoting(text: string): Replacement {
  return { title: 'Put it in quotes', newText: inQuotes(text) };
}

/** The text in double quotes; JSON's escapes are YAML's too. */
export function inQuotes(text: string): string {
  return JSON.stringify(text);
}

/** Words in a row: “a”, “b” or “c”. */
export function oneOf(words: readonly string[]): string {
  const quoted = words.map(quoteForMessage);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}

/** The end of the line that `offset` is on, its break excluded. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}
