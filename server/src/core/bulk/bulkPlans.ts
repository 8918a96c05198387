import type { Range } from 'vscode-languageserver-types';
import type { RelatedSeed } from '../navigation/relatedSeeds.ts';
import type { TextRange } from '../text/range.ts';
import type { RefusedSeed } from './changeSeed.ts';
import type { RankedSeed } from './reRank.ts';

/**
 * How seeds are to be ranked anew.
 * - `move`: the seeds, in this order, come before another one of the seeds that they share their ranks with; after all of
 *   them where `before` is null.
 * - `place`: the first one of the seeds gets `rank`, a whole number from 1 up, and the others those after it.
 * - `renumber`: all seeds that share their ranks with `uri` are numbered from 1 on, in the order that they have.
 */
export type RankOrder =
  | { readonly kind: 'move'; readonly uris: readonly string[]; readonly before: string | null }
  | { readonly kind: 'place'; readonly uris: readonly string[]; readonly rank: number }
  | { readonly kind: 'renumber'; readonly uri: string };

/** New ranks, not written yet. */
export interface RankPlan {
  /** The seeds that get another rank, by their new ranks. */
  readonly ranks: readonly RankedSeed[];
  /** The seeds in the way that cannot be changed, so that the others step over their ranks. */
  readonly kept?: readonly RefusedSeed[];
  /** Why that cannot be done, in one sentence. There are no `ranks` then. */
  readonly refusal?: string;
}

/** What fix-all would do to all seeds. */
export interface FixAllPlan {
  /** The uris of the seeds that would change, in their order. */
  readonly seeds: readonly string[];
  /** How many problems would be fixed. */
  readonly problems: number;
  /** How many of them of each rule, the most frequent first. */
  readonly rules: readonly { readonly code: string; readonly problems: number }[];
  /** How many problems would be left, those of seeds that cannot be read among them. */
  readonly left: number;
}

/** A file that can be created, or the seed that the article has already, or why there can be none, in one sentence. */
export type ProposedSeed =
  | {
      /** There is no such file. */
      readonly uri: string;
      readonly text: string;
      /** The title, to be selected in it, since it is only guessed. */
      readonly selection: Range;
      /** What one goes through from there on, in offsets of `text`, which are UTF-16 code units. */
      readonly stops: readonly TextRange[];
      readonly rank?: number;
      /** Its folder's path, by which people know it; empty for the one open folder itself. */
      readonly folder?: string;
    }
  | { readonly existing: RelatedSeed }
  | { readonly refusal: string };
