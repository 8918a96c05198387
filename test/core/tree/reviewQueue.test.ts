import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ReviewQueue, SeedGrouping, SeedSource } from '../../../server/src/core/index.ts';
import {
  buildSeedTree,
  jump,
  noProblems,
  readFilter,
  reviewedSeed,
  reviewQueue,
  viewOrder,
} from '../../../server/src/core/index.ts';
import { named, pathOf, seedsOf, uriOf, type Seeds } from '../../support/seeds.ts';

const roots = [{ uri: 'file:///seeds', name: 'seeds' }];
const seeds = seedsOf({
  'a/1.seed': 'usage: candidate\ntitle: Zoo\npublisher: reuters\ninitial_rank: 2',
  'a/2.seed': 'usage: candidate\ntitle: Bees\npublisher: ap\ninitial_rank: 1',
  'b/1.seed': 'usage: candidate\ntitle: Ants\npublisher: reuters\ninitial_rank: 1',
  'b/2.seed': 'usage: used\ntitle: Cows\npublisher: ap\ninitial_rank: 2',
  'b/3.seed': 'title: Dogs\npublisher: ap\ninitial_rank: 3',
});
const sourceOf = ({ corpus, configuration }: Seeds): SeedSource => ({
  corpus,
  configuration,
  problemsOf: () => noProblems,
  codesOf: () => [],
  modifiedOf: () => undefined,
});

function queue(
  groupBy: SeedGrouping,
  {
    filter,
    ...options
  }: { filter?: string; group?: string; uris?: readonly string[]; all?: boolean; limit?: number } = {},
): ReviewQueue & { readonly paths: readonly string[] } {
  const tree = buildSeedTree(
    { groupBy, ...(filter === undefined ? {} : { filter: readFilter(filter) }) },
    { corpora: [sourceOf(seeds)], roots },
  );
  const found = reviewQueue(tree, { limit: 100, ...options });
  return { ...found, paths: found.uris.map(pathOf) };
}

suite('the queue of a review', () => {
  test('holds the seeds that wait for a decision, in the order in which the tree shows them', () => {
    assert.deepEqual(queue('usage').paths, ['a/2.seed', 'b/1.seed', 'a/1.seed']);
    assert.deepEqual(queue('folder').paths, ['a/2.seed', 'a/1.seed', 'b/1.seed']);
    assert.deepEqual(queue('publisher').paths, ['a/2.seed', 'b/1.seed', 'a/1.seed']);
    assert.deepEqual(queue('none').paths, ['a/2.seed', 'b/1.seed', 'a/1.seed']);
  });

  test('holds only what fits the filter, is in the group, or is selected', () => {
    assert.deepEqual(queue('usage', { filter: 'folder:a' }).paths, ['a/2.seed', 'a/1.seed']);
    assert.deepEqual(queue('publisher', { group: 'publisher=reuters' }).paths, ['b/1.seed', 'a/1.seed']);
    assert.deepEqual(queue('usage', { uris: [uriOf('a/1.seed'), uriOf('b/2.seed')] }).paths, ['a/1.seed']);
    assert.deepEqual(queue('usage', { group: 'usage=unknown' }).paths, []);
  });

  test('holds all where that is wanted, and says how many that would be', () => {
    const { paths, total, shown } = queue('usage', { group: 'usage=used' });
    assert.deepEqual({ paths, total, shown }, { paths: [], total: 0, shown: 1 });
    assert.deepEqual(queue('usage', { group: 'usage=used', all: true }).paths, ['b/2.seed']);
  });

  test('is no longer than is wanted, and says how many seeds there are', () => {
    const { paths, total } = queue('usage', { limit: 1 });
    assert.deepEqual({ paths, total }, { paths: ['a/2.seed'], total: 3 });
  });

  test('tells what a seed is, and what it can be decided to be', () => {
    const { seed } = seedsOf(
      {
        'a.seed': 'title: Zoo\nusage: new\ninitial_rank: 3',
        'b.seed': '---\ntitle: A: b\nusage: new\n---\n',
        'c.seed': '---\ntitle: [a\nusage: {\n---\n',
      },
      'usages: {new: {key: x}, used: Was used}',
    );
    assert.deepEqual(reviewedSeed(seed('a.seed')), {
      label: 'Zoo',
      rank: 3,
      usage: 'new',
      usages: [
        { value: 'new', key: 'x' },
        { value: 'used', description: 'Was used' },
      ],
    });
    assert.equal(reviewedSeed(seed('b.seed')).refusal, undefined, 'a safe fix mends it');
    assert.match(reviewedSeed(seed('c.seed')).refusal ?? '', /[.]$/);
  });
});

suite('jumps in a view', () => {
  const path = (groupBy: SeedGrouping, sortBy: 'rank' | 'title', filter = '') => ({
    order: viewOrder({ groupBy, sortBy }, sourceOf(seeds), roots),
    isShown: readFilter(filter).forCorpus({ ...sourceOf(seeds), roots }),
  });
  const next = (from: string, to: 'nextUnreviewed' | 'nextByRank' | 'nextOfPublisher', view: ReturnType<typeof path>) =>
    named(jump(seeds.corpus.get(uriOf(from))!, seeds.corpus, seeds.configuration, to, view));

  test('follow its order, from wherever they start', () => {
    assert.equal(next('b/1.seed', 'nextUnreviewed', path('usage', 'title')), 'a/2.seed');
    assert.equal(next('a/2.seed', 'nextUnreviewed', path('usage', 'title')), 'a/1.seed');
    assert.equal(next('a/1.seed', 'nextUnreviewed', path('folder', 'title')), 'b/1.seed');
    assert.equal(next('b/2.seed', 'nextUnreviewed', path('folder', 'title')), 'a/2.seed');
    assert.equal(next('a/2.seed', 'nextUnreviewed', path('publisher', 'rank')), 'b/1.seed');
  });

  test('pass over what its filter hides', () => {
    assert.equal(next('a/2.seed', 'nextUnreviewed', path('usage', 'rank', 'folder:a')), 'a/1.seed');
    assert.equal(next('b/1.seed', 'nextByRank', path('usage', 'rank', 'publisher:reuters')), undefined);
    assert.equal(next('a/2.seed', 'nextOfPublisher', path('usage', 'rank', '-usage:used')), 'b/3.seed');
  });
});
