import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ValueCounts } from '../../../server/src/core/corpus/valueCounts.ts';
import { Related } from '../../support/relations.ts';
import { summaryOf } from '../../support/summaries.ts';

function publishersOf(publishers: Readonly<Record<string, string | undefined>>): Related<ValueCounts> {
  const seeds = Object.entries(publishers).map(([name, publisher]) => summaryOf(`file:///a/${name}`, { publisher }));
  return new Related(() => new ValueCounts('publisher')).put(...seeds);
}

test('values are counted by how many seeds have them', () => {
  const { relation } = publishersOf({ 1: 'ap', 2: 'ap', 3: 'constructor', 4: undefined });
  assert.deepEqual([...relation.all()].sort(), [
    ['ap', 2],
    ['constructor', 1],
  ]);
  assert.deepEqual([relation.count('ap'), relation.count('toString')], [2, 0]);
});

test('a value that no seed has any more is forgotten', () => {
  const publishers = publishersOf({ 1: 'ap', 2: 'bbc' });
  publishers.put(summaryOf('file:///a/1', { publisher: 'bbc' }));
  assert.deepEqual([...publishers.relation.all()], [['bbc', 2]]);
  for (const name of ['1', '2']) publishers.update(`file:///a/${name}`, undefined);
  assert.equal(publishers.relation.all().size, 0);
});
