import type { TextRange } from '../text/range.ts';
import type { Line } from './lineScanner.ts';
import type { Field, SeedDocument } from './seedDocument.ts';
import { linesOf } from '../text/lines.ts';
import { readKeyLine } from './keyLine.ts';
import { isBlank, lineAt, rangeOfLine, skipBlanks, startOfText } from './lineScanner.ts';

/**
 * What a place in a seed is for, also while the header is half-typed or broken.
 * - `key`: a field's key, or where one could be typed. `range` is what a whole `key: ` replaces, within one line: the
 *   line's indentation, the key, its colon and the blanks after it.
 * - `value`: a field's value, or where one could be typed. `range` is the whole value as written, over several lines
 *   where it is; it contains the place, so blanks between value and place belong to it.
 * - `fence`: on the line of a fence.
 * - `body`: after the header, or anywhere where there is none.
 * - `elsewhere`: where nothing is to be completed, such as a comment.
 */
export type Cursor =
  | { readonly kind: 'key'; readonly range: TextRange; readonly field: Field | undefined }
  | { readonly kind: 'value'; readonly range: TextRange; readonly field: Field }
  | { readonly kind: 'fence' | 'body' | 'elsewhere' };

/** What the place at `offset` is for. */
export function cursorAt(document: SeedDocument, offset: number): Cursor {
  const { frontMatter } = document;
  const { opening, header, closing, body } = frontMatter;
  if (frontMatter.kind === 'missing') return { kind: 'body' };
  const line = lineAround(document, offset);
  if (isOnLine(opening, line) || isOnLine(closing, line)) return { kind: 'fence' };
  if (frontMatter.kind === 'foreign') return { kind: line.start < body.start ? 'elsewhere' : 'body' };
  if (line.start < header.start || offset < line.start) return { kind: 'elsewhere' };
  if (line.start < header.end || isNextHeaderLine(document, line)) return cursorInHeader(document, line, offset);
  return { kind: 'body' };
}

/** The line that `offset` is on, as LSP counts lines. The first one starts after a byte order mark. */
export function lineAround(document: SeedDocument, offset: number): Line {
  const start = offset - linesOf(document).positionAt(offset).character;
  return lineAt(document.text, start === 0 ? startOfText(document.text) : start);
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
  if (!field) return cursorInStrayLine(line, offset);
  if (field.keyRange.start >= line.start) return cursorInField(document, field, line, offset);
  // A word at the margin is read as the rest of the value before it, but is more likely the next key, half-typed.
  const maybeKey = field.style === 'plain' || field.value.kind === 'broken';
  return maybeKey && skipBlanks(line.text, 0, line.text.length) === 0
    ? cursorInStrayLine(line, offset)
    : cursorInValue(field, offset);
}

/** On a field's first line. */
function cursorInField({ text }: SeedDocument, field: Field, line: Line, offset: number): Cursor {
  const { keyRange, separatorEnd } = field;
  if (skipBlanks(text, line.start, line.end) !== keyRange.start) return { kind: 'elsewhere' }; // `{key: value}`, `? key`
  if (offset > keyRange.end && offset >= separatorEnd) return cursorInValue(field, offset);
  return { kind: 'key', range: { start: line.start, end: skipBlanks(text, separatorEnd, line.end) }, field };
}

function cursorInValue(field: Field, offset: number): Cursor {
  const { valueRange, comment } = field;
  if (comment && offset > comment.start) return { kind: 'elsewhere' };
  const range = { start: Math.min(valueRange.start, offset), end: Math.max(valueRange.end, offset) };
  return { kind: 'value', range, field };
}

/** On a line of the header that belongs to no field: perhaps its key is being typed. */
function cursorInStrayLine(line: Line, offset: number): Cursor {
  if (isBlank(line.text)) return { kind: 'key', range: rangeOfLine(line), field: undefined };
  const read = readKeyLine(line.text);
  if (!read || offset > line.start + read.keyEnd) return { kind: 'elsewhere' };
  const end = line.start + skipBlanks(line.text, read.separatorEnd, line.text.length);
  return { kind: 'key', range: { start: line.start, end }, field: undefined };
}
