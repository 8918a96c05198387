import type { SeedContext } from '../corpus/seedContext.ts';
import type { FixKind } from './rule.ts';
import { folderOf } from '../corpus/seedSummary.ts';
import { readableText } from './headerFields.ts';
import { learnedPublisher, reasonFor } from './learnedPublisher.ts';

/** A value for a field that has none. */
export interface SuggestedValue {
  readonly value: string | bigint;
  /** Safe where the seed itself says so, unsafe where its neighbours do, a placeholder where nobody does. */
  readonly kind: FixKind;
  /** What speaks for it, as a part of a sentence, where that is not plain to see. */
  readonly reason?: string;
}

/** What the field could hold, as far as the seed, its corpus and its configuration tell; best first. */
export function suggestValues(seed: SeedContext, key: string): readonly SuggestedValue[] {
  switch (key) {
    case 'publisher':
      return suggestPublishers(seed);
    case 'usage':
      return seed.configuration.usages.slice(0, 1).map(({ value }) => ({ value, kind: 'placeholder' }));
    case 'initial_rank':
      return [{ value: BigInt(nextFreeRank(seed)), kind: 'placeholder' }];
    default:
      return [];
  }
}

/** The title of a fix, with what speaks for it where that is not plain to see. */
export function titleFor(outcome: string, reason: string | undefined): string {
  return reason === undefined ? outcome : `${outcome} (${reason})`;
}

/** Whose url it is, and what the corpus calls the publisher of such urls where that is another one. */
function suggestPublishers(seed: SeedContext): readonly SuggestedValue[] {
  const url = readableText(seed, 'url');
  if (url === undefined) return [];
  const owner = seed.configuration.publishers.forUrl(url)?.slug;
  const learned = learnedPublisher(seed);
  return [
    ...(owner === undefined ? [] : [{ value: owner, kind: 'safe' } as const]),
    ...(learned === undefined || learned.publisher === owner
      ? []
      : [{ value: learned.publisher, kind: 'unsafe', reason: reasonFor(learned) } as const]),
  ];
}

/** The rank behind the last one where ranks must differ: in the seed's folder, or in the whole corpus. */
export function nextFreeRank({ uri, corpus }: SeedContext): number {
  return corpus.nextFreeRank(folderOf(uri));
}
