import type { Corpus } from '../corpus/corpus.ts';
import type { NearDuplicate } from '../corpus/nearDuplicates.ts';
import type { Seed } from '../corpus/seed.ts';
import type { Configuration } from '../schema/configuration.ts';
import { relativePath } from '../text/relativePath.ts';

/** The seeds that may be the same as one, without those that the configuration says are different. */
export interface SeedTwins {
  /** Of the same article, then with the same title; each by uri. */
  readonly twins: readonly Seed[];
  /** With almost the same body, the most similar first. They may be twins too. */
  readonly nearDuplicates: readonly NearDuplicate[];
  /** Whether there are more than these: no list is longer than `mostTwins`. */
  readonly more: boolean;
}

/** At a cost that does not depend on how many seeds there are. */
export function twinsOf(seed: Seed, corpus: Corpus, configuration: Configuration): SeedTwins {
  const isSame = sameTest(seed, corpus, configuration);
  const articles = corpus.twins('article', seed);
  const headlines = corpus.twins('headline', seed);
  const known = new Set(articles.seeds.map(({ uri }) => uri));
  return {
    twins: [...articles.seeds, ...headlines.seeds.filter(({ uri }) => !known.has(uri) && isSame(uri))],
    nearDuplicates: corpus.nearDuplicates(seed).filter(({ uri }) => isSame(uri)),
    more: articles.more || headlines.more,
  };
}

/** How many seeds may be the same, each counted once. */
export function countTwins(seed: Seed, corpus: Corpus, configuration: Configuration): number {
  const { twins, nearDuplicates } = twinsOf(seed, corpus, configuration);
  return new Set([...twins, ...nearDuplicates].map(({ uri }) => uri)).size;
}

/** Whether any seed may be the same. It looks no further than for the first. */
export function hasTwins(seed: Seed, corpus: Corpus, configuration: Configuration): boolean {
  const isAnySame = (others: readonly { readonly uri: string }[]) =>
    others.length > 0 && others.map(({ uri }) => uri).some(sameTest(seed, corpus, configuration));
  return (
    corpus.twins('article', seed).seeds.length > 0 ||
    isAnySame(corpus.twins('headline', seed).seeds) ||
    isAnySame(corpus.nearDuplicates(seed))
  );
}

/** Tells of any seed whether it is a twin, or has almost the same body: also of those that are beyond what is listed. */
export function twinTest(seed: Seed, corpus: Corpus, configuration: Configuration): (other: Seed) => boolean {
  const near = new Set(corpus.nearDuplicates(seed).map(({ uri }) => uri));
  const isSame = sameTest(seed, corpus, configuration);
  const { article, headline } = seed;
  return (other) =>
    (article !== undefined && other.article === article) ||
    (((headline !== undefined && other.headline === headline) || near.has(other.uri)) && isSame(other.uri));
}

/** Tells of a seed that looks like this one whether the configuration does not call it different. */
function sameTest(seed: Seed, { root }: Corpus, { duplicates }: Configuration): (uri: string) => boolean {
  if (duplicates.different.length === 0) return () => true;
  const path = relativePath(root, seed.uri);
  return (uri) => !duplicates.areDifferent(path, relativePath(root, uri));
}
