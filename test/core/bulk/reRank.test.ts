import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { reRank, renumber } from '../../../server/src/core/bulk/reRank.ts';

/** Seeds as `a1 b2 c4`: a letter and a rank, in their order. */
function seeds(text: string): { uri: string; rank: number }[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((word) => ({ uri: word[0]!, rank: Number(word.slice(1)) }));
}

function moving(scope: string, moved: string, before?: string): string {
  return reRank(seeds(scope), moved.split(''), before)
    .map(({ uri, rank }) => uri + rank)
    .join(' ');
}

test('a seed that is moved to where there is room is the only one that changes', () => {
  assert.equal(moving('a1 b2 c5 d6', 'd', 'c'), 'd3');
  assert.equal(moving('a3 b4 c5', 'c', 'a'), 'c1');
  assert.equal(moving('a1 b2 c3', 'a'), 'a4');
});

test('where there is none, the fewest others make room', () => {
  assert.equal(moving('a1 b2 c3 d4 e5 f6', 'f', 'e'), 'f5 e6');
  assert.equal(moving('a1 b2 c3 d4 e5 f6', 'a', 'c'), 'b1 a2');
  assert.equal(moving('a1 b2 c3 d9', 'd', 'a'), 'd1 a2 b3 c4');
  assert.equal(moving('a1 b2 c3 d5 e6', 'e', 'b'), 'e2 b3 c4');
});

test('a seed without a rank gets one', () => {
  assert.equal(moving('a1 b2', 'x'), 'x3');
  assert.equal(moving('a1 b2', 'x', 'a'), 'x1 a2 b3');
  assert.equal(moving('', 'xy'), 'x1 y2');
});

test('several go together, in their order', () => {
  assert.equal(moving('a1 b2 c3 d8', 'ca', 'd'), 'a4');
  assert.equal(moving('a1 b2 c3 d4', 'dc', 'a'), 'd1 c2 a3 b4');
});

test('seeds that share a rank elsewhere go on sharing it', () => {
  assert.equal(moving('a1 b1 c1 d2 e3', 'e', 'd'), 'e2 d3');
  assert.equal(moving('a1 b2 c2 d3', 'd', 'b'), 'd2 b3 c3');
  assert.equal(moving('a1 b2 c2 d5', 'd', 'c'), 'd3 c4');
});

test('moving a seed to where it is changes nothing', () => {
  assert.equal(moving('a1 b2 c3', 'b', 'c'), '');
});

test('renumbering closes gaps and parts ties, and keeps the order', () => {
  const renumbered = renumber(seeds('a2 b4 c4 d9')).map(({ uri, rank }) => uri + rank);
  assert.deepEqual(renumbered, ['a1', 'b2', 'c3', 'd4']);
  assert.deepEqual(renumber(seeds('a1 b2 c3')), []);
});

test('the result has the new order, and no way in which fewer others change exists', () => {
  const scope = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(scope, fc.nat(), fc.nat(), (ranks, which, where) => {
      const ranked = ranks.map((rank, index) => ({ uri: String.fromCharCode(97 + index), rank }));
      const moved = ranked[which % ranked.length]!.uri;
      const stay = ranked.filter(({ uri }) => uri !== moved).sort((a, b) => a.rank - b.rank);
      const before = stay[where % (stay.length + 1)]?.uri;
      const wanted = stay.map(({ uri }) => uri);
      wanted.splice(before === undefined ? wanted.length : wanted.indexOf(before), 0, moved);

      const changes = reRank(ranked, [moved], before);
      const after = new Map(ranked.map(({ uri, rank }) => [uri, rank]));
      for (const { uri, rank } of changes) after.set(uri, rank);
      const result = wanted.map((uri) => after.get(uri)!);
      assert.ok(
        result.every((rank, index) => rank > (result[index - 1] ?? 0)),
        String(result),
      );
      const old = wanted.map((uri) => ({
        isMoved: uri === moved,
        rank: ranked.find((seed) => seed.uri === uri)!.rank,
      }));
      const others = changes.filter(({ uri }) => uri !== moved).length;
      assert.equal(others, fewestChanges(old));
    }),
  );
});

/** How many of those that are not moved must change for all to rise from 1 up: tried for every choice of those that stay. */
function fewestChanges(seeds: readonly { readonly isMoved: boolean; readonly rank: number }[]): number {
  if (seeds.every(({ rank }, index) => rank > (seeds[index - 1]?.rank ?? 0))) return 0;
  let most = 0;
  for (let choice = 0; choice < 1 << seeds.length; choice++) {
    const kept = seeds.flatMap((seed, index) => (choice & (1 << index) ? [{ ...seed, index }] : []));
    const fits = kept.every(({ isMoved, rank, index }, number) => {
      const last = kept[number - 1] ?? { rank: 0, index: -1 };
      return !isMoved && rank - last.rank >= index - last.index;
    });
    if (fits) most = Math.max(most, kept.length);
  }
  return seeds.length - 1 - most;
}
