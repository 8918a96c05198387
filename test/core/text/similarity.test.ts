import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editDistance, nearest } from '../../../server/src/core/text/similarity.ts';

for (const [a, b, slips] of [
  ['', '', 0],
  ['', 'url', 3],
  ['title', 'title', 0],
  ['titel', 'title', 1],
  ['ttile', 'title', 1],
  ['tilte', 'title', 1],
  ['titl', 'title', 1],
  ['tittle', 'title', 1],
  ['tutle', 'title', 1],
  ['ulr', 'url', 1],
  ['intial_rnak', 'initial_rank', 2],
  ['kitten', 'sitting', 3],
  // Restricted: no letter goes between two that have changed places.
  ['ca', 'abc', 3],
] as const) {
  test(`“${a}” and “${b}” are ${slips} apart`, () => {
    assert.equal(editDistance(a, b), slips);
    assert.equal(editDistance(b, a), slips);
  });
}

const fields = ['url', 'title', 'publisher', 'usage', 'initial_rank'];

test('the nearest word is the one that is meant', () => {
  for (const [word, meant] of [
    ['titel', 'title'],
    ['ulr', 'url'],
    ['UASGE', 'usage'],
    ['pulbihser', 'publisher'],
    ['intial_rnak', 'initial_rank'],
    ['publishr', 'publisher'],
  ] as const) {
    assert.equal(nearest(word, fields), meant);
  }
});

test('what is too far off, or as near to another, is none', () => {
  for (const word of ['', 'u', 'ur', 'tool', 'ranking', 'x'.repeat(70)]) assert.equal(nearest(word, fields), undefined);
  assert.equal(nearest('used', ['user', 'uses']), undefined);
  assert.equal(nearest('used', ['used', 'uses']), 'used');
});
