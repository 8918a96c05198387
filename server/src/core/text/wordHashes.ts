import { asciiLetters, foldLetter, ignorable } from './letters.ts';
import { createMarkupSkipper } from './words.ts';

/**
 * The hashes of the words of a part of a text, for those who look at all words and at nothing else of them: the same
 * words as `Words` reads, in half the time. Its loop runs over UTF-8, which takes less time to make than it saves, and
 * has no branch at the end of a word: that cannot be foreseen, and costs more than all that is done for a letter.
 *
 * @param hashes gets them from `count` on; it has more room than there are characters.
 * @returns how many there are now.
 */
export function hashWords(text: string, from: number, to: number, hashes: Int32Array, count: number): number {
  const end = encoder.encodeInto(text.slice(from, to), bytes).written;
  let hash = 0;
  let isWord = 0;
  skipMarkup = undefined;
  for (let at = 0; at < end;) {
    let letter = letters[bytes[at]!]!;
    if (letter < 0) {
      letter = readLetter(at, end);
      at = next;
      if (letter === ignorable) continue;
      if (letter < 0) {
        // A character that is a word of its own ends the one before it.
        hashes[count] = hash;
        count += isWord;
        hashes[count++] = letter;
        hash = isWord = 0;
        continue;
      }
    } else at++;
    // All bits set for a letter, none for what ends a word.
    const mask = -letter >> 31;
    hashes[count] = hash;
    count += isWord & ~mask;
    isWord = mask & 1;
    hash = (((hash << 5) | (hash >>> 27)) ^ letter) & mask;
  }
  hashes[count] = hash;
  return count + isWord;
}

/** The longest part of a text that is read as a whole, in UTF-16 code units. */
const longestPart = 0x10000;

// Kept from one text to the next: this runs for each seed that is read and on each key that is pressed.
const bytes = new Uint8Array(3 * longestPart);
/** Behind what `readLetter` has read. */
let next = 0;
let skipMarkup: ((at: number) => number) | undefined;

/** By byte, the folded letter, 0 for what is none, and -1 for what is to be looked at: markup, and all beyond ASCII. */
const letters: Int32Array = Int32Array.from({ length: 0x100 }, (_, byte) =>
  byte === 0x5d || byte === 0x3c || byte >= 0x80 ? -1 : asciiLetters[byte]!,
);

/** What is folded of the character at a place that is not plainly a letter or none. */
function readLetter(at: number, end: number): number {
  const byte = bytes[at]!;
  if (byte < 0x80) {
    const input = bytes.subarray(0, end);
    skipMarkup ??= createMarkupSkipper(
      (place) => input[place],
      (code, start) => input.indexOf(code, start),
    );
    next = skipMarkup(at);
    return 0;
  }
  const second = bytes[at + 1]! & 0x3f;
  next = at + 2;
  if (byte < 0xe0) return foldLetter(((byte & 0x1f) << 6) | second);
  const third = bytes[at + 2]! & 0x3f;
  next = at + 3;
  if (byte < 0xf0) return foldLetter(((byte & 0x0f) << 12) | (second << 6) | third);
  // Beyond the basic plane all are letters.
  next = at + 4;
  return ((byte & 0x07) << 18) | (second << 12) | (third << 6) | (bytes[at + 3]! & 0x3f);
}

/** What every JavaScript host has, and the engine's types do not know. */
declare const TextEncoder: new () => {
  readonly encodeInto: (text: string, into: Uint8Array) => { readonly written: number };
};

const encoder = new TextEncoder();
