import type { CorpusFolder } from './corpora.ts';
import type { Entry } from './fileSystem.ts';
import { isIgnored, type GitIgnore } from './gitIgnore.ts';
import type { SeedNames } from './seedNames.ts';
import { nameOf, parentOf } from './uri.ts';

/** What a folder held when it was last listed. */
export interface Folder {
  /** The `.gitignore` files that count in it, from the top. */
  readonly ignores: readonly GitIgnore[];
  /** The seeds in it, by their names; whether they could be read is not known here. */
  readonly seeds: SeedNames;
  /** The uris of the folders in it that are not left out. */
  readonly folders: Set<string>;
}

/** The folders that seeds are looked for in, as they were found on disk. */
export class FolderTree {
  /** Where the looking begins: the folders that someone asked for. */
  readonly roots = new Set<string>();
  readonly #folders = new Map<string, Folder>();

  /** A folder that was listed. */
  get(folder: string): Folder | undefined {
    return this.#folders.get(folder);
  }

  set(uri: string, folder: Folder): void {
    this.#folders.set(uri, folder);
  }

  /** Whether a folder is to be looked into: somebody asked for it, or the folder above was found to hold it. */
  isWanted(folder: string): boolean {
    return this.roots.has(folder) || this.#above(folder)?.folders.has(folder) === true;
  }

  /** Whether a file was found as a seed. */
  hasSeed(folder: string, name: string): boolean {
    return this.#folders.get(folder)?.seeds.has(name) === true;
  }

  /**
   * Takes out a folder and all below that nothing else asks for.
   * @returns the folders taken out, with what they held.
   */
  remove(folder: string): Map<string, Folder> {
    const removed = new Map<string, Folder>();
    const left = [folder];
    for (let uri = left.pop(); uri !== undefined; uri = left.pop()) {
      const known = this.#folders.get(uri);
      if (!known || (uri !== folder && this.roots.has(uri))) continue;
      this.#folders.delete(uri);
      removed.set(uri, known);
      left.push(...known.folders);
    }
    return removed;
  }

  /** On the way to something that is not known yet, the first folder, or the thing itself, that is not. */
  nextOnWayTo(uri: string): string | undefined {
    for (let next = uri, above = parentOf(uri); above !== undefined; next = above, above = parentOf(above)) {
      if (this.#folders.has(above)) return next;
    }
    return undefined;
  }

  #above(uri: string): Folder | undefined {
    const above = parentOf(uri);
    return above === undefined ? undefined : this.#folders.get(above);
  }
}

/** Whether a folder is to be looked into, or a file is a seed, given that the folder that holds it is looked into. */
export function isWanted(
  uri: string,
  kind: Entry['kind'],
  corpus: CorpusFolder | undefined,
  ignores: readonly GitIgnore[],
): boolean {
  return (
    (kind === 'folder' ? !isLeftOut(nameOf(uri)) : corpus?.accepts(uri) === true) && !isIgnored(ignores, uri, kind)
  );
}

/** Folders that hold no seeds of the corpus: hidden ones, `.git` among them, and other people's code. */
export function isLeftOut(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}
