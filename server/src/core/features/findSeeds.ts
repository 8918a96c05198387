import type { Corpus } from '../corpus/corpus.ts';
import type { SeedSummary } from '../corpus/seedSummary.ts';
import { foldTitle } from '../corpus/foldTitle.ts';
import { defaultConfiguration } from '../schema/configuration.ts';
import { searchedSeeds, type SearchedSeed } from './searchedSeeds.ts';
import { byRank } from './seedOrder.ts';

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
  const best = new Best(limit);
  for (const corpus of corpora) {
    const asked = words.map((word) => ({
      ...word,
      publishers: valuesWith(word, corpus.counts('publisher'), publisherName),
      usages: valuesWith(word, corpus.counts('usage')),
    }));
    for (const found of searchedSeeds(corpus)) {
      const score = scoreOf(found, asked);
      if (score >= 0) best.add(found.seed, score);
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
  /** The digits of a rank; undefined for what is none. */
  readonly rank: string | undefined;
  /** Whether it can be nothing but a rank. */
  readonly isRank: boolean;
}

function wordsOf(query: string): readonly Word[] {
  return query
    .slice(0, longestQuery)
    .split(/\s+/)
    .flatMap((piece): Word[] => {
      const rank = /^#(\d{0,15})$/.exec(piece)?.[1];
      if (rank !== undefined) return [{ text: '', rank, isRank: true }];
      const texts = foldTitle(piece).split(' ').filter(Boolean);
      return texts.map((text) => ({ text, rank: /^\d{1,15}$/.test(text) ? text : undefined, isRank: false }));
    })
    .slice(0, mostWords);
}

/** How well a word fits. A word of a title as a whole is better than a beginning, and a title better than what many share. */
const scores = { whole: 12, rank: 11, start: 10, publisher: 8, usage: 7, inside: 5, rankStart: 3, letters: 1 } as const;

/** A word, and the publishers and usages that it finds in a corpus: there are few of them, and many seeds. */
interface AskedWord extends Word {
  readonly publishers: ReadonlySet<string>;
  readonly usages: ReadonlySet<string>;
}

function valuesWith(
  { text, isRank }: Word,
  counts: ReadonlyMap<string, number>,
  nameOf?: PublisherName,
): ReadonlySet<string> {
  if (isRank) return new Set();
  const isFound = (value: string | undefined) => value !== undefined && ` ${foldTitle(value)}`.includes(` ${text}`);
  return new Set(Array.from(counts.keys()).filter((value) => isFound(value) || isFound(nameOf?.(value))));
}

/** How well all words together fit; negative where one is missing. */
function scoreOf(found: SearchedSeed, words: readonly AskedWord[]): number {
  let sum = 0;
  for (const word of words) {
    const score = scoreOfWord(found, word);
    if (score === 0) return -1;
    sum += score;
  }
  return sum;
}

function scoreOfWord({ text, seed }: SearchedSeed, word: AskedWord): number {
  if (word.isRank) return inRank(seed.rank, word);
  let score = inTitle(text, word.text);
  if (word.rank !== undefined && score < scores.rank) score = Math.max(score, inRank(seed.rank, word));
  if (score >= scores.publisher) return score;
  if (word.publishers.size > 0 && seed.publisher !== undefined && word.publishers.has(seed.publisher)) {
    return scores.publisher;
  }
  if (word.usages.size > 0 && seed.usage !== undefined && word.usages.has(seed.usage)) return scores.usage;
  return score > 0 ? score : byLetters(text, word.text);
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

function inRank(rank: number | undefined, { rank: digits = '', isRank }: Word): number {
  if (rank === undefined) return 0;
  const written = String(rank);
  if (written === digits) return scores.rank;
  return isRank && written.startsWith(digits) ? scores.rankStart : 0;
}

/** The letters of a word in their order from a word's beginning on, not far apart: `hbrtun` in `harbour tunnel`. */
function byLetters(text: string, word: string): number {
  if (word.length < 3) return 0;
  const longest = word.length * 3;
  for (let start = text.indexOf(` ${word[0]}`); start !== -1; start = text.indexOf(` ${word[0]}`, start + 1)) {
    let position = start + 1;
    for (let index = 1; index < word.length && position !== -1; index++) {
      position = text.indexOf(word[index]!, position + 1);
    }
    // Where not even the first beginning has the letters behind it, no later one has.
    if (position === -1) return 0;
    if (position - start <= longest) return scores.letters;
  }
  return 0;
}

/** Keeps the best matches without sorting all of them. */
class Best {
  readonly #limit: number;
  #matches: SeedMatch[] = [];
  #worst: SeedMatch | undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(seed: SeedSummary, score: number): void {
    const worst = this.#worst;
    if (this.#limit < 1 || (worst && (score < worst.score || (score === worst.score && byRank(seed, worst.seed) > 0))))
      return;
    this.#matches.push({ seed, score });
    if (this.#matches.length > 2 * this.#limit) this.#worst = this.sorted().at(-1);
  }

  sorted(): readonly SeedMatch[] {
    this.#matches = this.#matches.sort(byScore).slice(0, this.#limit);
    return this.#matches;
  }
}

function byScore(a: SeedMatch, b: SeedMatch): number {
  return b.score - a.score || byRank(a.seed, b.seed);
}
