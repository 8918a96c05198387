import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';
import type { SeedTable } from './seedTable.ts';
import { readTerms, termsOf, writeTerms } from './storyTerms.ts';
import { TermCounts } from './termCounts.ts';
import { TermRows } from './termRows.ts';

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
 * The terms of all seeds stand in a row and are gone through when they are asked for, which takes some milliseconds for a
 * hundred thousand seeds: lists by term would take as much memory again.
 */
export class Stories implements Relation {
  readonly #seeds: SeedTable;
  readonly #terms = new TermRows();
  /** How many seeds have each term, and how many have any. */
  readonly #counts = new TermCounts();
  #withTerms = 0;
  #read = '';

  constructor(seeds: SeedTable) {
    this.#seeds = seeds;
  }

  /** Takes note of the terms of a seed: those are what `isWritten`, `leave` and `enter` are about. */
  read({ terms }: SeedSummary): void {
    this.#read = terms;
  }

  /** Whether the row has the terms that were read. */
  isWritten(row: number): boolean {
    if (2 * this.#terms.lengthOf(row) !== this.#read.length) return false;
    const terms = this.#terms.at(row);
    return readTerms(this.#read).every((term, index) => terms[index] === term);
  }

  /** The terms of a row, as a summary has them. */
  termsOf(row: number): string {
    return writeTerms(Array.from(this.#terms.at(row)));
  }

  /** Tells of a row whether it has all terms of a word; undefined for a word that has none, being short or frequent. */
  test(word: string): ((row: number) => boolean) | undefined {
    const wanted = termsOf(word);
    if (wanted.length === 0) return undefined;
    const terms = this.#terms.values;
    const has = (row: number, term: number): boolean => {
      let place = this.#terms.startOf(row);
      const end = place + this.#terms.lengthOf(row);
      while (place < end && terms[place]! < term) place++;
      return place < end && terms[place] === term;
    };
    const [only] = wanted;
    if (wanted.length === 1) return (row) => has(row, only!);
    return (row) => wanted.every((term) => has(row, term));
  }

  leave(row: number, after: SeedSummary | undefined): void {
    if (after && this.isWritten(row)) return;
    const terms = this.#terms.at(row);
    if (terms.length > 0) this.#withTerms--;
    for (const term of terms) this.#counts.drop(term);
    this.#terms.delete(row);
  }

  enter(row: number): boolean {
    if (this.#terms.lengthOf(row) !== 0 || this.#read === '') return false;
    const terms = readTerms(this.#read);
    this.#terms.set(row, terms);
    this.#withTerms++;
    for (const term of terms) this.#counts.add(term);
    return false;
  }

  /**
   * The seeds of the same story, the likeliest first, then by uri; `limit` at most. Only those are compared that share
   * some of the rarest terms.
   */
  of(seed: SeedSummary, limit: number): readonly StoryMate[] {
    const own = readTerms(seed.terms);
    const weights = new Map(own.map((term) => [term, this.#weight(term)]));
    let weight = 0;
    for (const term of own) weight += weights.get(term)!;
    const mates: StoryMate[] = [];
    for (const row of this.#candidates(weights, this.#seeds.rowOf(seed))) {
      const score = this.#compare(weights, weight, this.#terms.at(row));
      if (score >= leastScore) mates.push({ uri: this.#seeds.uriOf(row), score });
    }
    return mates.sort((a, b) => b.score - a.score || compare(a.uri, b.uri)).slice(0, limit);
  }

  /** The rows of seeds that share some of the rarest terms; of those that share the most of them, where they are many. */
  #candidates(weights: ReadonlyMap<number, number>, self: number): readonly number[] {
    const wanted = this.#rarest(weights, self);
    const found: Candidate[] = [];
    const isWanted = new Uint8Array(fewTerms);
    for (const term of wanted.keys()) isWanted[term & (fewTerms - 1)] = 1;
    for (let row = 0; row < this.#seeds.end; row++) {
      if (row === self) continue;
      const candidate = this.#share(row, wanted, isWanted);
      if (candidate) found.push(candidate);
    }
    if (found.length > mostCandidates) {
      const byWeight = (a: Candidate, b: Candidate) =>
        b.weight - a.weight || compare(this.#seeds.uriOf(a.row), this.#seeds.uriOf(b.row));
      found.sort(byWeight);
    }
    return found.slice(0, mostCandidates).map(({ row }) => row);
  }

  /** The rarest of some terms, as many as not too many seeds have, the rarest first. */
  #rarest(weights: ReadonlyMap<number, number>, self: number): ReadonlyMap<number, number> {
    const own = self === -1 ? new Set<number>() : new Set(this.#terms.at(self));
    const rarest = new Map<number, number>();
    let looks = 0;
    for (const [term, weight] of [...weights].sort(([a, ofA], [b, ofB]) => ofB - ofA || a - b)) {
      const count = this.#counts.of(term);
      // None has it, or only the seed in question.
      if (count === (own.has(term) ? 1 : 0)) continue;
      looks += count;
      if (looks > mostLooks) break;
      rarest.set(term, weight);
    }
    return rarest;
  }

  /**
   * Undefined where the row has too few of the terms.
   * @param isWanted by the lower bits of a term, whether it may be wanted: that spares nearly all of the looking up.
   */
  #share(row: number, wanted: ReadonlyMap<number, number>, isWanted: Uint8Array): Candidate | undefined {
    const terms = this.#terms.values;
    const start = this.#terms.startOf(row);
    const end = start + this.#terms.lengthOf(row);
    let shared = 0;
    for (let place = start; place < end; place++) {
      const term = terms[place]!;
      if (isWanted[term & (fewTerms - 1)] === 1 && wanted.has(term)) shared++;
    }
    if (shared < fewestShared) return undefined;
    let weight = 0;
    // In the order of the rarest, as another one would round in another way.
    for (const [term, ofTerm] of wanted) if (terms.subarray(start, end).includes(term)) weight += ofTerm;
    return { row, weight };
  }

  /**
   * The cosine of two seeds' terms; 0 as soon as it is clear that it is too small. Weights are added up in the terms' order,
   * as another one would round in another way.
   */
  #compare(weights: ReadonlyMap<number, number>, weight: number, terms: Int32Array): number {
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
    return Math.log(1 + this.#withTerms / Math.max(1, this.#counts.of(term))) ** 2;
  }
}

interface Candidate {
  readonly row: number;
  readonly weight: number;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A power of two. */
const fewTerms = 0x1000;

/** Stories have more than one word in common. */
const fewestShared = 2;
const leastScore = 0.18;
/** How many times a term may be found in all seeds, of all terms that are looked for together. */
const mostLooks = 1024;
/** How many seeds are compared with one. */
const mostCandidates = 64;
