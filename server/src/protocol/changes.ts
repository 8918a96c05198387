import type { TextEdit } from 'vscode-languageserver-types';
import type {
  EditedSeeds,
  EditSeedsOptions,
  FacetSummary,
  FixAllPlan,
  RankOrder,
  RankPlan,
  SeedChange,
  VocabularyValue,
} from '../core/index.ts';
import type { Request } from './request.ts';
import type { SeedParams } from './seeds.ts';

/** What fix-all would change in a seed; null: it is no seed. */
export const fixSeed: Request<SeedParams, FixedSeed | null> = { method: 'seedbed/fixAll', nothing: null };

export interface FixedSeed {
  /** How many problems the edits fix. */
  readonly fixed: number;
  /** For the text that the server knows: the open document's, or else the file's. */
  readonly edits: readonly TextEdit[];
}

/**
 * What a change comes to in some seeds, as they are now; null: that is not known. Meant for some dozens of seeds at a time,
 * so that each answer is still true when it is used.
 */
export const editSeeds: Request<EditSeedsParams, EditedSeeds | null> = { method: 'seedbed/editSeeds', nothing: null };

export interface EditSeedsParams extends EditSeedsOptions {
  readonly uris: readonly string[];
  readonly change: SeedChange;
}

/**
 * What fix-all would do to all seeds; null: that is not known. It waits for the scan, and may take a while: clients let
 * people cancel it.
 */
export const planFixAll: Request<PlanFixAllParams | null, FixAllPlan | null> = {
  method: 'seedbed/planFixAll',
  nothing: null,
};

export interface PlanFixAllParams {
  /** The codes of the rules whose problems are to be fixed; all of them where not given. */
  readonly rules?: readonly string[];
}

/**
 * New ranks, such that the fewest files are rewritten. `editSeeds` carries them out. It waits for the scan, and may take a
 * while: clients let people cancel it.
 */
export const planRanks: Request<RankOrder, RankPlan> = {
  method: 'seedbed/planRanks',
  nothing: { ranks: [], refusal: 'Seedbed could not do that. See its log.' },
};

/** The fields that seeds are grouped, filtered and set by: `publisher`, `usage`, then those that `seedbed.yaml` declares. */
export const facets: Request<FacetsParams, readonly FacetSummary[]> = { method: 'seedbed/facets', nothing: [] };

export interface FacetsParams {
  /** A file of the corpus whose fields are asked for; where not given, those of all corpora. */
  readonly uri?: string;
}

/** The values that a field can have, the best first. */
export const vocabulary: Request<VocabularyParams, readonly VocabularyValue[]> = {
  method: 'seedbed/vocabulary',
  nothing: [],
};

export interface VocabularyParams {
  /** The key of a facet, as `facets` names it. */
  readonly field: string;
  /** A file of the corpus whose values are asked for; where not given, those of all corpora. */
  readonly uri?: string;
}
