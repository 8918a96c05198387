import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';
import { readTerms } from './storyTerms.ts';

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
  /** By term, the numbers of the seeds that have it: most terms have one. In no particular order. */
  readonly #lists = new Map<number, number | number[]>();

  update(before: SeedSummary | undefined, after: SeedSummary | undefined): void {
    const from = before?.terms ?? '';
    const to = after?.terms ?? '';
    const uri = (after ?? before)?.uri;
    if (uri === undefined || (from === '' && to === '')) return;
    const number = this.#numberOf(uri);
    this.#seeds[number] = after;
    if (from !== to) {
      const [old, current] = [readTerms(from), readTerms(to)];
      for (const term of old) if (!current.includes(term)) this.#drop(term, number);
      for (const term of current) if (!old.includes(term)) this.#add(term, number);
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
      const list = this.#lists.get(term);
      if (list === undefined || list === self) continue;
      const numbers = typeof list === 'number' ? [list] : list;
      looks += numbers.length;
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
    return Math.log(1 + this.#numbers.size / Math.max(1, this.#count(term))) ** 2;
  }

  #count(term: number): number {
    const list = this.#lists.get(term);
    return list === undefined ? 0 : typeof list === 'number' ? 1 : list.length;
  }

  #numberOf(uri: string): number {
    let number = this.#numbers.get(uri);
    if (number === undefined) this.#numbers.set(uri, (number = this.#free.pop() ?? this.#seeds.length));
    return number;
  }

  #add(term: number, number: number): void {
    const list = this.#lists.get(term);
    if (list === undefined) this.#lists.set(term, number);
    else if (typeof list === 'number') this.#lists.set(term, [list, number]);
    else list.push(number);
  }

  #drop(term: number, number: number): void {
    const list = this.#lists.get(term);
    if (typeof list !== 'object') {
      this.#lists.delete(term);
      return;
    }
    const last = list.pop()!;
    if (last !== number) list[list.indexOf(number)] = last;
    if (list.length === 1) this.#lists.set(term, list[0]!);
  }
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
