import type { SeedContext } from '../corpus/seedContext.ts';
import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { TextEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';
import { fieldDefinition } from '../schema/fieldKeys.ts';
import { isLineStart } from '../syntax/lineScanner.ts';
import { insertion } from '../text/edit.ts';
import { findMisnamedFields } from './fieldNames.ts';

/** The line that opens and closes a header. */
export const fence = '---';

/** The line that starts at `start`, without its break; a file's first line shows a finding that is about all of it. */
export function firstLine(text: string, start: number): TextRange {
  const end = text.slice(start, start + 500).search(/[\r\n]/);
  return { start, end: end === -1 ? Math.min(text.length, start + 500) : start + end };
}

/**
 * Whether a header without a closing fence ends with a field of a seed for certain: below one, a line at the margin may
 * as well be the body's first, and so may an indented one where the field cannot go on.
 */
export function endsWithField(seed: SeedContext): boolean {
  const { text, frontMatter, fields } = seed.document;
  const last = fields.at(-1);
  if (!last) return false;
  const meant = findMisnamedFields(seed).find(({ field }) => field === last)?.meant ?? last.key;
  const type = fieldDefinition(seed.configuration, meant)?.type;
  if (type === undefined && !writtenByPrograms.test(meant)) return false;
  const [, ...further] = text
    .slice(last.range.start, frontMatter.header.end)
    .trimEnd()
    .split(/\r\n?|\n/);
  return further.length === 0 || (type === 'string' && further.every((line) => /^[ \t]/.test(line)));
}

/** A key that a sentence hardly begins with. */
const writtenByPrograms = /^[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*$/;

/** Puts words on a paragraph of their own before all else in the body. */
export function startOfBody({ text, frontMatter, lineBreak }: SeedDocument, words: string): TextEdit {
  const { start } = frontMatter.body;
  return insertion(start, isLineStart(text, start) ? words + lineBreak + lineBreak : lineBreak + words);
}
