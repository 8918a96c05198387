import { decodeEntities } from './entities.ts';
import { escapeControls } from './message.ts';

/**
 * How a Markdown text begins, without its markup and on one line: the words of links, no images' addresses, no HTML, no
 * signs of emphasis, headings, quotations and lists. Characters that do not print or steer how text prints are written
 * as `\u{…}`. The work is bounded, however long the text is.
 * @param longest in UTF-16 code units; where more is left out, the last word is followed by `…`.
 */
export function plainText(markdown: string, longest: number): string {
  const part = markdown.slice(0, longest * mostMarkup);
  const lines = part.split(/\r\n|\r|\n/).filter((line) => !isRule.test(line));
  const text = lines.map((line) => withoutMarkup(line.replace(blockMarkers, ''))).join(' ');
  const plain = escapeControls(decodeEntities(text).replace(/\s+/g, ' ').trim());
  if (plain.length <= longest) return part.length < markdown.length && plain !== '' ? `${cut(plain, longest)}…` : plain;
  return `${cut(plain, longest)}…`;
}

/** How much longer than what is shown of it a text with its markup may be. */
const mostMarkup = 8;

/** Fences of code, underlines of headings, lines between parts and below a table's head. */
const isRule = /^\s*(?:(?:```|~~~).*|[-=*_\s|:+]+)$/;

const blockMarkers = /^\s*(?:(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)|#{1,6}(?=\s))\s*)+/;

/** An escaped sign, code, a comment, a tag or an address in angle brackets, an image or a link, or a run of emphasis. */
const inlineMarkup =
  /\\([!-/:-@[-`{-~])|(?<!`)(`+)(?!`)(.*?[^`])\2(?!`)|<!--[^>]*-->|<(?:\/?[A-Za-z][^<>]*)>|!?\[([^[\]]*)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s[^()]*)?\)|\[[^[\]]*\])|\*+|~~|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;

function withoutMarkup(line: string): string {
  return line.replace(
    inlineMarkup,
    (written: string, escaped?: string, _fence?: string, code?: string, link?: string, offset?: number) => {
      if (escaped !== undefined || code !== undefined) return escaped ?? code!;
      if (link !== undefined) return written.startsWith('!') ? link : withoutMarkup(link);
      if (written.startsWith('<')) return /^<https?:/i.test(written) ? written.slice(1, -1) : '';
      const isStar = written.startsWith('*');
      // Five * three is no emphasis.
      const isAlone = isStar && isBlank(line[offset! - 1]) && isBlank(line[offset! + written.length]);
      return isAlone ? written : '';
    },
  );
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || character.trim() === '';
}

/** The text up to a word's end, or within a word that is longer than what there is room for, with room for one more sign. */
function cut(text: string, longest: number): string {
  const room = longest - 1;
  if (text.length <= room) return text;
  const end = text.lastIndexOf(' ', room);
  const part = text.slice(0, end > room / 2 ? end : room);
  // No half of a character.
  return /[\uD800-\uDBFF]$/.test(part) ? part.slice(0, -1) : part.trimEnd();
}
