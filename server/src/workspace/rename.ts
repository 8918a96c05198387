import type { TextEdit } from 'vscode-languageserver-types';
import type { RenamePlan } from '../core/index.ts';
import type { Workspace } from './workspace.ts';
import { renameIn } from '../core/index.ts';
import { forEachSeed, type Errand } from './errand.ts';

/** What a rename changes in the seeds of a corpus. */
export interface SeedRenames {
  readonly files: readonly RenamedFile[];
  /** The seeds that are left with the old name: they cannot be read, or their headers cannot be edited. */
  readonly left: readonly string[];
}

export interface RenamedFile {
  readonly uri: string;
  /** Of the open document that the edits are meant for; undefined where they are meant for the file on disk. */
  readonly version: number | undefined;
  readonly edits: readonly TextEdit[];
}

/**
 * Looks at every seed of a plan as it is now: an open document's text, or the file's. One that has another value by now
 * is no part of the answer. Cancelled, it answers for the seeds that it has come to.
 * @param onSlice is called now and then with how many seeds it has come to.
 */
export async function renameSeeds(
  workspace: Workspace,
  plan: RenamePlan,
  errand: Errand,
  onSlice?: (done: number) => void,
): Promise<SeedRenames> {
  const files: RenamedFile[] = [];
  const left: string[] = [];
  const failing: Errand = {
    ...errand,
    onInternalError: (uri, error) => {
      left.push(uri);
      errand.onInternalError(uri, error);
    },
  };
  await forEachSeed(
    plan.seeds,
    failing,
    async (uri) => {
      const version = workspace.version(uri);
      const seed = await workspace.seed(uri);
      // Typed in meanwhile: whose text this is nobody knows.
      if (!seed || workspace.version(uri) !== version) return void left.push(uri);
      const edits = renameIn(seed, plan);
      if (edits.length > 0) files.push({ uri, version, edits });
      else if (seed.summary[plan.facet] === plan.from) left.push(uri);
    },
    onSlice,
  );
  return { files, left };
}
