import type { SeedSummary } from './seedSummary.ts';

/** One of the ways in which the seeds of a corpus have to do with each other, and the maps that it is found by. */
export interface Relation {
  /**
   * Takes a seed's old facts out and puts its new ones in, at a cost that does not depend on how many seeds there are.
   * @param before undefined for a seed that is new.
   * @param after undefined for a seed that is gone.
   * @param affected gets the uris of the other seeds whose findings may be others now.
   */
  update(before: SeedSummary | undefined, after: SeedSummary | undefined, affected: Set<string>): void;
}
