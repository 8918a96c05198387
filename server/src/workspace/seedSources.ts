import type { Seed, SeedSource } from '../core/index.ts';
import type { RuledCorpus } from './types.ts';

/** What trees and filters are made of, as it is now. */
export function seedSources(corpora: readonly RuledCorpus[]): readonly SeedSource[] {
  return corpora.map(({ index, configuration, records }) => ({
    corpus: index,
    configuration,
    problemsOf: ({ uri }: Seed) => records.foundIn(uri).counts,
    codesOf: ({ uri }: Seed) => records.foundIn(uri).codes,
    modifiedOf: ({ uri }: Seed) => records.modifiedAt(uri),
  }));
}
