import { isAscii, writeAscii } from './ascii.ts';
import { asciiLetters, foldLetter, ignorable } from './letters.ts';
import { createMarkupSkipper } from './words.ts';

/**
 * The hashes of the words of parts of a text, for those who look at all words and at nothing else of them: the same words
 * as `Words` reads, in a third of the time. Its loops have no branch at the end of a word: that cannot be foreseen, and
 * costs more than all that is done for a letter.
 *
 * @param bounds where each part starts and ends, in ascending order and with a character at least between one part and
 * the next; from the first to the last it is no further than `longestPart`. No part sees what is in another.
 * @param hashes gets them; it has more room than there are characters.
 * @returns how many there are.
 */
export function hashWords(text: string, bounds: readonly number[], hashes: Int32Array): number {
  const start = bounds[0]!;
  const whole = text.slice(start, bounds.at(-1));
  // In ASCII each byte is a character, and bytes take a third of the time. Any other text would be encoded for nothing,
  // which takes long: most show in their beginning that they are not ASCII.
  const isPlain = isAscii(whole.slice(0, likelyEnough)) && writeAscii(whole, bytes);
  let count = 0;
  let bracket = -1;
  let less = -1;
  for (let index = 0; index < bounds.length; index += 2) {
    const to = bounds[index + 1]!;
    let skipMarkup: ((at: number) => number) | undefined;
    for (let from = bounds[index]!; ; from = skipMarkup(from)) {
      if (bracket < from) bracket = find(text, ']', from);
      if (less < from) less = find(text, '<', from);
      const mark = Math.min(bracket, less, to);
      count = isPlain
        ? hashPlainWords(bytes, from - start, mark - start, plainLetters, hashes, count)
        : hashAnyWords(text, from, mark, asciiLetters, hashes, count);
      if (mark === to) break;
      skipMarkup ??= createPartSkipper(text, to);
      from = mark;
    }
  }
  return count;
}

const likelyEnough = 500;

/** The longest part of a text that is read as a whole, in UTF-16 code units. */
export const longestPart = 0x10000;

// Kept from one text to the next: this runs for each seed that is read and on each key that is pressed. The loops get all
// that they use as parameters: what belongs to the module is asked for anew at each turn.
const bytes = new Uint8Array(longestPart + 1);

/** By character, the folded letter, or 0 for what is none. */
const plainLetters = Uint8Array.from(asciiLetters);

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

function hashAnyWords(
  text: string,
  from: number,
  to: number,
  letterOf: Int32Array,
  hashes: Int32Array,
  known: number,
): number {
  let count = known;
  let hash = 0;
  let wasWord = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    const letter = code < 0x80 ? letterOf[code]! : foldLetter(code);
    if (letter < 0) {
      if (letter === ignorable) continue;
      // A character that is a word of its own ends the one before it.
      hashes[count] = hash;
      count -= wasWord;
      hashes[count++] = letter;
      hash = wasWord = 0;
      continue;
    }
    const isLetter = -letter >> 31;
    hashes[count] = hash;
    count -= wasWord & ~isLetter;
    wasWord = isLetter;
    hash = (((hash << 5) | (hash >>> 27)) ^ letter) & isLetter;
  }
  hashes[count] = hash;
  return count - wasWord;
}

function find(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index === -1 ? Infinity : index;
}

/** Steps over markup that ends before `end`. */
function createPartSkipper(text: string, end: number): (at: number) => number {
  return createMarkupSkipper(
    (at) => (at < end ? text.charCodeAt(at) : undefined),
    (code, from) => {
      const index = text.indexOf(String.fromCharCode(code), from);
      return index < end ? index : -1;
    },
  );
}
