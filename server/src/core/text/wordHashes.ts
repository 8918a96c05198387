import { asciiLetters, foldLetter, ignorable } from './letters.ts';
import { encodeUtf8 } from './utf8.ts';
import { createMarkupSkipper } from './words.ts';

/**
 * The hashes of the words of a part of a text, for those who look at all words and at nothing else of them: the same
 * words as `Words` reads, in a third of the time. Its loops run over UTF-8, which takes less time to make than it saves,
 * and have no branch at the end of a word: that cannot be foreseen, and costs more than all that is done for a letter.
 *
 * @param hashes gets them from `count` on; it has more room than there are characters.
 * @returns how many there are now.
 */
export function hashWords(text: string, from: number, to: number, hashes: Int32Array, count: number): number {
  return hashAnyWords(bytes, encodeUtf8(text.slice(from, to), bytes), letters, hashes, count);
}

/**
 * The same for several parts of a text, none of which sees what is in another.
 * @param bounds where each part starts and ends, in ascending order and with a character at least between one part and
 * the next; from the first to the last it is no further than `longestPart`.
 */
export function hashWordsOfParts(text: string, bounds: readonly number[], hashes: Int32Array): number {
  const start = bounds[0]!;
  const whole = text.slice(start, bounds.at(-1));
  // Most are ASCII without markup: then each byte is a character, and all can be made at once.
  const isPlain = !whole.includes(']') && !whole.includes('<') && encodeUtf8(whole, bytes) === whole.length;
  let count = 0;
  for (let index = 0; index < bounds.length; index += 2) {
    const from = bounds[index]!;
    const to = bounds[index + 1]!;
    count = isPlain
      ? hashPlainWords(bytes, from - start, to - start, plainLetters, hashes, count)
      : hashWords(text, from, to, hashes, count);
  }
  return count;
}

/** The longest part of a text that is read as a whole, in UTF-16 code units. */
export const longestPart = 0x10000;

// Kept from one text to the next: this runs for each seed that is read and on each key that is pressed. The loops get all
// that they use as parameters: what belongs to the module is asked for anew at each turn.
const bytes = new Uint8Array(3 * longestPart);

/** By byte, the folded letter, or 0 for what is none. */
const plainLetters: Uint8Array = Uint8Array.from({ length: 0x100 }, (_, byte) => asciiLetters[byte] ?? 0);

/** The same, and -1 for what is to be looked at: markup, and all beyond ASCII. */
const letters: Int32Array = Int32Array.from(plainLetters, (letter, byte) =>
  byte === 0x5d || byte === 0x3c || byte >= 0x80 ? -1 : letter,
);

function hashPlainWords(
  input: Uint8Array,
  from: number,
  to: number,
  letterOf: Uint8Array,
  hashes: Int32Array,
  known: number,
): number {
  let count = known;
  let hash = 0;
  let wasWord = 0;
  // Two at a time: of two characters one at most ends a word. Behind the last stands what is none.
  input[to] = 0;
  for (let at = from; at < to; at += 2) {
    const first = letterOf[input[at]!]!;
    const second = letterOf[input[at + 1]!]!;
    // All bits set for a letter, none for what ends a word.
    const isFirst = -first >> 31;
    const isSecond = -second >> 31;
    const between = (((hash << 5) | (hash >>> 27)) ^ first) & isFirst;
    hashes[count] = between | (hash & ~isFirst);
    count -= (wasWord & ~isFirst) | (isFirst & ~isSecond);
    hash = (((between << 5) | (between >>> 27)) ^ second) & isSecond;
    wasWord = isSecond;
  }
  hashes[count] = hash;
  return count - wasWord;
}

function hashAnyWords(input: Uint8Array, to: number, letterOf: Int32Array, hashes: Int32Array, known: number): number {
  let count = known;
  let hash = 0;
  let isWord = 0;
  skipMarkup = undefined;
  for (let at = 0; ;) {
    for (; at < to; at++) {
      const letter = letterOf[input[at]!]!;
      if (letter < 0) break;
      const mask = -letter >> 31;
      hashes[count] = hash;
      count += isWord & ~mask;
      isWord = mask & 1;
      hash = (((hash << 5) | (hash >>> 27)) ^ letter) & mask;
    }
    hashes[count] = hash;
    if (at >= to) return count + isWord;
    const letter = readLetter(input, at, to);
    at = next;
    if (letter === ignorable) continue;
    if (letter > 0) {
      isWord = 1;
      hash = ((hash << 5) | (hash >>> 27)) ^ letter;
      continue;
    }
    count += isWord;
    // A character that is a word of its own ends the one before it.
    if (letter < 0) hashes[count++] = letter;
    hash = isWord = 0;
  }
}

/** Behind what `readLetter` has read. */
let next = 0;
let skipMarkup: ((at: number) => number) | undefined;

/** What is folded of the character at a place that is not plainly a letter or none. */
function readLetter(input: Uint8Array, at: number, end: number): number {
  const byte = input[at]!;
  if (byte < 0x80) {
    next = skipMarkupAt(input, at, end);
    return 0;
  }
  const second = input[at + 1]! & 0x3f;
  next = at + 2;
  if (byte < 0xe0) return foldLetter(((byte & 0x1f) << 6) | second);
  const third = input[at + 2]! & 0x3f;
  next = at + 3;
  if (byte < 0xf0) return foldLetter(((byte & 0x0f) << 12) | (second << 6) | third);
  // Beyond the basic plane all are letters.
  next = at + 4;
  return ((byte & 0x07) << 18) | (second << 12) | (third << 6) | (input[at + 3]! & 0x3f);
}

function skipMarkupAt(input: Uint8Array, at: number, end: number): number {
  if (skipMarkup === undefined) {
    const part = input.subarray(0, end);
    skipMarkup = createMarkupSkipper(
      (place) => part[place],
      (code, start) => part.indexOf(code, start),
    );
  }
  return skipMarkup(at);
}
