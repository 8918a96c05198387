import type { SeedContext } from '../corpus/seedContext.ts';
import { choicesOf, facetOf, type FacetChoice } from '../schema/facets.ts';
import { isPresentable } from '../findings/learnedPublisher.ts';
import { isKnownPublisher } from '../findings/urlOwner.ts';
import { byFrequency, sumCounts } from '../text/counting.ts';

/** A value of a facet that a seed can be given. */
export interface VocabularyValue {
  readonly value: string;
  /** A publisher's name, or what a value means. */
  readonly description?: string;
  /** How many seeds have it. */
  readonly count: number;
  /**
   * Whether it is no finding: `seedbed.yaml` or Seedbed knows it, it is a publisher that the corpus itself uses, or the
   * field may hold any text.
   */
  readonly declared: boolean;
}

/**
 * The values to choose from for seeds of some corpora, each once: those that `seedbed.yaml` declares, in its order; then
 * those in use, the most used first; then the publishers that Seedbed knows besides; last what is in use and reported. What
 * is hardly a value is left out: sentences, other spellings of a publisher, and of what is reported all beyond the 200 most
 * used.
 */
export function vocabulary(
  corpora: Iterable<Pick<SeedContext, 'corpus' | 'configuration'>>,
  key: string,
): readonly VocabularyValue[] {
  const around = [...corpora];
  const counts = sumCounts(around.map(({ corpus }) => corpus.facets.all(key)));
  const known = new Map<string, FacetChoice>();
  let isPublisher = false;
  let isOpen = false;
  for (const { configuration } of around) {
    const facet = facetOf(configuration, key);
    if (!facet) continue;
    isPublisher ||= facet.type === 'publisher';
    isOpen ||= facet.isOpen;
    for (const one of choicesOf(configuration, facet)) if (!known.has(one.value)) known.set(one.value, one);
  }
  const isMisspelt = (value: string) =>
    isPublisher && around.some(({ configuration }) => configuration.publishers.find(value) !== undefined);
  const isDeclared = (value: string) =>
    known.has(value) || (isPublisher && around.some((one) => isKnownPublisher(one, value)));
  let undeclared = 0;
  const used = byFrequency(counts)
    .map(([value]) => value)
    .filter((value) => {
      return isDeclared(value) || (isPresentable(value) && !isMisspelt(value) && undeclared++ < mostUndeclared);
    });
  const own = [...known.values()].filter(({ isOwn }) => isOwn).map(({ value }) => value);
  const declared = used.filter(isDeclared);
  return Array.from(new Set([...own, ...declared, ...known.keys(), ...used]), (value) => {
    const description = known.get(value)?.description;
    return {
      value,
      ...(description === undefined ? {} : { description }),
      count: counts.get(value) ?? 0,
      declared: isOpen || isDeclared(value),
    };
  });
}

const mostUndeclared = 200;
