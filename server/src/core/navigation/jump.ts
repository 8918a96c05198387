import type { Corpus } from '../corpus/corpus.ts';
import type { SeedRows } from '../corpus/seedRows.ts';
import type { SeedSummary } from '../corpus/seedSummary.ts';
import type { Configuration } from '../schema/configuration.ts';
import { none } from '../corpus/countedStrings.ts';
import { scopeTest } from './rankScope.ts';
import { rowsByFolder, rowsByRank, type NumberOrder } from './rowOrders.ts';
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
export function jump(
  seed: SeedSummary,
  corpus: Corpus,
  configuration: Configuration,
  to: SeedJump,
): SeedSummary | undefined {
  const { rows } = corpus;
  const from = corpus.rowOf(seed.uri);
  switch (to) {
    case 'nextByRank':
      return next(rows, rowsByRank(rows), scopeTest(corpus, seed.folder), from);
    case 'previousByRank': {
      const order = rowsByRank(rows);
      return next(rows, (a, b) => order(b, a), scopeTest(corpus, seed.folder), from);
    }
    case 'nextUnreviewed':
      return next(rows, rowsByFolder(rows), unreviewedTest(corpus, configuration), from);
    case 'nextOfPublisher': {
      const publisher = seed.publisher === undefined ? none : rows.publishers.find(seed.publisher);
      if (publisher === none) return undefined;
      return next(rows, rowsByFolder(rows), (row) => rows.publisher.values[row] === publisher, from);
    }
    case 'nextTwin':
      return next(rows, rowsByFolder(rows), twinTest(seed, corpus, configuration), from);
  }
}

/** The seed that a round through a corpus begins with; undefined in an empty one. */
export function firstSeed({ rows }: Corpus): SeedSummary | undefined {
  return next(rows, rowsByFolder(rows), () => true);
}

/** The first of the seeds that `nextUnreviewed` goes through; undefined where there are none. */
export function firstUnreviewed(corpus: Corpus, configuration: Configuration): SeedSummary | undefined {
  return next(corpus.rows, rowsByFolder(corpus.rows), unreviewedTest(corpus, configuration));
}

/** The nearest seed behind that of a row, or else the first of all. */
function next(
  rows: SeedRows,
  order: NumberOrder,
  isWanted: (row: number) => boolean,
  from?: number,
): SeedSummary | undefined {
  let first: number | undefined;
  let nearest: number | undefined;
  for (let row = 0; row < rows.end; row++) {
    if (row === from || !rows.has(row) || !isWanted(row)) continue;
    if (from === undefined || order(row, from) < 0) {
      if (first === undefined || order(row, first) < 0) first = row;
    } else if (nearest === undefined || order(row, nearest) < 0) nearest = row;
  }
  const found = nearest ?? first;
  return found === undefined ? undefined : rows.at(found);
}

function unreviewedTest({ rows }: Corpus, configuration: Configuration): (row: number) => boolean {
  const usage = unreviewedUsage(configuration);
  const number = usage === undefined ? none : rows.usages.find(usage);
  return number === none && usage !== undefined ? () => false : (row) => rows.usage.values[row] === number;
}

function unreviewedUsage({ usages }: Configuration): string | undefined {
  return (usages.find(({ value }) => value === 'candidate') ?? usages[0])?.value;
}
