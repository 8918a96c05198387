import { folderOf, quoteForMessage } from '../core/index.ts';
import { foldersWithTemporaryFiles, localPath, nodeFileSystem } from '../node/fileSystem.ts';
import { syncFolder } from '../node/replaceFile.ts';
import { removeStrays } from '../node/temporaryFiles.ts';
import { isWithin, type WriteOutcome } from '../workspace/index.ts';
import { paintFor, print, printData } from './output.ts';
import { patchFor, shownPatch } from './patch.ts';
import { shownPath, type NamedPath } from './paths.ts';

/** Puts new texts in the place of seeds, or shows as a patch what would change. */
export class SeedWriter {
  /** How many seeds have another text now, or would have. */
  written = 0;
  readonly #isDry: boolean;
  readonly #folders: readonly string[];
  readonly #fail: (sentence: string) => void;
  readonly #touched = new Set<string>();

  /** @param paths what the user has named: a seed is written only within it, all links followed. */
  constructor(paths: readonly NamedPath[], { dryRun, fail }: { dryRun: boolean; fail: (sentence: string) => void }) {
    this.#isDry = dryRun;
    this.#folders = paths.filter(({ kind }) => kind === 'folder').map(({ uri }) => uri);
    this.#fail = fail;
    if (dryRun) return;
    const ofFiles = paths.filter(({ kind }) => kind === 'file').map(({ uri }) => folderOf(uri));
    for (const folder of new Set([...foldersWithTemporaryFiles, ...ofFiles])) removeStrays(localPath(folder));
  }

  /** @param before the text as it was read: a file that holds another one now is left as it is. */
  async write(uri: string, before: string, text: string): Promise<void> {
    if (this.#isDry) {
      this.#print(patchFor(shownPath(uri), before, text));
      this.written++;
      return;
    }
    const root = this.#folders.find((folder) => isWithin(uri, folder)) ?? folderOf(uri);
    const outcome = await nodeFileSystem.write(uri, text, before, root);
    if (outcome === 'written') {
      this.written++;
      this.#touched.add(folderOf(uri));
    } else this.#fail(`${quoteForMessage(shownPath(uri))} could not be changed: ${explanationOf(outcome)}.`);
  }

  /** Has what was written outlast a loss of power: once for all of a folder is soon enough. */
  finish(): void {
    for (const folder of this.#touched) syncFolder(localPath(folder));
  }

  #print(patch: string): void {
    if (process.stdout.isTTY) print(shownPatch(patch, paintFor(process.stdout)));
    else printData(patch);
  }
}

function explanationOf(outcome: Exclude<WriteOutcome, 'written'>): string {
  if (outcome === 'changed meanwhile') return 'it has changed meanwhile';
  return outcome.unwritable === 'no space left' ? 'no space is left' : `it is ${outcome.unwritable}`;
}
