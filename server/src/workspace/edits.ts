import type { TextEdit } from 'vscode-languageserver-types';
import type { RankedSeed, SeedContext, SettableField } from '../core/index.ts';
import type { Workspace } from './workspace.ts';
import { repairAndSetField, setField } from '../core/index.ts';
import { forEachSeed, type Errand } from './errand.ts';

/** What seeds are to have from now on. */
export type SeedChange =
  | { readonly kind: 'set'; readonly field: 'publisher' | 'usage'; readonly value: string }
  | { readonly kind: 'rank'; readonly ranks: readonly RankedSeed[] };

/** What is to be changed in one seed. */
export interface SeedEdits {
  readonly uri: string;
  /** Of the open document that the edits are meant for; undefined where they are meant for the file on disk. */
  readonly version: number | undefined;
  readonly edits: readonly TextEdit[];
}

export interface EditedSeeds {
  /** Without the seeds that are as they should be. */
  readonly edits: readonly SeedEdits[];
  readonly refused: readonly RefusedSeed[];
}

/** A seed that is left as it is. */
export interface RefusedSeed {
  readonly uri: string;
  /** Why, in one sentence. */
  readonly reason: string;
  /** Whether it could be changed after its safe fixes. */
  readonly repairable: boolean;
}

export interface EditSeedsOptions {
  /** Whether a seed that could only be changed after its safe fixes gets both. */
  readonly repair?: boolean | undefined;
}

/** What a change comes to in these seeds, as they are now. Cancelled, it answers for those that it has come to. */
export async function editSeeds(
  workspace: Workspace,
  uris: readonly string[],
  change: SeedChange,
  errand: Errand,
  { repair = false }: EditSeedsOptions = {},
): Promise<EditedSeeds> {
  const edits: SeedEdits[] = [];
  const refused: RefusedSeed[] = [];
  const refuse = (uri: string, reason: string, repairable = false): void => {
    refused.push({ uri, reason, repairable });
  };
  const refusing: Errand = {
    ...errand,
    onInternalError: (uri, error) => {
      refuse(uri, failedOn);
      errand.onInternalError(uri, error);
    },
  };
  await forEachSeed([...new Set(uris)], refusing, async (uri) => {
    const version = workspace.version(uri);
    const seed = await workspace.seed(uri);
    if (!seed) return refuse(uri, noSeed);
    // Whose text this is nobody knows.
    if (workspace.version(uri) !== version) return refuse(uri, changedMeanwhile);
    const { result, repaired } = editsOf(seed, change);
    if (!('refused' in result)) {
      if (result.length > 0) edits.push({ uri, version, edits: result });
    } else if (repair && repaired) edits.push({ uri, version, edits: repaired });
    else refuse(uri, result.refused, repaired !== undefined);
  });
  return { edits, refused };
}

export const noSeed = 'It is no seed, or cannot be read.';
export const failedOn = 'Seedbed failed on it; its log says how.';
export const changedMeanwhile = 'It was changed meanwhile.';

interface SetResult {
  readonly result: ReturnType<typeof setField>;
  /** Where that is a refusal: the edits of the seed's safe fixes and the change, if these help. */
  readonly repaired?: readonly TextEdit[];
}

/** What a change comes to in one seed. */
export function editsOf(seed: SeedContext, change: SeedChange): SetResult {
  if (change.kind === 'set') return set(seed, change.field, change.value);
  const rank = change.ranks.find(({ uri }) => uri === seed.uri)?.rank;
  if (rank === undefined) return { result: [] };
  // Half a rank is none, as 0 is.
  return set(seed, 'initial_rank', Number.isInteger(rank) ? BigInt(rank) : 0n);
}

function set(seed: SeedContext, ...[field, value]: [SettableField, string | bigint]): SetResult {
  const result = setField(seed, field, value);
  if (!('refused' in result)) return { result };
  const repaired = repairAndSetField(seed, field, value);
  return 'refused' in repaired ? { result } : { result, repaired };
}
