import type { Column } from './columns.ts';
import type { SortedRows } from './sortedRows.ts';

/** Most keys have one row; several are in order. */
export type RowGroup = number | SortedRows;

/**
 * Groups of rows by what their seeds have in common. A hash table with open addressing that keeps nothing but the groups,
 * as the rows themselves tell the key: some six bytes for each, where a map takes many times as many.
 */
export class GroupTable {
  readonly #keys: Column<Float64Array>;
  readonly #scopes: Column<Int32Array> | undefined;
  /** One more than the row, or less than 0 for the group with this number from the end; 0 for neither. */
  #cells = new Int32Array(fewestCells);
  readonly #groups: (SortedRows | undefined)[] = [];
  readonly #freeGroups: number[] = [];
  #size = 0;

  /** @param scopes what the key means something within; undefined where it is the same everywhere. */
  constructor(keys: Column<Float64Array>, scopes: Column<Int32Array> | undefined) {
    this.#keys = keys;
    this.#scopes = scopes;
  }

  at(cell: number): RowGroup | undefined {
    const value = this.#cells[cell]!;
    return value === 0 ? undefined : value > 0 ? value - 1 : this.#groups[-value - 1]!;
  }

  /** Puts a group into the cell where it is, or would be. */
  set(cell: number, group: RowGroup): void {
    const before = this.#cells[cell]!;
    let value: number;
    if (typeof group === 'number') {
      value = group + 1;
      if (before < 0) this.#forget(before);
    } else if (before < 0) {
      value = before;
      this.#groups[-before - 1] = group;
    } else {
      const number = this.#freeGroups.pop() ?? this.#groups.length;
      this.#groups[number] = group;
      value = -number - 1;
    }
    this.#cells[cell] = value;
    if (before === 0 && ++this.#size > this.#cells.length * fullest) this.#grow();
  }

  /** Takes out the group that is in a cell. */
  delete(cell: number): void {
    const cells = this.#cells;
    let hole = cell;
    if (cells[hole] === 0) return;
    if (cells[hole]! < 0) this.#forget(cells[hole]!);
    this.#size--;
    // Those behind the hole move into it where they would be looked for at it or before it.
    const mask = cells.length - 1;
    for (let next = (hole + 1) & mask; cells[next] !== 0; next = (next + 1) & mask) {
      const home = this.#homeOf(this.#firstOf(cells[next]!));
      if (((next - home) & mask) < ((next - hole) & mask)) continue;
      cells[hole] = cells[next]!;
      hole = next;
    }
    cells[hole] = 0;
  }

  /** The cell where the group is, or would be; it stays so until another one is put in or taken out. */
  find(key: number, scope: number): number {
    const cells = this.#cells;
    const keys = this.#keys.values;
    const scopes = this.#scopes?.values;
    const mask = cells.length - 1;
    let cell = this.#home(key, scope);
    for (;;) {
      const value = cells[cell]!;
      if (value === 0) return cell;
      const row = value > 0 ? value - 1 : this.#firstOf(value);
      if (keys[row] === key && (scopes === undefined || scopes[row] === scope)) return cell;
      cell = (cell + 1) & mask;
    }
  }

  #firstOf(value: number): number {
    return value > 0 ? value - 1 : this.#groups[-value - 1]!.first!;
  }

  #forget(value: number): void {
    this.#groups[-value - 1] = undefined;
    this.#freeGroups.push(-value - 1);
  }

  #homeOf(row: number): number {
    return this.#home(this.#keys.values[row]!, this.#scopes === undefined ? 0 : this.#scopes.values[row]!);
  }

  #home(key: number, scope: number): number {
    let hash = (key | 0) ^ (key / 0x100000000);
    hash = Math.imul(hash ^ (hash >>> 16) ^ Math.imul(scope, 0x85ebca6b), 0x9e3779b1);
    return (hash ^ (hash >>> 15)) & (this.#cells.length - 1);
  }

  /** Makes room for so many groups. */
  reserve(groups: number): void {
    let cells = this.#cells.length;
    while (groups > cells * fullest) cells *= 2;
    if (cells > this.#cells.length) this.#grow(cells);
  }

  #grow(length = 2 * this.#cells.length): void {
    const before = this.#cells;
    const cells = new Int32Array(length);
    this.#cells = cells;
    const mask = cells.length - 1;
    for (const value of before) {
      if (value === 0) continue;
      let cell = this.#homeOf(this.#firstOf(value));
      while (cells[cell] !== 0) cell = (cell + 1) & mask;
      cells[cell] = value;
    }
  }
}

/** A power of two. */
const fewestCells = 8;
/** The share of the cells that are taken before there are more of them. */
const fullest = 0.8;
