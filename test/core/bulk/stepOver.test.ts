import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { otherRanks } from '../../../server/src/core/bulk/stepOver.ts';

test('the ranks that are left are counted from 1 on', () => {
  const { indexOf, rankAt } = otherRanks([6, 2, 3, 3]);
  assert.deepEqual([1, 2, 3, 4, 5].map(rankAt), [1, 4, 5, 7, 8]);
  assert.deepEqual([1, 4, 5, 7, 8].map(indexOf), [1, 2, 3, 4, 5]);
  assert.deepEqual([2, 3, 6].map(indexOf), [2, 2, 4], 'of one that is taken the next one counts');
});

test('no rank that is taken is ever given, and none that is left is passed over', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 })), (taken) => {
      const { indexOf, rankAt } = otherRanks(taken);
      const left = Array.from({ length: 40 }, (_, index) => index + 1).filter((rank) => !taken.includes(rank));
      assert.deepEqual(
        left.map((_, index) => rankAt(index + 1)),
        left,
      );
      left.forEach((rank, index) => assert.equal(indexOf(rank), index + 1));
    }),
  );
});
