import { decodeHTMLStrict } from 'entities';
import type { TextRange } from './range.ts';

/**
 * The text with the character references of HTML decoded, those that are encoded twice (`&amp;quot;`) as well. Spaces of
 * any kind become plain ones, and what joins and parts words without being seen goes. What is no reference, or stands for
 * nothing that belongs into a line of text, stays.
 */
export function decodeEntities(text: string): string {
  let decoded = text;
  for (let round = 0; round < mostRounds && findEntity(decoded); round++) {
    decoded = decoded.replace(
      reference,
      (written, index: number, whole: string) => decode(written, index, whole) ?? written,
    );
  }
  return decoded;
}

/** The place of the first character reference that `decodeEntities` decodes. */
export function findEntity(text: string): TextRange | undefined {
  for (const entity of findEntities(text)) return entity;
  return undefined;
}

/** The places of all. */
export function* findEntities(text: string): Iterable<TextRange> {
  if (!text.includes('&')) return;
  for (const { 0: written, index } of text.matchAll(reference)) {
    if (decode(written, index, text) !== undefined) yield { start: index, end: index + written.length };
  }
}

const mostRounds = 4;

const reference = /&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/g;

function decode(written: string, index: number, text: string): string | undefined {
  // HTML knows names such as `&in;` and `&or;`: with a letter before it that is rather `R&or;` of somebody else.
  const isShort = written.length <= 4 && !/^&(?:[lg]t|#.*);$/i.test(written);
  if (isShort && /[\p{L}\p{N}]/u.test(text.charAt(index - 1))) return undefined;
  const character = decodeHTMLStrict(written);
  if (character === written || unwanted.test(character)) return undefined;
  if (invisible.test(character)) return '';
  return /[\s\p{Z}]/u.test(character) ? ' ' : character;
}

/** `U+FFFD` is what HTML has for a number that is no character. */
const unwanted = /\uFFFD|(?![\t\n\r])[\p{Cc}\p{Cs}\p{Cn}\p{Co}]/u;

const invisible = /^[\u00AD\u200B\u2060\uFEFF]$/;
