import type { SeedTable } from './seedTable.ts';

/**
 * The order of all seeds of a corpus by their uris, found when it is asked for and kept until a seed comes or goes: an edit
 * changes no uri. Two seeds are then compared by two numbers, where their uris would have to be put together first.
 */
export class UriOrder {
  readonly #table: SeedTable;
  #rows: Int32Array | undefined;
  #places: Int32Array | undefined;

  constructor(table: SeedTable) {
    this.#table = table;
  }

  /** The rows of all seeds by their uris, in the order of code units. */
  get rows(): Int32Array {
    return (this.#rows ??= sortedRows(this.#table));
  }

  /** By row, where its seed stands among all. */
  get places(): Int32Array {
    if (!this.#places) {
      const { rows } = this;
      this.#places = new Int32Array(this.#table.end);
      for (let place = 0; place < rows.length; place++) this.#places[rows[place]!] = place;
    }
    return this.#places;
  }

  /** A seed has come or gone. */
  forget(): void {
    this.#rows = undefined;
    this.#places = undefined;
  }
}

/** Folder by folder, where only names are to be compared; of folders within each other whole uris. */
function sortedRows(table: SeedTable): Int32Array {
  const blocks = blocksOf(table);
  const rowsOf: number[][] = [];
  for (let row = 0; row < table.end; row++) {
    if (table.has(row)) (rowsOf[blocks[table.folder.values[row]!]!] ??= []).push(row);
  }
  const sorted = new Int32Array(table.size);
  let end = 0;
  for (const rows of rowsOf) {
    if (!rows) continue;
    sorted.set(
      rows.sort((a, b) => (table.precedes(a, b) ? -1 : 1)),
      end,
    );
    end += rows.length;
  }
  return sorted;
}

/**
 * By the number of a folder, a number in the order of uris: the same for folders within each other, whose seeds may stand
 * between each other's. Where some uri is a folder of its own, having no slash, all are one.
 */
function blocksOf({ folders }: SeedTable): number[] {
  const blocks: number[] = [];
  const starts = Array.from(folders.counts.keys(), (folder) => `${folder}/`).sort();
  const isOne = starts.some((start) => start.indexOf('/') === start.length - 1);
  let outermost: string | undefined;
  let block = -1;
  for (const start of starts) {
    if (!isOne && outermost !== undefined && start.startsWith(outermost)) {
      blocks[folders.find(start.slice(0, -1))] = block;
      continue;
    }
    outermost = start;
    if (!isOne || block < 0) block++;
    blocks[folders.find(start.slice(0, -1))] = block;
  }
  return blocks;
}
