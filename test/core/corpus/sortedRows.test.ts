import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SeedTable } from '../../../server/src/core/corpus/seedTable.ts';
import { SortedRows } from '../../../server/src/core/corpus/sortedRows.ts';

test('thousands of seeds stand in the order of their uris, wherever they are put in and taken out', () => {
  const table = new SeedTable({ writeSketch: () => false, termsOf: () => '' });
  const uriOf = (number: number) => `file:///a/${String(number).padStart(4, '0')}`;
  // Their rows are in no order.
  const rows = new Map<number, number>();
  for (let step = 0; step < 3000; step++) rows.set((step * 1013) % 3000, table.add(uriOf((step * 1013) % 3000)));
  const rowOf = (number: number) => rows.get(number)!;
  const sorted = new SortedRows(table);
  const there = new Set<number>();
  const expectSorted = () => {
    const numbers = [...there].sort((a, b) => a - b);
    const uris = numbers.map(uriOf);
    assert.equal(sorted.size, uris.length);
    assert.equal(sorted.first, numbers[0] === undefined ? undefined : rowOf(numbers[0]));
    for (let number = 0; number <= 3000; number += 7) {
      const uri = uriOf(number);
      const place = table.placeOf(uri);
      assert.equal(sorted.has(place), there.has(number));
      const before = uris.filter((other) => other < uri);
      const behind = uris.filter((other) => other > uri);
      assert.deepEqual(
        [sorted.before(place, 20), sorted.behind(place, 20)].map((found) => found.map((row) => table.uriOf(row))),
        [before.slice(-20), behind.slice(0, 20)],
      );
    }
  };
  expectSorted();
  // Up, down, and all over the place.
  for (const order of [(step: number) => step, (step: number) => 2999 - step, (step: number) => (step * 1013) % 3000]) {
    for (let step = 0; step < 3000; step++) {
      assert.equal(sorted.put(rowOf(order(step))), !there.has(order(step)));
      there.add(order(step));
      if (step % 3 > 0) continue;
      const gone = (order(step) * 7) % 3000;
      sorted.delete(rowOf(gone));
      there.delete(gone);
    }
    expectSorted();
  }
  for (let number = 0; number < 3000; number++) {
    sorted.delete(rowOf((number * 1013) % 3000));
    there.delete((number * 1013) % 3000);
  }
  expectSorted();
});
