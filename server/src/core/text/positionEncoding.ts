import type { Position } from 'vscode-languageserver-types';

/** What a client of LSP counts the characters of a line in: bytes, UTF-16 code units as the engine does, or code points. */
export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32';

/** How far the counts of a text differ. */
export interface Surplus {
  /** How many UTF-8 bytes more it has than UTF-16 code units. */
  readonly bytes: number;
  /** How many UTF-16 code units more it has than code points. */
  readonly pairs: number;
}

export const noSurplus: Surplus = { bytes: 0, pairs: 0 };

/** The surplus of a part of a text, or of as much of it as stands before a pair of surrogates that its end divides. */
export function surplusOf(text: string, start = 0, end = text.length, before: Surplus = noSurplus): Surplus {
  let { bytes, pairs } = before;
  for (let offset = start; offset < end; offset++) {
    if (text.charCodeAt(offset) < 0x80) continue;
    const length = unitsAt(text, offset);
    if (offset + length > end) break;
    bytes += bytesAt(text, offset) - length;
    pairs += length - 1;
    offset += length - 1;
  }
  return bytes === 0 ? noSurplus : { bytes, pairs };
}

/** Remembers what stands before a position in its line. The text itself is not needed any more to say it otherwise. */
export function withSurplus(position: Position, surplus: Surplus): Position {
  if (surplus.bytes > 0) surpluses.set(position, surplus);
  return position;
}

const surpluses = new WeakMap<Position, Surplus>();

/** A position, as `withSurplus` has made it, as a client counts. Any other is taken to stand after nothing but ASCII. */
export function encodePosition(position: Position, encoding: PositionEncoding): Position {
  const { line, character } = position;
  const { bytes, pairs } = surpluses.get(position) ?? noSurplus;
  return {
    line,
    character: encoding === 'utf-8' ? character + bytes : encoding === 'utf-32' ? character - pairs : character,
  };
}

/**
 * A position as a client counts, in UTF-16 code units. One within a character is taken as where that begins, one beyond the
 * line as its end.
 * @param text that of its line.
 */
export function decodePosition({ line, character }: Position, text: string, encoding: PositionEncoding): Position {
  let count = 0;
  let offset = 0;
  while (offset < text.length) {
    const length = unitsAt(text, offset);
    count += encoding === 'utf-8' ? bytesAt(text, offset) : encoding === 'utf-32' ? 1 : length;
    if (count > character) break;
    offset += length;
  }
  return withSurplus({ line, character: offset }, surplusOf(text, 0, offset));
}

function unitsAt(text: string, offset: number): number {
  return text.codePointAt(offset)! > 0xffff ? 2 : 1;
}

/** How many bytes a character has in UTF-8: half of a pair of surrogates is written as U+FFFD. */
function bytesAt(text: string, offset: number): number {
  const code = text.codePointAt(offset)!;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
