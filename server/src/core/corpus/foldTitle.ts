import { finish53, hash53, highStart, lowStart, mixHigh, mixLow } from '../text/hash.ts';
import { asciiLetters, separator } from '../text/letters.ts';
import { asciiBytes } from '../text/ascii.ts';

/** A title without what may differ between two copies of it: letter case, punctuation, spaces, and the accents of Latin, Greek and Cyrillic letters. */
export function foldTitle(title: string): string {
  if (isPlain.test(title)) return title.toLowerCase();
  const plain = isAscii.test(title) ? title : title.normalize('NFKD').replace(/[\u0300-\u036F]+/g, '');
  return plain
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** `hash53` of the folded title, for most titles without making it; undefined where nothing is left of the title. */
export function hashTitle(title: string): number | undefined {
  const bytes = asciiBytes(title);
  if (bytes) return hashAsciiTitle(bytes, title.length, lettersAndSpaces);
  const folded = foldTitle(title);
  return folded === '' ? undefined : hash53(folded);
}

function hashAsciiTitle(bytes: Uint8Array, length: number, letterOf: Uint8Array): number | undefined {
  let end = length;
  while (end > 0 && letterOf[bytes[end - 1]!] === space) end--;
  if (end === 0) return undefined;
  let high = highStart;
  let low = lowStart;
  let last = space;
  for (let at = 0; at < end; at++) {
    const letter = letterOf[bytes[at]!]!;
    if (letter === space && last === space) continue;
    high = mixHigh(high, letter);
    low = mixLow(low, letter);
    last = letter;
  }
  return finish53(high, low);
}

const space = 0x20;
/** By character, the folded letter, or a space for what is none. */
const lettersAndSpaces = Uint8Array.from(asciiLetters, (letter) => (letter === separator ? space : letter));

/** ASCII letters and digits with one space between: nothing to be taken out. */
const isPlain = /^[a-z0-9]+(?: [a-z0-9]+)*$/i;
const isAscii = /^[\0-\x7F]*$/;
