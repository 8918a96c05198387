import type { Corpus, SeedSummary } from '../core/index.ts';

/**
 * The seeds whose findings may be others now that this seed's summary is. The rules of today look at one seed alone,
 * so that there are none; a rule that compares seeds says here which ones it compares.
 * @param before undefined for a seed that is new.
 * @param after undefined for a seed that is gone.
 */
export function affectedBy(
  _before: SeedSummary | undefined,
  _after: SeedSummary | undefined,
  _corpus: Corpus,
): Iterable<string> {
  return [];
}
