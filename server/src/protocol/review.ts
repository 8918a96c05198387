import type { ReviewedSeed, ReviewQueue } from '../core/index.ts';
import type { Request } from './request.ts';
import type { SeedParams } from './seeds.ts';
import type { SeedTreeQuery } from './tree.ts';

/** The seeds of a tree to look through one after the other. It waits for the scan. */
export const reviewQueue: Request<ReviewQueueParams, ReviewQueue> = {
  method: 'seedbed/reviewQueue',
  nothing: { uris: [], total: 0, shown: 0 },
};

export interface ReviewQueueParams extends SeedTreeQuery {
  /** The id of a group: only its seeds. */
  readonly group?: string;
  /** Only these seeds. */
  readonly uris?: readonly string[];
  /** True for those too that somebody has decided on already. */
  readonly all?: boolean;
  /** How many are wanted; 2,000 where not given, and at most. */
  readonly limit?: number;
}

/** A seed as it is shown while seeds are reviewed, and what it can be decided to be; null: it is no seed. */
export const reviewedSeed: Request<SeedParams, ReviewedSeed | null> = { method: 'seedbed/reviewedSeed', nothing: null };
