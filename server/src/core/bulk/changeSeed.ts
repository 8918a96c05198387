import type { TextEdit } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import { editTo, fixAll } from './fixAll.ts';
import { repairAndSetField } from './repairAndSetField.ts';
import type { RankedSeed } from './reRank.ts';
import { setField, type SettableField } from './setField.ts';

/**
 * What is to be done to each of some seeds.
 * - `set`: the field, a facet's key, gets the value.
 * - `rank`: each seed gets the rank that is listed for it; one that is not listed is left as it is.
 * - `fix`: all safe fixes are applied, or only those of the rules with these codes.
 */
export type SeedChange =
  | { readonly kind: 'set'; readonly field: string; readonly value: string }
  | { readonly kind: 'rank'; readonly ranks: readonly RankedSeed[] }
  | { readonly kind: 'fix'; readonly rules?: readonly string[] };

export interface EditSeedsOptions {
  /** Whether a seed that can only be changed after its safe fixes gets both; where not given, it is refused. */
  readonly repair?: boolean | undefined;
}

/** What is to be changed in one seed. */
export interface SeedEdits {
  readonly uri: string;
  /** The version of the open document that the edits are meant for; null where they are meant for the file on disk. */
  readonly version: number | null;
  readonly edits: readonly TextEdit[];
  /** How many problems the edits fix, where the change is to fix problems. */
  readonly fixed?: number;
}

/** What a change comes to in some seeds. */
export interface EditedSeeds {
  /** Without the seeds that are as they should be already. */
  readonly edits: readonly SeedEdits[];
  readonly refused: readonly RefusedSeed[];
}

/** A seed that is left as it is. */
export interface RefusedSeed {
  readonly uri: string;
  /** Why it cannot be changed, in one sentence. */
  readonly reason: string;
  /** Whether it could be changed after its safe fixes: `repair` asks for both. */
  readonly repairable: boolean;
}

/** What a change comes to in one seed: edits, none where it is as it should be, or why it cannot be changed. */
export type SeedOutcome =
  Pick<SeedEdits, 'edits' | 'fixed'> | { readonly reason: string; readonly repairable?: boolean };

/** A function that tells what a change comes to in a seed. Nothing but the header is ever changed by `set` and `rank`. */
export function editFor(
  change: SeedChange,
  { repair = false }: EditSeedsOptions = {},
): (seed: SeedContext) => SeedOutcome {
  switch (change.kind) {
    case 'set':
      return (seed) => set(seed, repair, change.field, change.value);
    case 'rank': {
      const ranks = new Map(change.ranks.map(({ uri, rank }) => [uri, rank]));
      return (seed) => {
        const rank = ranks.get(seed.uri);
        if (rank === undefined) return { edits: [] };
        // A fraction is refused as 0 is.
        return set(seed, repair, 'initial_rank', Number.isInteger(rank) ? BigInt(rank) : 0n);
      };
    }
    case 'fix': {
      const { rules } = change;
      const codes = rules && new Set(rules);
      return (seed) => {
        const { text, fixed } = fixAll(seed, codes && { rules: (code) => codes.has(code) });
        return { edits: editTo(seed, text), fixed };
      };
    }
  }
}

function set(seed: SeedContext, repair: boolean, ...[field, value]: [SettableField, string | bigint]): SeedOutcome {
  const edits = setField(seed, field, value);
  if (!('refused' in edits)) return { edits };
  const repaired = repairAndSetField(seed, field, value);
  if ('refused' in repaired) return { reason: edits.refused };
  return repair ? { edits: repaired } : { reason: edits.refused, repairable: true };
}
