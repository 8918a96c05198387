import type { TextEdit } from 'vscode-languageserver-types';
import type { RankedSeed, SeedContext } from '../core/index.ts';
import type { Workspace } from './workspace.ts';
import { setField } from '../core/index.ts';
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
  /** The seeds that are left as they are, and why, in one sentence. */
  readonly refused: readonly { readonly uri: string; readonly reason: string }[];
}

/** What a change comes to in these seeds, as they are now. Cancelled, it answers for those that it has come to. */
export async function editSeeds(
  workspace: Workspace,
  uris: readonly string[],
  change: SeedChange,
  errand: Errand,
): Promise<EditedSeeds> {
  const edits: SeedEdits[] = [];
  const refused: { uri: string; reason: string }[] = [];
  const edit = editor(change);
  const refusing: Errand = {
    ...errand,
    onInternalError: (uri, error) => {
      refused.push({ uri, reason: 'Seedbed failed on it; its log says how.' });
      errand.onInternalError(uri, error);
    },
  };
  await forEachSeed([...new Set(uris)], refusing, async (uri) => {
    const version = workspace.version(uri);
    const seed = await workspace.seed(uri);
    if (!seed) return void refused.push({ uri, reason: 'It is no seed, or cannot be read.' });
    // Whose text this is nobody knows.
    if (workspace.version(uri) !== version) return void refused.push({ uri, reason: 'It was changed meanwhile.' });
    const result = edit(seed);
    if ('refused' in result) refused.push({ uri, reason: result.refused });
    else if (result.length > 0) edits.push({ uri, version, edits: result });
  });
  return { edits, refused };
}

function editor(change: SeedChange): (seed: SeedContext) => ReturnType<typeof setField> {
  if (change.kind === 'set') return (seed) => setField(seed, change.field, change.value);
  const ranks = new Map(change.ranks.map(({ uri, rank }) => [uri, rank]));
  return (seed) => {
    const rank = ranks.get(seed.uri);
    if (rank === undefined) return [];
    // Half a rank is none, as 0 is.
    return setField(seed, 'initial_rank', Number.isInteger(rank) ? BigInt(rank) : 0n);
  };
}
