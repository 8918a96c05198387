import type { SeedContext } from '../corpus/seedContext.ts';
import type { Facet } from '../corpus/vocabulary.ts';
import type { Configuration } from '../schema/configuration.ts';
import { isPresentable } from '../findings/learnedPublisher.ts';
import { isKnownPublisher } from '../findings/urlOwner.ts';
import { compare } from './seedOrder.ts';

/** A publisher or usage that a seed can be given. */
export interface VocabularyValue {
  readonly value: string;
  /** A publisher's name, or what a usage means. */
  readonly description?: string;
  /** How many seeds have it. */
  readonly count: number;
  /** Whether it is no finding: `seedbed.yaml` or Seedbed knows it, or it is a publisher that the corpus itself uses. */
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
  facet: Facet,
): readonly VocabularyValue[] {
  const around = [...corpora];
  const counts = new Map<string, number>();
  for (const { corpus } of around) {
    for (const [value, count] of corpus.counts(facet)) counts.set(value, (counts.get(value) ?? 0) + count);
  }
  const known = new Map<string, KnownValue>();
  for (const { configuration } of around) {
    for (const one of knownValues(configuration, facet)) if (!known.has(one.value)) known.set(one.value, one);
  }
  const isMisspelt = (value: string) =>
    facet === 'publisher' && around.some(({ configuration }) => configuration.publishers.find(value) !== undefined);
  const isDeclared = (value: string) =>
    known.has(value) || (facet === 'publisher' && around.some((one) => isKnownPublisher(one, value)));
  let undeclared = 0;
  const used = [...counts]
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || compare(a, b))
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
      declared: isDeclared(value),
    };
  });
}

const mostUndeclared = 200;

interface KnownValue {
  readonly value: string;
  readonly description: string | undefined;
  /** Whether it belongs to the corpus itself, be it that a file declares it or that it is one of the few usages. */
  readonly isOwn: boolean;
}

function knownValues({ publishers, usages }: Configuration, facet: Facet): readonly KnownValue[] {
  return facet === 'publisher'
    ? publishers.all.map(({ slug, name, builtIn }) => ({ value: slug, description: name, isOwn: !builtIn }))
    : usages.map(({ value, description }) => ({ value, description, isOwn: true }));
}
