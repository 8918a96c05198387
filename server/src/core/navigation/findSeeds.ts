import type { Corpus } from '../corpus/corpus.ts';
import type { NumberedStrings, SeedRows } from '../corpus/seedRows.ts';
import type { SeedSummary } from '../corpus/seedSummary.ts';
import { none } from '../corpus/countedStrings.ts';
import { foldTitle } from '../corpus/foldTitle.ts';
import { defaultConfiguration } from '../schema/configuration.ts';
import { Firsts } from './firsts.ts';
import { searchedTexts } from './searchedSeeds.ts';
import { SeedNumbers } from './seedNumbers.ts';

/** A seed that a query finds, and how well it fits. */
export interface SeedMatch {
  readonly seed: SeedSummary;
  /** Higher is better; only to be compared with that of another match of the same query. */
  readonly score: number;
}

/** What a publisher's slug stands for, such as `Associated Press`; undefined for what no configuration knows. */
export type PublisherName = (slug: string) => string | undefined;

/**
 * The seeds that have all words of the query, in any order, the best first, then by rank. A word is found at the beginning
 * of a title's word (best), inside one, or letter by letter in its order (least); in the publisher's slug or name, and in
 * the usage. `#12` and `12` find the rank. Letter case and accents do not count. An empty query finds all seeds.
 */
export function findSeeds(
  corpora: Iterable<Corpus>,
  query: string,
  limit: number,
  publisherName: PublisherName = builtInName,
): readonly SeedMatch[] {
  const words = wordsOf(query);
  if (words.length === 0 && query.trim() !== '') return [];
  const all = [...corpora];
  const numbers = new SeedNumbers(all);
  const scored = new Uint8Array(numbers.end);
  const { byRank } = numbers;
  const best = new Firsts(limit, (a, b) => scored[b]! - scored[a]! || byRank(a, b));
  for (const [index, corpus] of all.entries()) {
    const { rows } = corpus;
    const start = numbers.startOf(index);
    const asked = words.map((word) => askedIn(corpus, word, publisherName));
    const texts = searchedTexts(corpus);
    for (let row = 0; row < rows.end; row++) {
      if (!rows.has(row)) continue;
      const { last } = best;
      const score = scoreOf(row, texts.at(row), asked, rows, last === undefined ? 0 : scored[last]!);
      if (score < 0) continue;
      scored[start + row] = score;
      best.add(start + row);
    }
  }
  return best.sorted().map((seed) => ({ seed: numbers.at(seed), score: scored[seed]! }));
}

export const builtInName: PublisherName = (slug) => defaultConfiguration.publishers.get(slug)?.name;

/** More is no search. */
export const longestQuery = 200;
const mostWords = 12;

interface Word {
  readonly text: string;
  /** The rank, or its first digits: 0 before the first one; `NaN` for what no rank begins with. Undefined for what is none. */
  readonly rank: number | undefined;
  /** Whether it can be nothing but a rank. */
  readonly isRank: boolean;
}

function wordsOf(query: string): readonly Word[] {
  return query
    .slice(0, longestQuery)
    .split(/\s+/)
    .flatMap((piece): Word[] => {
      const rank = /^#(\d{0,15})$/.exec(piece)?.[1];
      if (rank !== undefined) return [{ text: '', rank: readDigits(rank), isRank: true }];
      const texts = foldTitle(piece).split(' ').filter(Boolean);
      return texts.map((text) => ({
        text,
        rank: /^\d{1,15}$/.test(text) ? readDigits(text) : undefined,
        isRank: false,
      }));
    })
    .slice(0, mostWords);
}

function readDigits(digits: string): number {
  return digits.startsWith('0') ? NaN : Number(digits);
}

/** How well a word fits. A word of a title as a whole is better than a beginning, and a title better than what many share. */
const scores = { whole: 12, rank: 11, start: 10, publisher: 8, usage: 7, inside: 5, rankStart: 3, letters: 1 } as const;

/** A word, and the publishers and usages that it finds in a corpus, by number: there are few of them, and many seeds. */
interface AskedWord extends Word {
  readonly publishers: readonly boolean[];
  readonly usages: readonly boolean[];
  /** The word's first letter behind a blank, and all of them. */
  readonly start: string;
  readonly letters: readonly string[];
}

function askedIn({ rows }: Corpus, word: Word, publisherName: PublisherName): AskedWord {
  return {
    ...word,
    publishers: valuesWith(word, rows.publishers, publisherName),
    usages: valuesWith(word, rows.usages),
    start: ` ${word.text.slice(0, 1)}`,
    letters: word.text.split(''),
  };
}

function valuesWith({ text, isRank }: Word, strings: NumberedStrings, nameOf?: PublisherName): readonly boolean[] {
  const found: boolean[] = [];
  if (isRank) return found;
  const isFound = (value: string | undefined) => value !== undefined && ` ${foldTitle(value)}`.includes(` ${text}`);
  for (const value of strings.counts.keys()) {
    if (isFound(value) || isFound(nameOf?.(value))) found[strings.find(value)] = true;
  }
  return found;
}

/**
 * How well all words together fit; negative where one is missing.
 * @param least what a seed has to have to count at all: for less, letters are not looked for one by one.
 */
function scoreOf(row: number, text: string, words: readonly AskedWord[], rows: SeedRows, least: number): number {
  let sum = 0;
  let highest = words.length * scores.whole;
  for (const word of words) {
    let score = scoreOfWord(row, text, word, rows);
    highest -= scores.whole;
    if (score === 0 && sum + scores.letters + highest >= least) score = byLetters(text, word);
    if (score === 0) return -1;
    sum += score;
  }
  return sum;
}

/** 0 for a word that is not there as a whole. */
function scoreOfWord(row: number, text: string, word: AskedWord, rows: SeedRows): number {
  if (word.isRank) return inRank(rows.rank.values[row]!, word);
  let score = inTitle(text, word.text);
  if (word.rank !== undefined && score < scores.rank) score = Math.max(score, inRank(rows.rank.values[row]!, word));
  if (score >= scores.publisher) return score;
  if (has(word.publishers, rows.publisher.values[row]!)) return scores.publisher;
  return has(word.usages, rows.usage.values[row]!) ? scores.usage : score;
}

function has(found: readonly boolean[], number: number): boolean {
  return number < found.length && number !== none && found[number] === true;
}

function inTitle(text: string, word: string): number {
  const first = text.indexOf(word);
  if (first === -1) return 0;
  let best: number = scores.inside;
  for (let start = first; start !== -1; start = text.indexOf(word, start + 1)) {
    if (text.charCodeAt(start - 1) !== blank) continue;
    const end = start + word.length;
    if (end === text.length || text.charCodeAt(end) === blank) return scores.whole;
    best = scores.start;
  }
  return best;
}

const blank = ' '.charCodeAt(0);

/** @param rank `NaN` for none. */
function inRank(rank: number, { rank: wanted = NaN, isRank }: Word): number {
  if (rank === wanted) return scores.rank;
  if (!isRank || Number.isNaN(rank)) return 0;
  if (wanted === 0) return scores.rankStart;
  let beginning = rank;
  while (beginning > wanted) beginning = Math.floor(beginning / 10);
  return beginning === wanted ? scores.rankStart : 0;
}

/** The letters of a word in their order from a word's beginning on, not far apart: `hbrtun` in `harbour tunnel`. */
function byLetters(text: string, { start, letters }: AskedWord): number {
  if (letters.length < 3) return 0;
  const longest = letters.length * 3;
  for (let first = text.indexOf(start); first !== -1; first = text.indexOf(start, first + 1)) {
    let position = first + 1;
    for (let index = 1; index < letters.length && position !== -1; index++) {
      position = text.indexOf(letters[index]!, position + 1);
    }
    // Where not even the first beginning has the letters behind it, no later one has.
    if (position === -1) return 0;
    if (position - first <= longest) return scores.letters;
  }
  return 0;
}
