import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TermLists } from '../../../server/src/core/corpus/termLists.ts';

test('whatever is put in and taken out, the lists hold what a map of sets would', () => {
  const step = fc.record({ entry: fc.integer({ min: 0, max: 200 }), term: fc.integer({ min: 0, max: 90 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const lists = new TermLists();
      const terms = new Map<number, number>();
      for (const { entry, term } of steps) {
        const old = terms.get(entry);
        if (old === undefined) lists.add(term, entry);
        else lists.drop(old, entry);
        if (old === undefined) terms.set(entry, term);
        else terms.delete(entry);
      }
      for (let term = 0; term <= 90; term++) {
        const expected = [...terms].filter(([, other]) => other === term).map(([entry]) => entry);
        const byNumber = (a: number, b: number) => a - b;
        assert.deepEqual(lists.entries(term).sort(byNumber), expected.sort(byNumber));
        assert.equal(lists.count(term), expected.length);
      }
    }),
  );
});
