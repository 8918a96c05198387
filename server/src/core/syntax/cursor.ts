import type { TextRange } from '../text/range.ts';
import type { Field, SeedDocument } from './seedDocument.ts';
import { linesOf } from '../text/lines.ts';
import { readKeyLine } from './keyLine.ts';
import type { Line } from './lineScanner.ts';
import { isBlank, lineAt, skipBlanks } from './lineScanner.ts';

/**
 * What a place in a seed is for, also while the header is half-typed or broken.
 * - `key`: a field's key, or where one could be typed. `range` is what a whole `key: ` replaces, within one line: the
 *   line's indentation, the key, its colon and the blanks behind it.
 * - `value`: a field's value, or where one could be typed. `range` is the whole value as written, over several lines
 *   where it is; it contains the place, so blanks between value and place belong to it.
 * - `fence`: on the line of a fence.
 * - `body`: behind the header, or anywhere where there is none.
 * - `elsewhere`: where nothing is to be completed, such as a comment.
 *
 * `field` is the document's field where it knows one.
 */
export type Cursor =
  | { readonly kind: 'key'; readonly range: TextRange; readonly field: Field | undefined }
  | { readonly kind: 'value'; readonly key: string; readonly range: TextRange; readonly field: Field | undefined }
  | { readonly kind: 'fence' | 'body' | 'elsewhere' };

/** What the place at `offset` is for. */
export function cursorAt(document: SeedDocument, offset: number): Cursor {
  const { text, frontMatter } = document;
  const { opening, header, closing, body } = frontMatter;
  if (frontMatter.kind === 'missing') return { kind: 'body' };
  const line = lineAt(text, offset - linesOf(document).positionAt(offset).character);
  if (isOnLine(opening, line) || isOnLine(closing, line)) return { kind: 'fence' };
  if (frontMatter.kind === 'foreign') return { kind: line.start < body.start ? 'elsewhere' : 'body' };
  if (line.start < header.start) return { kind: 'elsewhere' };
  if (line.start < header.end || isNextHeaderLine(document, line)) return cursorInHeader(document, line, offset);
  return { kind: 'body' };
}

function isOnLine(fence: TextRange, line: Line): boolean {
  return fence.start < fence.end && line.start <= fence.start && fence.end <= line.end;
}

/** The blank line at the end of a header that is not closed: there its next field is typed. */
function isNextHeaderLine({ frontMatter: { header, closing } }: SeedDocument, line: Line): boolean {
  return closing.start === closing.end && line.start === header.end && isBlank(line.text);
}

function cursorInHeader(document: SeedDocument, line: Line, offset: number): Cursor {
  const field = document.fields.find(({ range }) => range.start <= line.start && line.start < range.end);
  if (!field) return cursorInLine(line, offset);
  if (field.keyRange.start >= line.start) return cursorInField(document, field, line, offset);
  // What seems to be the rest of a broken value may as well be the next field: a quote is not closed yet.
  if (field.value.kind === 'broken' && isAtTop(line)) return cursorInLine(line, offset);
  return cursorInValue(field, offset);
}

/** On a field's first line. */
function cursorInField(document: SeedDocument, field: Field, line: Line, offset: number): Cursor {
  if (offset > field.keyRange.end) {
    const colon = document.text.indexOf(':', field.keyRange.end);
    if (colon >= 0 && colon < line.end ? offset > colon : offset >= field.valueRange.start) {
      return cursorInValue(field, offset);
    }
  }
  const blanksEnd = skipBlanks(document.text, colonEnd(document, field, line), line.end);
  return { kind: 'key', range: { start: line.start, end: blanksEnd }, field };
}

function cursorInValue(field: Field, offset: number): Cursor {
  const { valueRange, comment } = field;
  if (comment && offset > comment.start) return { kind: 'elsewhere' };
  const range = { start: Math.min(valueRange.start, offset), end: Math.max(valueRange.end, offset) };
  return { kind: 'value', key: field.key, range, field };
}
