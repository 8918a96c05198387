// What characters mean where PyYAML writes a value. For the few hundred characters of a header, a table is quicker than
// patterns, which have to be compiled.

import { carriageReturn, colon, dash, lineFeed, questionMark } from '../text/characterCodes.ts';

/** Nothing but itself, wherever in a value. */
export const ordinary = 0;
/** A space, a colon, a backslash, a quote: it depends on where it stands. */
export const special = 1;
export const lineBreak = 2;
/** One that opens a bracket: itself within words, but counted, as many of them cost a YAML parser dearly. */
export const bracket = 3;
/** What no value may have as it is, and half a character. */
export const forbidden = 4;
/** White space beyond ASCII: itself in quotes, and not within plain words, as readers differ about it. */
export const exoticSpace = 5;
/** Half of a character beyond the 65,536 first ones, with the other half after it. */
export const pair = 6;

/** The kinds of the first 128 characters. */
export const kinds: Uint8Array = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (character === '\n' || character === '\r') return lineBreak;
  if (code < 0x20 || code === 0x7f) return forbidden;
  if (' :\'"\\'.includes(character)) return special;
  return character === '[' || character === '{' ? bracket : ordinary;
});

/** The kind of a character beyond ASCII, that is, of the code unit at `position`. */
export function kindBeyondAscii(text: string, position: number): number {
  const code = text.charCodeAt(position);
  if (code < 0xa0) return forbidden;
  if (code < 0x2000) return code === 0xa0 || code === 0x1680 ? exoticSpace : ordinary;
  if (code < 0x2060) {
    if (code <= 0x200a || code === 0x202f || code === 0x205f) return exoticSpace;
    return code <= 0x200f || (code >= 0x2028 && code <= 0x202e) ? forbidden : ordinary;
  }
  if (code >= 0xd800 && code <= 0xdfff) {
    return code < 0xdc00 && (text.charCodeAt(position + 1) & 0xfc00) === 0xdc00 ? pair : forbidden;
  }
  if (code === 0x3000) return exoticSpace;
  return code === 0xfeff || code >= 0xfffe ? forbidden : ordinary;
}

/**
 * Whether plain words may begin with this code unit, on a value's first line or on one that it is folded onto: nothing
 * that means something to YAML there, or that a line begins with that is meant as a fence.
 */
export function mayBeginWords(code: number): boolean {
  return code < 0x80 ? beginners[code] === 1 : !(code >= 0x2010 && code <= 0x2015) && code !== 0x2212;
}

const beginners: Uint8Array = Uint8Array.from({ length: 0x80 }, (_, code) =>
  kinds[code] === forbidden || '\n\r -?:,[]{}#&*!|>\'"%@`+'.includes(String.fromCharCode(code)) ? 0 : 1,
);

/** A dash, a question mark or a colon in front of a space. */
export function endsInIndicator(text: string, position: number): boolean {
  const code = text.charCodeAt(position - 1);
  return code === dash || code === questionMark || code === colon;
}

export function isBreakAt(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  return code === lineFeed || code === carriageReturn;
}

/** After the line break at `position`, or the end where the text of the header ends there; -1 where neither is. */
export function afterBreak(text: string, position: number, end: number): number {
  if (position >= end) return end;
  const code = text.charCodeAt(position);
  if (code === lineFeed) return position + 1;
  return code === carriageReturn && position + 1 < end && text.charCodeAt(position + 1) === lineFeed
    ? position + 2
    : -1;
}
