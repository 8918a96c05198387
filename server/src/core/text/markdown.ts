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

/** What Markdown of our own making shows, for editors that render none: without escapes, emphasis and the marks of code. */
export function plainTextOf(markdown: string): string {
  let plain = '';
  for (let at = 0; at < markdown.length;) {
    const [mark = ''] =
      /^(?:\\[!-/:-@[-`{-~]|&(?:lt|gt|amp);|\*\*|`+)/.exec(markdown.slice(at, at + longestMark)) ?? [];
    at += Math.max(mark.length, 1);
    if (mark.startsWith('`')) {
      const end = markdown.indexOf(mark, at);
      const code = markdown.slice(at, end === -1 ? undefined : end);
      at += code.length + mark.length;
      // Inline code is one line.
      plain += code.includes('\n') ? code.slice(code.indexOf('\n') + 1).trimEnd() : unpadded(code);
    } else if (mark === '') plain += markdown[at - 1]!;
    else if (mark.startsWith('\\')) plain += mark.slice(1);
    else if (mark.startsWith('&')) plain += characters.get(mark)!;
  }
  return plain;
}

/** What is shown of code that begins or ends with a back quote, or is empty. */
function unpadded(code: string): string {
  return code.length > 1 && code.startsWith(' ') && code.endsWith(' ') ? code.slice(1, -1) : code;
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
const characters: ReadonlyMap<string, string> = new Map(
  Array.from(entities, ([character, entity]) => [entity, character]),
);

/** More than any mark has, in UTF-16 code units: a run of back quotes is as long as a shortened text. */
const longestMark = 500;
