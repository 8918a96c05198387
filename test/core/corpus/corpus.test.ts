import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Configuration } from '../../../server/src/core/schema/configuration.ts';
import type { Seed, SeedSummary } from '../../../server/src/core/corpus/seed.ts';
import type { TwinKind } from '../../../server/src/core/corpus/twins.ts';
import { Corpus } from '../../../server/src/core/corpus/corpus.ts';
import { summarize } from '../../../server/src/core/corpus/seedSummary.ts';
import { unicodeHabit } from '../../../server/src/core/corpus/unicodeHabit.ts';
import { readConfiguration } from '../../../server/src/core/schema/configuration.ts';
import { parseSeed } from '../../../server/src/core/syntax/parseSeed.ts';
import { summaryOf as summary, valuesOf } from '../../support/summaries.ts';
import { runs } from '../../support/properties.ts';

test('a corpus counts the values of its seeds', () => {
  const corpus = new Corpus();
  corpus.upsert(summary('file:///a/1', { publisher: 'ap', usage: 'candidate' }));
  corpus.upsert(summary('file:///a/2', { publisher: 'ap', usage: 'used' }));
  corpus.upsert(summary('file:///a/3', { publisher: 'bbc' }));
  assert.deepEqual(
    [...corpus.counts('publisher')],
    [
      ['ap', 2],
      ['bbc', 1],
    ],
  );
  assert.deepEqual(corpus.seedsWith('usage', 'used'), [corpus.get('file:///a/2')]);
  assert.deepEqual(corpus.seedsWith('usage', 'maybe'), []);
});

test('the next free rank is after the last one of the folder, the lowest free one the first that no seed has', () => {
  const corpus = new Corpus();
  for (const rank of [1, 2, 4]) corpus.upsert(summary(`file:///a/${rank}`, { rank }));
  corpus.upsert(summary('file:///b/3', { rank: 3 }));
  for (const [folder, next, lowest] of [
    ['a', 5, 3],
    ['b', 4, 1],
    ['empty', 1, 1],
  ] as const) {
    assert.equal(corpus.nextFreeRank(`file:///${folder}`), next);
    assert.equal(corpus.lowestFreeRank(`file:///${folder}`), lowest);
  }
  corpus.upsert(summary('file:///a/misspelled', { meantRank: 7 }));
  assert.equal(corpus.nextFreeRank('file:///a'), 8);
  corpus.remove('file:///a/misspelled');
  assert.equal(corpus.nextFreeRank('file:///a'), 5);
});

test('a rank that is only misspelled is meant as what a safe fix makes of it', () => {
  const meant = (lines: string) =>
    summarize('file:///a', parseSeed(`---\n${lines}\n---\n`, new Set(['initial_rank']))).meantRank;
  for (const written of [
    '4',
    '"4"',
    "'4'",
    '4.',
    '4.0',
    '#4',
    '[4]',
    '“4”',
    '+4',
    '4,',
    'No. 4',
    '4th',
    '٤',
    '4 # was 5',
  ]) {
    assert.equal(meant(`initial_rank: ${written}`), 4, written);
  }
  for (const written of ['', '010', '12:30', 'four', '4.5', '0', '-4', '[4, 5]', '4 of 10', '4 (was 5)']) {
    assert.equal(meant(`initial_rank: ${written}`), undefined, written);
  }
});

test('characters beyond ASCII are a habit where most of the seeds that show it write them in one way', () => {
  const corpus = new Corpus();
  assert.equal(corpus.unicodeHabit, undefined);
  corpus.upsert(summary('file:///a/1', { allowsUnicode: false }));
  corpus.upsert(summary('file:///a/2'));
  assert.equal(corpus.unicodeHabit, false);
  corpus.upsert(summary('file:///a/2', { allowsUnicode: true }));
  assert.equal(corpus.unicodeHabit, undefined);
  corpus.upsert(summary('file:///a/3', { allowsUnicode: false }));
  assert.equal(corpus.unicodeHabit, false);
  corpus.remove('file:///a/1');
  assert.equal(corpus.unicodeHabit, undefined);
  corpus.remove('file:///a/3');
  assert.equal(corpus.unicodeHabit, true);
});

test('a header shows how it was written by the characters in its fields, not by those in comments', () => {
  const shown = (lines: string) => unicodeHabit(parseSeed(`---\n${lines}\n---\n`, new Set(['title', 'author'])));
  assert.equal(shown('title: Café'), true);
  assert.equal(shown('title: "Caf\\xE9"'), false);
  assert.equal(shown('title: "Caf\\xE9"\nauthor: Renée'), true);
  assert.equal(shown('title: "\\u2019\\U0001F680"'), false);
  assert.equal(shown('title: Cafe # Café'), undefined);
  assert.equal(shown('title: "tab\\t, next line\\N, byte order mark\\uFEFF"'), undefined);
});

test('ranks are shared within a folder, or within the corpus where the configuration says so', () => {
  const corpus = new Corpus('file:///s');
  corpus.upsert(summary('file:///s/a/1', { rank: 1 }));
  corpus.upsert(summary('file:///s/b/1', { rank: 1 }));
  const first = corpus.get('file:///s/a/1')!;
  assert.deepEqual(corpus.twins('rank', first).seeds, []);
  assert.equal(corpus.scopeSize('file:///s/a'), 1);
  assert.equal(corpus.isRankTaken('file:///s/c', 1), false);
  corpus.configure(configured('rank: { unique: corpus }'));
  assert.deepEqual(corpus.twins('rank', first).seeds, [corpus.get('file:///s/b/1')]);
  assert.equal(corpus.scopeSize('file:///s/a'), 2);
  assert.equal(corpus.isRankTaken('file:///s/c', 1), true);
  assert.equal(corpus.nextFreeRank('file:///s/c'), 2);
  corpus.configure(configured('rank: { unique: off }'));
  assert.equal(corpus.nextFreeRank('file:///s/c'), 1);
});

test('a summary that says nothing new is no change to others', () => {
  const corpus = new Corpus();
  corpus.upsert(summary('file:///a/1', { title: 'Ferry' }));
  assert.deepEqual([...corpus.upsert(summary('file:///a/2', { title: 'ferry!' }))], ['file:///a/1']);
  assert.deepEqual([...corpus.upsert(summary('file:///a/2', { title: 'ferry!' }))], []);
  assert.deepEqual([...corpus.upsert(summary('file:///a/2', { title: 'FERRY' }))], ['file:///a/1']);
  assert.deepEqual([...corpus.remove('file:///a/3')], []);
  assert.deepEqual([...corpus.remove('file:///a/2')], ['file:///a/1']);
});

test('a corpus without stories keeps no terms, and finds none', () => {
  const uris = ['file:///a/1', 'file:///a/2'];
  const document = parseSeed('---\ntitle: Harbour tunnel opens in Halden\n---\n', new Set(['title']));
  for (const stories of [true, false]) {
    const corpus = new Corpus('file:///a', undefined, { stories });
    for (const uri of uris) corpus.upsert(summarize(uri, document));
    const first = corpus.get(uris[0]!)!;
    assert.equal(first.terms !== '', stories);
    assert.equal(corpus.sameStory(summarize(uris[0]!, document), 5).length, stories ? 1 : 0);
    assert.deepEqual([...corpus.upsert(summarize(uris[0]!, document))], [], 'nothing new');
  }
});

const kinds: readonly TwinKind[] = ['article', 'headline', 'rank', 'number'];
const folders = ['file:///s/a', 'file:///s/a/b', 'file:///s/c'];
const domains = ['bbc.co.uk', 'example.com'];

/** Bodies with their signatures and terms as seeds have them: two are almost the same, one is short. */
const bodies = [
  '',
  'Short.',
  ...['', ' The mayor said so.', ' Nobody was hurt when the old furnace fell.'].map(longBody),
].map((text) => {
  const document = parseSeed(`---\ntitle: Harbour\n---\n## Article summary\n${text}\n`, new Set(['title']));
  const summary = summarize('file:///s/x', document);
  return { terms: summary.terms, signature: summary.signature };
});

function longBody(end: string, index: number): string {
  const sentence = `The tunnel under the harbour opened on Monday after ${index === 2 ? 'two' : 'nine'} years of digging`;
  const sentences = Array.from({ length: 8 }, (_, number) => `${sentence}, as witness ${number} of ${index} said.`);
  return (index === 2 ? sentences : sentences.map((one) => one.replace(/ of \d/, ''))).join(' ') + end;
}

const values = fc
  .record({
    url: fc.constantFrom(undefined, 'https://bbc.co.uk/1', 'http://www.bbc.co.uk/1/', 'https://example.com/2'),
    title: fc.constantFrom(undefined, 'Ferry', 'ferry!', 'Furnace'),
    // One that many have, so that it is the usual one of a domain now and then, and no longer.
    publisher: fc.constantFrom(undefined, 'ap', 'bbc', 'bbc', 'bbc', 'wire'),
    usage: fc.constantFrom(undefined, 'candidate', 'used'),
    // One rank that nearly all have, so that there are more of it than are told.
    rank: fc.constantFrom(undefined, 1, 2, 3, 3, 3, 3, 3, 3, 4, 5),
    allowsUnicode: fc.constantFrom(undefined, true, false),
    text: fc.constantFrom(...bodies),
  })
  .map(({ text, ...rest }) => ({ ...rest, ...text }));

const uri = fc
  .tuple(
    fc.constantFrom(...folders),
    fc.integer({ min: 1, max: 12 }),
    fc.constantFrom('_0123456789abcdef.txt', '_ferry.txt', '.seed'),
  )
  .map(([folder, number, end]) => `${folder}/${String(number).padStart(3, '0')}${end}`);

const configuration = fc.constantFrom(
  ...[
    '{}',
    'rules: { rank-gap: hint }',
    'rank: { unique: corpus }',
    'rank: { unique: corpus }\nrules: { rank-gap: error }',
    'rank: { unique: off }',
    'duplicates: { threshold: 0.6 }',
  ].map(configured),
);

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ uri, values }) },
  { weight: 3, arbitrary: fc.record({ uri }) },
  { weight: 1, arbitrary: fc.record({ configuration }) },
);

test('after any edits a corpus is what it would be made from scratch, and whose findings may be others are told', () => {
  const start = fc.uniqueArray(fc.tuple(uri, values), { maxLength: 70, selector: ([one]) => one });
  fc.assert(
    fc.property(
      start,
      configuration,
      fc.array(step, { maxLength: 12 }),
      (seedsAtStart, configurationAtStart, steps) => {
        const seeds = new Map(seedsAtStart.map(([one, said]) => [one, summary(one, said)]));
        let current = configurationAtStart;
        const corpus = corpusOf(seeds.values(), current);
        let known = views(corpus, current);
        for (const step of steps) {
          if ('configuration' in step) {
            current = step.configuration;
            corpus.configure(current);
            known = views(corpus, current);
            continue;
          }
          const after = 'values' in step ? summary(step.uri, step.values) : undefined;
          if (after) seeds.set(step.uri, after);
          else seeds.delete(step.uri);
          const affected = after ? corpus.upsert(after) : corpus.remove(step.uri);
          const now = views(corpus, current);
          assert.ok(!affected.has(step.uri));
          for (const one of affected) assert.ok(seeds.has(one), one);
          for (const [one, view] of now) {
            if (one === step.uri || affected.has(one)) continue;
            assert.deepEqual(view, known.get(one), `${one} is not told of ${step.uri}`);
          }
          known = now;
        }
        const shuffled = [...seeds.values()].sort((a, b) =>
          a.uri.slice(-9) + a.uri < b.uri.slice(-9) + b.uri ? 1 : -1,
        );
        const scratch = corpusOf(shuffled, current);
        assert.deepEqual(facts(corpus), facts(scratch));
        for (const folder of folders) {
          assert.equal(corpus.lowestFreeRank(folder), lowestFree(seeds, folder, current));
          assert.equal(corpus.nextFreeRank(folder), behindLast(seeds, folder, current));
        }
      },
    ),
    { numRuns: runs(300) },
  );
});

// Looked for from 1 on each time, it would keep this test busy for minutes.
test('in a large folder a free rank is found at once, each time', { timeout: 60_000 }, () => {
  const corpus = new Corpus();
  for (let rank = 1; rank <= 100_000; rank++) corpus.upsert(summary(`file:///a/${rank}`, { rank }));
  for (let time = 0; time < 1000; time++) assert.equal(corpus.lowestFreeRank('file:///a'), 100_001);
  for (let time = 0; time < 1000; time++) assert.equal(corpus.nextFreeRank('file:///a'), 100_001);
  corpus.remove('file:///a/70000');
  assert.equal(corpus.lowestFreeRank('file:///a'), 70_000);
  assert.equal(corpus.nextFreeRank('file:///a'), 100_001);
  corpus.upsert(summary('file:///a/70000', { rank: 70_000 }));
  assert.equal(corpus.lowestFreeRank('file:///a'), 100_001);
  corpus.remove('file:///a/100000');
  assert.equal(corpus.nextFreeRank('file:///a'), 100_000);
});

// If each were a change to all, this would take hours.
test('ten thousand seeds with one rank are read, edited and removed, in whatever order', { timeout: 120_000 }, () => {
  const seeds = Array.from({ length: 10_000 }, (_, number) =>
    summary(`file:///a/${String((number * 7919) % 10_000).padStart(6, '0')}`, { rank: 1 }),
  );
  for (const order of [seeds, seeds.toSorted((a, b) => (a.uri < b.uri ? 1 : -1))]) {
    const corpus = new Corpus();
    let affected = 0;
    for (const seed of order) affected += corpus.upsert(seed).size;
    for (const seed of order.slice(0, 1000)) affected += corpus.upsert({ ...seed, title: 'New' }).size;
    assert.equal(corpus.twins('rank', order[0]!).more, true);
    for (const { uri } of order.toReversed()) affected += corpus.remove(uri).size;
    assert.ok(affected < 100 * order.length, `${affected}`);
    assert.equal(corpus.size, 0);
  }
});

// If each were a change to all, this would take hours.
test('ten thousand seeds of one domain are read, half of them with another publisher', { timeout: 120_000 }, () => {
  const seeds = Array.from({ length: 10_000 }, (_, number) =>
    summary(`file:///a/${number}`, { domain: 'bbc.co.uk', publisher: number % 3 === 0 ? 'bbc' : 'bbc-news' }),
  );
  const corpus = new Corpus();
  let affected = 0;
  for (const seed of seeds) affected += corpus.upsert(seed).size;
  assert.equal(corpus.usualPublisher('bbc.co.uk'), 'bbc-news');
  for (const { uri } of seeds.toReversed()) affected += corpus.remove(uri).size;
  assert.ok(affected < 100 * seeds.length, `${affected}`);
});

/** What the rules see of other seeds, by uri. */
function views(corpus: Corpus, { rules }: Configuration = configured('{}')): Map<string, unknown> {
  return new Map(
    Array.from(corpus.seeds(), (seed) => {
      const { uri, folder, rank, publisher, domain } = seed;
      const twins = kinds.map((kind) => {
        const { seeds, more } = corpus.twins(kind, seed);
        return { seeds: seeds.map(valuesOf), more };
      });
      const [firstOfRank] = corpus.twins('rank', seed).seeds;
      const isFirst = rank !== undefined && !(firstOfRank && firstOfRank.uri < uri);
      return [
        uri,
        {
          twins,
          gap: rules.has('rank-gap') && isFirst && rank > 1 && !corpus.isRankTaken(folder, rank - 1),
          usual: publisher === undefined || domain === undefined ? undefined : corpus.usualPublisher(domain),
          isUsed: publisher !== undefined && corpus.usesPublisher(publisher),
          isOddlyNamed: uri.endsWith('_ferry.txt') && corpus.isRegularlyNamed(folder),
          nearDuplicates: corpus.nearDuplicates(seed).map(({ uri, share }) => [share, valuesOf(corpus.get(uri)!)]),
        },
      ];
    }),
  );
}

/** All that a corpus can be asked, in an order of its own. */
function facts(corpus: Corpus): unknown {
  const seeds = [...corpus.seeds()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  const uris = (found: readonly Seed[]) => found.map(({ uri }) => uri).sort();
  return {
    size: corpus.size,
    seeds: seeds.map(valuesOf),
    got: seeds.map(({ uri }) => corpus.get(uri) === corpus.get(uri) && valuesOf(corpus.get(uri)!)),
    views: [...views(corpus)].sort(([a], [b]) => (a < b ? -1 : 1)),
    sameStory: seeds.map((seed) => corpus.sameStory(seed, 5)),
    publishers: ['ap', 'bbc'].map((value) => uris(corpus.seedsWith('publisher', value))),
    usages: ['candidate', 'used'].map((value) => uris(corpus.seedsWith('usage', value))),
    searched: seeds.map((seed) => corpus.searchText(seed)),
    counts: (['publisher', 'usage', 'domain', 'folder'] as const).map((key) => [...corpus.counts(key)].sort()),
    learned: domains.map((domain) => [undefined, ...seeds].map((seed) => corpus.publishersOf(domain, seed?.uri))),
    ranks: folders.map((folder) => [1, 2, 3, 4, 5, 6].map((rank) => corpus.isRankTaken(folder, rank))),
    free: folders.map((folder) => [corpus.nextFreeRank(folder), corpus.lowestFreeRank(folder)]),
    shared: folders.map((folder) => corpus.sharesRanks(folder, folders[0]!)),
    sizes: folders.map((folder) => corpus.scopeSize(folder)),
    naming: folders.map((folder) => corpus.isRegularlyNamed(folder)),
    unicodeHabit: corpus.unicodeHabit,
  };
}

function corpusOf(seeds: Iterable<SeedSummary>, current: Configuration): Corpus {
  const corpus = new Corpus('file:///s', current);
  for (const seed of seeds) corpus.upsert(seed);
  return corpus;
}

function configured(text: string): Configuration {
  return readConfiguration(text, ['rank-gap']).configuration;
}

function behindLast(
  seeds: ReadonlyMap<string, SeedSummary>,
  folder: string,
  { rank: { unique } }: Configuration,
): number {
  const scope = [...seeds.values()].filter((seed) => unique === 'corpus' || seed.folder === folder);
  return 1 + Math.max(0, ...scope.map(({ meantRank = 0 }) => meantRank));
}

function lowestFree(
  seeds: ReadonlyMap<string, SeedSummary>,
  folder: string,
  { rank: { unique } }: Configuration,
): number {
  const scope = [...seeds.values()].filter((seed) => unique === 'corpus' || seed.folder === folder);
  let rank = 1;
  while (scope.some((seed) => seed.rank === rank)) rank++;
  return rank;
}
