import { folderOf, quoteForMessage } from '../core/index.ts';
import { foldersWithTemporaryFiles, localPath, nodeFileSystem } from '../node/fileSystem.ts';
import { syncFolder } from '../node/replaceFile.ts';
import { removeStrays } from '../node/temporaryFiles.ts';
import { isWithin, type WriteOutcome } from '../workspace/index.ts';
import type { Cli } from './cli.ts';
import type { ColorChoice } from './output.ts';
import { patchFor, shownPatch } from './patch.ts';
import { shownPath, type NamedPath } from './paths.ts';

export interface SeedWriterOptions {
  /** Writes nothing, and prints patches. */
  readonly dryRun: boolean;
  /** What the seeds are to be, for messages: changed where not given. */
  readonly verb?: 'changed' | 'fixed';
  readonly color?: ColorChoice;
  readonly fail: (sentence: string) => void;
}

/** Puts new texts in the place of seeds, or shows as a patch what would change. */
export class SeedWriter {
  /** How many seeds have another text now, or would have. */
  written = 0;
  readonly #cli: Cli;
  readonly #folders: readonly string[];
  readonly #options: SeedWriterOptions;
  readonly #touched = new Set<string>();

  /** @param paths what the user has named: a seed is written only within it, all links followed. */
  constructor(cli: Cli, paths: readonly NamedPath[], options: SeedWriterOptions) {
    this.#cli = cli;
    this.#options = options;
    this.#folders = paths.filter(({ kind }) => kind === 'folder').map(({ uri }) => uri);
    if (options.dryRun) return;
    const ofFiles = paths.filter(({ kind }) => kind === 'file').map(({ uri }) => folderOf(uri));
    for (const folder of new Set([...foldersWithTemporaryFiles, ...ofFiles])) removeStrays(localPath(folder));
  }

  /**
   * @param before the text as it was read: a file that holds another one now is left as it is.
   * @returns whether the seed has the new text now, or would have.
   */
  async write(uri: string, before: string, text: string): Promise<boolean> {
    const { dryRun, verb = 'changed', fail } = this.#options;
    if (dryRun) {
      printPatch(this.#cli, patchFor(shownPath(uri, this.#cli), before, text), this.#options.color);
      this.written++;
      return true;
    }
    const root = this.#folders.find((folder) => isWithin(uri, folder)) ?? folderOf(uri);
    const outcome = await nodeFileSystem.write(uri, text, before, root);
    if (outcome === 'written') {
      this.written++;
      this.#touched.add(folderOf(uri));
    } else fail(`${quoteForMessage(shownPath(uri, this.#cli))} could not be ${verb}: ${explanationOf(outcome)}.`);
    return outcome === 'written';
  }

  /** Has what was written outlast a loss of power: once for all of a folder is soon enough. */
  finish(): void {
    for (const folder of this.#touched) syncFolder(localPath(folder));
  }
}

/** As it is where a program may read it, but without commands to a log, and harmless at a terminal. */
export function printPatch(cli: Cli, patch: string, color?: ColorChoice): void {
  if (cli.stdout.isTTY) cli.print(shownPatch(patch, cli.paintFor(cli.stdout, color)));
  else if (cli.isLog(cli.stdout)) cli.print(patch);
  else cli.printData(patch);
}

function explanationOf(outcome: Exclude<WriteOutcome, 'written'>): string {
  if (outcome === 'changed meanwhile') return 'it changed in the meantime';
  return outcome.unwritable === 'no space left' ? 'the disk is full' : `it is ${outcome.unwritable}`;
}
