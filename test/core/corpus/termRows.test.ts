import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TermRows } from '../../../server/src/core/corpus/termRows.ts';

test('whatever is written and deleted, each row has what was written last', () => {
  const step = fc.record({
    row: fc.integer({ min: 0, max: 30 }),
    terms: fc.option(fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 24 })),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const rows = new TermRows();
      const expected = new Map<number, readonly number[]>();
      for (const { row, terms } of steps) {
        if (terms === null) rows.delete(row);
        else rows.set(row, terms);
        expected.set(row, terms ?? []);
      }
      for (const [row, terms] of expected) assert.deepEqual([...rows.at(row)], terms);
      // What is left behind is never more than what counts, by much.
      assert.ok(rows.values.length <= 2000);
    }),
  );
});
