import { editSeeds, type SeedChange } from '../../../server/src/protocol/index.ts';
import type { BulkEditTask, PlannedEdit } from './bulkEditTask.ts';
import type { Server } from '../server.ts';

/** What a change comes to in one seed. */
export interface PlannedSeedEdit extends PlannedEdit {
  /** How many problems the edits fix, where the change is to fix problems. */
  readonly fixed?: number;
}

/**
 * Asks the server for the edits of each batch of a bulk edit when its turn comes, so that they are for the text as it is
 * then.
 * @param repair whether seeds that can only be changed after their safe fixes get both.
 */
export function findSeedEdits(
  server: Server,
  change: SeedChange,
  repair = false,
): BulkEditTask<PlannedSeedEdit>['find'] {
  return async (documents, fail) => {
    const uris = [...documents.keys()];
    const answer = await server.ask(editSeeds, { uris, change: partOf(change, uris), repair });
    if (!answer) for (const { uri } of documents.values()) fail('could not be changed', uri);
    for (const { uri, reason } of answer?.refused ?? []) fail({ reason }, documents.get(uri)!.uri);
    const found: PlannedSeedEdit[] = [];
    for (const { uri, edits, ...rest } of answer?.edits ?? []) {
      found.push({ ...rest, document: documents.get(uri)!, edits: await server.textEdits(edits) });
    }
    return found;
  };
}

/** The part of a change that is about some of the seeds: the ranks of a whole corpus need not be sent with each batch. */
export function partOf(change: SeedChange, uris: readonly string[]): SeedChange {
  if (change.kind !== 'rank') return change;
  const wanted = new Set(uris);
  return { kind: 'rank', ranks: change.ranks.filter(({ uri }) => wanted.has(uri)) };
}
