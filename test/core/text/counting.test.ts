import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byFrequency, sumCounts } from '../../../server/src/core/text/counting.ts';

test('counts are summed up by what they count', () => {
  const sums = sumCounts([new Map([['a', 1]]), [], Object.entries({ a: 2, b: 3 })]);
  assert.deepEqual([...sums], Object.entries({ a: 3, b: 3 }));
});

test('the most frequent comes first, then the first by code units', () => {
  assert.deepEqual(
    byFrequency(Object.entries({ b: 1, a: 1, Z: 1, c: 2 })).map(([value]) => value),
    ['c', 'Z', 'a', 'b'],
  );
});
