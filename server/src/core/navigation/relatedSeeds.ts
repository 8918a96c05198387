import type { Corpus } from '../corpus/corpus.ts';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { Seed } from '../corpus/seed.ts';
import type { Configuration } from '../schema/configuration.ts';
import { mostTwins } from '../corpus/twins.ts';
import { display } from '../text/display.ts';
import { Firsts } from './firsts.ts';
import { labelOf } from './seedLabel.ts';
import { byRank } from './seedOrder.ts';
import { twinTest, twinsOf } from './seedTwins.ts';

/**
 * What other seeds have to do with one. Each list in the order in which it is worth reading. One seed may stand in several,
 * but a twin among the near-duplicates does not.
 */
export interface RelatedSeeds {
  /** Of the same article, or with the same title; those with almost the same body say by how much. */
  readonly twins: readonly RelatedSeed[];
  /** With almost the same body, without the twins. */
  readonly nearDuplicates: readonly RelatedSeed[];
  /** That seem to tell of the same story, and are none of those above. */
  readonly sameStory: readonly RelatedSeed[];
  /** The two before and the two after it by rank. */
  readonly neighbours: readonly RelatedSeed[];
}

export interface RelatedSeed {
  readonly uri: string;
  /** The title, or the file's name where there is none. */
  readonly label: string;
  readonly rank?: number;
  readonly publisher?: string;
  readonly usage?: string;
  /** From 0 to 1: how much of the two bodies is the same. Only where they are near-duplicates. */
  readonly share?: number;
}

/** Looks at all seeds once, for the neighbours. */
export function relatedSeeds({ summary: own, corpus, configuration }: SeedContext): RelatedSeeds {
  const { twins, nearDuplicates } = twinsOf(own, corpus, configuration);
  const shares = new Map(nearDuplicates.map(({ uri, share }) => [uri, share]));
  const known = new Set(twins.map(({ uri }) => uri));
  return {
    twins: twins.map((seed) => describeSeed(seed, shares.get(seed.uri))),
    nearDuplicates: nearDuplicates.flatMap((near) => {
      const seed = known.has(near.uri) ? undefined : corpus.get(near.uri);
      return seed ? describeSeed(seed, near.share) : [];
    }),
    sameStory: storyMates(own, corpus, configuration, mostStoryMates).map((seed) => describeSeed(seed)),
    neighbours: neighboursOf(own, corpus).map((seed) => describeSeed(seed)),
  };
}

/** The seeds of the same story that are no twins or near-duplicates, the likeliest first. */
export function storyMates(seed: Seed, corpus: Corpus, configuration: Configuration, limit: number): readonly Seed[] {
  const isTwin = twinTest(seed, corpus, configuration);
  return corpus
    .sameStory(seed, limit + mostTwins)
    .map(({ uri }) => corpus.get(uri))
    .filter((mate) => mate !== undefined)
    .filter((mate) => !isTwin(mate))
    .slice(0, limit);
}

const mostStoryMates = 10;
const mostNeighbours = 2;

/** The seeds of its scope next before and next after a seed by rank, which need not be in the corpus as it is. */
function neighboursOf(seed: Seed, corpus: Corpus): readonly Seed[] {
  const before = new Firsts<Seed>(mostNeighbours, (a, b) => byRank(b, a));
  const behind = new Firsts<Seed>(mostNeighbours, byRank);
  for (const other of corpus.seeds()) {
    if (other.uri === seed.uri || !corpus.sharesRanks(seed.folder, other.folder)) continue;
    (byRank(other, seed) < 0 ? before : behind).add(other);
  }
  return [...before.sorted().toReversed(), ...behind.sorted()];
}

/** A seed as it is shown in a list, its texts shortened and on one line. */
export function describeSeed(seed: Seed, share?: number): RelatedSeed {
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
