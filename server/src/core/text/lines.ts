import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import type { TextRange } from './range.ts';

/** Between offsets, which the engine counts in, and the lines and characters of LSP (UTF-16, from 0). */
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
  return {
    positionAt: (offset) => document.positionAt(offset),
    offsetAt: (position) => document.offsetAt(position),
    rangeOf: ({ start, end }) => ({ start: document.positionAt(start), end: document.positionAt(end) }),
    offsetsOf: ({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) }),
  };
}
