import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RelatedSeed } from '../../../server/src/core/index.ts';
import { relatedSeeds } from '../../../server/src/core/index.ts';
import { pathOf, seedsOf } from '../../support/seeds.ts';

function related(sources: Record<string, string>, of: string, configuration = ''): Record<string, string[]> {
  const lists = relatedSeeds(seedsOf(sources, configuration).seed(of));
  return Object.fromEntries(
    Object.entries<readonly RelatedSeed[]>({ ...lists }).map(([kind, seeds]) => [
      kind,
      seeds.map(({ uri }) => pathOf(uri)),
    ]),
  );
}

test('twins: of the same article, then with the same title', () => {
  const sources = {
    'own.seed': 'url: https://apnews.com/a\ntitle: Tunnel opens',
    'title.seed': 'url: https://apnews.com/b\ntitle: “Tunnel” opens',
    'url.seed': 'url: https://apnews.com/a?utm_source=x\ntitle: Tunnel opens',
    'none.seed': 'url: https://apnews.com/c\ntitle: Something else',
  };
  assert.deepEqual(related(sources, 'own.seed').twins, ['url.seed', 'title.seed']);
  const different = 'duplicates: {different: [[own.seed, title.seed], [own.seed, url.seed]]}';
  assert.deepEqual(related(sources, 'own.seed', different).twins, ['url.seed'], 'one article is one article');
});

test('neighbours: two before and two after by rank', () => {
  const ranks = { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 };
  const sources = Object.fromEntries(
    Object.entries(ranks).map(([name, rank]) => [`${name}.seed`, `initial_rank: ${rank}`]),
  );
  const neighbours = (of: string) => related({ ...sources, 'sub/x.seed': 'initial_rank: 3' }, of).neighbours;
  assert.deepEqual(neighbours('c.seed'), ['a.seed', 'b.seed', 'd.seed', 'e.seed']);
  assert.deepEqual(neighbours('a.seed'), ['b.seed', 'c.seed']);
  assert.deepEqual(neighbours('f.seed'), ['d.seed', 'e.seed']);
  assert.deepEqual(neighbours('sub/x.seed'), []);
});

test('near-duplicates with their share, and seeds of the same story that are nothing of all this', () => {
  const body =
    'The tunnel under the harbour opened on Monday after nine years of digging and three floods, the mayor said. '.repeat(
      2,
    );
  const whole = (title: string, text: string) =>
    `---\nurl: https://apnews.com/${title.length}\ntitle: ${title}\n---\n${text}`;
  const { seed } = seedsOf({
    'a.seed': whole('Harbour tunnel opens after years of digging', body),
    'b.seed': whole('Tunnel under the harbour opens after digging', body),
  });
  const { nearDuplicates, sameStory } = relatedSeeds(seed('a.seed'));
  assert.deepEqual(
    nearDuplicates.map(({ uri, share }) => `${pathOf(uri)} ${share}`),
    ['b.seed 1'],
  );
  assert.deepEqual(sameStory, []);
});

test('a seed is shown by its title, or else its file’s name', () => {
  const sources = {
    'a.seed': 'initial_rank: 1',
    'b c.seed': 'publisher: ap\nusage: used\ninitial_rank: 2',
    'd.seed': 'title: "Rise\\u202E\\nfall"\ninitial_rank: 3',
  };
  assert.deepEqual(relatedSeeds(seedsOf(sources).seed('a.seed')).neighbours, [
    { uri: 'file:///seeds/b%20c.seed', label: 'b c.seed', rank: 2, publisher: 'ap', usage: 'used' },
    { uri: 'file:///seeds/d.seed', label: 'Rise\\u{202E} fall', rank: 3 },
  ]);
});
