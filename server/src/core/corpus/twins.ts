import type { Column } from './columns.ts';
import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';
import type { SeedTable } from './seedTable.ts';
import { none } from './countedStrings.ts';
import { GroupTable } from './groupTable.ts';
import { SortedRows } from './sortedRows.ts';

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

/** What twins have in common: a number of the table, of which no seed need have one. */
export type TwinKey = 'article' | 'headline' | 'rank' | 'number';

/** The seeds that have the same key, and are in the same folder if the key means something within one only. */
export class TwinRelation implements Relation {
  readonly #table: SeedTable;
  readonly #key: TwinKey;
  readonly #keys: Column<Float64Array>;
  readonly #isScoped: boolean;
  readonly #groups: GroupTable;

  constructor(table: SeedTable, key: TwinKey, { withinFolder = false } = {}) {
    this.#table = table;
    this.#key = key;
    this.#keys = table[key];
    this.#isScoped = withinFolder;
    this.#groups = new GroupTable(this.#keys, withinFolder ? table.folder : undefined);
  }

  /** Makes room for so many seeds. */
  reserve(seeds: number): void {
    this.#groups.reserve(seeds);
  }

  leave(row: number, after: SeedSummary | undefined, affected: Set<number>): void {
    const key = this.#keys.values[row]!;
    if (Number.isNaN(key)) return;
    this.#tellOthers(row, affected);
    // Nothing but its file's name says which folder a seed is in.
    if (after?.[this.#key] !== key) this.#drop(row, key);
  }

  enter(row: number, _isNew: boolean, affected: Set<number>): boolean {
    const key = this.#keys.values[row]!;
    if (Number.isNaN(key)) return false;
    const cell = this.#groups.find(key, this.#scopeOf(row));
    const group = this.#groups.at(cell);
    if (group === row) return false;
    if (group === undefined) {
      this.#groups.set(cell, row);
      return false;
    }
    if (typeof group === 'number') {
      const both = new SortedRows(this.#table);
      both.put(group);
      both.put(row);
      this.#groups.set(cell, both);
    } else if (!group.put(row)) return true;
    this.#tellOthers(row, affected);
    return true;
  }

  /** Whether a seed has the key. */
  has(key: number, folder: number): boolean {
    return this.#groupOf(key, folder) !== undefined;
  }

  /** The row of the first seed with this key by its uri. */
  first(key: number, folder: number): number | undefined {
    const group = this.#groupOf(key, folder);
    return group instanceof SortedRows ? group.first : group;
  }

  /** The twins of a seed, be it as the table has it, or as it would be. */
  of(seed: SeedSummary): Twins {
    const key = seed[this.#key];
    const folder = this.#isScoped ? this.#table.folders.find(seed.folder) : 0;
    const group = key === undefined || folder === none ? undefined : this.#groupOf(key, folder);
    if (group === undefined) return noTwins;
    const own = this.#table.rowOf(seed);
    const at = (row: number) => this.#table.at(row);
    if (!(group instanceof SortedRows)) return own === group ? noTwins : { seeds: [at(group)], more: false };
    const place = this.#table.placeOf(own === none ? seed.uri : own);
    const before = group.before(place, mostTwins);
    const behind = group.behind(place, mostTwins);
    const told = Math.min(before.length, Math.max(mostTwins / 2, mostTwins - behind.length));
    const seeds = [...before.slice(before.length - told), ...behind.slice(0, mostTwins - told)].map(at);
    return { seeds, more: group.size - (group.has(place) ? 1 : 0) > seeds.length };
  }

  #groupOf(key: number, folder: number): number | SortedRows | undefined {
    return this.#groups.at(this.#groups.find(key, this.#isScoped ? folder : 0));
  }

  #scopeOf(row: number): number {
    return this.#isScoped ? this.#table.folder.values[row]! : 0;
  }

  #drop(row: number, key: number): void {
    const cell = this.#groups.find(key, this.#scopeOf(row));
    const group = this.#groups.at(cell);
    if (!(group instanceof SortedRows)) {
      this.#groups.delete(cell);
      return;
    }
    group.delete(row);
    if (group.size === 1) this.#groups.set(cell, group.first!);
  }

  /** Tells those that are told of the seed, which is there, and those that are told how many there are. */
  #tellOthers(row: number, affected: Set<number>): void {
    const group = this.#groupOf(this.#keys.values[row]!, this.#scopeOf(row));
    if (!(group instanceof SortedRows)) return;
    const place = this.#table.placeOf(row);
    // One more than the reach of a seed at either end, whose twins are all on one side: that there are more is news to it.
    for (const other of group.before(place, mostTwins + 1)) affected.add(other);
    for (const other of group.behind(place, mostTwins + 1)) affected.add(other);
  }
}
