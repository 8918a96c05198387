import type { TextRange } from '../text/range.ts';
import { carriageReturn, lineFeed, space, tab } from '../text/characterCodes.ts';

/** A line of a text. */
export interface Line extends TextRange {
  /** After the line's break; the same as `end` on a last line without one. */
  readonly next: number;
  readonly text: string;
}

/**
 * The lines of `text` from `start` (a line's start) up to `end`, one by one. A line ends at LF, CRLF or a lone CR, as
 * for LSP and for PyYAML.
 */
export function* scanLines(text: string, start: number, end: number = text.length): Generator<Line> {
  let position = start;
  while (position < end) {
    const line = lineAt(text, position, end);
    yield line;
    position = line.next;
  }
}

/** The line that starts at `start`, of the text up to `limit`. */
export function lineAt(text: string, start: number, limit: number = text.length): Line {
  let end = start;
  for (; end < limit; end++) {
    const code = text.charCodeAt(end);
    if (code === lineFeed || code === carriageReturn) break;
  }
  const next = end >= limit ? limit : text.startsWith('\r\n', end) ? end + 2 : end + 1;
  return { start, end, next, text: text.slice(start, end) };
}

/** A line without its break. */
export function rangeOfLine({ start, end }: Line): TextRange {
  return { start, end };
}

/** The first line from `start` on, a line's start, that is not blank; the last line where all are. */
export function firstWrittenLine(text: string, start: number): Line {
  let line = lineAt(text, start);
  while (isBlank(line.text) && line.next < text.length) line = lineAt(text, line.next);
  return line;
}

/** Where a text starts: after its byte order mark, if it has one. */
export function startOfText(text: string): number {
  return text.startsWith('\uFEFF') ? 1 : 0;
}

/** Whether a line starts at an offset: after a line break, or after a byte order mark. */
export function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || '\n\r\uFEFF'.includes(text.charAt(offset - 1));
}

/** True for a line of spaces and tabs alone. */
export function isBlank(line: string): boolean {
  const first = line.charCodeAt(0);
  return line === '' || ((first === space || first === tab) && blankLine.test(line));
}

/** The offset after the last character of `range` that is neither space, tab nor line break. */
export function trimmedEnd(text: string, { start, end }: TextRange): number {
  let position = end;
  while (position > start && isBlankCharacter(text.charCodeAt(position - 1))) position--;
  return position;
}

/** The offset of the first character from `start` on that is neither space nor tab, `end` at most. */
export function skipBlanks(text: string, start: number, end: number): number {
  let position = start;
  while (position < end && (text[position] === ' ' || text[position] === '\t')) position++;
  return position;
}

const blankLine = /^[ \t]*$/;

function isBlankCharacter(code: number): boolean {
  return code === space || code === tab || code === lineFeed || code === carriageReturn;
}
