import type { Seed } from './seed.ts';

/** What became of one seed. */
export interface SeedChange {
  readonly uri: string;
  /** What the seed said before; undefined for one that is new. */
  readonly before: Seed | undefined;
  /** What it says now; undefined for one that is gone. */
  readonly after: Seed | undefined;
  /** The signature that its body has now; undefined where it has none, and for a seed that is gone. */
  readonly signature: Uint8Array | undefined;
}

/**
 * One of the ways in which the seeds of a corpus have to do with each other, and the index that it is found by. Each hears
 * of every change to any seed. No relation looks at another one: their order does not matter.
 */
export interface Relation {
  /**
   * Takes a change into account, at a cost that does not depend on how many seeds there are.
   * @param affected gets the uris of the seeds whose findings may be others now. The changed one may be among them.
   */
  update(change: SeedChange, affected: Set<string>): void;
}
