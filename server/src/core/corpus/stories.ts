import type { Relation, SeedChange } from './relation.ts';
import type { Seed } from './seed.ts';
import { countTerms, lowerHalf, readTerms, termAt, termsOf } from './storyTerms.ts';

/** A seed that seems to tell of the same story. */
export interface StoryMate {
  readonly uri: string;
  /** From 0 to 1: how much of what is distinctive in the two they share. */
  readonly score: number;
}

/**
 * The seeds that have terms in common, weighed by how few others have them: the cosine of the two seeds' terms, each as
 * long as its inverse document frequency. (Manning, Raghavan, Schütze: Introduction to Information Retrieval, chapter 6.)
 *
 * All seeds are gone through when it is asked, which takes 10 to 40 ms for a hundred thousand: nothing to do for each change of
 * one. Lists by term would take as much memory again as the terms themselves.
 */
export class Stories implements Relation {
  readonly #seeds: ReadonlyMap<string, Seed>;
  /** How many seeds have each term, and how many have any. */
  readonly #counts = new Map<number, number>();
  #withTerms = 0;

  /** @param seeds all seeds of the corpus, by uri. */
  constructor(seeds: ReadonlyMap<string, Seed>) {
    this.#seeds = seeds;
  }

  update({ before, after }: SeedChange): void {
    if (before?.terms === after?.terms) return;
    if (before) this.#count(before, -1);
    if (after) this.#count(after, 1);
  }

  /**
   * The seeds of the same story, the likeliest first, then by uri; `limit` at most. Only those are compared that share
   * some of the rarest terms.
   */
  of(seed: Seed, limit: number): readonly StoryMate[] {
    const own = readTerms(seed.terms);
    const weights = new Map(own.map((term) => [term, this.#weight(term)]));
    let weight = 0;
    for (const term of own) weight += weights.get(term)!;
    const mates: StoryMate[] = [];
    for (const other of this.#candidates(weights, seed.uri)) {
      const score = this.#compare(weights, weight, readTerms(other.terms));
      if (score >= leastScore) mates.push({ uri: other.uri, score });
    }
    return mates.sort((a, b) => b.score - a.score || compare(a.uri, b.uri)).slice(0, limit);
  }

  #count({ terms }: Seed, change: 1 | -1): void {
    if (terms === '') return;
    this.#withTerms += change;
    for (const term of readTerms(terms)) {
      const count = (this.#counts.get(term) ?? 0) + change;
      if (count === 0) this.#counts.delete(term);
      else this.#counts.set(term, count);
    }
  }

  /** The seeds that share some of the rarest terms; those that share the most of them, where they are many. */
  #candidates(weights: ReadonlyMap<number, number>, self: string): readonly Seed[] {
    const wanted = this.#rarest(weights, self);
    const mayBeWanted = new Uint8Array(0x8000);
    for (const term of wanted.keys()) mayBeWanted[term & 0x7fff] = 1;
    const found: Candidate[] = [];
    for (const seed of this.#seeds.values()) {
      const weight = seed.uri === self ? undefined : sharedWeight(seed.terms, wanted, mayBeWanted);
      if (weight !== undefined) found.push({ seed, weight });
    }
    if (found.length > mostCandidates) {
      found.sort((a, b) => b.weight - a.weight || compare(a.seed.uri, b.seed.uri));
    }
    return found.slice(0, mostCandidates).map(({ seed }) => seed);
  }

  /** The rarest of some terms, as many as not too many seeds have, the rarest first. */
  #rarest(weights: ReadonlyMap<number, number>, self: string): ReadonlyMap<number, number> {
    const own = new Set(readTerms(this.#seeds.get(self)?.terms ?? ''));
    const rarest = new Map<number, number>();
    let looks = 0;
    for (const [term, weight] of [...weights].sort(([a, ofA], [b, ofB]) => ofB - ofA || a - b)) {
      const count = this.#counts.get(term) ?? 0;
      // None has it, or only the seed in question.
      if (count === (own.has(term) ? 1 : 0)) continue;
      looks += count;
      if (looks > mostLooks) break;
      rarest.set(term, weight);
    }
    return rarest;
  }

  /**
   * The cosine of two seeds' terms; 0 as soon as it is clear that it is too small. Weights are added up in the terms' order,
   * as another one would round in another way.
   */
  #compare(weights: ReadonlyMap<number, number>, weight: number, terms: readonly number[]): number {
    let shared = 0;
    for (const term of terms) shared += weights.get(term) ?? 0;
    const largest = (shared / leastScore) ** 2 / weight;
    let other = 0;
    for (const term of terms) {
      other += weights.get(term) ?? this.#weight(term);
      if (other > largest) return 0;
    }
    return Math.min(1, shared / Math.sqrt(weight * other));
  }

  /** The square of a term's inverse document frequency. */
  #weight(term: number): number {
    return Math.log(1 + this.#withTerms / Math.max(1, this.#counts.get(term) ?? 0)) ** 2;
  }
}

/** Tells of a seed whether it has all terms of a word; undefined for a word that has none, being short or frequent. */
export function termTest(word: string): ((seed: Seed) => boolean) | undefined {
  const wanted = termsOf(word);
  if (wanted.length === 0) return undefined;
  return ({ terms }) => wanted.every((term) => hasTerm(terms, term));
}

interface Candidate {
  readonly seed: Seed;
  readonly weight: number;
}

/**
 * What those of the wanted terms weigh that a seed has; undefined where it has too few of them.
 * @param mayBeWanted by the lower half of a term, whether any wanted one has it: a quick look that spares nearly all others.
 */
function sharedWeight(terms: string, wanted: ReadonlyMap<number, number>, mayBeWanted: Uint8Array): number | undefined {
  let shared = 0;
  const count = countTerms(terms);
  for (let index = 0; index < count; index++) {
    if (mayBeWanted[lowerHalf(terms, index)] === 1 && wanted.has(termAt(terms, index))) shared++;
  }
  if (shared < fewestShared) return undefined;
  let weight = 0;
  // In the order of the rarest, as another one would round in another way.
  for (const [term, ofTerm] of wanted) if (hasTerm(terms, term)) weight += ofTerm;
  return weight;
}

/** Terms are in ascending order. */
function hasTerm(terms: string, wanted: number): boolean {
  const count = countTerms(terms);
  for (let index = 0; index < count; index++) {
    const term = termAt(terms, index);
    if (term >= wanted) return term === wanted;
  }
  return false;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Stories have more than one word in common. */
const fewestShared = 2;
const leastScore = 0.18;
/** How many times a term may be found in all seeds, of all terms that are looked for together. */
const mostLooks = 1024;
/** How many seeds are compared with one. */
const mostCandidates = 64;
