import type { SeedSummary } from './seedSummary.ts';

/**
 * One of the ways in which the seeds of a corpus have to do with each other, and the tables that it is found by. What it
 * does costs the same however many seeds there are.
 */
export interface Relation {
  /**
   * Takes out what the table says of a row that is about to be written anew or freed, as far as that changes anything.
   * @param after what is said of the seed from now on; undefined for one that is gone.
   * @param affected gets the rows of the other seeds whose findings may be others now.
   */
  leave(row: number, after: SeedSummary | undefined, affected: Set<number>): void;
  /**
   * Puts in what the table says of a row that was written, where that is not in already.
   * @param isNew false for a seed that was there before; it has left then.
   * @returns whether other seeds have to do with this one.
   */
  enter(row: number, isNew: boolean, affected: Set<number>): boolean;
}
