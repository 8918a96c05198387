import type { SeedSummary } from './seedSummary.ts';

/** The facts that seeds are counted and found by. A rank counts within its folder. */
export type Facet = 'publisher' | 'usage' | 'rank';

const facets: readonly Facet[] = ['publisher', 'usage', 'rank'];

/**
 * The index over all seeds of one corpus: the one stateful object of the engine. It keeps summaries, not texts, and
 * maps that are updated by taking a seed's old facts out and putting its new ones in, so that an edit costs the same
 * in a corpus of ten and of a hundred thousand.
 */
export class Corpus {
  readonly #summaries = new Map<string, SeedSummary>();
  readonly #seeds: Record<Facet, Map<string, Set<string>>> = {
    publisher: new Map(),
    usage: new Map(),
    rank: new Map(),
  };

  /** By folder, a rank below which none is free: where the search for a free one goes on. */
  readonly #takenBelow = new Map<string, number>();

  /** How many more seeds let characters beyond ASCII stand than escape them. */
  #unicodeMajority = 0;

  get size(): number {
    return this.#summaries.size;
  }

  /** Puts a seed in, or its new summary in the old one's place. */
  upsert(summary: SeedSummary): void {
    const old = this.#summaries.get(summary.uri);
    this.#summaries.set(summary.uri, summary);
    this.#unicodeMajority += voteOf(summary) - (old ? voteOf(old) : 0);
    for (const facet of facets) {
      const before = old && keyOf(old, facet);
      const after = keyOf(summary, facet);
      if (before === after) continue;
      if (old && before !== undefined) this.#drop(facet, before, old);
      if (after !== undefined) this.#add(facet, after, summary.uri);
    }
  }

  /** Takes a seed out; one that is not there is no error. */
  remove(uri: string): void {
    const old = this.#summaries.get(uri);
    if (!old) return;
    this.#summaries.delete(uri);
    this.#unicodeMajority -= voteOf(old);
    for (const facet of facets) {
      const key = keyOf(old, facet);
      if (key !== undefined) this.#drop(facet, key, old);
    }
  }

  get(uri: string): SeedSummary | undefined {
    return this.#summaries.get(uri);
  }

  /** All seeds, in no particular order. */
  summaries(): Iterable<SeedSummary> {
    return this.#summaries.values();
  }

  /** Whether most of the seeds that show it let characters beyond ASCII stand as they are; true where none or half do. */
  get allowsUnicode(): boolean {
    return this.#unicodeMajority >= 0;
  }

  /** How many seeds use each value, for completion's order. */
  counts(facet: 'publisher' | 'usage'): ReadonlyMap<string, number> {
    return new Map([...this.#seeds[facet]].map(([value, uris]) => [value, uris.size]));
  }

  /** The uris of the seeds that have this value. */
  seedsWith(facet: 'publisher' | 'usage', value: string): ReadonlySet<string> {
    return this.#seeds[facet].get(value) ?? none;
  }

  /** The uris of the seeds of `folder` that have this rank. */
  seedsRanked(folder: string, rank: number): ReadonlySet<string> {
    return this.#seeds.rank.get(rankKey(folder, rank)) ?? none;
  }

  /** The lowest rank that no seed of the folder has. Each taken one is passed over once, not each time it is asked. */
  nextFreeRank(folder: string): number {
    let rank = this.#takenBelow.get(folder) ?? 1;
    while (this.seedsRanked(folder, rank).size > 0) rank++;
    this.#takenBelow.set(folder, rank);
    return rank;
  }

  #add(facet: Facet, key: string, uri: string): void {
    const uris = this.#seeds[facet].get(key);
    if (uris) uris.add(uri);
    else this.#seeds[facet].set(key, new Set([uri]));
  }

  #drop(facet: Facet, key: string, { uri, folder, rank }: SeedSummary): void {
    const uris = this.#seeds[facet].get(key);
    uris?.delete(uri);
    if (uris?.size !== 0) return;
    this.#seeds[facet].delete(key);
    if (facet === 'rank' && rank !== undefined && rank < (this.#takenBelow.get(folder) ?? 1)) {
      this.#takenBelow.set(folder, rank);
    }
  }
}

const none: ReadonlySet<string> = new Set();

function voteOf({ allowsUnicode }: SeedSummary): number {
  return allowsUnicode === undefined ? 0 : allowsUnicode ? 1 : -1;
}

function keyOf(summary: SeedSummary, facet: Facet): string | undefined {
  if (facet !== 'rank') return summary[facet];
  return summary.rank === undefined ? undefined : rankKey(summary.folder, summary.rank);
}

function rankKey(folder: string, rank: number): string {
  return `${rank} ${folder}`;
}
