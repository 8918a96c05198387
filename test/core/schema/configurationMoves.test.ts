import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { moveDifferent, readConfiguration } from '../../../server/src/core/index.ts';
import { declareDifferent } from '../../../server/src/core/schema/configuration.ts';
import { runs } from '../../support/properties.ts';

test('a seed that is renamed is named so where it is different from others, in the way it is written', () => {
  const moves = [{ from: 'a/1.txt', to: 'b/2.txt' }];
  for (const [before, after] of [
    ['duplicates: { different: [[a/1.txt, c.txt]] } # ok', 'duplicates: { different: [[b/2.txt, c.txt]] } # ok'],
    [
      'rank: {}\nduplicates:\r\n  different:\r\n    - - c.txt # that\r\n      - "./a//1.txt" # this\r\n    - [d.txt, a/1.txt]\r\n',
      'rank: {}\nduplicates:\r\n  different:\r\n    - - c.txt # that\r\n      - b/2.txt # this\r\n    - [d.txt, b/2.txt]\r\n',
    ],
  ] as const) {
    assert.equal(moveDifferent(before, moves), after);
  }
});

test('so are the seeds of a folder, and those that change places', () => {
  const text = 'duplicates: { different: [[a/1.txt, a/b/2.txt, ab/3.txt]] }';
  const moves = [
    { from: 'a', to: "x's: y" },
    { from: 'a/b', to: 'b' },
    { from: 'ab/3.txt', to: 'a/1.txt' },
  ];
  assert.equal(moveDifferent(text, moves), `duplicates: { different: [["x's: y/1.txt", b/2.txt, a/1.txt]] }`);
});

test('nothing is changed that names no such seed, is no list, or could not be read afterwards', () => {
  const moves = [{ from: 'a.txt', to: 'b.txt' }];
  for (const text of [
    '',
    'duplicates: { different: [[c.txt, d.txt]] }',
    'duplicates: { different: a.txt }',
    'duplicates: { different: [[a.txt, b.txt]] }',
    'duplicates: { different: [[&a a.txt, c.txt], [*a, d.txt]] }',
    'usages: [a.txt]\n',
    'duplicates: [\n',
  ]) {
    assert.equal(moveDifferent(text, moves), undefined, text);
  }
  assert.equal(
    moveDifferent('duplicates: { different: [[a.txt, c.txt]] }', [{ from: 'a.txt', to: `${'b'.repeat(5000)}.txt` }]),
    undefined,
  );
});

const path = fc
  .array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', "'", '"', '#', ':', '-', 'é', '1') }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((segments) => segments.map((segment) => `x${segment}`).join('/'));

test('whatever the names, the moved seed is different from what it was different from', () => {
  fc.assert(
    fc.property(fc.uniqueArray(path, { minLength: 3, maxLength: 3 }), ([from, other, to]) => {
      const text = declareDifferent('# ours\n', [from!, other!]);
      // Some look like addresses of something else.
      fc.pre(text !== undefined && declareDifferent('', [to!, other!]) !== undefined);
      const moved = moveDifferent(text, [{ from: from!, to: to! }]);
      const isInside = other!.startsWith(`${from}/`);
      const { duplicates } = readConfiguration(moved ?? text, []).configuration;
      assert.ok(duplicates.areDifferent(to!, isInside ? to + other!.slice(from!.length) : other!));
    }),
    { numRuns: runs(100) },
  );
});
