import type { Corpus } from '../corpus/corpus.ts';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { SeedSummary } from '../corpus/seedSummary.ts';
import type { Configuration } from '../schema/configuration.ts';
import { summarize } from '../corpus/seedSummary.ts';
import { mostTwins } from '../corpus/twins.ts';
import { display } from '../text/display.ts';
import { Firsts } from './firsts.ts';
import { scopeTest } from './rankScope.ts';
import { compareNumbers, rowsByRank } from './rowOrders.ts';
import { labelOf } from './seedLabel.ts';
import { compare } from './seedOrder.ts';
import { twinTest, twinsOf } from './seedTwins.ts';

/** What other seeds have to do with one. Each list in the order in which it is worth reading; one seed may stand in several. */
export interface RelatedSeeds {
  /** Of the same article, or with the same title. */
  readonly twins: readonly RelatedSeed[];
  /** With almost the same body. */
  readonly nearDuplicates: readonly RelatedSeed[];
  /** That seem to tell of the same story, and are none of those above. */
  readonly sameStory: readonly RelatedSeed[];
  /** The two before and the two behind it by rank. */
  readonly neighbours: readonly RelatedSeed[];
}

export interface RelatedSeed {
  readonly uri: string;
  /** The title, or the file's name where there is none. */
  readonly label: string;
  readonly rank?: number;
  readonly publisher?: string;
  readonly usage?: string;
  /** From 0 to 1: how much of the two bodies is the same. Only of near-duplicates. */
  readonly share?: number;
}

/** Looks at all seeds once, for the neighbours. */
export function relatedSeeds({ uri, document, corpus, configuration }: SeedContext): RelatedSeeds {
  const own = summarize(uri, document);
  const { twins, nearDuplicates } = twinsOf(own, corpus, configuration);
  return {
    twins: twins.map((seed) => describeSeed(seed)),
    nearDuplicates: nearDuplicates.flatMap((near) => {
      const seed = corpus.get(near.uri);
      return seed ? describeSeed(seed, near.share) : [];
    }),
    sameStory: storyMates(own, corpus, configuration, mostStoryMates).map((seed) => describeSeed(seed)),
    neighbours: neighboursOf(own, corpus).map((seed) => describeSeed(seed)),
  };
}

/** The seeds of the same story that are no twins or near-duplicates, the likeliest first. */
export function storyMates(
  seed: SeedSummary,
  corpus: Corpus,
  configuration: Configuration,
  limit: number,
): readonly SeedSummary[] {
  const isTwin = twinTest(seed, corpus, configuration);
  return corpus
    .sameStory(seed, limit + mostTwins)
    .map(({ uri }) => corpus.rowOf(uri))
    .filter((row) => row !== undefined)
    .filter((row) => !isTwin(row))
    .slice(0, limit)
    .map((row) => corpus.rows.at(row));
}

const mostStoryMates = 10;
const mostNeighbours = 2;

/** The seeds of its scope next before and next behind a seed by rank, which need not be in the corpus as it is. */
function neighboursOf(seed: SeedSummary, corpus: Corpus): readonly SeedSummary[] {
  const { rows } = corpus;
  const order = rowsByRank(rows);
  const before = new Firsts(mostNeighbours, (a, b) => order(b, a));
  const behind = new Firsts(mostNeighbours, order);
  const isInScope = scopeTest(corpus, seed.folder);
  const own = corpus.rowOf(seed.uri);
  const { rank = NaN } = seed;
  for (let row = 0; row < rows.end; row++) {
    if (!isInScope(row) || row === own) continue;
    const distance = compareNumbers(rows.rank.values[row]!, rank) || compare(rows.uriOf(row), seed.uri);
    (distance < 0 ? before : behind).add(row);
  }
  return [...before.sorted().toReversed(), ...behind.sorted()].map((row) => rows.at(row));
}

/** A seed as it is shown in a list, its texts shortened and on one line. */
export function describeSeed(seed: SeedSummary, share?: number): RelatedSeed {
  const { uri, rank, publisher, usage } = seed;
  return {
    uri,
    label: labelOf(seed),
    ...(rank === undefined ? {} : { rank }),
    ...(publisher === undefined ? {} : { publisher: display(publisher) }),
    ...(usage === undefined ? {} : { usage: display(usage) }),
    ...(share === undefined ? {} : { share }),
  };
}
