import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';
import { SortedSeeds } from './sortedSeeds.ts';

/** Other seeds that have something in common with one. */
export interface Twins {
  /**
   * In the order of their uris, `mostTwins` at most: of more, those next to the seed by its uri, as many before it as
   * behind it where there are so many. The first of all has none before it.
   */
  readonly seeds: readonly SeedSummary[];
  /** Whether there are more than these. */
  readonly more: boolean;
}

/**
 * The most twins that are told of one seed: nobody looks at more, and where a thousand seeds have the same rank it keeps
 * a change to one of them from being a change to all.
 */
export const mostTwins = 16;

export const noTwins: Twins = { seeds: [], more: false };

/** The seeds that have the same key. */
export class TwinRelation<Key extends string | number> implements Relation {
  readonly #keyOf: (seed: SeedSummary) => Key | undefined;
  /** Most keys have one seed. */
  readonly #groups = new Map<Key, SeedSummary | SortedSeeds>();

  /** @param keyOf undefined for a seed that has no twins. */
  constructor(keyOf: (seed: SeedSummary) => Key | undefined) {
    this.#keyOf = keyOf;
  }

  update(before: SeedSummary | undefined, after: SeedSummary | undefined, affected: Set<string>): void {
    const from = before && this.#keyOf(before);
    const to = after && this.#keyOf(after);
    if (before && from !== undefined) {
      this.#tellOthers(from, before, affected);
      if (after && from === to) {
        this.#put(to, after);
        return;
      }
      this.#drop(from, before);
    }
    if (after && to !== undefined) {
      this.#put(to, after);
      this.#tellOthers(to, after, affected);
    }
  }

  has(key: Key): boolean {
    return this.#groups.has(key);
  }

  /** The first seed with this key by its uri. */
  first(key: Key): SeedSummary | undefined {
    const group = this.#groups.get(key);
    return group instanceof SortedSeeds ? group.first : group;
  }

  /** The twins of a seed, be it as the index has it, or as it would be. */
  of(seed: SeedSummary): Twins {
    const key = this.#keyOf(seed);
    const group = key === undefined ? undefined : this.#groups.get(key);
    if (!group) return noTwins;
    if (!(group instanceof SortedSeeds)) return group.uri === seed.uri ? noTwins : { seeds: [group], more: false };
    const before = group.before(seed.uri, mostTwins);
    const behind = group.behind(seed.uri, mostTwins);
    const told = Math.min(before.length, Math.max(mostTwins / 2, mostTwins - behind.length));
    const seeds = [...before.slice(before.length - told), ...behind.slice(0, mostTwins - told)];
    return { seeds, more: group.size - (group.has(seed.uri) ? 1 : 0) > seeds.length };
  }

  #put(key: Key, seed: SeedSummary): void {
    const group = this.#groups.get(key);
    if (group instanceof SortedSeeds) group.put(seed);
    else if (!group || group.uri === seed.uri) this.#groups.set(key, seed);
    else {
      const both = new SortedSeeds();
      for (const one of [group, seed]) both.put(one);
      this.#groups.set(key, both);
    }
  }

  #drop(key: Key, { uri }: SeedSummary): void {
    const group = this.#groups.get(key);
    if (!(group instanceof SortedSeeds)) {
      this.#groups.delete(key);
      return;
    }
    group.delete(uri);
    if (group.size === 1) this.#groups.set(key, group.first!);
  }

  /** Tells those that are told of the seed, which is there, and those that are told how many there are. */
  #tellOthers(key: Key, { uri }: SeedSummary, affected: Set<string>): void {
    const group = this.#groups.get(key);
    if (!(group instanceof SortedSeeds)) return;
    // One more than the reach of a seed at either end, whose twins are all on one side: that there are more is news to it.
    for (const other of group.before(uri, mostTwins + 1)) affected.add(other.uri);
    for (const other of group.behind(uri, mostTwins + 1)) affected.add(other.uri);
  }
}
