import { escapeControls } from '../text/message.ts';

/** No value that a person means is longer, in UTF-16 code units, and a filter has to have room for several. */
const longestValue = 200;

/**
 * A condition of a filter of seeds as it is written, such as `publisher:bbc` or `folder:"week 9"`. Undefined for a value
 * that cannot be written there: an empty one, one with quotes, or one with characters that do not print or that steer how
 * text prints, which nobody could make out in an input.
 */
export function filterTerm(key: string, value: string): string | undefined {
  if (value === '' || value.length > longestValue || value.includes('"') || value.trim() !== value) return undefined;
  if (escapeControls(value) !== value) return undefined;
  return `${key}:${/\s/.test(value) ? `"${value}"` : value}`;
}
