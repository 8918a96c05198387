import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SeedSummary } from '../../../server/src/core/corpus/seedSummary.ts';
import { Ranks } from '../../../server/src/core/corpus/ranks.ts';
import { summaryOf } from '../../support/summaries.ts';

const inFolder = (folder: string) => folder;
const inCorpus = () => '';

function ranksOf(scopeOf: (folder: string) => string, seeds: Readonly<Record<string, number | undefined>>): Ranks {
  const ranks = new Ranks(scopeOf);
  for (const [path, rank] of Object.entries(seeds)) ranks.update(undefined, seed(path, rank), new Set());
  return ranks;
}

function seed(path: string, rank: number | undefined): SeedSummary {
  return summaryOf(`file:///${path}`, { rank });
}

/** The paths of the others that a change of rank is told to. */
function toldOf(ranks: Ranks, path: string, before: number | undefined, after: number | undefined): string[] {
  const affected = new Set<string>();
  ranks.update(seed(path, before), seed(path, after), affected);
  return [...affected]
    .map((uri) => uri.slice('file:///'.length))
    .filter((other) => other !== path)
    .sort();
}

test('ranks are taken within a folder, or within the corpus', () => {
  const seeds = { 'a/1': 1, 'a/2': 2, 'b/1': 1, 'b/3': 3, 'b/none': undefined };
  const folders = ranksOf(inFolder, seeds);
  assert.deepEqual([folders.isTaken('file:///a', 2), folders.isTaken('file:///b', 2)], [true, false]);
  assert.deepEqual(
    folders.twins.of(seed('a/1', 1)).seeds.map(({ uri }) => uri),
    [],
  );
  const corpus = ranksOf(inCorpus, seeds);
  assert.deepEqual([corpus.isTaken('file:///a', 3), corpus.isTaken('file:///elsewhere', 3)], [true, true]);
  assert.deepEqual(
    corpus.twins.of(seed('a/1', 1)).seeds.map(({ uri }) => uri),
    ['file:///b/1'],
  );
});

test('the next free rank is the lowest, whatever was asked before', () => {
  const ranks = ranksOf(inFolder, { 'a/1': 1, 'a/2': 2, 'a/4': 4 });
  const next = () => ranks.nextFree('file:///a');
  assert.equal(next(), 3);
  toldOf(ranks, 'a/x', undefined, 3);
  assert.equal(next(), 5);
  toldOf(ranks, 'a/2', 2, 6);
  assert.equal(next(), 2);
  // Of two with one rank, one may go.
  toldOf(ranks, 'a/4', 4, 1);
  toldOf(ranks, 'a/4', 1, 4);
  assert.equal(next(), 2);
  assert.equal(ranks.nextFree('file:///b'), 1);
});

test('the first seed of the rank behind it is told that a rank has come or gone', () => {
  const ranks = ranksOf(inFolder, { 'a/1': 1, 'a/2': 2, 'a/also 2': 2, 'b/2': 2, 'a/9': 9 });
  assert.deepEqual(toldOf(ranks, 'a/1', 1, 7), ['a/2']);
  assert.deepEqual(toldOf(ranks, 'a/1', 7, 8), ['a/9']);
  assert.deepEqual(toldOf(ranks, 'a/1', 8, undefined), ['a/9']);
  assert.deepEqual(toldOf(ranks, 'a/2', 2, 3), ['a/also 2']);
});
