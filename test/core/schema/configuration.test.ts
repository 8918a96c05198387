import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ruleCodes } from '../../../server/src/core/index.ts';
import {
  defaultConfiguration,
  defaultSeedPatterns,
  readConfiguration,
  starterUsages,
  type Configuration,
} from '../../../server/src/core/schema/configuration.ts';
import { rulesAt } from '../../../server/src/core/schema/rulesAt.ts';
import { builtInFields } from '../../../server/src/core/schema/fields.ts';
import { withoutHanging } from '../../support/hangs.ts';

const rules = ['duplicate-title', 'insecure-url', 'missing-summary'];

/** What a text without mistakes configures. */
function configured(text: string): Configuration {
  const { configuration, problems } = readConfiguration(text, rules);
  assert.deepEqual(problems, []);
  return configuration;
}

test('a text that says nothing leaves every default', () => {
  for (const text of [
    '',
    '# Nothing yet\n',
    '---\n',
    '\uFEFF',
    'seeds:\nfields:\npublishers:\nstrict:\nrank:\nbody:\nduplicates:\nwriting:\nrules:\n',
  ]) {
    assert.deepEqual(configured(text), defaultConfiguration);
  }
});

test('the example configuration has no mistakes', () => {
  const text = readFileSync(new URL('../../../examples/seedbed.yaml', import.meta.url), 'utf8');
  assert.deepEqual(readConfiguration(text, ruleCodes).problems, []);
});

test('seeds: globs, in a list or alone', () => {
  assert.deepEqual(configured('seeds: {include: ["**/*.txt", a/*.md], exclude: drafts}').seeds, {
    include: ['**/*.txt', 'a/*.md'],
    exclude: ['drafts'],
  });
  assert.deepEqual(configured('seeds: {include: []}').seeds, { include: defaultSeedPatterns, exclude: [] });
});

test('fields: after the built-in ones, with defaults for what they do not say', () => {
  const { fields } = configured(`
fields:
  author: {type: string, required: true, description: Byline as printed}
  embargo: {type: date}
  note:
`);
  assert.deepEqual(fields.slice(0, builtInFields.length), builtInFields);
  assert.deepEqual(fields.slice(builtInFields.length), [
    { key: 'author', type: 'string', required: true, description: 'Byline as printed' },
    { key: 'embargo', type: 'date', required: false, description: '' },
    { key: 'note', type: 'string', required: false, description: '' },
  ]);
});

test('fields: types of all kinds, also several', () => {
  const { fields } = configured(`
fields:
  tags: {type: list, empty: true}
  author: {type: [string, list]}
  section: {values: {news: What happened, culture: }}
  kind: {type: [enum, list], values: a}
  image: {relative: true}
  score: {type: float}
`);
  assert.deepEqual(fields.slice(builtInFields.length), [
    { key: 'tags', type: 'list', required: false, empty: true, description: '' },
    { key: 'author', type: 'string', otherTypes: ['list'], required: false, description: '' },
    {
      key: 'section',
      type: 'enum',
      required: false,
      values: [{ value: 'news', description: 'What happened' }, { value: 'culture' }],
      description: '',
    },
    { key: 'kind', type: 'enum', otherTypes: ['list'], required: false, values: [{ value: 'a' }], description: '' },
    { key: 'image', type: 'url', required: false, relative: true, description: '' },
    { key: 'score', type: 'float', required: false, description: '' },
  ]);
});

test('fields: what is different about those that are built in', () => {
  const { fields } = configured('fields: {url: {relative: true}, usage: {required: false, empty: true}, title: }');
  assert.deepEqual(
    fields.map((field, index) => ({ ...field, ...builtInFields[index] })),
    fields.map((field) => ({ ...field, required: true })),
  );
  assert.equal(fields[0]?.relative, true);
  assert.deepEqual([fields[3]?.required, fields[3]?.empty], [false, true]);
  assert.equal(fields[1]?.required, true);
});

test('fields: other names for those that are built in', () => {
  const { fields, header } = configured(
    'fields: {url: {name: source_url}, initial_rank: {name: rank}}\nheader: {order: [rank, source_url]}',
  );
  assert.deepEqual(
    fields.map(({ key }) => key),
    ['rank', 'source_url', 'title', 'publisher', 'usage'],
  );
  assert.deepEqual(header.names, {
    url: 'source_url',
    title: 'title',
    publisher: 'publisher',
    usage: 'usage',
    rank: 'rank',
  });
});

test('header: its limit, and the order of its fields', () => {
  assert.deepEqual(configured('header: {limit: 64 KiB}').header.length, 65_536);
  assert.deepEqual(configured('header: {limit: 1MiB}').header.length, 1_048_576);
  const { fields } = configured('header: {order: [title, tags, url]}\nfields: {author: , tags: }');
  assert.deepEqual(
    fields.map(({ key }) => key),
    ['title', 'tags', 'url', 'publisher', 'usage', 'initial_rank', 'author'],
  );
});

test('overrides and ignore: for the seeds of a glob', () => {
  const configuration = configured(`
rules: {insecure-url: hint}
overrides:
  "a/**": {insecure-url: error}
  "a/b/*": {insecure-url: off, duplicate-title: hint}
ignore:
  "**/*.md": [missing-summary, duplicate-title]
  c/*: insecure-url
`);
  for (const [path, severities] of [
    ['x.seed', ['hint', undefined, undefined]],
    ['a/x.seed', ['error', undefined, undefined]],
    ['a/b/x.seed', ['off', undefined, 'hint']],
    ['a/b/x.md', ['off', 'off', 'off']],
    ['c/x.seed', ['off', undefined, undefined]],
  ] as const) {
    const at = rulesAt(configuration, 'file:///seeds', `file:///seeds/${path}`);
    const found = ['insecure-url', 'missing-summary', 'duplicate-title'].map((code) => at.get(code));
    assert.deepEqual(found, severities, path);
    assert.equal(at, rulesAt(configuration, 'file:///seeds', `file:///seeds/${path}`), 'one map for each');
  }
});

test('publishers: their own, and more about those that are built in', () => {
  const { publishers } = configured(`
publishers:
  harbour-post: {name: The Harbour Post, domains: [Harbour-Post.example], aliases: Harbour Daily, country: GB, language: en}
  ap: {aliases: [AP News], domains: [ap.example]}
  quill:
`);
  assert.deepEqual(publishers.get('harbour-post'), {
    slug: 'harbour-post',
    name: 'The Harbour Post',
    domains: ['harbour-post.example'],
    aliases: ['Harbour Daily'],
    country: 'GB',
    language: 'en',
    builtIn: false,
  });
  assert.equal(publishers.find('harbour daily')?.slug, 'harbour-post');
  assert.equal(publishers.forUrl('https://news.harbour-post.example/a')?.slug, 'harbour-post');
  assert.equal(publishers.get('ap')?.name, 'Associated Press');
  assert.equal(publishers.find('AP News')?.slug, 'ap');
  assert.equal(publishers.forHost('apnews.com')?.slug, 'ap');
  assert.equal(publishers.forHost('ap.example')?.slug, 'ap');
  assert.equal(publishers.get('quill')?.name, 'quill');
  assert.equal(publishers.get('bbc')?.builtIn, true);
});

test('a domain of a built-in publisher goes to whoever declares it', () => {
  const { publishers } = configured('publishers: {ap: {aliases: [AP News]}, wire: {domains: [apnews.com]}}');
  assert.equal(publishers.forHost('apnews.com')?.slug, 'wire');
});

test('usages: a list, or a mapping with what they mean, in place of the starter list', () => {
  assert.deepEqual(configured('usages: [candidate, to review]').usages, [
    { value: 'candidate' },
    { value: 'to review' },
  ]);
  assert.deepEqual(
    configured('usages: {candidate: Waiting, used: {description: Printed}, spiked: {key: x}, held: }').usages,
    [
      { value: 'candidate', description: 'Waiting' },
      { value: 'used', description: 'Printed' },
      { value: 'spiked', key: 'x' },
      { value: 'held' },
    ],
  );
  assert.deepEqual(configured('usages: {__proto__: Odd, constructor: }').usages, [
    { value: '__proto__', description: 'Odd' },
    { value: 'constructor' },
  ]);
});

test('strict, rank and body', () => {
  assert.deepEqual(configured('strict: {publishers: true, usages: false}').strict, { publishers: true, usages: false });
  assert.deepEqual(configured('strict: {publishers: true}').strict, { publishers: true, usages: true });
  assert.deepEqual(configured('rank: {unique: corpus}').rank, { unique: 'corpus' });
  assert.deepEqual(configured('body: {headings: [Summary, In short]}').body, {
    headings: ['Summary', 'In short'],
    levels: [2],
  });
  assert.deepEqual(configured('body: {levels: [3, 2]}').body.levels, [3, 2]);
  assert.deepEqual(configured('body: {levels: 1}').body.levels, [1]);
  assert.deepEqual(configured('body: {headings: []}').body, { headings: [], levels: [2] });
});

test('writing: whether characters beyond ASCII are written as they are', () => {
  assert.equal(configured('').writing.unicode, undefined);
  assert.equal(configured('writing: {}').writing.unicode, undefined);
  assert.equal(configured('writing: { unicode: false }').writing.unicode, false);
  assert.equal(configured('writing: { unicode: true }').writing.unicode, true);
});

test('duplicates: from which share on, and groups of seeds that are different', () => {
  const { duplicates } = configured(`
duplicates:
  threshold: 0.9
  different:
    - [a/1.txt, ./b//1.txt, b/2.txt]
    - [a/1.txt, c.txt]
    - - d
      - e
`);
  assert.equal(duplicates.threshold, 0.9);
  assert.deepEqual(duplicates.different[0], ['a/1.txt', 'b/1.txt', 'b/2.txt']);
  for (const [path, other, areDifferent] of [
    ['a/1.txt', 'b/2.txt', true],
    ['b/1.txt', 'b/2.txt', true],
    ['a/1.txt', 'c.txt', true],
    ['d', 'e', true],
    // Different from the same seed is not different from each other.
    ['b/1.txt', 'c.txt', false],
    ['a/1.txt', 'd', false],
    ['a/1.txt', 'elsewhere', false],
    ['constructor', '__proto__', false],
  ] as const) {
    assert.equal(duplicates.areDifferent(path, other), areDifferent, `${path}, ${other}`);
    assert.equal(duplicates.areDifferent(other, path), areDifferent, `${other}, ${path}`);
  }
  for (const threshold of ['0.6', '1', '1.0', '6e-1']) configured(`duplicates: {threshold: ${threshold}}`);
  assert.deepEqual(configured('duplicates: {threshold: 1, different: []}').duplicates.different, []);
});

test('of the seeds that are different, a group with a mistake keeps the others, and one without two falls away', () => {
  const { configuration } = readConfiguration(
    'duplicates: {threshold: 7, different: [[a, b, /c], [d, ../e], [f], {g: h}, [i, [j], k]]}',
    rules,
  );
  assert.equal(configuration.duplicates.threshold, defaultConfiguration.duplicates.threshold);
  assert.deepEqual(configuration.duplicates.different, [
    ['a', 'b'],
    ['i', 'k'],
  ]);
});

test('more different seeds than anybody can have judged are not read', () => {
  const group = (seeds: number) => `[${Array.from({ length: seeds }, (_, seed) => `s${seed}`).join(',')}]`;
  const one = readConfiguration(`duplicates: {different: [${group(101)}]}`, rules);
  assert.equal(one.configuration.duplicates.different[0]?.length, 100);
  assert.deepEqual(
    one.problems.map(({ message }) => message),
    ['“duplicates.different[0]” has more than 100 entries. Seedbed ignores the rest.'],
  );
  const many = readConfiguration(`duplicates: {different: [${'[a,b],'.repeat(10_001)}]}`, rules);
  assert.equal(many.configuration.duplicates.different.length, 10_000);
  assert.deepEqual(
    many.problems.map(({ message }) => message),
    ['“duplicates.different” has more than 10000 entries. Seedbed ignores the rest.'],
  );
  // The pair that every group names is found as quickly as any other.
  assert.equal(many.configuration.duplicates.areDifferent('a', 'b'), true);
});

test('off is off: bare, quoted, or as what YAML 1.1 makes of it', () => {
  for (const off of ['off', '"off"', "'off'", 'false']) {
    assert.deepEqual(configured(`rules: {insecure-url: ${off}}`).rules, new Map([['insecure-url', 'off']]));
    assert.deepEqual(configured(`rank: {unique: ${off}}`).rank, { unique: 'off' });
  }
});

test('rules: severities by code', () => {
  const { rules: severities } = configured('rules: {insecure-url: hint, missing-summary: error}');
  assert.deepEqual(
    [...severities],
    [
      ['insecure-url', 'hint'],
      ['missing-summary', 'error'],
    ],
  );
});

test('what cannot be used falls back alone', () => {
  const { configuration } = readConfiguration(
    'strict: {publishers: true, usages: 7}\nrank: [1]\nusages: [used, ""]',
    rules,
  );
  assert.deepEqual(configuration.strict, { publishers: true, usages: true });
  assert.deepEqual(configuration.rank, defaultConfiguration.rank);
  assert.deepEqual(configuration.usages, [{ value: 'used' }]);
});

test('a section that YAML cannot read falls back as a whole, and the others hold', () => {
  for (const broken of ['usages: [used, spiked', 'usages: @used', 'usages:\n  used: a: b']) {
    const { configuration } = readConfiguration(`rank: {unique: off}\n${broken}\nstrict: {usages: false}\n`, rules);
    assert.deepEqual(configuration.usages, starterUsages, broken);
    assert.deepEqual(configuration.strict, { publishers: false, usages: false }, broken);
    assert.deepEqual(configuration.rank, { unique: 'off' }, broken);
  }
});

test('only the first of several documents is read', () => {
  const { configuration, problems } = readConfiguration(
    'strict: {usages: false}\n---\nstrict: {usages: true}\n',
    rules,
  );
  assert.equal(configuration.strict.usages, false);
  assert.equal(problems.length, 1);
});

test('hostile texts are read or refused, and keep nobody waiting', () => {
  const hostile = [
    '['.repeat(100_000),
    '{a: '.repeat(20_000),
    `{${'a: '.repeat(10_000)}}`,
    `${'? '.repeat(2_000)}|\n  a\n`,
    `${'- '.repeat(2_000)}\n`,
    Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
    Array.from({ length: 5000 }, (_, key) => `k${key}: a\n`).join(''),
    'usages: &a [b]\nbody: {headings: *a}\nfields: {<<: *a}\n',
    `usages: "${' '.repeat(200_000)}"`,
    `usages:\n${'  - a\n'.repeat(5000)}`,
    'a: "\n'.repeat(10_000),
    '\0\u0007\u2028\uFFFE: \uD800',
    'x'.repeat(300_000),
  ];
  for (const text of hostile) {
    const { configuration, problems } = withoutHanging(() => readConfiguration(text, rules));
    assert.ok(problems.length > 0 && problems.length <= 101, text.slice(0, 20));
    assert.ok(configuration.usages.length > 0);
    for (const { range, message } of problems) {
      assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length);
      assert.ok(message.length < 400, message);
    }
  }
});

test('baseline: a file in JSON below the folder of seedbed.yaml', () => {
  assert.deepEqual(configured('baseline: sub/./known.json').baseline?.path, 'sub/known.json');
  assert.equal(configured('').baseline, undefined);
  for (const [written, message] of [
    ['../known.json', 'The path “../known.json” leads out of this file’s folder.'],
    ['/known.json', 'The path “/known.json” is absolute. Write a path relative to this file.'],
    ['1.seed', 'A baseline is a JSON file. Use a path that ends in “.json”.'],
  ] as const) {
    const { configuration, problems } = readConfiguration(`baseline: ${written}`, rules);
    assert.equal(configuration.baseline, undefined);
    assert.deepEqual(
      problems.map((problem) => problem.message),
      [message],
    );
  }
});
