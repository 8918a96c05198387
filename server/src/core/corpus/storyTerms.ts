import type { SeedDocument } from '../syntax/seedDocument.ts';
import { Words, hashWord, isWordOfItsOwn, withoutLast } from '../text/words.ts';

/** The most terms that are kept of a story. */
export const mostTerms = 24;

/**
 * What is kept of a seed to find others that tell of the same story: the words of its title, then of its summary's first
 * paragraph those that are likely to name what it is about, capitalized within a sentence or long. Each is a number of 30
 * bits in two UTF-16 code units, lower half last, in ascending order; `readTerms` reads them.
 */
export function storyTerms({ text, frontMatter, headings }: SeedDocument, title: string | undefined): string {
  const terms: number[] = [];
  if (title !== undefined) addTerms(terms, title);
  const { start, end } = firstParagraph(text, frontMatter.body.start, frontMatter.body.end, headings);
  words.clear();
  words.read(text, start, end);
  for (const isDistinctive of [isName, isLong]) {
    for (let index = 0; index < words.count && terms.length < mostTerms; index++) {
      if (isDistinctive(text, index, start)) addTerm(terms, text, index);
    }
  }
  return writeTerms(terms);
}

/** What is looked for of a word among a seed's terms: all of these. None for a word that is short or frequent. */
export function termsOf(word: string): readonly number[] {
  const terms: number[] = [];
  addTerms(terms, word);
  return terms;
}

/** The terms in ascending order, from 0 to 2³⁰ exclusive. */
export function readTerms(terms: string): number[] {
  return Array.from({ length: countTerms(terms) }, (_, index) => termAt(terms, index));
}

/** How many terms a text of `storyTerms` holds. */
export function countTerms(terms: string): number {
  return terms.length >>> 1;
}

/** The term with this index. */
export function termAt(terms: string, index: number): number {
  return (terms.charCodeAt(2 * index) << 15) | terms.charCodeAt(2 * index + 1);
}

/** The lower 15 bits of the term with this index. */
export function lowerHalf(terms: string, index: number): number {
  return terms.charCodeAt(2 * index + 1);
}

/** Terms, in ascending order, as `storyTerms` writes them. */
export function writeTerms(terms: readonly number[]): string {
  const units: number[] = [];
  for (const term of terms) units.push(term >>> 15, term & 0x7fff);
  return String.fromCharCode.apply(undefined, units);
}

/** In UTF-16 code units: news says what it is about in the beginning. */
const longestPart = 600;

const words = new Words(longestPart);

function addTerms(terms: number[], title: string): void {
  words.clear();
  words.read(title, 0, Math.min(title.length, longestPart));
  for (let index = 0; index < words.count && terms.length < mostTerms; index++) addTerm(terms, title, index);
}

function addTerm(terms: number[], text: string, index: number): void {
  const start = words.starts[index]!;
  const end = words.ends[index]!;
  let hash = words.hashes[index]!;
  if (isWordOfItsOwn(text.charCodeAt(start))) {
    // Two neighbours say what one alone does not.
    if (index + 1 === words.count || words.starts[index + 1] !== end) return;
    if (!isWordOfItsOwn(text.charCodeAt(end))) return;
    insert(terms, Math.imul(hash, 31) + words.hashes[index + 1]!);
    return;
  }
  const length = end - start;
  if (length < (isDigit(text.charCodeAt(start)) ? 2 : 3) || frequentWords.has(hash)) return;
  // A plural counts as its singular; `ss`, `us` and `is` are none.
  if (length > 3 && (text.charCodeAt(end - 1) | 0x20) === letterS && !noPlural.has(text.charCodeAt(end - 2) | 0x20)) {
    hash = withoutLast(hash, letterS);
  }
  insert(terms, hash);
}

/** Keeps the terms in order, each once. */
function insert(terms: number[], hash: number): void {
  // 30 bits are a small number in every V8, and no half of them is half of a character.
  const term = (hash ^ (hash >>> 30)) & 0x3fffffff;
  let place = terms.length;
  while (place > 0 && terms[place - 1]! > term) place--;
  if (place > 0 && terms[place - 1] === term) return;
  // One after the other: for so few, `splice` takes several times as long.
  for (let at = terms.length; at > place; at--) terms[at] = terms[at - 1]!;
  terms[place] = term;
}

const letterS = 0x73;
const noPlural: ReadonlySet<number> = new Set(Array.from('siu', (letter) => letter.charCodeAt(0)));

/** A word with a capital that does not begin a sentence, or a number of several digits. */
function isName(text: string, index: number, paragraph: number): boolean {
  const start = words.starts[index]!;
  const code = text.charCodeAt(start);
  if (isDigit(code)) return true;
  const isCapital = code < 0x80 ? code >= 0x41 && code <= 0x5a : isCapitalLetter(text[start]!);
  if (!isCapital) return false;
  let before = start - 1;
  while (before >= paragraph && start - before < 5 && !isTelling(text.charCodeAt(before))) before--;
  return before >= paragraph && !'.!?…:'.includes(text[before]!);
}

/** A letter, digit or sign that says whether a sentence begins after it; blanks, quotes and emphasis do not. */
function isTelling(code: number): boolean {
  return !(
    code <= 0x20 ||
    code === 0x22 ||
    (code >= 0x27 && code <= 0x2a) ||
    code === 0x5b ||
    code === 0x5f ||
    isQuote(code)
  );
}

function isQuote(code: number): boolean {
  return (code >= 0x2018 && code <= 0x201f) || code === 0xab || code === 0xbb;
}

function isLong(text: string, index: number): boolean {
  const start = words.starts[index]!;
  return words.ends[index]! - start >= 7 || isWordOfItsOwn(text.charCodeAt(start));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isCapitalLetter(letter: string): boolean {
  return letter.toLowerCase() !== letter;
}

/** From the first line that is no heading and not blank to the next that is, or to where nothing new is to be expected. */
function firstParagraph(
  text: string,
  bodyStart: number,
  bodyEnd: number,
  headings: SeedDocument['headings'],
): { start: number; end: number } {
  let start = bodyStart;
  for (const { range } of headings) {
    if (!isBlank(text, start, Math.min(range.start, start + longestPart))) break;
    start = range.end;
  }
  while (start < bodyEnd && text.charCodeAt(start) <= 0x20) start++;
  let end = Math.min(bodyEnd, start + longestPart);
  for (const { range } of headings) {
    if (range.start > start) {
      end = Math.min(end, range.start);
      break;
    }
  }
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
    if (/^\n[ \t]*\r?\n/.test(text.slice(at, at + 8))) end = at;
  }
  return { start, end };
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) > 0x20) return false;
  return true;
}

/** What says nothing of what an English text is about. In other languages the index finds such words by their number. */
const frequentWords: ReadonlySet<number> = new Set(
  `about above across after again against ago all almost along already also although always among and another any are
  around ask asks asked away back became because become been before began behind being below best better between big
  biggest both bring but call called calls came can cannot case city come comes could country day days despite did does
  doing done down during each early eight either end enough even ever every expected far few finally find finds first
  five for found four from full further gets getting give given gives goes going good got government great group had
  half has have having her here high him his how however hundreds into inside its itself just keep known large last
  late later latest least leave left less life like likely little local long look made main major make makes making many
  may might million billion month months more most much must near nearly need needs never new news next nine not
  nothing now number off officials often old once one only onto open other others our out outside over own part past
  people per percent place plan plans put rather really recent report reported reports result right rise said same saw
  say saying says second see seen set seven several shall she should show shows since six small some something soon
  state still stop such take taken takes tell ten than that the their them then there these they thing things third this
  those though thousand thousands three through time times today together told too took top toward towards turn two
  under until upon use used uses using very want wants was way ways week weeks well went were what when where whether
  which while who whole whom whose why will with within without work world would year years yesterday yet you your
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
  october november december according including including reportedly`
    .split(/\s+/)
    .map(hashWord),
);
