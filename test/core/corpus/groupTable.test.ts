import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { GroupTable } from '../../../server/src/core/corpus/groupTable.ts';
import { summaryOf } from '../../support/summaries.ts';

test('whatever is put in and taken out, a table holds what a map would', () => {
  // Few folders and ranks, so that some share a cell; ranks beyond 32 bits, too.
  const rank = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 2 ** 40, max: 2 ** 40 + 9 }));
  const step = fc.record({ folder: fc.constantFrom('a', 'b', 'c'), rank, isGone: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const table = new GroupTable<number>(
        (seed) => seed.rank,
        (seed) => seed.folder,
      );
      const map = new Map<string, unknown>();
      for (const { folder, rank, isGone } of steps) {
        const seed = summaryOf(`${folder}/${map.size}`, { rank });
        const cell = table.find(rank, folder);
        if (isGone) table.delete(cell);
        else table.set(cell, seed);
        if (isGone) map.delete(`${rank} ${folder}`);
        else map.set(`${rank} ${folder}`, seed);
      }
      for (const { folder, rank } of steps) assert.equal(table.get(rank, folder), map.get(`${rank} ${folder}`));
    }),
  );
});
