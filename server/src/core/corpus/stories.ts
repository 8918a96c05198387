import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';
import { mostTerms, readTerms } from './storyTerms.ts';
import { TermLists } from './termLists.ts';

/** A seed that seems to tell of the same story. */
export interface StoryMate {
  readonly uri: string;
  /** From 0 to 1: how much of what is distinctive in the two they share. */
  readonly score: number;
}

/**
 * The seeds that have terms in common, weighed by how few others have them: the cosine of the two seeds' terms, each as
 * long as its inverse document frequency. (Manning, Raghavan, Schütze: Introduction to Information Retrieval, chapter 6.)
 */
export class Stories implements Relation {
  /** By uri, the number under which a seed stands in the lists. */
  readonly #numbers = new Map<string, number>();
  readonly #seeds: (SeedSummary | undefined)[] = [];
  readonly #free: number[] = [];
  /** By term, an entry for each seed that has it: the seed's number times `mostTerms`, plus the term's among its own. */
  readonly #lists = new TermLists();

  update(before: SeedSummary | undefined, after: SeedSummary | undefined): void {
    const from = before?.terms ?? '';
    const to = after?.terms ?? '';
    const uri = (after ?? before)?.uri;
    if (uri === undefined || (from === '' && to === '')) return;
    const number = this.#numberOf(uri);
    this.#seeds[number] = after;
    if (from !== to) {
      readTerms(from).forEach((term, index) => this.#lists.drop(term, number * mostTerms + index));
      readTerms(to).forEach((term, index) => this.#lists.add(term, number * mostTerms + index));
    }
    if (to !== '') return;
    this.#seeds[number] = undefined;
    this.#numbers.delete(uri);
    this.#free.push(number);
  }

  /**
   * The seeds of the same story, the likeliest first, then by uri; `limit` at most. The rarest terms say which seeds are
   * looked at, so that it takes no longer where there are many seeds.
   */
  of({ uri, terms }: SeedSummary, limit: number): readonly StoryMate[] {
    const own = readTerms(terms);
    const weights = new Map(own.map((term) => [term, this.#weight(term)]));
    let weight = 0;
    for (const term of own) weight += weights.get(term)!;
    const mates: StoryMate[] = [];
    for (const mate of this.#candidates(weights, uri)) {
      const score = this.#compare(weights, weight, readTerms(mate.terms));
      if (score >= leastScore) mates.push({ uri: mate.uri, score });
    }
    return mates.sort((a, b) => b.score - a.score || compare(a.uri, b.uri)).slice(0, limit);
  }

  /** Seeds that share some of the rarest terms; those that share the most of them, where they are many. */
  #candidates(weights: ReadonlyMap<number, number>, uri: string): readonly SeedSummary[] {
    const rarestFirst = [...weights].sort(([a, ofA], [b, ofB]) => ofB - ofA || a - b);
    const self = this.#numbers.get(uri);
    const found = new Map<number, Candidate>();
    let looks = 0;
    for (const [term, weight] of rarestFirst) {
      const count = this.#lists.count(term);
      if (count > mostLooks) break;
      const numbers = this.#lists.entries(term).map(numberOf);
      if (numbers.every((number) => number === self)) continue;
      looks += count;
      if (looks > mostLooks) break;
      for (const number of numbers) {
        const candidate = found.get(number);
        if (candidate) {
          candidate.shared++;
          candidate.weight += weight;
        } else if (number !== self) found.set(number, { seed: this.#seeds[number]!, shared: 1, weight });
      }
    }
    const candidates = [...found.values()].filter(({ shared }) => shared >= fewestShared);
    if (candidates.length > mostCandidates) candidates.sort(byWeight);
    return candidates.slice(0, mostCandidates).map(({ seed }) => seed);
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
    return Math.log(1 + this.#numbers.size / Math.max(1, this.#lists.count(term))) ** 2;
  }

  #numberOf(uri: string): number {
    let number = this.#numbers.get(uri);
    if (number === undefined) this.#numbers.set(uri, (number = this.#free.pop() ?? this.#seeds.length));
    return number;
  }
}

function numberOf(entry: number): number {
  return Math.floor(entry / mostTerms);
}

interface Candidate {
  readonly seed: SeedSummary;
  /** How many terms it shares. */
  shared: number;
  weight: number;
}

function byWeight(a: Candidate, b: Candidate): number {
  return b.weight - a.weight || compare(a.seed.uri, b.seed.uri);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Stories have more than one word in common. */
const fewestShared = 2;
const leastScore = 0.18;
/** How many entries of the terms' lists are gone through for one seed. */
const mostLooks = 1024;
/** How many seeds are compared with one. */
const mostCandidates = 64;
