import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';

/** A seed that seems to tell of the same story. */
export interface StoryMate {
  readonly uri: string;
  /** From 0 to 1: how much of what is distinctive in the two they share. */
  readonly score: number;
}

/** TODO */
export class Stories implements Relation {
  update(_before: SeedSummary | undefined, _after: SeedSummary | undefined): void {}

  /** The seeds of the same story, the likeliest first, then by uri; `limit` at most. */
  of(_seed: SeedSummary, _limit: number): readonly StoryMate[] {
    return [];
  }
}
