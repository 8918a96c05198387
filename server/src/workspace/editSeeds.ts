import type { EditedSeeds, RefusedSeed, SeedContext, SeedEdits, SeedOutcome } from '../core/index.ts';
import type { Workspace } from './workspace.ts';
import { forEachSeed, type Batch } from './batch.ts';

/**
 * The one way to edit many seeds: it asks what becomes of each seed as it is now, an open document's text before the
 * file's, and writes nothing. Cancelled, it answers for the seeds that it has come to.
 * @param edit what becomes of one seed: `editFor` makes it of a `SeedChange`.
 * @param onSlice is called now and then with the number of seeds that it has come to.
 */
export async function editSeeds(
  workspace: Workspace,
  uris: readonly string[],
  edit: (seed: SeedContext) => SeedOutcome,
  batch: Batch,
  onSlice?: (done: number) => void,
): Promise<EditedSeeds> {
  const edits: SeedEdits[] = [];
  const refused: RefusedSeed[] = [];
  const refuse = (uri: string, reason: string, repairable = false): void => {
    refused.push({ uri, reason, repairable });
  };
  const editOne = async (uri: string): Promise<void> => {
    const version = workspace.version(uri);
    const seed = await workspace.seed(uri);
    if (!seed) return refuse(uri, 'It is not a seed, or cannot be read.');
    // The text may be that of either version.
    if (workspace.version(uri) !== version) return refuse(uri, 'It changed in the meantime.');
    const outcome = edit(seed);
    if ('reason' in outcome) return refuse(uri, outcome.reason, outcome.repairable);
    if (outcome.edits.length > 0) edits.push({ uri, version: version ?? null, ...outcome });
  };
  const onInternalError: Batch['onInternalError'] = (uri, error) => {
    refuse(uri, 'Seedbed failed on it. See its log.');
    batch.onInternalError(uri, error);
  };
  // Where a client sends no list this throws; `new Set(undefined)` would be an empty one.
  await forEachSeed([...new Set(uris.values())], { ...batch, onInternalError }, editOne, onSlice);
  return { edits, refused };
}
