import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { TextEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';
import { insertion } from '../text/edit.ts';

/** The line that opens and closes a header. */
export const fence = '---';

/** The line that starts at `start`, without its break; a file's first line shows a finding that is about all of it. */
export function firstLine(text: string, start: number): TextRange {
  const end = text.slice(start, start + 500).search(/[\r\n]/);
  return { start, end: end === -1 ? Math.min(text.length, start + 500) : start + end };
}

/** Puts words on a paragraph of their own before all else in the body. */
export function startOfBody({ text, frontMatter, lineBreak }: SeedDocument, words: string): TextEdit {
  const { start } = frontMatter.body;
  const startsLine = start === 0 || '\n\r\uFEFF'.includes(text.charAt(start - 1));
  return insertion(start, startsLine ? words + lineBreak + lineBreak : lineBreak + words);
}
