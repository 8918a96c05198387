import type { SeedSummary } from './seedSummary.ts';
import { hashText } from '../text/hash.ts';
import { SortedSeeds } from './sortedSeeds.ts';

/** Most keys have one seed; several are in order. */
export type SeedGroup = SeedSummary | SortedSeeds;

/**
 * Groups of seeds by what they have in common. A hash table with open addressing that keeps nothing but the groups, as
 * the seeds themselves tell the key: some ten bytes for each seed, where a map takes four times as many.
 */
export class GroupTable<Key extends string | number> {
  readonly #keyOf: (seed: SeedSummary) => Key | undefined;
  readonly #scopeOf: (seed: SeedSummary) => string;
  #cells: (SeedGroup | undefined)[] = emptyCells(fewestCells);
  #size = 0;
  readonly #scopeHashes = new Map<string, number>();

  constructor(keyOf: (seed: SeedSummary) => Key | undefined, scopeOf: (seed: SeedSummary) => string) {
    this.#keyOf = keyOf;
    this.#scopeOf = scopeOf;
  }

  get(key: Key, scope: string): SeedGroup | undefined {
    return this.#cells[this.find(key, scope)];
  }

  at(cell: number): SeedGroup | undefined {
    return this.#cells[cell];
  }

  /** Puts a group into the cell where it is, or would be. */
  set(cell: number, group: SeedGroup): void {
    const isNew = this.#cells[cell] === undefined;
    this.#cells[cell] = group;
    if (isNew && ++this.#size > this.#cells.length * fullest) this.#grow();
  }

  /** Takes out the group that is in a cell. */
  delete(cell: number): void {
    let hole = cell;
    if (this.#cells[hole] === undefined) return;
    this.#size--;
    // Those behind the hole move into it where they would be looked for at it or before it.
    const mask = this.#cells.length - 1;
    for (let next = (hole + 1) & mask; this.#cells[next] !== undefined; next = (next + 1) & mask) {
      const home = this.#homeOf(firstOf(this.#cells[next]!));
      if (((next - home) & mask) < ((next - hole) & mask)) continue;
      this.#cells[hole] = this.#cells[next];
      hole = next;
    }
    this.#cells[hole] = undefined;
  }

  /** The cell where the group is, or would be; it stays so until another one is put in or taken out. */
  find(key: Key, scope: string): number {
    const mask = this.#cells.length - 1;
    let cell = this.#home(key, scope);
    for (;;) {
      const group = this.#cells[cell];
      if (group === undefined) return cell;
      const seed = firstOf(group);
      if (this.#keyOf(seed) === key && this.#scopeOf(seed) === scope) return cell;
      cell = (cell + 1) & mask;
    }
  }

  #homeOf(seed: SeedSummary): number {
    return this.#home(this.#keyOf(seed)!, this.#scopeOf(seed));
  }

  #home(key: Key, scope: string): number {
    let hash = typeof key === 'number' ? (key | 0) ^ (key / 0x100000000) : hashText(key);
    hash = Math.imul(hash ^ (hash >>> 16) ^ this.#hashScope(scope), 0x9e3779b1);
    return (hash ^ (hash >>> 15)) & (this.#cells.length - 1);
  }

  /** There are many seeds to a scope. */
  #hashScope(scope: string): number {
    if (scope === '') return 0;
    let hash = this.#scopeHashes.get(scope);
    if (hash === undefined) {
      if (this.#scopeHashes.size === mostScopes) this.#scopeHashes.clear();
      this.#scopeHashes.set(scope, (hash = hashText(scope)));
    }
    return hash;
  }

  #grow(): void {
    const groups = this.#cells;
    this.#cells = emptyCells(2 * groups.length);
    const mask = this.#cells.length - 1;
    for (const group of groups) {
      if (group === undefined) continue;
      let cell = this.#homeOf(firstOf(group));
      while (this.#cells[cell] !== undefined) cell = (cell + 1) & mask;
      this.#cells[cell] = group;
    }
  }
}

/** A power of two. */
const fewestCells = 8;
/** The share of the cells that are taken before there are more of them. */
const fullest = 0.8;

const mostScopes = 1000;

function emptyCells(length: number): undefined[] {
  return Array.from<undefined>({ length });
}

function firstOf(group: SeedGroup): SeedSummary {
  return group instanceof SortedSeeds ? group.first! : group;
}
