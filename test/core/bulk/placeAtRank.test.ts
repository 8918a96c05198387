import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { placeAtRank } from '../../../server/src/core/bulk/placeAtRank.ts';

/** `a1 b2` are the seeds a and b with the ranks 1 and 2. */
const seeds = (text: string) =>
  text
    .split(' ')
    .filter(Boolean)
    .map((seed) => ({ uri: seed[0]!, rank: Number(seed.slice(1)) }));
const placed = (scope: string, moved: string, rank: number): string =>
  placeAtRank(seeds(scope), moved.split(''), rank)
    .map((seed) => seed.uri + seed.rank)
    .join(' ');

test('a seed gets the rank that it is given, and nobody else another one where that is free', () => {
  assert.equal(placed('a1 b2 c9', 'a', 5), 'a5');
  assert.equal(placed('a1 b2', 'x', 3), 'x3', 'it had none');
  assert.equal(placed('a1 b2', 'a', 1), '');
});

test('those in the way go up to the next gap, or down where that takes fewer files', () => {
  assert.equal(placed('a1 b2 c3 d5', 'x', 2), 'x2 b3 c4');
  assert.equal(placed('a1 b2 c3 d4 e5 f6', 'b', 4), 'c2 d3 b4');
  assert.equal(placed('a1 b2 c3', 'c', 1), 'c1 a2 b3');
});

test('several seeds follow one another', () => {
  assert.equal(placed('a1 b2 c3 d4', 'dc', 1), 'd1 c2 a3 b4');
  assert.equal(placed('a1 b8', 'xy', 3), 'x3 y4');
});

test('seeds that share a rank go on sharing one', () => {
  assert.equal(placed('a1 b2 c2 d3', 'x', 2), 'x2 b3 c3 d4');
});

test('whatever the ranks, the rank is had, no two share one that did not, and the others keep their order', () => {
  const scope = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(scope, fc.nat(), fc.integer({ min: 1, max: 35 }), (ranks, index, rank) => {
      const ranked = ranks.map((each, number) => ({ uri: `${number}`, rank: each }));
      const moved = `${index % ranked.length}`;
      const changes = new Map(placeAtRank(ranked, [moved], rank).map((seed) => [seed.uri, seed.rank]));
      const after = ranked.map((seed) => ({ uri: seed.uri, old: seed.rank, rank: changes.get(seed.uri) ?? seed.rank }));
      assert.equal(after.find(({ uri }) => uri === moved)?.rank, rank);
      assert.equal(new Set(after.map((seed) => seed.rank)).size, after.length);
      assert.ok(after.every((seed) => seed.rank > 0));
      const others = after.filter(({ uri }) => uri !== moved).sort((a, b) => a.old - b.old);
      others.forEach((seed, place) => assert.ok(place === 0 || seed.rank > others[place - 1]!.rank));
    }),
  );
});
