import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstOf, Firsts } from '../../../server/src/core/navigation/firsts.ts';

test('the first of many are those that come first when all are sorted', () => {
  const order = (a: number, b: number) => a - b;
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.nat(40), (numbers, limit) => {
      const expected = numbers.toSorted(order).slice(0, limit);
      const firsts = new Firsts(limit, order);
      for (const number of numbers) firsts.add(number);
      assert.deepEqual(firsts.sorted(), expected);
      assert.deepEqual(firstOf(numbers, limit, order), expected);
    }),
  );
});
