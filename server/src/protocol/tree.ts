import type {
  FilterCompletion,
  SeedCard,
  SeedGrouping,
  SeedMark,
  SeedPlace,
  SeedSorting,
  SeedTreeNode,
} from '../core/index.ts';
import type { Notification, Request } from './request.ts';
import type { SeedParams } from './seeds.ts';

/** Which tree of seeds is meant. */
export interface SeedTreeQuery {
  readonly groupBy: SeedGrouping;
  /** By `rank` where not given; seeds without one last. */
  readonly sortBy?: SeedSorting;
  /**
   * Only the seeds that fit are in the tree, and counted. All of these must fit, but of several with one key any of them:
   * words of the title and the summary, `"a phrase"` of the title, `publisher:bbc` by slug or name, `usage:candidate`,
   * `desk:sports` for a field that `seedbed.yaml` declares, `rank:4`, `rank:1-20`, `rank:10-`, `folder:path/part`,
   * `domain:bbc.co.uk`, `has:problem`, `has:error`, `has:warning`, `is:unreviewed`, `is:duplicate`, `is:unranked`, `rule:duplicate-url`,
   * `severity:error`. A `-` before one takes out what it fits. What cannot be understood is left out; `checkFilter` says
   * what that is.
   */
  readonly filter?: string;
}

/** The nodes of one level of the tree. Groups have no groups in them; only seeds do, and by `none` there are no groups. */
export const seedTree: Request<SeedTreeParams, readonly SeedTreeNode[]> = { method: 'seedbed/tree', nothing: [] };

export interface SeedTreeParams extends SeedTreeQuery {
  /** The id of the group whose nodes are asked for; absent for the top level. An unknown one has none. */
  readonly group?: string;
  /** How many nodes of the level are wanted; 500 where not given. A `MoreNode` follows them if there are more. */
  readonly limit?: number;
}

/** The seeds of a group, or of the whole tree, in the order in which the tree shows them; each once. */
export const treeSeeds: Request<TreeSeedsParams, { readonly uris: readonly string[] }> = {
  method: 'seedbed/treeSeeds',
  nothing: { uris: [] },
};

export interface TreeSeedsParams extends SeedTreeQuery {
  /** The id of the group; absent for all seeds of the tree. An unknown one has none. */
  readonly group?: string;
}

/** Where in the tree a seed is, in the first of its groups where it is in several; null: it is not in the tree. */
export const locateSeed: Request<LocateSeedParams, SeedPlace | null> = { method: 'seedbed/locate', nothing: null };

export interface LocateSeedParams extends SeedTreeQuery {
  readonly uri: string;
}

/** What is wrong with a filter while it is typed, and how many seeds fit it. */
export const checkFilter: Request<CheckFilterParams, FilterCheck | null> = {
  method: 'seedbed/checkFilter',
  nothing: null,
};

export interface CheckFilterParams {
  readonly filter: string;
}

export interface FilterCheck {
  /** The first thing in the filter that cannot be understood; the rest applies. Offsets in the filter's text. */
  readonly problem?: { readonly message: string; readonly start: number; readonly end: number };
  /** How many seeds fit. */
  readonly seeds: number;
}

/** How many seeds fit each of some filters. */
export const countFilters: Request<CountFiltersParams, readonly number[]> = {
  method: 'seedbed/countFilters',
  nothing: [],
};

export interface CountFiltersParams {
  /** 100 at most; the others are not counted. */
  readonly filters: readonly string[];
}

/** How a filter could go on. */
export const completeFilter: Request<CompleteFilterParams, FilterCompletion> = {
  method: 'seedbed/completeFilter',
  nothing: { start: 0, end: 0, items: [] },
};

export interface CompleteFilterParams {
  readonly filter: string;
  /** Where the cursor is. */
  readonly offset: number;
}

/** What is worth knowing of a seed before it is opened; null: it is no seed. */
export const seedCard: Request<SeedParams, SeedCard | null> = { method: 'seedbed/card', nothing: null };

/** What is shown of some seeds wherever their files are shown; null for what is no seed. 1,000 at most. */
export const seedMarks: Request<SeedMarksParams, readonly (SeedMark | null)[]> = {
  method: 'seedbed/marks',
  nothing: [],
};

export interface SeedMarksParams {
  readonly uris: readonly string[];
}

/** The tree has changed. At most one in 100 ms, in a large corpus fewer. */
export const indexChanged: Notification<void> = { method: 'seedbed/indexChanged' };
