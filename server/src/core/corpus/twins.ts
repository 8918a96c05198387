import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';
import { GroupTable } from './groupTable.ts';
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

/** The seeds that have the same key, and the same scope if the key means something within one only. */
export class TwinRelation<Key extends string | number> implements Relation {
  readonly #keyOf: (seed: SeedSummary) => Key | undefined;
  readonly #scopeOf: (seed: SeedSummary) => string;
  readonly #groups: GroupTable<Key>;

  /** @param keyOf undefined for a seed that has no twins. */
  constructor(keyOf: (seed: SeedSummary) => Key | undefined, scopeOf: (seed: SeedSummary) => string = () => '') {
    this.#keyOf = keyOf;
    this.#scopeOf = scopeOf;
    this.#groups = new GroupTable(keyOf, scopeOf);
  }

  update(before: SeedSummary | undefined, after: SeedSummary | undefined, affected: Set<string>): void {
    const from = before && this.#keyOf(before);
    const to = after && this.#keyOf(after);
    if (before && from !== undefined) {
      this.#tellOthers(from, before, affected);
      if (after && from === to && this.#scopeOf(before) === this.#scopeOf(after)) {
        this.#put(to, after);
        return;
      }
      this.#drop(from, before);
    }
    if (after && to !== undefined) {
      if (this.#put(to, after)) this.#tellOthers(to, after, affected);
    }
  }

  has(key: Key, scope = ''): boolean {
    return this.#groups.get(key, scope) !== undefined;
  }

  /** The first seed with this key by its uri. */
  first(key: Key, scope = ''): SeedSummary | undefined {
    const group = this.#groups.get(key, scope);
    return group instanceof SortedSeeds ? group.first : group;
  }

  /** The twins of a seed, be it as the index has it, or as it would be. */
  of(seed: SeedSummary): Twins {
    const key = this.#keyOf(seed);
    const group = key === undefined ? undefined : this.#groups.get(key, this.#scopeOf(seed));
    if (!group) return noTwins;
    if (!(group instanceof SortedSeeds)) return group.uri === seed.uri ? noTwins : { seeds: [group], more: false };
    const before = group.before(seed.uri, mostTwins);
    const behind = group.behind(seed.uri, mostTwins);
    const told = Math.min(before.length, Math.max(mostTwins / 2, mostTwins - behind.length));
    const seeds = [...before.slice(before.length - told), ...behind.slice(0, mostTwins - told)];
    return { seeds, more: group.size - (group.has(seed.uri) ? 1 : 0) > seeds.length };
  }

  /** @returns whether something with this key was there. */
  #put(key: Key, seed: SeedSummary): boolean {
    const cell = this.#groups.find(key, this.#scopeOf(seed));
    const group = this.#groups.at(cell);
    if (group instanceof SortedSeeds) group.put(seed);
    else if (!group || group.uri === seed.uri) this.#groups.set(cell, seed);
    else {
      const both = new SortedSeeds();
      for (const one of [group, seed]) both.put(one);
      this.#groups.set(cell, both);
    }
    return group !== undefined;
  }

  #drop(key: Key, seed: SeedSummary): void {
    const cell = this.#groups.find(key, this.#scopeOf(seed));
    const group = this.#groups.at(cell);
    if (!(group instanceof SortedSeeds)) {
      this.#groups.delete(cell);
      return;
    }
    group.delete(seed.uri);
    if (group.size === 1) this.#groups.set(cell, group.first!);
  }

  /** Tells those that are told of the seed, which is there, and those that are told how many there are. */
  #tellOthers(key: Key, seed: SeedSummary, affected: Set<string>): void {
    const group = this.#groups.get(key, this.#scopeOf(seed));
    if (!(group instanceof SortedSeeds)) return;
    // One more than the reach of a seed at either end, whose twins are all on one side: that there are more is news to it.
    for (const other of group.before(seed.uri, mostTwins + 1)) affected.add(other.uri);
    for (const other of group.behind(seed.uri, mostTwins + 1)) affected.add(other.uri);
  }
}
