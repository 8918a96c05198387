import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';
import type { SeedTable } from './seedTable.ts';
import { none } from './countedStrings.ts';

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

/** What the seeds of each domain call their publisher: what can be learned from a corpus. */
export class Vocabulary implements Relation {
  readonly #table: SeedTable;
  /** By domain and publisher. */
  readonly #publishers = new Map<number, Map<number, number>>();

  constructor(table: SeedTable) {
    this.#table = table;
  }

  leave(row: number): void {
    this.#count(row, -1);
  }

  enter(row: number): boolean {
    this.#count(row, 1);
    return false;
  }

  /**
   * What the seeds of a domain call their publisher, the most frequent first; equally frequent ones by their names.
   * @param except a seed, as the table has it, that is to be left out.
   */
  publishersOf(domain: string, except?: SeedSummary): readonly LearnedPublisher[] {
    const { domains, publishers } = this.#table;
    const own = except?.domain === domain ? except.publisher : undefined;
    const counts = Array.from(this.#publishers.get(domains.find(domain)) ?? [], ([number, seeds]) => {
      const publisher = publishers.at(number)!;
      return [publisher, publisher === own ? seeds - 1 : seeds] as const;
    }).filter(([, seeds]) => seeds > 0);
    const of = counts.reduce((sum, [, seeds]) => sum + seeds, 0);
    return counts
      .sort(([a, seedsOfA], [b, seedsOfB]) => seedsOfB - seedsOfA || (a < b ? -1 : 1))
      .map(([publisher, seeds]) => ({ publisher, domain, seeds, of }));
  }

  #count(row: number, change: 1 | -1): void {
    const domain = this.#table.domain.values[row]!;
    const publisher = this.#table.publisher.values[row]!;
    if (publisher === none || domain === none) return;
    let publishers = this.#publishers.get(domain);
    if (!publishers) this.#publishers.set(domain, (publishers = new Map()));
    const count = (publishers.get(publisher) ?? 0) + change;
    if (count === 0) publishers.delete(publisher);
    else publishers.set(publisher, count);
    if (publishers.size === 0) this.#publishers.delete(domain);
  }
}
