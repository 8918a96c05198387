import type { Corpus } from '../corpus/corpus.ts';
import type { Seed } from '../corpus/seed.ts';
import type { Configuration } from '../schema/configuration.ts';
import { unreviewedUsage } from '../schema/usageWords.ts';
import { byFolder, byRank, type SeedOrder } from './seedOrder.ts';
import { twinTest } from './seedTwins.ts';

/**
 * Where to go from a seed.
 * - `nextByRank`, `previousByRank`: in its scope, seeds without a rank last.
 * - `nextUnreviewed`: with the usage `candidate`, or the first one that is declared.
 * - `nextOfPublisher`
 * - `nextTwin`: of the same article, with the same title or almost the same body.
 */
export type SeedJump = 'nextByRank' | 'previousByRank' | 'nextUnreviewed' | 'nextOfPublisher' | 'nextTwin';

/** What jumps go through, and in which order. */
export interface JumpPath {
  /** By folder and rank where not given. Jumps by rank have an order of their own. */
  readonly order?: SeedOrder;
  /** What is not shown is passed over, except for twins, which belong to the seed; all seeds are shown where not given. */
  readonly isShown?: (seed: Seed) => boolean;
}

/**
 * The seed to go to from one of the corpus: after the last one comes the first. Undefined where there is no other. It
 * looks at all seeds once, and sorts none.
 */
export function jump(
  seed: Seed,
  corpus: Corpus,
  configuration: Configuration,
  to: SeedJump,
  { order = byFolder, isShown = everySeed }: JumpPath = {},
): Seed | undefined {
  const from = corpus.get(seed.uri);
  const isInScope = (other: Seed): boolean => corpus.sharesRanks(seed.folder, other.folder) && isShown(other);
  switch (to) {
    case 'nextByRank':
      return next(corpus, byRank, isInScope, from);
    case 'previousByRank':
      return next(corpus, (a, b) => byRank(b, a), isInScope, from);
    case 'nextUnreviewed': {
      const isUnreviewed = unreviewedTest(configuration);
      return next(corpus, order, (other) => isUnreviewed(other) && isShown(other), from);
    }
    case 'nextOfPublisher': {
      const { publisher } = seed;
      if (publisher === undefined) return undefined;
      return next(corpus, order, (other) => other.publisher === publisher && isShown(other), from);
    }
    case 'nextTwin':
      return next(corpus, order, twinTest(seed, corpus, configuration), from);
  }
}

/** The seed that a round through a corpus begins with; undefined in an empty one. */
export function firstSeed(corpus: Corpus, { order = byFolder, isShown = everySeed }: JumpPath = {}): Seed | undefined {
  return next(corpus, order, isShown);
}

/** The first of the seeds that `nextUnreviewed` goes through; undefined where there are none. */
export function firstUnreviewed(
  corpus: Corpus,
  configuration: Configuration,
  { order = byFolder, isShown = everySeed }: JumpPath = {},
): Seed | undefined {
  const isUnreviewed = unreviewedTest(configuration);
  return next(corpus, order, (seed) => isUnreviewed(seed) && isShown(seed));
}

const everySeed = (): boolean => true;

/** The nearest seed after another one, or else the first of all. */
function next(corpus: Corpus, order: SeedOrder, isWanted: (seed: Seed) => boolean, from?: Seed): Seed | undefined {
  let first: Seed | undefined;
  let nearest: Seed | undefined;
  for (const seed of corpus.seeds()) {
    if (seed === from || !isWanted(seed)) continue;
    if (from === undefined || order(seed, from) < 0) {
      if (first === undefined || order(seed, first) < 0) first = seed;
    } else if (nearest === undefined || order(seed, nearest) < 0) nearest = seed;
  }
  return nearest ?? first;
}

/** How many seeds wait to be reviewed, at a cost that does not depend on how many there are. */
export function countUnreviewed(corpus: Corpus, configuration: Configuration): number {
  const usage = unreviewedUsage(configuration);
  return usage === undefined ? 0 : corpus.facets.count('usage', usage);
}

/** Whether a seed waits to be reviewed: nobody has decided what it is to be used for. */
export function unreviewedTest(configuration: Configuration): (seed: Seed) => boolean {
  const usage = unreviewedUsage(configuration);
  return (seed) => seed.usage === usage;
}
