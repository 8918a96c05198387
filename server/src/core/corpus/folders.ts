import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';
import type { SeedTable } from './seedTable.ts';
import { readFileName } from './fileName.ts';

/** How many seeds each folder has, and how their files are named. */
export class Folders implements Relation {
  readonly #table: SeedTable;
  readonly #folders = new Map<number, FolderSeeds>();

  constructor(table: SeedTable) {
    this.#table = table;
  }

  /** A seed's name is its uri: what else changes in it changes nothing here. */
  leave(row: number, after: SeedSummary | undefined, affected: Set<number>): void {
    if (!after) this.#count(row, -1, affected);
  }

  enter(row: number, isNew: boolean, affected: Set<number>): boolean {
    if (isNew) this.#count(row, 1, affected);
    return false;
  }

  /** How many seeds are in the folder itself. */
  size(folder: string): number {
    return this.#of(folder)?.seeds ?? 0;
  }

  /**
   * Whether more than half of the folder's `.txt` seeds are named as seeds are: a number, `_`, sixteen hexadecimal digits.
   * A folder with more than `mostIrregular` that are not has a habit of its own.
   */
  isRegularlyNamed(folder: string): boolean {
    const seeds = this.#of(folder);
    return seeds !== undefined && isRegular(seeds);
  }

  #of(folder: string): FolderSeeds | undefined {
    return this.#folders.get(this.#table.folders.find(folder));
  }

  #count(row: number, change: 1 | -1, affected: Set<number>): void {
    const folder = this.#table.folder.values[row]!;
    let seeds = this.#folders.get(folder);
    if (!seeds) this.#folders.set(folder, (seeds = { seeds: 0, regular: 0, irregular: new Set() }));
    const was = isRegular(seeds);
    const { isRegular: regular, isText } = readFileName(this.#table.nameOf(row));
    seeds.seeds += change;
    if (regular) seeds.regular += change;
    else if (isText && change === 1) seeds.irregular.add(row);
    else seeds.irregular.delete(row);
    if (seeds.seeds === 0) this.#folders.delete(folder);
    if (was !== isRegular(seeds)) for (const other of seeds.irregular) if (other !== row) affected.add(other);
  }
}

/** It bounds what one file's coming or going is to the others. */
const mostIrregular = 1000;

interface FolderSeeds {
  seeds: number;
  regular: number;
  /** The rows of the `.txt` files that are named otherwise. */
  readonly irregular: Set<number>;
}

function isRegular({ regular, irregular }: FolderSeeds): boolean {
  return regular > irregular.size && irregular.size <= mostIrregular;
}
