import type { Corpus } from '../corpus/corpus.ts';
import type { SeedSummary } from '../corpus/seedSummary.ts';
import type { Configuration } from '../schema/configuration.ts';
import { byFolder, byRank, type SeedOrder } from './seedOrder.ts';
import { twinTest } from './seedTwins.ts';

/**
 * Where to go from a seed.
 * - `nextByRank`, `previousByRank`: in its scope, seeds without a rank last.
 * - `nextUnreviewed`: with the usage `candidate`, or the first one that is declared; by folder and rank.
 * - `nextOfPublisher`: by folder and rank.
 * - `nextTwin`: of the same article, with the same title or almost the same body; by folder and rank.
 */
export type SeedJump = 'nextByRank' | 'previousByRank' | 'nextUnreviewed' | 'nextOfPublisher' | 'nextTwin';

/**
 * The seed to go to: behind the last one comes the first. Undefined where there is no other. It looks at all seeds once,
 * and sorts none.
 */
export function jump(
  seed: SeedSummary,
  corpus: Corpus,
  configuration: Configuration,
  to: SeedJump,
): SeedSummary | undefined {
  const isInScope = ({ folder }: SeedSummary): boolean => corpus.sharesRanks(seed.folder, folder);
  switch (to) {
    case 'nextByRank':
      return next(seed, corpus, byRank, isInScope);
    case 'previousByRank':
      return next(seed, corpus, (a, b) => byRank(b, a), isInScope);
    case 'nextUnreviewed': {
      const unreviewed = unreviewedUsage(configuration);
      return next(seed, corpus, byFolder, ({ usage }) => usage === unreviewed);
    }
    case 'nextOfPublisher':
      if (seed.publisher === undefined) return undefined;
      return next(seed, corpus, byFolder, ({ publisher }) => publisher === seed.publisher);
    case 'nextTwin':
      return next(seed, corpus, byFolder, twinTest(seed, corpus, configuration));
  }
}

/** The seed that a round through a corpus begins with; undefined in an empty one. */
export function firstSeed(corpus: Corpus): SeedSummary | undefined {
  let first: SeedSummary | undefined;
  for (const seed of corpus.summaries()) if (!first || byFolder(seed, first) < 0) first = seed;
  return first;
}

/** The nearest seed behind this one, or else the first of all. */
function next(
  seed: SeedSummary,
  corpus: Corpus,
  order: SeedOrder,
  isWanted: (other: SeedSummary) => boolean,
): SeedSummary | undefined {
  let first: SeedSummary | undefined;
  let nearest: SeedSummary | undefined;
  for (const other of corpus.summaries()) {
    if (other.uri === seed.uri || !isWanted(other)) continue;
    if (order(other, seed) < 0) {
      if (!first || order(other, first) < 0) first = other;
    } else if (!nearest || order(other, nearest) < 0) nearest = other;
  }
  return nearest ?? first;
}

function unreviewedUsage({ usages }: Configuration): string | undefined {
  return (usages.find(({ value }) => value === 'candidate') ?? usages[0])?.value;
}
