import { escapeControls } from './message.ts';
import { shorten } from './shorten.ts';

/**
 * A text from a file as Markdown that shows just that text, on one line and shortened: no emphasis, link, image, HTML,
 * entity or list can come of it. Control and formatting characters are written as `\u{…}`.
 * @param longest in characters.
 */
export function escapeMarkdown(text: string, longest = 80): string {
  const line = escapeControls(shorten(text, longest));
  return line.replace(punctuation, (character) => entities.get(character) ?? `\\${character}`);
}

/** A text from a file as inline code, with the same promises. */
export function markdownCode(text: string, longest = 80): string {
  const line = escapeControls(shorten(text, longest));
  const runs = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(runs.reduce((most, run) => Math.max(most, run.length), 0) + 1);
  const padding = line === '' || line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return fence + padding + line + padding + fence;
}

/** All of ASCII's: Markdown lets each be escaped, and what some dialect finds in one is none of our business. */
const punctuation = /[!-/:-@[-`{-~]/g;

/** Not every renderer takes a backslash before these. */
const entities: ReadonlyMap<string, string> = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['&', '&amp;'],
]);
