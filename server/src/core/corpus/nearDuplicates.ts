import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';

/** A seed with a body that is almost the same as another's. */
export interface NearDuplicate {
  readonly uri: string;
  /** The share of the two bodies' shingles that they have in common, from 0 to 1; an estimate. */
  readonly share: number;
}

/** TODO */
export class NearDuplicates implements Relation {
  /** @param threshold the share in common from which two bodies are near-duplicates. */
  constructor(_threshold: number) {}

  update(_before: SeedSummary | undefined, _after: SeedSummary | undefined, _affected: Set<string>): void {}

  /** The seeds whose bodies are almost the same as this one's, the most similar first, then by uri; `mostTwins` at most. */
  of(_seed: SeedSummary): readonly NearDuplicate[] {
    return [];
  }
}
