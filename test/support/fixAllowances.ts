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
  readonly isFixAll: boolean;
  readonly configuration: Configuration;
}

/**
 * The lost words without those that may go:
 * - a declared word spelled in another case (`Title`, `USED`), or in pieces (`Initial Rank`), where the declared one has come;
 * - a number of which the same number has come (`4.0`, `0007`, `1,200`);
 * - and, as fix-all names no ranges: the words of a url's query, of a character code or a tag of HTML, of a line that
 *   stands there twice, of a publisher's name or domain where its slug has come, a key by another name where a declared
 *   one has come, and a key or usage that is misspelled in two places at most, where the declared one has come.
 */
export function forgive(lost: readonly string[], loss: Loss): string[] {
  if (lost.length === 0) return [];
  const { text, extra, isFixAll, configuration } = loss;
  const declaredFold = declared(configuration).map(fold);
  const pieces = fold(lost.join(''));
  if (lost.length > 1 && declaredFold.includes(pieces) && lost.length <= 4) return [];
  if (/^\d+$/.test(pieces) && extra.includes(pieces)) return [];
  const numbers = new Set(extra.filter((word) => /^\d+$/.test(word)).map(Number));
  const disposable = isFixAll ? new Set(disposableWords(text, configuration)) : undefined;
  const hasKeyCome = configuration.fields.some(({ key }) => wordsOf(key).some((word) => extra.includes(word)));
  if (hasKeyCome)
    for (const [key] of text.matchAll(/^[ \t]*[^\n:]{1,40}(?=[ \t]*:)/gm)) addAll(disposable, wordsOf(key));
  return lost.filter((word) => {
    const folded = fold(word);
    if (extra.some((come) => fold(come) === folded) && declaredFold.some((one) => one.includes(folded))) return false;
    if (/^\d+$/.test(word) && (numbers.has(Number(word)) || (Number(word) === 0 && /\d\.0+\b/.test(text))))
      return false;
    if (!disposable) return true;
    return (
      !disposable.has(word) &&
      !extra.some((come) => declaredFold.includes(fold(come)) && distance(fold(come), folded) <= 2)
    );
  });
}

function addAll(set: Set<string> | undefined, words: readonly string[]): void {
  for (const word of words) set?.add(word);
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

function disposableWords(text: string, configuration: Configuration): string[] {
  const part = (pattern: RegExp) => text.match(pattern)?.flatMap(wordsOf) ?? [];
  const lines = text.split(/\r?\n|\r/).map((line) => wordsOf(line).join(' '));
  const twice = lines.filter((line, index) => line !== '' && lines.indexOf(line) !== index);
  const publisher = /^\W*publisher\W+(.*)$/im.exec(text)?.[1] ?? '';
  const isNamed = configuration.publishers.find(publisher) !== undefined;
  return [
    ...part(/https?:\/\/\S*\?\S+/g),
    ...part(/&#?\w{1,20};/g),
    ...part(/<[^<>\n]{1,100}>/g),
    ...twice.flatMap((line) => line.split(' ')),
    ...(isNamed ? wordsOf(publisher) : []),
  ];
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
