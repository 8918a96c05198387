import type { EditedSeeds, RenamePlan, SeedContext, SeedOutcome } from '../core/index.ts';
import type { Workspace } from './workspace.ts';
import { facetValue, renameIn } from '../core/index.ts';
import type { Batch } from './batch.ts';
import { editSeeds } from './editSeeds.ts';

/**
 * What a rename changes in the seeds of a plan, as they are now. A seed that has another value by now is no part of the
 * answer. Refused are those that keep the old name: they cannot be read, or their headers cannot be edited.
 * @param onSlice is called now and then with the number of seeds that it has come to.
 */
export function renameSeeds(
  workspace: Workspace,
  plan: RenamePlan,
  batch: Batch,
  onSlice?: (done: number) => void,
): Promise<EditedSeeds> {
  return editSeeds(workspace, plan.seeds, (seed) => renaming(seed, plan), batch, onSlice);
}

function renaming(seed: SeedContext, plan: RenamePlan): SeedOutcome {
  const edits = renameIn(seed, plan);
  const keepsName = edits.length === 0 && facetValue(seed.summary, plan.facet) === plan.from;
  return keepsName ? { reason: 'Fix its broken header first.' } : { edits };
}
