import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SeedSummary } from '../../../server/src/core/corpus/seedSummary.ts';
import { Vocabulary } from '../../../server/src/core/corpus/vocabulary.ts';
import { Related } from '../../support/relations.ts';
import { summaryOf } from '../../support/summaries.ts';

function vocabularyOf(...seeds: readonly SeedSummary[]): Related<Vocabulary> {
  return new Related((table) => new Vocabulary(table)).put(...seeds);
}

function seed(number: number, values: Partial<SeedSummary>): SeedSummary {
  return summaryOf(`file:///a/${number}`, values);
}

const bbc = { url: 'https://www.bbc.co.uk/news/1', domain: 'bbc.co.uk' };

test('values are counted by how many seeds have them', () => {
  const vocabulary = vocabularyOf(
    seed(1, { publisher: 'ap', usage: 'candidate' }),
    seed(2, { publisher: 'ap', usage: 'used' }),
    seed(3, { publisher: 'constructor' }),
  );
  assert.deepEqual([...vocabulary.table.publishers.counts].sort(), [
    ['ap', 2],
    ['constructor', 1],
  ]);
  vocabulary.put(seed(2, { publisher: 'ap' }));
  assert.deepEqual([...vocabulary.table.usages.counts], [['candidate', 1]]);
});

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
  const { table, relation } = vocabulary;
  assert.deepEqual([table.publishers.counts.size, relation.publishersOf('bbc.co.uk')], [0, []]);
});
