import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SeedSummary } from '../../../server/src/core/corpus/seed.ts';
import { Vocabulary } from '../../../server/src/core/corpus/vocabulary.ts';
import { Related } from '../../support/relations.ts';
import { summaryOf } from '../../support/summaries.ts';
import { runs } from '../../support/properties.ts';

function vocabularyOf(...seeds: readonly SeedSummary[]): Related<Vocabulary> {
  return new Related(() => new Vocabulary()).put(...seeds);
}

function seed(number: number, values: Partial<SeedSummary>): SeedSummary {
  return summaryOf(`file:///a/${number}`, values);
}

const bbc = { url: 'https://www.bbc.co.uk/news/1', domain: 'bbc.co.uk' };

test('what the seeds of a domain call their publisher, the most frequent first', () => {
  const { relation: vocabulary } = vocabularyOf(
    seed(1, { ...bbc, publisher: 'bbc-news' }),
    seed(2, { ...bbc, publisher: 'bbc' }),
    seed(3, { ...bbc, publisher: 'bbc' }),
    seed(4, { ...bbc, publisher: 'auntie' }),
    seed(5, bbc),
    seed(6, { publisher: 'ap', domain: 'apnews.com' }),
    seed(7, { publisher: 'ap' }),
  );
  const told = (except?: SeedSummary) =>
    vocabulary.publishersOf('bbc.co.uk', except).map(({ publisher, seeds, of }) => `${publisher} ${seeds}/${of}`);
  assert.deepEqual(told(), ['bbc 2/4', 'auntie 1/4', 'bbc-news 1/4']);
  assert.deepEqual(told(seed(2, { ...bbc, publisher: 'bbc' })), ['auntie 1/3', 'bbc 1/3', 'bbc-news 1/3']);
  assert.deepEqual(told(seed(4, { ...bbc, publisher: 'auntie' })), ['bbc 2/3', 'bbc-news 1/3']);
  assert.deepEqual(told(seed(6, { publisher: 'bbc', domain: 'apnews.com' })), [
    'bbc 2/4',
    'auntie 1/4',
    'bbc-news 1/4',
  ]);
  assert.deepEqual(vocabulary.publishersOf('elsewhere.example'), []);
});

test('what no seed says any more is forgotten', () => {
  const one = seed(1, { ...bbc, publisher: 'bbc' });
  const vocabulary = vocabularyOf(one);
  vocabulary.update(one.uri, undefined);
  assert.deepEqual(vocabulary.relation.publishersOf('bbc.co.uk'), []);
});

/** Seeds of a domain, as many as are said for each publisher. */
function seedsOf(counts: Readonly<Record<string, number>>, facts: Partial<SeedSummary> = bbc): SeedSummary[] {
  return Object.entries(counts).flatMap(([publisher, count]) =>
    Array.from({ length: count }, (_, number) =>
      summaryOf(`file:///a/${publisher}-${number}`, { ...facts, publisher }),
    ),
  );
}

test('usual is what three seeds of a domain say, and two of three or more', () => {
  const usual = (counts: Readonly<Record<string, number>>) =>
    vocabularyOf(...seedsOf(counts)).relation.usualPublisher('bbc.co.uk');
  assert.equal(usual({ bbc: 2 }), undefined);
  assert.equal(usual({ bbc: 3 }), 'bbc');
  assert.equal(usual({ bbc: 3, auntie: 1 }), 'bbc');
  assert.equal(usual({ auntie: 2, bbc: 3 }), undefined);
  assert.equal(usual({ auntie: 2, bbc: 4 }), 'bbc');
  assert.equal(usual({ auntie: 1, beeb: 1, bbc: 4 }), 'bbc');
  assert.equal(usual({ auntie: 1, beeb: 1, bbc: 3 }), undefined);
  assert.equal(usual({ auntie: 500, bbc: 400 }), undefined);
  assert.equal(usual({ auntie: 100, bbc: 400 }), 'bbc');
  assert.equal(vocabularyOf().relation.usualPublisher('bbc.co.uk'), undefined);
});

test('a word of the corpus is what is usual somewhere, or what very many seeds have', () => {
  const vocabulary = vocabularyOf(...seedsOf({ bbc: 3, auntie: 1 }), ...seedsOf({ wire: 999 }, {}));
  const { relation } = vocabulary;
  assert.deepEqual(
    ['bbc', 'auntie', 'wire', 'nobody'].map((one) => relation.usesPublisher(one)),
    [true, false, false, false],
  );
  vocabulary.put(seed(1, { publisher: 'wire' }));
  assert.equal(relation.usesPublisher('wire'), true);
});

test('all seeds of a domain are told when another publisher is usual there, and those of the publisher anywhere', () => {
  const elsewhere = seed(1, { publisher: 'bbc' });
  const vocabulary = vocabularyOf(
    ...seedsOf({ bbc: 2, auntie: 1 }),
    elsewhere,
    seed(2, bbc),
    seed(3, { publisher: 'ap' }),
  );
  const third = seed(4, { ...bbc, publisher: 'bbc' });
  const told = ['file:///a/1', 'file:///a/auntie-0', 'file:///a/bbc-0', 'file:///a/bbc-1'];
  assert.deepEqual([...vocabulary.update(third.uri, third)].sort(), told);
  // Another title, and a fourth seed that says the same, are nothing to anybody.
  assert.deepEqual([...vocabulary.update(third.uri, { ...third, title: 'New' })], []);
  assert.deepEqual([...vocabulary.update('file:///a/5', seed(5, { ...bbc, publisher: 'bbc' }))], []);
  assert.deepEqual([...vocabulary.update('file:///a/5', undefined)], []);
  assert.deepEqual([...vocabulary.update(third.uri, { ...third, domain: 'bbc.com' })].sort(), told);
});

// In a corpus nearly all seeds of such a test are twins of some kind, and told as those: here nothing else tells them.
test('after any edits it is what it would be made from scratch, and whoever sees something else is told', () => {
  const values = fc.record({
    domain: fc.constantFrom(undefined, 'bbc.co.uk', 'bbc.co.uk', 'bbc.co.uk', 'bbc.com'),
    publisher: fc.constantFrom(undefined, 'bbc', 'bbc', 'bbc', 'bbc', 'auntie', 'beeb'),
  });
  const step = fc.record({ number: fc.integer({ min: 1, max: 14 }), values: fc.option(values) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const vocabulary = vocabularyOf();
      const seeds = new Map<string, SeedSummary>();
      let known = views(seeds.values(), vocabulary.relation);
      for (const { number, values } of steps) {
        const uri = `file:///a/${number}`;
        const after = values ? seed(number, values) : undefined;
        const told = vocabulary.update(uri, after);
        if (after) seeds.set(uri, after);
        else seeds.delete(uri);
        const now = views(seeds.values(), vocabulary.relation);
        assert.deepEqual(now, views(seeds.values(), vocabularyOf(...[...seeds.values()].reverse()).relation));
        for (const [one, view] of now) {
          if (one !== uri && !told.has(one)) assert.deepEqual(view, known.get(one), `${one} is not told of ${uri}`);
        }
        known = now;
      }
    }),
    { numRuns: runs(300) },
  );
});

/** What the rules see of other seeds, by uri. */
function views(seeds: Iterable<SeedSummary>, vocabulary: Vocabulary): Map<string, unknown> {
  return new Map(
    Array.from(seeds, ({ uri, domain, publisher }) => {
      const usual = domain === undefined || publisher === undefined ? undefined : vocabulary.usualPublisher(domain);
      return [uri, { usual, isUsed: publisher !== undefined && vocabulary.usesPublisher(publisher) }];
    }),
  );
}
