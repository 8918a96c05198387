import { display } from './display.ts';
import { escapeControls } from './message.ts';

/**
 * A text from a file as Markdown that shows just that text, on one line and shortened: no emphasis, link, image, HTML,
 * entity or list can come of it. Control and formatting characters are written as `\u{…}`.
 * @param longest in characters.
 */
export function escapeMarkdown(text: string, longest?: number): string {
  return display(text, longest).replace(punctuation, (character) => entities.get(character) ?? `\\${character}`);
}

/** A text from a file as inline code, with the same promises. */
export function markdownCode(text: string, longest?: number): string {
  const line = display(text, longest);
  const fence = '`'.repeat(longestRun(line) + 1);
  const padding = line === '' || line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return fence + padding + line + padding + fence;
}

/** Lines of text as a block of code, which nothing in them can end. */
export function markdownCodeBlock(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  const lines = text.split(/\r\n|\r|\n/).map(escapeControls);
  return [fence + language, ...lines, fence].join('\n');
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

/** All of ASCII's: Markdown lets each be escaped, and what some dialect finds in one is none of our business. */
const punctuation = /[!-/:-@[-`{-~]/g;

/** Not every renderer takes a backslash before these. */
const entities: ReadonlyMap<string, string> = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['&', '&amp;'],
]);
