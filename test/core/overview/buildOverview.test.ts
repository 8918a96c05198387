import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Overview, OverviewSources, RuleCount } from '../../../server/src/core/index.ts';
import {
  buildOverview,
  check,
  Corpus,
  countByRule,
  fieldKeys,
  parseSeed,
  readConfiguration,
  SeedContext,
  summarize,
} from '../../../server/src/core/index.ts';
import { listedFacets } from '../../../server/src/core/schema/facets.ts';
import { parseFilter } from '../../../server/src/core/tree/seedFilterSyntax.ts';

const root = 'file:///news';

suite('the overview', () => {
  test('counts seeds by publisher and usage, and the two together', () => {
    const { publishers, usages } = overviewOf({
      'a.txt': 'publisher: ap\nusage: candidate',
      'b.txt': 'publisher: ap\nusage: used',
      'c.txt': 'publisher: gazette\nusage: maybe',
      'd.txt': 'title: Neither',
    });
    assert.deepEqual(
      usages.map(({ label, kind, seeds, filter }) => [label, kind, seeds, filter]),
      [
        ['candidate', 'declared', 1, 'usage:candidate'],
        ['selected', 'declared', 0, 'usage:selected'],
        ['used', 'declared', 1, 'usage:used'],
        ['rejected', 'declared', 0, 'usage:rejected'],
        ['maybe', 'undeclared', 1, 'usage:maybe'],
        ['No usage', 'none', 1, undefined],
      ],
    );
    assert.deepEqual(
      publishers.rows.map(({ label, kind, usages, filter }) => [label, kind, usages, filter]),
      [
        ['Associated Press', 'known', [1, 0, 1, 0, 0, 0], 'publisher:ap'],
        ['No publisher', 'none', [0, 0, 0, 0, 0, 1], undefined],
        ['gazette', 'unknown', [0, 0, 0, 0, 1, 0], 'publisher:gazette'],
      ],
    );
  });

  test('keeps to the most frequent of many publishers and usages, and counts the others', () => {
    const seeds = Array.from(
      { length: 50 },
      (_, i) => [`${i}.txt`, `publisher: p${i % 30}\nusage: u${i % 25}`] as const,
    );
    const { publishers, usages } = overviewOf(Object.fromEntries(seeds));
    assert.equal(publishers.rows.length, 20);
    assert.deepEqual([publishers.others, publishers.othersSeeds], [10, 10]);
    assert.equal(usages.length, 7);
    const { label, kind, seeds: others } = usages.at(-1)!;
    assert.deepEqual([label, kind, others], ['23 more', 'other', 38]);
    for (const { seeds, usages: each } of publishers.rows) assert.equal(sum(each), seeds);
  });

  test('counts seeds by the values of the fields that seedbed.yaml declares', () => {
    const seeds = { 'a.txt': 'section: news', 'b.txt': 'section: news\nlive: yes', 'c.txt': 'section: "sea side"' };
    const configuration =
      'fields: {section: {values: [news, culture]}, live: {type: boolean}, desk: , tags: {type: list}}';
    const { fields } = overviewOf(seeds, { configuration });
    assert.deepEqual(fields, [
      {
        label: 'section',
        seeds: 3,
        values: {
          rows: [
            { label: 'news', seeds: 2, filter: 'section:news' },
            { label: 'sea side', seeds: 1, filter: 'section:"sea side"' },
          ],
          others: 0,
          othersSeeds: 0,
        },
      },
      {
        label: 'live',
        seeds: 1,
        values: { rows: [{ label: 'true', seeds: 1, filter: 'live:true' }], others: 0, othersSeeds: 0 },
      },
    ]);
  });

  test('finds the ranks of a folder that are missing, tied, too high and not there', () => {
    const ranks = [1, 2, 2, 5, 9, 9, 90, undefined];
    const [scope, ...more] = ranksOf({ odd: ranks, tidy: [2, 1, 3] }).scopes.rows;
    assert.deepEqual(more, []);
    assert.equal(scope?.label, 'odd');
    assert.deepEqual(scope.missing, {
      ranks: 5,
      first: [
        [3, 4],
        [6, 8],
      ],
    });
    assert.deepEqual(scope.ties, {
      ranks: 2,
      first: [
        { rank: 2, seeds: 2 },
        { rank: 9, seeds: 2 },
      ],
    });
    assert.deepEqual(scope.beyond, {
      ranks: 2,
      first: [
        [9, 9],
        [90, 90],
      ],
    });
    assert.equal(scope.unranked, 1);
    assert.deepEqual(
      scope.strip.map(({ state, cells }) => `${state} ${cells}`),
      ['taken 1', 'tied 1', 'missing 2', 'taken 1', 'missing 3'],
    );
    assert.equal(ranksOf({ odd: ranks, tidy: [2, 1, 3] }).inOrder, 1);
  });

  test('expects ranks where the configuration does: in the whole corpus, or nowhere', () => {
    const seeds = { a: [1, 2], b: [3, 3] };
    const [scope] = ranksOf(seeds, 'rank: {unique: corpus}').scopes.rows;
    assert.deepEqual([scope?.label, scope?.seeds, scope?.missing.first], ['Top folder', 4, [[4, 4]]]);
    const off = ranksOf(seeds, "rank: {unique: 'off'}");
    assert.deepEqual([off.scopes.rows, off.free], [[], 4]);
  });

  test('draws any number of ranks in a hundred cells', () => {
    const ranks = Array.from({ length: 1234 }, (_, index) => index + (index < 600 ? 1 : 2));
    const [scope] = ranksOf({ long: ranks }).scopes.rows;
    assert.equal(sum(scope!.strip.map(({ cells }) => cells)), 100);
    assert.deepEqual(
      scope?.strip.map(({ state }) => state),
      ['taken', 'missing', 'taken'],
    );
  });

  test('is not held up by ranks as high as numbers go', () => {
    const [scope] = ranksOf({ high: [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 1] }).scopes.rows;
    assert.deepEqual(scope?.ties.first, [{ rank: Number.MAX_SAFE_INTEGER, seeds: 2 }]);
    assert.deepEqual(scope.missing, { ranks: 2, first: [[2, 3]] });
  });

  test('counts problems by rule, the severest first, with those of what is no seed', () => {
    const { problems, rules, clean, folders } = overviewOf(
      {
        'a/1.txt': 'publisher: ap\nusage: candidat\ninitial_rank: 1',
        'a/2.txt': 'publisher: ap\nusage: candidate\ninitial_rank: 2',
        'b/3.txt': 'publisher: ap\nusage: candidate\ninitial_rank: "1"',
      },
      {
        skipped: { 'a/4.txt': 'not UTF-8' },
        rules: {
          'a/1.txt': [count('unknown-usage', 'error', 2), count('insecure-url', 'warning', 1)],
          'b/3.txt': [count('insecure-url', 'warning', 1)],
          'a/4.txt': [count('unreadable-file', 'error', 1)],
          'seedbed.yaml': [count('bad-configuration', 'error', 1)],
        },
      },
    );
    assert.deepEqual(problems, { error: 4, warning: 2, information: 0, hint: 0 });
    assert.equal(clean, 1);
    assert.deepEqual(
      rules.map(({ code, files, filter }) => [code, files, filter]),
      [
        ['bad-configuration', 1, 'rule:bad-configuration'],
        ['unknown-usage', 1, 'rule:unknown-usage'],
        ['unreadable-file', 1, 'rule:unreadable-file'],
        ['insecure-url', 2, 'rule:insecure-url'],
      ],
    );
    assert.deepEqual(
      folders.rows.map(({ label, seeds, withErrors, withWarnings, unreadable }) => [
        label,
        [seeds, withErrors, withWarnings, unreadable],
      ]),
      [
        ['a', [2, 1, 0, 1]],
        ['b', [1, 0, 1, 0]],
      ],
    );
  });

  test('counts the findings of one file by rule and severity', () => {
    const text = '---\nurl: http://apnews.com/a\ntitle: T\npublisher: ap\nusage: candidat\ninitial_rank: 1\n---\n';
    const { configuration } = readConfiguration('', []);
    const seed = new SeedContext({
      uri: `${root}/a.txt`,
      document: parseSeed(text, fieldKeys(configuration)),
      configuration,
      corpus: new Corpus(root),
    });
    const counts = countByRule(check(seed));
    assert.ok(
      counts.some(({ code, severity, count }) => code === 'unknown-usage' && severity === 'error' && count === 1),
    );
    assert.equal(sum(counts.map(({ count }) => count)), check(seed).length);
  });

  test('keeps to the worst of many folders', () => {
    const seeds = Array.from({ length: 100 }, (_, i) => [`f${i}/1.txt`, 'initial_rank: 2'] as const);
    const { folders, ranks } = overviewOf(Object.fromEntries(seeds), {
      rules: { 'f77/1.txt': [count('unknown-usage', 'error', 1)] },
    });
    assert.deepEqual([folders.rows.length, folders.others, folders.othersSeeds], [20, 80, 80]);
    assert.equal(folders.rows[0]?.label, 'f77');
    assert.deepEqual([ranks.scopes.rows.length, ranks.scopes.others], [20, 80]);
  });

  test('makes filters that the Seeds view reads, and none of what cannot be typed', () => {
    const filterOf = (slug: string) =>
      overviewOf({ 'a.txt': `publisher: ${JSON.stringify(slug)}` }).publishers.rows[0]?.filter;
    for (const slug of ['ap', 'the ap', 'a:b', '-x', 'קול']) {
      const { terms, problems } = parseFilter(filterOf(slug)!);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        terms.map(({ key, value, isNegated }) => [key, value, isNegated]),
        [['publisher', slug, false]],
      );
    }
    for (const slug of ['a"b', ' ap', 'a\u202Eb', 'a\nb', 'x'.repeat(201)]) assert.equal(filterOf(slug), undefined);
    const { folders } = overviewOf({ 'week%209/a.txt': 'title: T' });
    assert.deepEqual([folders.rows[0]?.label, folders.rows[0]?.filter], ['week 9', 'folder:"week 9"']);
  });
});

interface Rest {
  readonly configuration?: string;
  readonly rules?: Readonly<Record<string, readonly RuleCount[]>>;
  readonly skipped?: Readonly<Record<string, string>>;
}

/** The overview of seeds, by their paths, that have these header lines. */
function overviewOf(
  seeds: Readonly<Record<string, string>>,
  { configuration = '', rules = {}, skipped = {} }: Rest = {},
): Overview {
  const model = readConfiguration(configuration, []).configuration;
  const index = new Corpus(root, model);
  for (const [path, lines] of Object.entries(seeds)) {
    const uri = `${root}/${path}`;
    const document = parseSeed(`---\n${lines}\n---\n`, fieldKeys(model));
    index.upsert(summarize(uri, document, listedFacets(model)));
  }
  const rulesOf = (uri: string) => rules[uri.slice(root.length + 1)] ?? [];
  const records = { foundIn: (uri: string) => ({ rules: rulesOf(uri) }) };
  const sources: OverviewSources = {
    state: 'ready',
    corpora: [{ root, index, configuration: model, configurationUri: `${root}/seedbed.yaml`, records }],
    rulesOf,
    coverage: {
      skipped: new Map(Object.entries(skipped).map(([path, reason]) => [`${root}/${path}`, reason])),
      unreadableFolders: new Map(),
      unread: { files: 0, folders: 0 },
    },
    pathOf: (uri) => decodeURIComponent(uri.slice(root.length + 1)),
  };
  return buildOverview(sources);
}

/** The ranks of folders whose seeds have these. */
function ranksOf(
  folders: Readonly<Record<string, readonly (number | undefined)[]>>,
  configuration = '',
): Overview['ranks'] {
  const seeds = Object.entries(folders).flatMap(([folder, ranks]) =>
    ranks.map((rank, index) => [`${folder}/${index}.txt`, rank === undefined ? 'title: T' : `initial_rank: ${rank}`]),
  );
  return overviewOf(Object.fromEntries(seeds) as Record<string, string>, { configuration }).ranks;
}

function count(code: string, severity: RuleCount['severity'], number: number): RuleCount {
  return { code, severity, count: number };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
