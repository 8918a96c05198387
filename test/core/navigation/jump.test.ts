import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { SeedJump } from '../../../server/src/core/index.ts';
import { firstSeed, jump } from '../../../server/src/core/index.ts';
import { named, seedsOf, type Seeds } from '../../support/seeds.ts';

/** The seeds that are come by from a seed until one is come by again. */
function round(seeds: Seeds, from: string, to: SeedJump): string[] {
  const path = [from];
  for (;;) {
    const next = named(jump(seeds.corpus.get(seeds.seed(path.at(-1)!).uri)!, seeds.corpus, seeds.configuration, to));
    if (next === undefined || path.includes(next)) return next === undefined ? path : [...path, next];
    path.push(next);
  }
}

suite('by rank', () => {
  const sources = {
    'a/x.seed': 'initial_rank: 2',
    'a/y.seed': 'initial_rank: 10',
    'a/w.seed': 'initial_rank: 10',
    'a/none.seed': 'title: A',
    'a/z.seed': 'initial_rank: 1',
    'b/x.seed': 'initial_rank: 3',
  };

  test('through the folder and round, those without a rank last', () => {
    const seeds = seedsOf(sources);
    const forth = ['a/z.seed', 'a/x.seed', 'a/w.seed', 'a/y.seed', 'a/none.seed', 'a/z.seed'];
    assert.deepEqual(round(seeds, 'a/z.seed', 'nextByRank'), forth);
    assert.deepEqual(round(seeds, 'a/z.seed', 'previousByRank'), forth.toReversed());
    assert.deepEqual(round(seeds, 'b/x.seed', 'nextByRank'), ['b/x.seed'], 'alone in its folder');
  });

  test('through the whole corpus where ranks are counted there', () => {
    const seeds = seedsOf(sources, 'rank: {unique: corpus}');
    assert.deepEqual(round(seeds, 'a/x.seed', 'nextByRank').slice(0, 3), ['a/x.seed', 'b/x.seed', 'a/w.seed']);
  });
});

test('to what is not reviewed: candidates, or else the first usage', () => {
  const sources = {
    'b/1.seed': 'usage: candidate\ninitial_rank: 1',
    'a/2.seed': 'usage: candidate\ninitial_rank: 1',
    'a/1.seed': 'usage: candidate\ninitial_rank: 2',
    'a/0.seed': 'usage: new\ninitial_rank: 3',
    'c/0.seed': 'usage: used',
  };
  const expected = ['c/0.seed', 'a/2.seed', 'a/1.seed', 'b/1.seed', 'a/2.seed'];
  assert.deepEqual(round(seedsOf(sources), 'c/0.seed', 'nextUnreviewed'), expected);
  assert.deepEqual(round(seedsOf(sources, 'usages: [new, used, candidate]'), 'c/0.seed', 'nextUnreviewed'), expected);
  assert.deepEqual(round(seedsOf(sources, 'usages: [new, used]'), 'c/0.seed', 'nextUnreviewed'), [
    'c/0.seed',
    'a/0.seed',
  ]);
});

test('to seeds of the same publisher', () => {
  const seeds = seedsOf({
    'a.seed': 'publisher: ap',
    'b.seed': 'publisher: bbc',
    'c.seed': 'publisher: ap',
    'd.seed': '',
  });
  assert.deepEqual(round(seeds, 'a.seed', 'nextOfPublisher'), ['a.seed', 'c.seed', 'a.seed']);
  assert.deepEqual(round(seeds, 'd.seed', 'nextOfPublisher'), ['d.seed'], 'without a publisher');
});

suite('to twins', () => {
  const sources = {
    'c.seed': 'url: https://apnews.com/a\ntitle: Tunnel opens',
    'a.seed': 'url: https://apnews.com/b\ntitle: Tunnel opens!',
    'b.seed': 'url: https://apnews.com/a#x\ntitle: Another',
    'd.seed': 'url: https://apnews.com/d\ntitle: Something else',
  };

  test('of the article or with the title', () => {
    assert.deepEqual(round(seedsOf(sources), 'c.seed', 'nextTwin'), ['c.seed', 'a.seed', 'c.seed']);
    assert.deepEqual(round(seedsOf(sources), 'b.seed', 'nextTwin'), ['b.seed', 'c.seed', 'a.seed', 'c.seed']);
  });

  test('but not to those that are said to be different', () => {
    const seeds = seedsOf(sources, 'duplicates: {different: [[a.seed, c.seed]]}');
    assert.deepEqual(round(seeds, 'c.seed', 'nextTwin'), ['c.seed', 'b.seed', 'c.seed']);
    assert.deepEqual(round(seeds, 'a.seed', 'nextTwin'), ['a.seed']);
  });
});

test('a round passes each seed once, whatever the ranks and folders', () => {
  const place = fc.tuple(fc.constantFrom('a', 'b', 'b/c'), fc.nat(9), fc.option(fc.integer({ min: 1, max: 4 })));
  fc.assert(
    fc.property(
      fc.uniqueArray(place, { selector: ([folder, name]) => `${folder}/${name}`, minLength: 2 }),
      (places) => {
        const sources = places.map(([folder, name, rank]) => [
          `${folder}/${name}.seed`,
          `publisher: ap\n${rank === null ? '' : `initial_rank: ${rank}`}`,
        ]);
        const seeds = seedsOf(Object.fromEntries(sources) as Record<string, string>);
        const first = named(firstSeed(seeds.corpus))!;
        const passed = round(seeds, first, 'nextOfPublisher');
        assert.equal(passed.length, places.length + 1);
        assert.equal(passed.at(-1), first);
      },
    ),
  );
});

test('an empty corpus has no first seed', () => {
  assert.equal(firstSeed(seedsOf({}).corpus), undefined);
});
