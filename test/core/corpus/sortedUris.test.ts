import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SortedUris } from '../../../server/src/core/corpus/sortedUris.ts';

test('thousands of uris stand in their order, wherever they are put in and taken out', () => {
  const uriOf = (number: number) => `file:///a/${String(number).padStart(4, '0')}`;
  const sorted = new SortedUris();
  const there = new Set<number>();
  const expectSorted = () => {
    const uris = [...there].sort((a, b) => a - b).map(uriOf);
    assert.deepEqual([...sorted], uris);
    assert.equal(sorted.size, uris.length);
    assert.equal(sorted.first, uris[0]);
    for (let number = 0; number <= 3000; number += 7) {
      const uri = uriOf(number);
      assert.equal(sorted.has(uri), there.has(number));
      const before = uris.filter((other) => other < uri);
      const behind = uris.filter((other) => other > uri);
      assert.deepEqual([sorted.before(uri, 20), sorted.behind(uri, 20)], [before.slice(-20), behind.slice(0, 20)]);
    }
  };
  expectSorted();
  // Up, down, and all over the place.
  for (const order of [(step: number) => step, (step: number) => 2999 - step, (step: number) => (step * 1013) % 3000]) {
    for (let step = 0; step < 3000; step++) {
      sorted.add(uriOf(order(step)));
      there.add(order(step));
      if (step % 3 > 0) continue;
      const gone = (order(step) * 7) % 3000;
      sorted.delete(uriOf(gone));
      there.delete(gone);
    }
    expectSorted();
  }
  for (let number = 0; number < 3000; number++) {
    sorted.delete(uriOf((number * 1013) % 3000));
    there.delete((number * 1013) % 3000);
  }
  expectSorted();
});

test('around a uri are as many before it as after it, or more on one side where the other has no more', () => {
  const sorted = new SortedUris(...Array.from('abcdefghij'));
  assert.equal(sorted.around('e', 2).join(''), 'cdfg');
  assert.equal(sorted.around('a', 2).join(''), 'bcde');
  assert.equal(sorted.around('i', 2).join(''), 'fghj');
  assert.equal(sorted.around('x', 2).join(''), 'ghij');
});
