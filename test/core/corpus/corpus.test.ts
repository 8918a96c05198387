import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SeedSummary } from '../../../server/src/core/index.ts';
import { Corpus } from '../../../server/src/core/index.ts';

function summary(uri: string, values: Partial<SeedSummary> = {}): SeedSummary {
  const folder = uri.slice(0, uri.lastIndexOf('/'));
  return {
    uri,
    folder,
    url: undefined,
    title: undefined,
    publisher: undefined,
    usage: undefined,
    rank: undefined,
    ...values,
  };
}

test('a corpus counts the values of its seeds', () => {
  const corpus = new Corpus();
  corpus.upsert(summary('file:///a/1', { publisher: 'ap', usage: 'candidate' }));
  corpus.upsert(summary('file:///a/2', { publisher: 'ap', usage: 'used' }));
  corpus.upsert(summary('file:///a/3', { publisher: 'bbc' }));
  assert.deepEqual(
    [...corpus.counts('publisher')],
    [
      ['ap', 2],
      ['bbc', 1],
    ],
  );
  assert.deepEqual([...corpus.seedsWith('usage', 'used')], ['file:///a/2']);
});

test('the next free rank is the lowest that no seed of the folder has', () => {
  const corpus = new Corpus();
  for (const rank of [1, 2, 4]) corpus.upsert(summary(`file:///a/${rank}`, { rank }));
  corpus.upsert(summary('file:///b/3', { rank: 3 }));
  assert.equal(corpus.nextFreeRank('file:///a'), 3);
  assert.equal(corpus.nextFreeRank('file:///b'), 1);
  assert.equal(corpus.nextFreeRank('file:///empty'), 1);
});

test('after any edits the index is what it would be made from scratch', () => {
  const uri = fc.constantFrom('file:///a/1', 'file:///a/2', 'file:///a/3', 'file:///b/1', 'file:///b/2');
  const values = fc.record({
    publisher: fc.constantFrom(undefined, 'ap', 'bbc'),
    usage: fc.constantFrom(undefined, 'candidate', 'used'),
    rank: fc.constantFrom(undefined, 1, 2, 3),
  });
  const step = fc.oneof(fc.record({ uri, values }), fc.record({ uri, values: fc.constant(undefined) }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const incremental = new Corpus();
      const seeds = new Map<string, SeedSummary>();
      for (const { uri, values } of steps) {
        if (values) {
          incremental.upsert(summary(uri, values));
          seeds.set(uri, summary(uri, values));
        } else {
          incremental.remove(uri);
          seeds.delete(uri);
        }
      }
      const scratch = new Corpus();
      for (const seed of seeds.values()) scratch.upsert(seed);
      assert.deepEqual(facts(incremental), facts(scratch));
    }),
  );
});

/** All that a corpus can be asked, in an order of its own. */
function facts(corpus: Corpus): unknown {
  const sorted = (values: Iterable<string>) => [...values].sort();
  const uris = [...corpus.summaries()].map(({ uri }) => uri).sort();
  return {
    size: corpus.size,
    seeds: uris.map((uri) => corpus.get(uri)),
    publishers: ['ap', 'bbc'].map((value) => sorted(corpus.seedsWith('publisher', value))),
    usages: ['candidate', 'used'].map((value) => sorted(corpus.seedsWith('usage', value))),
    counts: (['publisher', 'usage'] as const).map((facet) => [...corpus.counts(facet)].sort()),
    ranks: ['file:///a', 'file:///b'].map((folder) =>
      [1, 2, 3].map((rank) => sorted(corpus.seedsRanked(folder, rank))),
    ),
    free: ['file:///a', 'file:///b'].map((folder) => corpus.nextFreeRank(folder)),
  };
}
