import type { SeedContext } from '../corpus/seedContext.ts';
import { fieldDefinition } from '../schema/fieldKeys.ts';
import { folderOf } from '../corpus/seed.ts';
import { reasonForPublisher } from './learnedPublisher.ts';
import { safeIf, type FixKind } from './rule.ts';
import { ownerOfUrl } from './urlOwner.ts';

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
  switch (fieldDefinition(seed.configuration, key)?.role) {
    case 'publisher':
      return suggestPublishers(seed);
    case 'usage':
      return seed.configuration.usages.slice(0, 1).map(({ value }) => ({ value, kind: 'placeholder' }));
    case 'rank':
      return [{ value: BigInt(nextFreeRank(seed)), kind: 'placeholder' }];
    default:
      return [];
  }
}

/** The title of a fix, with what speaks for it where that is not plain to see. */
export function titleFor(outcome: string, reason: string | undefined): string {
  return reason === undefined ? outcome : `${outcome} (${reason})`;
}

/** Whose url it is. What is built in proposes only: it is safe where the seeds from the domain say the same. */
function suggestPublishers(seed: SeedContext): readonly SuggestedValue[] {
  const owner = ownerOfUrl(seed);
  if (!owner) return [];
  const { slug, isDeclared, usual, registered } = owner;
  const slugs = new Set([slug, usual, registered].filter((one) => one !== undefined));
  return Array.from(slugs, (value) => {
    const isCertain = value === slug && (isDeclared || usual === registered);
    const reason = value === registered ? undefined : reasonForPublisher(seed, value);
    return { value, kind: safeIf(isCertain), ...(reason === undefined ? {} : { reason }) };
  });
}

/** The rank after the last one where ranks must differ: in the seed's folder, or in the whole corpus. */
export function nextFreeRank({ uri, corpus }: SeedContext): number {
  return corpus.nextFreeRank(folderOf(uri));
}
