import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { Corpus, findSeeds } from '../../../server/src/core/index.ts';
import { seedsOf } from '../../support/seeds.ts';
import { summaryOf } from '../../support/summaries.ts';
import { withoutHanging } from '../../support/hangs.ts';

/** The titles that a query finds, best first. */
function found(query: string, seeds: readonly string[], limit = 10): (string | undefined)[] {
  return findSeeds([seedsOf(seeds).corpus], query, limit).map(({ seed }) => seed.title);
}

suite('seeds are found by words', () => {
  const tunnel = 'title: Harbour tunnel opens\npublisher: ap\nusage: used\ninitial_rank: 12';
  const bridge = 'title: Bridge over the harbour falls\npublisher: bbc\nusage: candidate\ninitial_rank: 1';

  test('in any order', () => {
    for (const query of ['harbour tunnel', 'tunnel harbour', 'opens  tun', 'TUNNEL']) {
      assert.deepEqual(found(query, [tunnel, bridge]), ['Harbour tunnel opens'], query);
    }
  });

  test('all of which must be there', () => {
    assert.deepEqual(found('harbour zeppelin', [tunnel, bridge]), []);
  });

  test('as a whole, then as a beginning, then inside, then letter by letter', () => {
    const titles = ['title: Stunned', 'title: The tunnel', 'title: A tun of wine'];
    assert.deepEqual(found('tun', titles), ['A tun of wine', 'The tunnel', 'Stunned']);
    assert.deepEqual(found('hbrtun', [tunnel, bridge]), ['Harbour tunnel opens']);
    assert.deepEqual(found('hbr', ['title: Here we go again, but slower']), [], 'letters far apart');
  });

  test('without minding accents, letter case and punctuation', () => {
    for (const query of ['cafe', 'Café', 'covid-19', 'covid 19', '“cafe”']) {
      assert.deepEqual(found(query, ['title: Le café et la Covid-19', tunnel]), ['Le café et la Covid-19'], query);
    }
    assert.deepEqual(found('地震', ['title: 東京で地震']), ['東京で地震']);
  });

  test('or by rank, publisher and usage', () => {
    assert.deepEqual(found('#12', [tunnel, bridge]), ['Harbour tunnel opens']);
    assert.deepEqual(found('12', [tunnel, bridge]), ['Harbour tunnel opens']);
    assert.deepEqual(found('#1', [tunnel, bridge]), ['Bridge over the harbour falls', 'Harbour tunnel opens']);
    assert.deepEqual(found('harbour ap', [tunnel, bridge]), ['Harbour tunnel opens']);
    assert.deepEqual(found('press associated', [tunnel, bridge]), ['Harbour tunnel opens']);
    assert.deepEqual(found('used harb', [tunnel, bridge]), ['Harbour tunnel opens']);
  });

  test('a publisher by the name that the configuration gives it', () => {
    const { corpus } = seedsOf(['title: A\npublisher: planet']);
    const name = (slug: string) => (slug === 'planet' ? 'The Daily Planet' : undefined);
    assert.equal(findSeeds([corpus], 'daily', 10).length, 0);
    assert.equal(findSeeds([corpus], 'daily', 10, name).length, 1);
  });

  test('by what it has of a declared facet', () => {
    const sources = ['title: Tunnel\nlanguage: norwegian', 'title: Tunnel\nlanguage: english'];
    const { corpus } = seedsOf(sources, 'fields: { language: { type: enum, values: [norwegian, english] } }');
    assert.deepEqual(
      findSeeds([corpus], 'tunnel norw', 10).map(({ seed }) => seed.uri),
      ['file:///seeds/seed%201.seed'],
    );
  });

  test('by the name of the file where there is no title', () => {
    assert.equal(
      findSeeds([seedsOf(['publisher: ap']).corpus], 'seed 1', 10)[0]?.seed.uri,
      'file:///seeds/seed%201.seed',
    );
  });
});

test('equally good ones come by rank, and no more than are asked for', () => {
  const seeds = Array.from({ length: 50 }, (_, index) => `title: Tunnel ${50 - index}\ninitial_rank: ${50 - index}`);
  assert.deepEqual(found('tunnel', seeds, 3), ['Tunnel 1', 'Tunnel 2', 'Tunnel 3']);
  assert.deepEqual(found('', seeds, 2), ['Tunnel 1', 'Tunnel 2']);
  assert.deepEqual(found('tunnel', seeds, 0), []);
});

test('what is no word finds nothing', () => {
  assert.deepEqual(found('???', ['title: Tunnel']), []);
});

test('a title and a query of any length keep nobody waiting', () => {
  const { corpus } = seedsOf([`title: ${'ab '.repeat(100_000)}`]);
  withoutHanging(() => findSeeds([corpus], `${'abc'.repeat(100_000)} ${'a '.repeat(100_000)}`, 10));
});

test('seeds of several corpora are found together', () => {
  const one = seedsOf(['title: Tunnel\ninitial_rank: 2']).corpus;
  const other = seedsOf(['title: Tunnel\ninitial_rank: 1']).corpus;
  assert.deepEqual(
    findSeeds([one, other], 'tunnel', 10).map(({ seed }) => seed.rank),
    [1, 2],
  );
});

test('what was searched before is found as it is now', () => {
  const step = fc.record({ name: fc.nat(6), word: fc.option(fc.constantFrom('tunnel', 'bridge', 'ferry')) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const corpus = new Corpus();
      for (const { name, word } of steps) {
        const uri = `file:///seeds/${name}.seed`;
        if (word === null) corpus.remove(uri);
        else corpus.upsert(summaryOf(uri, { title: `The ${word}` }));
        const expected = Array.from(corpus.seeds())
          .filter(({ title }) => title === 'The tunnel')
          .map((seed) => seed.uri);
        assert.deepEqual(
          findSeeds([corpus], 'tunnel', 10).map(({ seed }) => seed.uri),
          expected.sort(),
        );
      }
    }),
  );
});
