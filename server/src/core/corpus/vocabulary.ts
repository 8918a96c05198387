import type { Relation, SeedChange } from './relation.ts';
import type { Seed } from './seed.ts';

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
 * A domain has a _usual_ publisher where three seeds or more have it, and two of three or more. A change affects the seeds
 * of a domain that gets another usual publisher, and those of a publisher that becomes usual somewhere, or nowhere.
 */
export class Vocabulary implements Relation {
  /** Only seeds with a domain and a publisher are counted for it. */
  readonly #domains = new Map<string, DomainUse>();
  readonly #publishers = new Map<string, PublisherUse>();

  update({ uri, before, after }: SeedChange, affected: Set<string>): void {
    if (before?.publisher === after?.publisher && before?.domain === after?.domain) return;
    if (before?.publisher !== undefined) this.#remove(uri, before.publisher, before.domain);
    if (after?.publisher !== undefined) this.#add(uri, after.publisher, after.domain);
    for (const seed of [before, after]) {
      if (seed?.publisher === undefined) continue;
      if (seed.domain !== undefined) this.#settleDomain(seed.domain, affected);
      this.#settlePublisher(seed.publisher, affected);
    }
  }

  /**
   * What the seeds of a domain call their publisher, the most frequent first; equally frequent ones by their names.
   * @param except a seed of the corpus that is to be left out.
   */
  publishersOf(domain: string, except?: Seed): readonly LearnedPublisher[] {
    const own = except?.domain === domain ? except.publisher : undefined;
    const counts = Array.from(this.#domains.get(domain)?.counts ?? [], ([publisher, seeds]) => {
      return [publisher, publisher === own ? seeds - 1 : seeds] as const;
    }).filter(([, seeds]) => seeds > 0);
    const of = counts.reduce((sum, [, seeds]) => sum + seeds, 0);
    return counts
      .sort(([a, seedsOfA], [b, seedsOfB]) => seedsOfB - seedsOfA || (a < b ? -1 : 1))
      .map(([publisher, seeds]) => ({ publisher, domain, seeds, of }));
  }

  /** What as good as all seeds of a domain call their publisher; undefined where they have no such habit. */
  usualPublisher(domain: string): string | undefined {
    return this.#domains.get(domain)?.usual;
  }

  /** Whether a publisher is a word of the corpus: the usual one of some domain, or that of very many seeds. */
  usesPublisher(publisher: string): boolean {
    return this.#publishers.get(publisher)?.isUsed ?? false;
  }

  #add(uri: string, publisher: string, domain: string | undefined): void {
    let use = this.#publishers.get(publisher);
    if (!use) this.#publishers.set(publisher, (use = { seeds: new Set(), domains: 0, isUsed: false }));
    use.seeds.add(uri);
    if (domain === undefined) return;
    let domainUse = this.#domains.get(domain);
    if (!domainUse) this.#domains.set(domain, (domainUse = { seeds: new Set(), counts: new Map(), usual: undefined }));
    domainUse.seeds.add(uri);
    countIn(domainUse, publisher, 1);
  }

  #remove(uri: string, publisher: string, domain: string | undefined): void {
    this.#publishers.get(publisher)!.seeds.delete(uri);
    if (domain === undefined) return;
    const use = this.#domains.get(domain)!;
    use.seeds.delete(uri);
    countIn(use, publisher, -1);
  }

  #settleDomain(domain: string, affected: Set<string>): void {
    const use = this.#domains.get(domain);
    if (!use) return;
    const before = use.usual;
    const now = usualIn(use);
    // One that had a usual publisher has more than one seed: it does not come to its end by a single change.
    if (use.seeds.size === 0) this.#domains.delete(domain);
    if (now === before) return;
    use.usual = now;
    for (const uri of use.seeds) affected.add(uri);
    this.#countDomain(before, -1, affected);
    this.#countDomain(now, 1, affected);
  }

  #countDomain(publisher: string | undefined, change: 1 | -1, affected: Set<string>): void {
    const use = publisher === undefined ? undefined : this.#publishers.get(publisher);
    if (!use) return;
    use.domains += change;
    this.#settlePublisher(publisher!, affected);
  }

  #settlePublisher(publisher: string, affected: Set<string>): void {
    const use = this.#publishers.get(publisher);
    if (!use) return;
    if (use.seeds.size === 0) this.#publishers.delete(publisher);
    const isUsed = use.domains > 0 || use.seeds.size >= manySeeds;
    if (isUsed === use.isUsed) return;
    use.isUsed = isUsed;
    for (const uri of use.seeds) affected.add(uri);
  }
}

/** What is known of the seeds of a domain that name a publisher. */
interface DomainUse {
  /** Their uris. */
  readonly seeds: Set<string>;
  /** How many have each publisher. */
  readonly counts: Map<string, number>;
  /** The usual publisher, as it was when seeds were last affected. */
  usual: string | undefined;
}

interface PublisherUse {
  /** The uris of the seeds that have it. */
  readonly seeds: Set<string>;
  /** Of how many domains it is the usual one. */
  domains: number;
  /** Whether it is a word of the corpus, as it was when seeds were last affected. */
  isUsed: boolean;
}

/** A publisher that so many seeds have is a word by itself: it bounds how many one change affects. */
const manySeeds = 1000;

/** Less is no habit. */
const fewestSeeds = 3;

function countIn({ counts }: DomainUse, publisher: string, change: 1 | -1): void {
  const count = (counts.get(publisher) ?? 0) + change;
  if (count === 0) counts.delete(publisher);
  else counts.set(publisher, count);
}

function usualIn({ counts, seeds, usual }: DomainUse): string | undefined {
  const of = seeds.size;
  if (usual !== undefined && isUsual(counts.get(usual) ?? 0, of)) return usual;
  // With too many others nothing can be usual: they need not be looked through.
  if (of < fewestSeeds || counts.size > 1 + of / 2) return undefined;
  for (const [publisher, count] of counts) if (isUsual(count, of)) return publisher;
  return undefined;
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
