import { Column, integers } from './columns.ts';

/** Rows by the hashes of what they hold: a hash table with open addressing. */
export class RowTable {
  /** One more than the row; 0 for none. */
  #cells = new Int32Array(fewestCells);
  /** By row. */
  readonly #hashes = new Column(integers);
  #size = 0;

  /** The row with this hash that passes; -1 where none does. */
  find(hash: number, isIt: (row: number) => boolean): number {
    const cells = this.#cells;
    const hashes = this.#hashes.values;
    const mask = cells.length - 1;
    for (let cell = home(hash, cells.length); cells[cell] !== 0; cell = (cell + 1) & mask) {
      const row = cells[cell]! - 1;
      if (hashes[row] === hash && isIt(row)) return row;
    }
    return -1;
  }

  /** Puts in a row that is not there. */
  add(row: number, hash: number): void {
    this.#hashes.reserve(row + 1);
    this.#hashes.values[row] = hash;
    if (++this.#size > this.#cells.length * fullest) this.#grow();
    put(this.#cells, row + 1, hash);
  }

  /** Takes out a row that is there. */
  delete(row: number): void {
    const cells = this.#cells;
    const mask = cells.length - 1;
    let hole = home(this.#hashes.values[row]!, cells.length);
    while (cells[hole] !== row + 1) hole = (hole + 1) & mask;
    this.#size--;
    // Those behind the hole move into it where they would be looked for at it or before it.
    for (let next = (hole + 1) & mask; cells[next] !== 0; next = (next + 1) & mask) {
      const from = home(this.#hashes.values[cells[next]! - 1]!, cells.length);
      if (((next - from) & mask) < ((next - hole) & mask)) continue;
      cells[hole] = cells[next]!;
      hole = next;
    }
    cells[hole] = 0;
  }

  /** Makes room for so many rows. */
  reserve(rows: number): void {
    let cells = this.#cells.length;
    while (rows > cells * fullest) cells *= 2;
    if (cells > this.#cells.length) this.#grow(cells);
  }

  #grow(length = 2 * this.#cells.length): void {
    const before = this.#cells;
    this.#cells = new Int32Array(length);
    for (const cell of before) if (cell !== 0) put(this.#cells, cell, this.#hashes.values[cell - 1]!);
  }
}

/** A power of two. */
const fewestCells = 16;
/** The share of the cells that are taken before there are more of them. */
const fullest = 0.75;

function home(hash: number, length: number): number {
  return (hash ^ (hash >>> 16)) & (length - 1);
}

function put(cells: Int32Array, value: number, hash: number): void {
  const mask = cells.length - 1;
  let cell = home(hash, cells.length);
  while (cells[cell] !== 0) cell = (cell + 1) & mask;
  cells[cell] = value;
}
