// What a fix may do to words though it does not name them: narrow, and written down here.

import { distance } from 'fastest-levenshtein';
import type { Configuration } from '../../server/src/core/index.ts';
import { wordsOf } from './words.ts';

/** The words that a fix may write though nobody wrote them: keys, slugs, usages, headings. */
export function vocabularyOf(configuration: Configuration): ReadonlySet<string> {
  let words = vocabularies.get(configuration);
  if (!words) vocabularies.set(configuration, (words = new Set(wordsOf(declared(configuration).join('\n')))));
  return words;
}

const vocabularies = new WeakMap<Configuration, ReadonlySet<string>>();

function declared({ fields, publishers, usages, body }: Configuration): string[] {
  return [
    ...fields.map(({ key }) => key),
    ...usages.map(({ value }) => value),
    ...publishers.all.map(({ slug }) => slug),
    ...body.headings,
    'http',
    'https',
    'true',
    'false',
    'null',
  ];
}

export interface Loss {
  readonly text: string;
  /** The words that are there now and were not. */
  readonly extra: readonly string[];
  readonly configuration: Configuration;
}

/**
 * The lost words without those that may go:
 * - a declared word spelled in another case (`Title`, `USED`), or in pieces (`Initial Rank`), where the declared one has come;
 * - a number of which the same number has come (`4.0`, `0007`, `1,200`).
 */
export function forgive(lost: readonly string[], loss: Loss): string[] {
  if (lost.length === 0) return [];
  const { text, extra, configuration } = loss;
  const declaredFold = declared(configuration).map(fold);
  const pieces = fold(lost.join(''));
  if (lost.length > 1 && declaredFold.includes(pieces) && lost.length <= 4) return [];
  if (/^\d+$/.test(pieces) && extra.includes(pieces)) return [];
  const numbers = new Set(extra.filter((word) => /^\d+$/.test(word)).map(Number));
  return lost.filter((word) => {
    const folded = fold(word);
    if (extra.some((come) => fold(come) === folded) && declaredFold.some((one) => one.includes(folded))) return false;
    if (/^\d+$/.test(word) && (numbers.has(Number(word)) || (Number(word) === 0 && /\d\.0+\b/.test(text))))
      return false;
    return true;
  });
}

/** A key that fix-all may have renamed to a declared one: one that is near and there, or one that has come. */
export function isRenamedKey(
  key: string,
  old: ReadonlyMap<string, unknown>,
  now: ReadonlyMap<string, unknown>,
  { fields }: Configuration,
): boolean {
  return fields.some(
    (field) => now.has(field.key) && (!old.has(field.key) || distance(fold(field.key), fold(key)) <= 2),
  );
}

/** A text with HTML's codes of characters as the letters that they stand for: those of letters with an accent by rule. */
export function decodeMarkup(text: string): string {
  return text
    .replace(/&(?:amp;)*/g, '&')
    .replace(/&([A-Za-z])(acute|grave|circ|uml|tilde|cedil|ring|caron);/g, (_, letter: string, accent: string) =>
      `${letter}${accents[accent]!}`.normalize('NFC'),
    )
    .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (code, hexadecimal?: string, decimal?: string) => {
      const point = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
      return point > 0x10ffff ? code : String.fromCodePoint(point);
    })
    .replace(/&szlig;/g, 'ß');
}

const accents: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030A',
  caron: '\u030C',
};

function fold(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
