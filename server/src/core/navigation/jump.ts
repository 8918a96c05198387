import type { Corpus } from '../corpus/corpus.ts';
import type { Seed } from '../corpus/seed.ts';
import type { Configuration } from '../schema/configuration.ts';
import { unreviewedUsage } from '../schema/usageWords.ts';
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
 * The seed to go to from one of the corpus: behind the last one comes the first. Undefined where there is no other. It
 * looks at all seeds once, and sorts none.
 */
export function jump(seed: Seed, corpus: Corpus, configuration: Configuration, to: SeedJump): Seed | undefined {
  const from = corpus.get(seed.uri);
  switch (to) {
    case 'nextByRank':
      return next(corpus, byRank, (other) => corpus.sharesRanks(seed.folder, other.folder), from);
    case 'previousByRank':
      return next(
        corpus,
        (a, b) => byRank(b, a),
        (other) => corpus.sharesRanks(seed.folder, other.folder),
        from,
      );
    case 'nextUnreviewed':
      return next(corpus, byFolder, unreviewedTest(configuration), from);
    case 'nextOfPublisher': {
      const { publisher } = seed;
      return publisher === undefined
        ? undefined
        : next(corpus, byFolder, (other) => other.publisher === publisher, from);
    }
    case 'nextTwin':
      return next(corpus, byFolder, twinTest(seed, corpus, configuration), from);
  }
}

/** The seed that a round through a corpus begins with; undefined in an empty one. */
export function firstSeed(corpus: Corpus): Seed | undefined {
  return next(corpus, byFolder, () => true);
}

/** The first of the seeds that `nextUnreviewed` goes through; undefined where there are none. */
export function firstUnreviewed(corpus: Corpus, configuration: Configuration): Seed | undefined {
  return next(corpus, byFolder, unreviewedTest(configuration));
}

/** The nearest seed behind another one, or else the first of all. */
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

function unreviewedTest(configuration: Configuration): (seed: Seed) => boolean {
  const usage = unreviewedUsage(configuration);
  return (seed) => seed.usage === usage;
}
