/** No letter: it stands between words. */
export const separator = 0;

/** Accents, joiners, soft hyphens: a word is the same with them and without. */
export const ignorable = -1;

/**
 * What a UTF-16 code unit is to the words of a text: `separator`, `ignorable`, the folded letter, or, negative, that of a
 * script that puts no space between words. Half of a character beyond the basic plane counts as a letter, as a number of
 * its own.
 */
export function foldLetter(code: number): number {
  const letter = foldedLetters[code]!;
  return letter === unknown ? (foldedLetters[code] = fold(code)) : letter;
}

/** What `foldLetter` has found out, for loops that cannot wait for its question; `unknown` where nobody has asked. */
export const foldedLetters = new Int32Array(0x10000);

/** Less than any letter. */
export const unknown = -0x80000000;

// Filled as texts need them: most are never needed, and to find out takes long.
foldedLetters.fill(unknown);

function fold(code: number): number {
  // Of the two halves of a character, the first in other bits: hashes that shift a letter by a few mix the two up else.
  if (code >= 0xd800 && code <= 0xdbff) return code << 15;
  if (code >= 0xdc00 && code <= 0xdfff) return code;
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

/** The same for ASCII, to be read without asking whether it is there; made without what Unicode takes to be asked. */
export const asciiLetters: Int32Array = Int32Array.from({ length: 0x80 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[A-Za-z0-9]/.test(character) ? character.toLowerCase().charCodeAt(0) : separator;
});
