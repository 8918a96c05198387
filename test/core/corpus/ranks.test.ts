import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SeedSummary } from '../../../server/src/core/corpus/seed.ts';
import { Ranks } from '../../../server/src/core/corpus/ranks.ts';
import { Related } from '../../support/relations.ts';
import { summaryOf } from '../../support/summaries.ts';

const inFolder = { withinFolder: true };
const inCorpus = { withinFolder: false };

function ranksOf(
  options: { readonly withinFolder: boolean; readonly tellsGaps?: boolean },
  seeds: Readonly<Record<string, number | undefined>>,
): Related<Ranks> {
  const ranks = new Related((seeds) => new Ranks(seeds, options));
  return ranks.put(...Object.entries(seeds).map(([path, rank]) => seed(path, rank)));
}

function seed(path: string, rank: number | undefined): SeedSummary {
  return summaryOf(`file:///${path}`, { rank });
}

/** The paths of the others that a new rank is told to. */
function toldOf(ranks: Related<Ranks>, path: string, rank: number | undefined): string[] {
  const after = seed(path, rank);
  return [...ranks.update(after.uri, after)].map((uri) => uri.slice('file:///'.length)).sort();
}

test('ranks are taken within a folder, or within the corpus', () => {
  const seeds = { 'a/1': 1, 'a/2': 2, 'b/1': 1, 'b/3': 3, 'b/none': undefined };
  const { relation: folders } = ranksOf(inFolder, seeds);
  assert.deepEqual([folders.isTaken('file:///a', 2), folders.isTaken('file:///b', 2)], [true, false]);
  assert.deepEqual(folders.twins.of(seed('a/1', 1)).uris, []);
  const { relation: corpus } = ranksOf(inCorpus, seeds);
  assert.deepEqual([corpus.isTaken('file:///a', 3), corpus.isTaken('file:///elsewhere', 3)], [true, true]);
  assert.deepEqual(corpus.twins.of(seed('a/1', 1)).uris, ['file:///b/1']);
});

test('the next free rank is the lowest, whatever was asked before', () => {
  const ranks = ranksOf(inFolder, { 'a/1': 1, 'a/2': 2, 'a/4': 4 });
  const next = () => ranks.relation.lowestFree('file:///a');
  assert.equal(next(), 3);
  toldOf(ranks, 'a/x', 3);
  assert.equal(next(), 5);
  toldOf(ranks, 'a/2', 6);
  assert.equal(next(), 2);
  // Of two with one rank, one may go.
  toldOf(ranks, 'a/4', 1);
  toldOf(ranks, 'a/4', 4);
  assert.equal(next(), 2);
  assert.equal(ranks.relation.lowestFree('file:///b'), 1);
});

test('the first seed of the rank after it is told that a rank has come or gone', () => {
  const ranks = ranksOf(inFolder, { 'a/1': 1, 'a/2': 2, 'a/also 2': 2, 'b/2': 2, 'a/9': 9 });
  assert.deepEqual(toldOf(ranks, 'a/1', 7), ['a/2']);
  assert.deepEqual(toldOf(ranks, 'a/1', 8), ['a/9']);
  assert.deepEqual(toldOf(ranks, 'a/1', undefined), ['a/9']);
  assert.deepEqual(toldOf(ranks, 'a/2', 3), ['a/also 2']);
});

test('where nothing is found of gaps nobody is told of them', () => {
  const ranks = ranksOf({ withinFolder: true, tellsGaps: false }, { 'a/1': 1, 'a/2': 2, 'a/also 2': 2 });
  assert.deepEqual(toldOf(ranks, 'a/1', 7), []);
  assert.deepEqual(toldOf(ranks, 'a/2', 3), ['a/also 2']);
});
