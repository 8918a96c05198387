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
  /** FNV-1a of the folded letters: see `withoutLast`. */
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

  /** Adds the words of a part of a text. */
  read(text: string, from: number, to: number): void {
    const { hashes, starts, ends } = this;
    const skipMarkup = createMarkupSkipper(text);
    const most = hashes.length;
    let { count } = this;
    let at = from;
    while (at < to && count < most) {
      const code = text.charCodeAt(at);
      let letter = code < 0x80 ? foldedLetters[code]! : foldLetter(code);
      if (letter === separator || letter === ignorable) {
        at = code === 0x5d || code === 0x3c ? skipMarkup(at) : at + 1;
        continue;
      }
      const start = at++;
      let hash = hashStart;
      if (letter < 0) hash = Math.imul(hash ^ letter, hashPrime);
      else {
        for (;;) {
          if (letter !== ignorable) hash = Math.imul(hash ^ letter, hashPrime);
          if (at >= to) break;
          const next = text.charCodeAt(at);
          letter = next < 0x80 ? foldedLetters[next]! : foldLetter(next);
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
}

/** The hash of a word without its last letter, a folded one, of the word's hash: FNV-1a can be taken back. */
export function withoutLast(hash: number, letter: number): number {
  return Math.imul(hash, hashPrimeInverse) ^ letter;
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

const hashStart = 0x811c9dc5 | 0;
const hashPrime = 0x01000193;
const hashPrimeInverse = 0x359c449b;

const separator = 0;
/** Accents, joiners, soft hyphens: a word is the same with them and without. */
const ignorable = -1;

/**
 * By UTF-16 code unit: `separator`, `ignorable`, the folded letter, or, negative, that of a script without spaces. Half of
 * a character beyond the basic plane counts as a letter. Filled by blocks of 256, as most are never needed.
 */
const foldedLetters = new Int32Array(0x10000);
const isFilled = new Uint8Array(0x100);

function foldLetter(code: number): number {
  if (isFilled[code >> 8] === 0) fillBlock(code >> 8);
  return foldedLetters[code]!;
}

function fillBlock(block: number): void {
  isFilled[block] = 1;
  for (let code = block << 8; code < (block + 1) << 8; code++) foldedLetters[code] = fold(code);
}

function fold(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return code;
  const character = String.fromCharCode(code);
  if (/[\u0300-\u036F\uFE00-\uFE0F\p{Cf}]/u.test(character)) return ignorable;
  if (!/[\p{L}\p{M}\p{N}]/u.test(character)) return separator;
  const plain = character
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .toUpperCase()
    .toLowerCase();
  const letter = plain.length === 1 ? plain.charCodeAt(0) : code;
  return unspaced.test(character) ? -letter : letter;
}

const unspaced =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

// ASCII is read without asking whether it is there.
fillBlock(0);

/**
 * Steps over `](target)` and `<tag>`, or else over one character. The next closing character is looked for only when the
 * last one found is passed, so that a text of nothing but opening ones is gone through once.
 */
function createMarkupSkipper(text: string): (at: number) => number {
  let parenthesis = -1;
  let bracket = -1;
  return (at) => {
    const next = text.charCodeAt(at + 1);
    if (text.charCodeAt(at) === 0x5d) {
      if (next !== 0x28) return at + 1;
      if (parenthesis < at) parenthesis = indexOrEnd(text, ')', at);
      return parenthesis - at > longestMarkup ? at + 1 : parenthesis + 1;
    }
    // A letter, `/` or `!`: the rest is a sign of less.
    if (next !== 0x2f && next !== 0x21 && !((next | 0x20) >= 0x61 && (next | 0x20) <= 0x7a)) return at + 1;
    if (bracket < at) bracket = indexOrEnd(text, '>', at);
    return bracket - at > longestMarkup ? at + 1 : bracket + 1;
  };
}

const longestMarkup = 1000;

function indexOrEnd(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index === -1 ? Infinity : index;
}
