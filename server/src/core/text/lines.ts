import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import type { TextRange } from './range.ts';
import { noSurplus, surplusOf, withSurplus } from './positionEncoding.ts';

/**
 * Between offsets, which the engine counts in, and the lines and characters of LSP (UTF-16, from 0). For clients that count
 * otherwise a position knows what stands before it (`encodePosition`).
 */
export interface Lines {
  positionAt(offset: number): Position;
  /** A position beyond its line's end is taken as the line's end, one beyond the text as the text's end. */
  offsetAt(position: Position): number;
  rangeOf(range: TextRange): Range;
  offsetsOf(range: Range): TextRange;
}

/** The lines of the text that `holder` has; counted once for each holder, when first asked for. */
export function linesOf(holder: { readonly text: string }): Lines {
  let lines = known.get(holder);
  if (!lines) known.set(holder, (lines = createLines(holder.text)));
  return lines;
}

const known = new WeakMap<object, Lines>();

function createLines(text: string): Lines {
  const document = TextDocument.create('', '', 0, text);
  // Most positions are of headers; the lines of a long body are counted only where one of them is asked for.
  const beginning = text.length > headLength ? TextDocument.create('', '', 0, text.slice(0, headLength)) : document;
  // What was counted last: positions are mostly asked for in their order, also those of one long line.
  let [counted, start, surplus] = [0, 0, noSurplus];
  const positionAt = (offset: number): Position => {
    // The last character may be half of a line break.
    const lines = offset < headLength - 1 ? beginning : document;
    const position = lines.positionAt(offset);
    const lineStart = lines.offsetAt({ line: position.line, character: 0 });
    const end = lineStart + position.character;
    if (lineStart !== start || end < counted) [counted, start, surplus] = [lineStart, lineStart, noSurplus];
    const found = surplusOf(text, counted, end, surplus);
    if (!isLowSurrogate(text, end)) [counted, surplus] = [end, found];
    return withSurplus(position, found);
  };
  return {
    positionAt,
    offsetAt: (position) => document.offsetAt(position),
    rangeOf: ({ start: from, end }) => ({ start: positionAt(from), end: positionAt(end) }),
    offsetsOf: (range) => ({ start: document.offsetAt(range.start), end: document.offsetAt(range.end) }),
  };
}

/** In UTF-16 code units: more than most headers have. */
const headLength = 1024;

function isLowSurrogate(text: string, offset: number): boolean {
  return (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
}
