import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SeedSummary } from '../../../server/src/core/index.ts';
import { unicodeHabit } from '../../../server/src/core/corpus/unicodeHabit.ts';
import { Corpus, parseSeed } from '../../../server/src/core/index.ts';

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
    allowsUnicode: undefined,
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

test('characters beyond ASCII are written as most of the seeds have them, as they are where that is undecided', () => {
  const corpus = new Corpus();
  assert.equal(corpus.allowsUnicode, true);
  corpus.upsert(summary('file:///a/1', { allowsUnicode: false }));
  corpus.upsert(summary('file:///a/2'));
  assert.equal(corpus.allowsUnicode, false);
  corpus.upsert(summary('file:///a/2', { allowsUnicode: true }));
  assert.equal(corpus.allowsUnicode, true);
  corpus.upsert(summary('file:///a/3', { allowsUnicode: false }));
  assert.equal(corpus.allowsUnicode, false);
  corpus.remove('file:///a/1');
  assert.equal(corpus.allowsUnicode, true);
});

test('a header shows how it was written by the characters in its fields, not by those in comments', () => {
  const shown = (lines: string) => unicodeHabit(parseSeed(`---\n${lines}\n---\n`, new Set(['title', 'author'])));
  assert.equal(shown('title: Café'), true);
  assert.equal(shown('title: "Caf\\xE9"'), false);
  assert.equal(shown('title: "Caf\\xE9"\nauthor: Renée'), true);
  assert.equal(shown('title: "\\u2019\\U0001F680"'), false);
  assert.equal(shown('title: Cafe # Café'), undefined);
  assert.equal(shown('title: "tab\\t, next line\\N, byte order mark\\uFEFF"'), undefined);
});

test('after any edits the index is what it would be made from scratch', () => {
  const uri = fc.constantFrom('file:///a/1', 'file:///a/2', 'file:///a/3', 'file:///b/1', 'file:///b/2');
  const values = fc.record({
    publisher: fc.constantFrom(undefined, 'ap', 'bbc'),
    usage: fc.constantFrom(undefined, 'candidate', 'used'),
    rank: fc.constantFrom(undefined, 1, 2, 3, 4),
    allowsUnicode: fc.constantFrom(undefined, true, false),
  });
  const step = fc.record({ uri, values: fc.option(values, { nil: undefined }), ask: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const incremental = new Corpus();
      const seeds = new Map<string, SeedSummary>();
      for (const { uri, values, ask } of steps) {
        const folder = uri.slice(0, uri.lastIndexOf('/'));
        if (values) {
          incremental.upsert(summary(uri, values));
          seeds.set(uri, summary(uri, values));
        } else {
          incremental.remove(uri);
          seeds.delete(uri);
        }
        // What is asked in between is remembered, and must not be remembered for too long.
        if (ask) assert.equal(incremental.nextFreeRank(folder), lowestFree([...seeds.values()], folder));
      }
      const scratch = new Corpus();
      for (const seed of seeds.values()) scratch.upsert(seed);
      assert.deepEqual(facts(incremental), facts(scratch));
    }),
  );
});

// Looked for from 1 on each time, it would keep this test busy for minutes.
test('in a large folder the next free rank is found at once, each time', { timeout: 60_000 }, () => {
  const corpus = new Corpus();
  for (let rank = 1; rank <= 100_000; rank++) corpus.upsert(summary(`file:///a/${rank}`, { rank }));
  assert.equal(corpus.nextFreeRank('file:///a'), 100_001);
  for (let time = 0; time < 1000; time++) assert.equal(corpus.nextFreeRank('file:///a'), 100_001);
  corpus.remove('file:///a/70000');
  assert.equal(corpus.nextFreeRank('file:///a'), 70_000);
  corpus.upsert(summary('file:///a/70000', { rank: 70_000 }));
  assert.equal(corpus.nextFreeRank('file:///a'), 100_001);
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
      [1, 2, 3, 4].map((rank) => sorted(corpus.seedsRanked(folder, rank))),
    ),
    allowsUnicode: corpus.allowsUnicode,
    free: ['file:///a', 'file:///b'].map((folder) => corpus.nextFreeRank(folder)),
  };
}

function lowestFree(seeds: readonly SeedSummary[], folder: string): number {
  let rank = 1;
  while (seeds.some((seed) => seed.folder === folder && seed.rank === rank)) rank++;
  return rank;
}
