import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';

/** The facts that seeds are counted by. */
export type Facet = 'publisher' | 'usage';

/** What most of a domain's seeds call their publisher. */
export interface LearnedPublisher {
  readonly publisher: string;
  readonly domain: string;
  /** How many of the domain's seeds say so. */
  readonly seeds: number;
  /** Of how many that name a publisher. */
  readonly of: number;
}

/** The words that seeds use, with their counts: what can be learned from a corpus. */
export class Vocabulary implements Relation {
  readonly #counts: Record<Facet, Map<string, number>> = { publisher: new Map(), usage: new Map() };
  readonly #publishers = new Map<string, Map<string, number>>();

  update(before: SeedSummary | undefined, after: SeedSummary | undefined): void {
    if (before) this.#count(before, -1);
    if (after) this.#count(after, 1);
  }

  /** How many seeds use each value. */
  counts(facet: Facet): ReadonlyMap<string, number> {
    return this.#counts[facet];
  }

  /**
   * What the seeds of a domain call their publisher, the most frequent first; equally frequent ones by their names.
   * @param except a seed, as it was counted, that is to be left out.
   */
  publishersOf(domain: string, except?: SeedSummary): readonly LearnedPublisher[] {
    const own = except?.domain === domain ? except.publisher : undefined;
    const counts = Array.from(
      this.#publishers.get(domain) ?? [],
      ([publisher, seeds]) => [publisher, publisher === own ? seeds - 1 : seeds] as const,
    ).filter(([, seeds]) => seeds > 0);
    const of = counts.reduce((sum, [, seeds]) => sum + seeds, 0);
    return counts
      .sort(([a, seedsOfA], [b, seedsOfB]) => seedsOfB - seedsOfA || (a < b ? -1 : 1))
      .map(([publisher, seeds]) => ({ publisher, domain, seeds, of }));
  }

  #count({ publisher, usage, domain }: SeedSummary, change: 1 | -1): void {
    if (publisher !== undefined) add(this.#counts.publisher, publisher, change);
    if (usage !== undefined) add(this.#counts.usage, usage, change);
    if (publisher === undefined || domain === undefined) return;
    let publishers = this.#publishers.get(domain);
    if (!publishers) this.#publishers.set(domain, (publishers = new Map()));
    add(publishers, publisher, change);
    if (publishers.size === 0) this.#publishers.delete(domain);
  }
}

function add(counts: Map<string, number>, value: string, change: number): void {
  const count = (counts.get(value) ?? 0) + change;
  if (count === 0) counts.delete(value);
  else counts.set(value, count);
}
