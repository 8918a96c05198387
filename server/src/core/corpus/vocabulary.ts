import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';
import type { SeedTable } from './seedTable.ts';
import { none } from './countedStrings.ts';
import { RowLists } from './rowLists.ts';

/** The facts that seeds are counted by. */
export type Facet = 'publisher' | 'usage';

/** What some of a domain's seeds call their publisher. */
export interface LearnedPublisher {
  readonly publisher: string;
  readonly domain: string;
  /** How many of the domain's seeds say so. */
  readonly seeds: number;
  /** Of how many that name a publisher. */
  readonly of: number;
}

/**
 * What the seeds of each domain call their publisher: what can be learned from a corpus.
 *
 * A domain has a _usual_ publisher where three seeds or more, and two of three or more, have it. Those are told of a change
 * that may see another usual publisher of their domain, or to whose publisher it matters whether it is usual anywhere.
 */
export class Vocabulary implements Relation {
  readonly #table: SeedTable;
  /** Only seeds with a domain and a publisher are counted for it. */
  readonly #domains = new Map<number, DomainUse>();
  readonly #publishers = new Map<number, PublisherUse>();
  readonly #rowsOfDomain = new RowLists();
  readonly #rowsOfPublisher = new RowLists();
  /** What the row that has left said before. */
  #leftDomain = none;
  #leftPublisher = none;

  constructor(table: SeedTable) {
    this.#table = table;
  }

  /** Makes room for so many seeds. */
  reserve(seeds: number): void {
    this.#rowsOfDomain.reserve(seeds);
    this.#rowsOfPublisher.reserve(seeds);
  }

  leave(row: number, after: SeedSummary | undefined, affected: Set<number>): void {
    const domain = this.#table.domain.values[row]!;
    const publisher = this.#table.publisher.values[row]!;
    this.#leftDomain = domain;
    this.#leftPublisher = publisher;
    if (publisher === none) return;
    this.#rowsOfPublisher.delete(publisher, row);
    this.#publishers.get(publisher)!.seeds--;
    if (domain !== none) {
      this.#rowsOfDomain.delete(domain, row);
      countIn(this.#domains.get(domain)!, publisher, -1);
    }
    // The seed may say the same again: then nothing has changed for anybody.
    if (!after) this.#settleLeft(affected);
  }

  enter(row: number, isNew: boolean, affected: Set<number>): boolean {
    const domain = this.#table.domain.values[row]!;
    const publisher = this.#table.publisher.values[row]!;
    if (publisher !== none) {
      this.#rowsOfPublisher.add(publisher, row);
      this.#publisherUse(publisher).seeds++;
      if (domain !== none) {
        this.#rowsOfDomain.add(domain, row);
        countIn(this.#domainUse(domain), publisher, 1);
        this.#settleDomain(domain, affected);
      }
      this.#settlePublisher(publisher, affected);
    }
    if (!isNew) this.#settleLeft(affected);
    return false;
  }

  /**
   * What the seeds of a domain call their publisher, the most frequent first; equally frequent ones by their names.
   * @param except a seed, as the table has it, that is to be left out.
   */
  publishersOf(domain: string, except?: SeedSummary): readonly LearnedPublisher[] {
    const { domains, publishers } = this.#table;
    const own = except?.domain === domain ? except.publisher : undefined;
    const counts = Array.from(this.#domains.get(domains.find(domain))?.counts ?? [], ([number, seeds]) => {
      const publisher = publishers.at(number)!;
      return [publisher, publisher === own ? seeds - 1 : seeds] as const;
    }).filter(([, seeds]) => seeds > 0);
    const of = counts.reduce((sum, [, seeds]) => sum + seeds, 0);
    return counts
      .sort(([a, seedsOfA], [b, seedsOfB]) => seedsOfB - seedsOfA || (a < b ? -1 : 1))
      .map(([publisher, seeds]) => ({ publisher, domain, seeds, of }));
  }

  /** What as good as all seeds of a domain call their publisher; undefined where they have no such habit. */
  usualPublisher(domain: string): string | undefined {
    const usual = this.#domains.get(this.#table.domains.find(domain))?.usual ?? none;
    return this.#table.publishers.at(usual);
  }

  /** Whether a publisher is a word of the corpus: the usual one of some domain, or that of very many seeds. */
  usesPublisher(publisher: string): boolean {
    return this.#publishers.get(this.#table.publishers.find(publisher))?.isUsed ?? false;
  }

  #domainUse(domain: number): DomainUse {
    let use = this.#domains.get(domain);
    if (!use) this.#domains.set(domain, (use = { counts: new Map(), of: 0, usual: none }));
    return use;
  }

  #publisherUse(publisher: number): PublisherUse {
    let use = this.#publishers.get(publisher);
    if (!use) this.#publishers.set(publisher, (use = { seeds: 0, domains: 0, isUsed: false }));
    return use;
  }

  #settleLeft(affected: Set<number>): void {
    if (this.#leftDomain !== none && this.#leftPublisher !== none) this.#settleDomain(this.#leftDomain, affected);
    if (this.#leftPublisher !== none) this.#settlePublisher(this.#leftPublisher, affected);
    this.#leftDomain = none;
    this.#leftPublisher = none;
  }

  #settleDomain(domain: number, affected: Set<number>): void {
    const use = this.#domains.get(domain);
    if (!use) return;
    const before = use.usual;
    const now = usualIn(use);
    // One that had a usual publisher has more than one seed: it does not come to its end by a single change.
    if (use.of === 0) this.#domains.delete(domain);
    if (now === before) return;
    use.usual = now;
    for (const row of this.#rowsOfDomain.of(domain)) affected.add(row);
    this.#countDomain(before, -1, affected);
    this.#countDomain(now, 1, affected);
  }

  #countDomain(publisher: number, change: 1 | -1, affected: Set<number>): void {
    const use = this.#publishers.get(publisher);
    if (!use) return;
    use.domains += change;
    this.#settlePublisher(publisher, affected);
  }

  #settlePublisher(publisher: number, affected: Set<number>): void {
    const use = this.#publishers.get(publisher);
    if (!use) return;
    if (use.seeds === 0) this.#publishers.delete(publisher);
    const isUsed = use.domains > 0 || use.seeds >= manySeeds;
    if (isUsed === use.isUsed) return;
    use.isUsed = isUsed;
    for (const row of this.#rowsOfPublisher.of(publisher)) affected.add(row);
  }
}

/** What is known of the seeds of a domain that name a publisher. */
interface DomainUse {
  /** How many have each publisher, by its number. */
  readonly counts: Map<number, number>;
  /** How many there are. */
  of: number;
  /** The number of the usual publisher, as it was told last. */
  usual: number;
}

interface PublisherUse {
  seeds: number;
  /** Of how many domains it is the usual one. */
  domains: number;
  /** Whether it is a word of the corpus, as it was told last. */
  isUsed: boolean;
}

/** A publisher that so many seeds have is a word by itself: it bounds how many are told when one domain has others. */
const manySeeds = 1000;

/** Less is no habit. */
const fewestSeeds = 3;

function countIn(use: DomainUse, publisher: number, change: 1 | -1): void {
  const count = (use.counts.get(publisher) ?? 0) + change;
  if (count === 0) use.counts.delete(publisher);
  else use.counts.set(publisher, count);
  use.of += change;
}

function usualIn(use: DomainUse): number {
  const { counts, of, usual } = use;
  if (isUsual(counts.get(usual) ?? 0, of)) return usual;
  // With too many others nothing can be usual: they need not be looked through.
  if (of < fewestSeeds || counts.size > 1 + of / 2) return none;
  for (const [publisher, seeds] of counts) if (isUsual(seeds, of)) return publisher;
  return none;
}

function isUsual(seeds: number, of: number): boolean {
  return seeds >= fewestSeeds && roughly(seeds) >= 2 * roughly(of - seeds);
}

/**
 * A count by its first four binary digits. However many seeds come one after the other, what is usual changes a few times
 * for each doubling of their number and no more; exact counts that balance would change it with each of them.
 */
function roughly(count: number): number {
  const rest = Math.max(0, 28 - Math.clz32(count));
  return (count >>> rest) << rest;
}
