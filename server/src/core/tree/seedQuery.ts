import type { SeedMatch, PublisherName } from '../navigation/findSeeds.ts';
import type { SeedSources } from './seedTreeModel.ts';
import { findSeeds } from '../navigation/findSeeds.ts';
import { readFilter } from './seedFilter.ts';
import { filterKeysFor, filterPieces, findFilterKey, type FilterKeys } from './seedFilterSyntax.ts';

/**
 * The seeds that `findSeeds` finds for the words of a query, of those that fit its conditions: `harbour usage:candidate`.
 * What is said of conditions with one key, with a minus or with quotes holds as in a filter.
 */
export function findSeedsFor(
  query: string,
  limit: number,
  sources: SeedSources,
  publisherName: PublisherName,
): readonly SeedMatch[] {
  const { corpora, roots } = sources;
  const keys = filterKeysFor(corpora);
  const { words, conditions } = splitQuery(query, keys);
  const filter = readFilter(conditions, keys);
  const sourceOf = new Map(corpora.map((source) => [source.corpus, source]));
  const indexes = corpora.map(({ corpus }) => corpus);
  if (filter.isEmpty) return findSeeds(indexes, words, limit, publisherName);
  return findSeeds(indexes, words, limit, publisherName, (corpus) =>
    filter.forCorpus({ ...sourceOf.get(corpus)!, roots }),
  );
}

/** The conditions of a query, and what is left of it. A key that waits for its value is neither. */
function splitQuery(query: string, keys: FilterKeys): { readonly words: string; readonly conditions: string } {
  const words: string[] = [];
  const conditions: string[] = [];
  for (const { key, value, range } of filterPieces(query.slice(0, longestQuery), keys)) {
    const isCondition = key !== undefined && findFilterKey(keys, key) !== undefined;
    if (isCondition && value === '') continue;
    (isCondition ? conditions : words).push(query.slice(range.start, range.end));
  }
  return { words: words.join(' '), conditions: conditions.join(' ') };
}

/** More is neither a filter nor a search, in UTF-16 code units. */
const longestQuery = 1200;
