import { writeAscii } from './ascii.ts';
import {
  closingBracket,
  closingParenthesis,
  exclamationMark,
  greaterThan,
  lessThan,
  openingParenthesis,
  slash,
} from './characterCodes.ts';
import { asciiLetters, foldedLetters, foldLetter, ignorable, separator, unknown } from './letters.ts';

/**
 * The words of texts as numbers, so that texts can be compared without making a string of each word. A word is a run of
 * letters, marks and digits; it has the same number whatever its letter case and the accents of its Latin, Greek and
 * Cyrillic letters. Scripts that put no space between words (Chinese, Japanese, Thai and their like) have a word for
 * each character. The targets of Markdown's links and HTML's tags are no words.
 *
 * It is made once and used again; words beyond the most that it holds are left out.
 */
export class Words {
  count = 0;
  /** Of the folded letters, mixed so that the last one can be taken back: see `withoutLast`. */
  readonly hashes: Int32Array;
  /** Offsets in the text that the word was read from. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;

  /** @param most how many words it holds. */
  constructor(most: number) {
    this.hashes = new Int32Array(most);
    this.starts = new Int32Array(most);
    this.ends = new Int32Array(most);
  }

  clear(): void {
    this.count = 0;
  }

  /**
   * Adds the words of a part of a text.
   * @param end where markup that begins in the part has to end, to be stepped over.
   */
  read(text: string, from: number, to: number, end = text.length): void {
    const { hashes, starts, ends } = this;
    const skipMarkup = markupSkipperOf(text, end);
    const most = hashes.length;
    let { count } = this;
    let at = from;
    while (at < to && count < most) {
      const code = text.charCodeAt(at);
      let letter = code < 0x80 ? asciiLetters[code]! : foldLetter(code);
      if (letter === separator || letter === ignorable) {
        at = code === closingBracket || code === lessThan ? skipMarkup(at) : at + 1;
        continue;
      }
      const start = at++;
      let hash = 0;
      if (letter < 0) hash = letter;
      else {
        for (;;) {
          if (letter !== ignorable) hash = ((hash << 5) | (hash >>> 27)) ^ letter;
          if (at >= to) break;
          const next = text.charCodeAt(at);
          letter = next < 0x80 ? asciiLetters[next]! : foldLetter(next);
          if (letter === separator || letter < ignorable) break;
          at++;
        }
      }
      hashes[count] = hash;
      starts[count] = start;
      ends[count++] = at;
    }
    this.count = count;
  }

  /**
   * The same without the places of the words, and of a part by itself: no markup goes on after it. Most parts are ASCII
   * without markup, which takes less than half the time: this is a twentieth of a check (docs/performance.md).
   */
  readHashes(text: string, from: number, to: number): void {
    const part = text.slice(from, to);
    const isRoom = part.length < bytes.length && this.count + part.length / 2 + 1 < this.hashes.length;
    if (!isRoom || part.includes(']') || part.includes('<') || !writeAscii(part, bytes)) {
      this.count = hashWords(text, from, to, this.hashes, this.count);
    } else this.count = hashAsciiWords(bytes, part.length, letterBytes, this.hashes, this.count);
  }
}

/** As `Words.read` has them. Where words end cannot be foreseen, so there is no branch for it, as in `hashAsciiWords`. */
function hashWords(text: string, from: number, to: number, hashes: Int32Array, known: number): number {
  const most = hashes.length;
  let skipMarkup: ((at: number) => number) | undefined;
  let count = known;
  let hash = 0;
  let wasWord = 0;
  for (let at = from; at < to && count < most; at++) {
    const code = text.charCodeAt(at);
    let letter = foldedLetters[code]!;
    if (letter < 0) {
      if (letter === unknown) letter = foldLetter(code);
      if (letter < 0) {
        if (letter === ignorable) continue;
        hashes[count] = hash;
        count -= wasWord;
        wasWord = hash = 0;
        if (count < most) hashes[count++] = letter;
        continue;
      }
    }
    // All bits set for a letter, none for what ends a word.
    const isLetter = -letter >> 31;
    hashes[count] = hash;
    count -= wasWord & ~isLetter;
    hash = (((hash << 5) | (hash >>> 27)) ^ letter) & isLetter;
    wasWord = isLetter;
    if (code === closingBracket || code === lessThan) at = (skipMarkup ??= markupSkipperOf(text, to))(at) - 1;
  }
  if (count < most) hashes[count] = hash;
  return Math.min(most, count - wasWord);
}

/** @param end where markup has to end. */
function markupSkipperOf(text: string, end: number): (at: number) => number {
  return createMarkupSkipper(
    (at) => (at < end ? text.charCodeAt(at) : undefined),
    (code, start) => {
      const index = text.indexOf(String.fromCharCode(code), start);
      return index < end ? index : -1;
    },
  );
}

const bytes = new Uint8Array(0x4000);
const letterBytes = Uint8Array.from(asciiLetters);

/**
 * Without a branch at the end of a word, which cannot be foreseen and costs more than all that is done for a letter: a
 * hash is written after the known ones at every character, and counts where a word ends. Of two characters one at most
 * ends a word.
 */
function hashAsciiWords(
  text: Uint8Array,
  end: number,
  letterOf: Uint8Array,
  hashes: Int32Array,
  known: number,
): number {
  let count = known;
  let hash = 0;
  let wasWord = 0;
  text[end] = 0;
  for (let at = 0; at < end; at += 2) {
    const first = letterOf[text[at]!]!;
    const second = letterOf[text[at + 1]!]!;
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

/** The hash of a word without its last letter, a folded one, of the word's hash. */
export function withoutLast(hash: number, letter: number): number {
  const before = hash ^ letter;
  return (before >>> 5) | (before << 27);
}

/** Whether the character is one of a script that puts no space between words, and so a word of its own. */
export function isWordOfItsOwn(code: number): boolean {
  return foldLetter(code) < ignorable;
}

/** The hash of a word: what `Words` has for it. Of several words it is the first one's, of none 0. */
export function hashWord(word: string): number {
  const words = new Words(1);
  words.read(word, 0, word.length);
  return words.count === 0 ? 0 : words.hashes[0]!;
}

/** The longest text of a link's target or a tag that is stepped over. */
const longestMarkup = 1000;

/**
 * Steps over `](target)` and `<tag>`, or else over one character. The next closing character is looked for only when the
 * last one found is passed, so that a text of nothing but opening ones is gone through once.
 * @param indexOf as of a string or an array, for a character's code.
 */
export function createMarkupSkipper(
  codeAt: (at: number) => number | undefined,
  indexOf: (code: number, from: number) => number,
): (at: number) => number {
  const next = (code: number, from: number): number => {
    const index = indexOf(code, from);
    return index === -1 ? Infinity : index;
  };
  let parenthesis = -1;
  let bracket = -1;
  return (at) => {
    const code = codeAt(at + 1) ?? 0;
    if (codeAt(at) === closingBracket) {
      if (code !== openingParenthesis) return at + 1;
      if (parenthesis < at) parenthesis = next(closingParenthesis, at);
      return parenthesis - at > longestMarkup ? at + 1 : parenthesis + 1;
    }
    // A letter, `/` or `!`: the rest is a sign of less.
    if (code !== slash && code !== exclamationMark && !((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a)) return at + 1;
    if (bracket < at) bracket = next(greaterThan, at);
    return bracket - at > longestMarkup ? at + 1 : bracket + 1;
  };
}
