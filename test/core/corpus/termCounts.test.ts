import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TermCounts } from '../../../server/src/core/corpus/termCounts.ts';

test('whatever is added and dropped, terms are counted as a map would', () => {
  const step = fc.record({ term: fc.integer({ min: 0, max: 300 }), isMore: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 600 }), (steps) => {
      const counts = new TermCounts();
      const map = new Map<number, number>();
      for (const { term, isMore } of steps) {
        const before = map.get(term) ?? 0;
        if (isMore) counts.add(term);
        else if (before > 0) counts.drop(term);
        map.set(term, Math.max(0, before + (isMore ? 1 : -1)));
      }
      for (let term = 0; term <= 300; term++) assert.equal(counts.of(term), map.get(term) ?? 0);
    }),
  );
});
