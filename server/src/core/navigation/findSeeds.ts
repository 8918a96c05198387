import type { Corpus } from '../corpus/corpus.ts';
import type { Seed } from '../corpus/seed.ts';
import { facetValue } from '../corpus/facetValues.ts';
import { foldTitle } from '../corpus/foldTitle.ts';
import { defaultConfiguration } from '../schema/configuration.ts';
import { Firsts } from './firsts.ts';
import { byRank } from './seedOrder.ts';

/** A seed that a query finds, and how well it fits. */
export interface SeedMatch {
  readonly seed: Seed;
  /** Higher is better; only to be compared with that of another match of the same query. */
  readonly score: number;
}

/** What a publisher's slug stands for, such as `Associated Press`; undefined for what no configuration knows. */
export type PublisherName = (slug: string) => string | undefined;

/**
 * The seeds that have all words of the query, in any order, the best first, then by rank. A word is found at the beginning
 * of a title's word (best), inside one, or letter by letter in its order (least); in the publisher's slug or name, in the
 * usage, and in what the seed has of declared facets. `#12` and `12` find the rank. Letter case and accents do not count.
 * An empty query finds all seeds.
 * @param testFor makes for each corpus a function that tells which of its seeds count at all.
 */
export function findSeeds(
  corpora: Iterable<Corpus>,
  query: string,
  limit: number,
  publisherName: PublisherName = builtInName,
  testFor?: (corpus: Corpus) => (seed: Seed) => boolean,
): readonly SeedMatch[] {
  const words = wordsOf(query);
  if (words.length === 0 && query.trim() !== '') return [];
  const best = new Firsts<SeedMatch>(limit, (a, b) => b.score - a.score || byRank(a.seed, b.seed));
  for (const corpus of corpora) {
    const asked = words.map((word) => askedIn(corpus, word, publisherName));
    const counts = testFor?.(corpus);
    for (const seed of corpus.seeds()) {
      if (counts && !counts(seed)) continue;
      const score = scoreOf(seed, corpus.searchText(seed), asked, best.last?.score ?? 0);
      if (score >= 0) best.add({ seed, score });
    }
  }
  return best.sorted();
}

export const builtInName: PublisherName = (slug) => defaultConfiguration.publishers.get(slug)?.name;

/** More is no search. */
export const longestQuery = 200;
const mostWords = 12;

interface Word {
  readonly text: string;
  /** The rank or its first digits, 0 before the first one; `NaN` for what no rank begins with, undefined for no number. */
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
const scores = {
  whole: 12,
  rank: 11,
  start: 10,
  publisher: 8,
  usage: 7,
  facet: 6,
  inside: 5,
  rankStart: 3,
  letters: 1,
} as const;

/** A word, and the values of facets that it finds in a corpus: there are few of them, and many seeds. */
interface AskedWord extends Word {
  readonly publishers: ReadonlySet<string | undefined>;
  readonly usages: ReadonlySet<string | undefined>;
  /** Those of declared facets that have any, by their keys. */
  readonly facets: ReadonlyMap<string, ReadonlySet<string | undefined>>;
  /** The word's first letter after a blank, and all of them. */
  readonly start: string;
  readonly letters: readonly string[];
}

function askedIn(corpus: Corpus, word: Word, publisherName: PublisherName): AskedWord {
  return {
    ...word,
    publishers: valuesWith(word, corpus.counts('publisher').keys(), publisherName),
    usages: valuesWith(word, corpus.counts('usage').keys()),
    facets: facetsWith(corpus, word),
    start: ` ${word.text.slice(0, 1)}`,
    letters: word.text.split(''),
  };
}

/** A facet with more values holds prose: to look through it takes too long, and nobody searches for it. */
const mostValues = 1000;

function facetsWith({ facets }: Corpus, word: Word): AskedWord['facets'] {
  const found = new Map<string, ReadonlySet<string | undefined>>();
  for (const key of facets.declared) {
    const counts = facets.all(key);
    if (counts.size > mostValues) continue;
    const values = valuesWith(word, counts.keys());
    if (values.size > 0) found.set(key, values);
  }
  return found;
}

function valuesWith({ text, isRank }: Word, values: Iterable<string>, nameOf?: PublisherName): ReadonlySet<string> {
  const found = new Set<string>();
  if (isRank) return found;
  const isFound = (value: string | undefined) => value !== undefined && ` ${foldTitle(value)}`.includes(` ${text}`);
  for (const value of values) if (isFound(value) || isFound(nameOf?.(value))) found.add(value);
  return found;
}

/**
 * How well all words together fit; negative where one is missing.
 * @param least what a seed has to have to count at all: for less, letters are not looked for one by one.
 */
function scoreOf(seed: Seed, text: string, words: readonly AskedWord[], least: number): number {
  let sum = 0;
  let highest = words.length * scores.whole;
  for (const word of words) {
    let score = scoreOfWord(seed, text, word);
    highest -= scores.whole;
    if (score === 0 && sum + scores.letters + highest >= least) score = byLetters(text, word);
    if (score === 0) return -1;
    sum += score;
  }
  return sum;
}

/** 0 for a word that is not there as a whole. */
function scoreOfWord(seed: Seed, text: string, word: AskedWord): number {
  const { rank, publisher, usage } = seed;
  if (word.isRank) return inRank(rank, word);
  let score = inTitle(text, word.text);
  if (word.rank !== undefined && score < scores.rank) score = Math.max(score, inRank(rank, word));
  if (score >= scores.publisher) return score;
  if (word.publishers.has(publisher)) return scores.publisher;
  if (word.usages.has(usage)) return scores.usage;
  return hasFacet(seed, word) ? scores.facet : score;
}

function hasFacet(seed: Seed, { facets }: AskedWord): boolean {
  for (const [key, values] of facets) if (values.has(facetValue(seed, key))) return true;
  return false;
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

function inRank(rank: number | undefined, { rank: wanted = NaN, isRank }: Word): number {
  if (rank === wanted) return scores.rank;
  if (!isRank || rank === undefined) return 0;
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
    // Where not even the first beginning has the letters after it, no later one has.
    if (position === -1) return 0;
    if (position - first <= longest) return scores.letters;
  }
  return 0;
}
