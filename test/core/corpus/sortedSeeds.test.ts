import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SortedSeeds } from '../../../server/src/core/corpus/sortedSeeds.ts';
import { summaryOf } from '../../support/summaries.ts';

test('thousands of seeds stand in the order of their uris, wherever they are put in and taken out', () => {
  const uriOf = (number: number) => `file:///a/${String(number).padStart(4, '0')}`;
  const sorted = new SortedSeeds();
  const there = new Set<number>();
  const expectSorted = () => {
    const numbers = [...there].sort((a, b) => a - b);
    const uris = numbers.map(uriOf);
    assert.equal(sorted.size, uris.length);
    assert.equal(sorted.first?.uri, uris[0]);
    for (let number = 0; number <= 3000; number += 7) {
      const uri = uriOf(number);
      assert.equal(sorted.has(uri), there.has(number));
      const before = uris.filter((other) => other < uri);
      const behind = uris.filter((other) => other > uri);
      assert.deepEqual(
        [sorted.before(uri, 20), sorted.behind(uri, 20)].map((seeds) => seeds.map((seed) => seed.uri)),
        [before.slice(-20), behind.slice(0, 20)],
      );
    }
  };
  expectSorted();
  // Up, down, and all over the place.
  for (const order of [(step: number) => step, (step: number) => 2999 - step, (step: number) => (step * 1013) % 3000]) {
    for (let step = 0; step < 3000; step++) {
      sorted.put(summaryOf(uriOf(order(step)), { title: 'Old' }));
      there.add(order(step));
      if (step % 3 > 0) continue;
      const gone = (order(step) * 7) % 3000;
      sorted.delete(uriOf(gone));
      there.delete(gone);
    }
    expectSorted();
  }
  sorted.put(summaryOf(uriOf(2998), { title: 'New' }));
  assert.equal(sorted.before(uriOf(2999), 1)[0]?.title, 'New');
  for (let number = 0; number < 3000; number++) {
    sorted.delete(uriOf((number * 1013) % 3000));
    there.delete((number * 1013) % 3000);
  }
  expectSorted();
});
