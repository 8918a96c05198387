import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeLenses } from '../../../server/src/core/index.ts';
import { seedsOf } from '../../support/seeds.ts';

/** What stands above the first of some seeds. */
function lenses(...sources: string[]): string[] {
  const seed = seedsOf(sources).seed('seed 1.seed');
  return codeLenses(seed, { showRelated: 'show' }).map(({ command }) => command!.title);
}

test('the place by rank', () => {
  assert.deepEqual(lenses('initial_rank: 4'), ['#4 of 1']);
  assert.deepEqual(lenses('initial_rank: 4', 'usage: used'), ['#4 of 2']);
  assert.deepEqual(lenses('title: A'), []);
});

test('the twins, each counted once', () => {
  const seed = 'url: https://apnews.com/a\ntitle: Tunnel opens';
  assert.deepEqual(lenses(seed, seed), ['1 twin']);
  assert.deepEqual(lenses(seed, seed, 'url: https://apnews.com/b\ntitle: Tunnel opens'), ['2 twins']);
  assert.deepEqual(lenses(...Array.from({ length: 30 }, () => seed)), ['16+ twins']);
});

test('lenses stand on the opening fence, and know where they lead', () => {
  const { seed } = seedsOf([
    '\uFEFF---\nurl: https://apnews.com/a\ninitial_rank: 4\n---\n',
    'url: https://apnews.com/a',
  ]);
  const uri = 'file:///seeds/seed%201.seed';
  const start = { line: 0, character: 1 };
  const range = { start, end: start };
  assert.deepEqual(codeLenses(seed('seed 1.seed'), {}), [
    { range, command: { title: '#4 of 2', command: 'seedbed.jump', arguments: [{ to: 'nextByRank', uri }] } },
    { range, command: { title: '1 twin', command: 'seedbed.jump', arguments: [{ to: 'nextTwin', uri }] } },
  ]);
});

test('seeds of the same story are counted where the client can show them', () => {
  const titles = Array.from({ length: 30 }, (_, index) => `title: Report ${index}\ninitial_rank: 1`);
  const { seed, corpus } = seedsOf(titles);
  const mates = (count: number) => {
    corpus.sameStory = (_, limit) =>
      Array.from({ length: Math.min(limit, count) }, (__, index) => ({
        uri: `file:///seeds/seed%20${index + 2}.seed`,
        score: 1,
      }));
    return codeLenses(seed('seed 1.seed'), { showRelated: 'show' }).map(({ command }) => command!.title)[1];
  };
  assert.equal(mates(0), undefined);
  assert.equal(mates(3), '3 related');
  assert.equal(mates(10), '10 related');
  assert.equal(mates(11), '10+ related');
});
