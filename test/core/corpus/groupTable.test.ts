import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Column, doubles, integers } from '../../../server/src/core/corpus/columns.ts';
import { GroupTable, type RowGroup } from '../../../server/src/core/corpus/groupTable.ts';
import { SeedTable } from '../../../server/src/core/corpus/seedTable.ts';
import { SortedRows } from '../../../server/src/core/corpus/sortedRows.ts';

test('whatever is put in and taken out, a table holds what a map would', () => {
  // Few folders and ranks, so that some share a cell; ranks beyond 32 bits, too.
  const rank = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 2 ** 40, max: 2 ** 40 + 9 }));
  const what = fc.constantFrom('gone', 'one', 'several');
  const step = fc.record({ folder: fc.integer({ min: 0, max: 2 }), rank, what });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const seeds = new SeedTable({ writeSketch: () => false, termsOf: () => '' });
      const keys = new Column(doubles);
      const folders = new Column(integers);
      const table = new GroupTable(keys, folders);
      const map = new Map<string, RowGroup>();
      for (const { folder, rank, what } of steps) {
        const row = seeds.add(`file:///a/${seeds.size}`);
        keys.reserve(row + 1);
        folders.reserve(row + 1);
        keys.values[row] = rank;
        folders.values[row] = folder;
        const cell = table.find(rank, folder);
        if (what === 'gone') {
          table.delete(cell);
          map.delete(`${rank} ${folder}`);
          continue;
        }
        const rows = new SortedRows(seeds);
        rows.put(row);
        const group = what === 'one' ? row : rows;
        table.set(cell, group);
        map.set(`${rank} ${folder}`, group);
      }
      for (const { folder, rank } of steps) {
        assert.equal(table.at(table.find(rank, folder)), map.get(`${rank} ${folder}`));
      }
    }),
  );
});
