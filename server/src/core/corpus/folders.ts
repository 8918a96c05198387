import type { Relation, SeedChange } from './relation.ts';
import { readFileName } from './fileName.ts';

/** How many seeds each folder has, and how their files are named. */
export class Folders implements Relation {
  readonly #folders = new Map<string, FolderSeeds>();

  /** A seed's name is its uri: what else changes in it changes nothing here. */
  update({ uri, before, after }: SeedChange, affected: Set<string>): void {
    if (!before) this.#count(uri, after!.folder, 1, affected);
    else if (!after) this.#count(uri, before.folder, -1, affected);
  }

  /** How many seeds are in the folder itself. */
  size(folder: string): number {
    return this.#folders.get(folder)?.seeds ?? 0;
  }

  /**
   * Whether more than half of the folder's `.txt` seeds are named as seeds are: a number, `_`, sixteen hexadecimal digits.
   * A folder with more than `mostIrregular` that are not has a habit of its own.
   */
  isRegularlyNamed(folder: string): boolean {
    const seeds = this.#folders.get(folder);
    return seeds !== undefined && isRegular(seeds);
  }

  #count(uri: string, folder: string, change: 1 | -1, affected: Set<string>): void {
    let seeds = this.#folders.get(folder);
    if (!seeds) this.#folders.set(folder, (seeds = { seeds: 0, regular: 0, irregular: new Set() }));
    const was = isRegular(seeds);
    const name = readFileName(uri);
    seeds.seeds += change;
    if (name.isRegular) seeds.regular += change;
    else if (name.isText && change === 1) seeds.irregular.add(uri);
    else seeds.irregular.delete(uri);
    if (seeds.seeds === 0) this.#folders.delete(folder);
    if (was !== isRegular(seeds)) for (const other of seeds.irregular) affected.add(other);
  }
}

/** It bounds what one file's coming or going is to the others. */
const mostIrregular = 1000;

interface FolderSeeds {
  seeds: number;
  regular: number;
  /** The `.txt` files that are named otherwise. */
  readonly irregular: Set<string>;
}

function isRegular({ regular, irregular }: FolderSeeds): boolean {
  return regular > irregular.size && irregular.size <= mostIrregular;
}
