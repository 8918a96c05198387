import type { SeedContext } from '../corpus/seedContext.ts';
import { folderOf } from '../corpus/seedSummary.ts';
import { readableText } from './headerFields.ts';

/** A value for a field that has none. */
export interface SuggestedValue {
  readonly value: string | bigint;
  /** Whether the seed itself says so; a guess otherwise. */
  readonly certain: boolean;
}

/** What the field could hold, as far as the seed, its corpus and its configuration tell. */
export function suggestValue(seed: SeedContext, key: string): SuggestedValue | undefined {
  switch (key) {
    case 'publisher': {
      const url = readableText(seed, 'url');
      const publisher = url === undefined ? undefined : seed.configuration.publishers.forUrl(url);
      return publisher && { value: publisher.slug, certain: true };
    }
    case 'usage': {
      const usage = seed.configuration.usages[0];
      return usage && { value: usage.value, certain: false };
    }
    case 'initial_rank':
      return { value: BigInt(nextFreeRank(seed)), certain: false };
    default:
      return undefined;
  }
}

/** The lowest rank from 1 up that is free where ranks must differ: in the seed's folder, or in the whole corpus. */
export function nextFreeRank({ uri, corpus }: SeedContext): number {
  return corpus.nextFreeRank(folderOf(uri));
}
