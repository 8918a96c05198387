import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  declareDifferent,
  declarePublisher,
  declareUsage,
  readConfiguration,
  type Configuration,
} from '../../../server/src/core/schema/configuration.ts';

test('the first usage brings the starter list along, which it would replace', () => {
  assert.equal(
    declareUsage('rank: { unique: off }\n', 'archived'),
    `rank: { unique: off }

usages:
  candidate: Waiting for a decision.
  selected: Chosen but not used yet.
  used: Already used.
  rejected: Decided against.
  archived: {}
`,
  );
  assert.equal(declareUsage('usages: [] # none\nrank: {}\n', 'archived')?.split('\n')[0], 'usages: # none');
  assert.equal(declareUsage('', 'used')?.split('\n').length, 6);
});

test('a usage is added in the way the others are written', () => {
  for (const [before, after] of [
    ['usages: [used] # done', 'usages: [used, archived] # done'],
    ['usages:\n- used # done\n# more\nrank: {}\n', 'usages:\n- used # done\n- archived\n# more\nrank: {}\n'],
    ['usages:\r\n    - used\r\n', 'usages:\r\n    - used\r\n    - archived\r\n'],
    ['usages:\n  used: Printed', 'usages:\n  used: Printed\n  archived: {}'],
    [
      'usages:\n  used:\n    description: |\n      Printed.\n',
      'usages:\n  used:\n    description: |\n      Printed.\n  archived: {}\n',
    ],
    ['usages: { used: Printed, spiked: }', 'usages: { used: Printed, spiked:, archived: {} }'],
    ['usages: used\n', 'usages: [used, archived]\n'],
    ['{usages: [used]}', '{usages: [used, archived]}'],
    ['usages: [used, archived]', 'usages: [used, archived]'],
  ] as const) {
    assert.equal(declareUsage(before, 'archived'), after);
  }
});

test('a usage that readers could take for something else is quoted', () => {
  for (const value of ['no', '1', '1e3', '2024-01-01', 'a, b', 'a: b', '# a', '"a"', '[a', "it's", 'ü']) {
    const declared = declareUsage('usages: [used]\n', value);
    assert.deepEqual(readConfiguration(declared!, []).problems, [], value);
    assert.equal(readConfiguration(declared!, []).configuration.usages[1]?.value, value);
  }
});

test('what can be no usage, and a text that cannot be read, is left alone', () => {
  for (const value of ['', ' a', 'a\nb', 'a'.repeat(101)]) assert.equal(declareUsage('', value), undefined);
  for (const text of ['usages: [a', '- usages', 'usages: 1: 2', 'rank: {}\n...\n', 'usages: {a: {}}\n---\n']) {
    assert.equal(declareUsage(text, 'archived'), undefined, text);
  }
});

test('a publisher is declared with what is known of it', () => {
  assert.equal(declarePublisher('', 'post'), 'publishers:\n  post: {}\n');
  assert.equal(
    declarePublisher('publishers:\n  mail: {}\n', 'post', { name: 'The Post', domain: 'post.example' }),
    'publishers:\n  mail: {}\n  post: { name: The Post, domains: [post.example] }\n',
  );
});

test('a publisher that is declared already gets what is missing', () => {
  for (const [before, after] of [
    ['publishers:\n  post:\n', 'publishers:\n  post: { domains: [post.example] }\n'],
    ['publishers:\n  post: {name: Post}\n', 'publishers:\n  post: {name: Post, domains: [post.example]}\n'],
    ['publishers: {post: {domains: []}}', 'publishers: {post: {domains: [post.example]}}'],
    ['publishers: {post: {domains: a.example}}', 'publishers: {post: {domains: [a.example, post.example]}}'],
    [
      'publishers:\n  post:\n    domains:\n    - a.example\n',
      'publishers:\n  post:\n    domains:\n    - a.example\n    - post.example\n',
    ],
    ['publishers: {post: {domains: [post.example]}}', 'publishers: {post: {domains: [post.example]}}'],
  ] as const) {
    assert.equal(declarePublisher(before, 'post', { domain: 'post.example' }), after);
  }
});

test('the first seeds that are different', () => {
  const group = '[a/001_0123456789abcdef.txt, b.txt]';
  for (const [before, after] of [
    ['', `duplicates:\n  different:\n    - ${group}\n`],
    ['rank: {}\n', `rank: {}\n\nduplicates:\n  different:\n    - ${group}\n`],
    ['duplicates: # none', `duplicates: # none\n  different:\n    - ${group}`],
    ['duplicates:\n  threshold: 0.9 # high\n', `duplicates:\n  threshold: 0.9 # high\n  different:\n    - ${group}\n`],
    ['duplicates:\n    different: []\nrank: {}', `duplicates:\n    different:\n      - ${group}\nrank: {}`],
    ['duplicates: {threshold: 0.9}\n', `duplicates: {threshold: 0.9, different: [${group}]}\n`],
    ['duplicates: {different: }\n', `duplicates: {different: [${group}] }\n`],
    ['{rank: {}}', `{rank: {}, duplicates: { different: [${group}] }}`],
  ] as const) {
    assert.equal(declareDifferent(before, ['a/001_0123456789abcdef.txt', 'b.txt']), after, before);
  }
});

test('more seeds that are different stand in a group of their own', () => {
  for (const [before, after] of [
    ['duplicates: {different: [[a, b]]} # why', 'duplicates: {different: [[a, b], [a, c]]} # why'],
    [
      'duplicates:\r\n  different:\r\n  - [a, b] # Not the same\r\n',
      'duplicates:\r\n  different:\r\n  - [a, b] # Not the same\r\n  - [a, c]\r\n',
    ],
    [
      'duplicates:\n  different:\n    - - a\n      - b\n  threshold: 1\n',
      'duplicates:\n  different:\n    - - a\n      - b\n    - [a, c]\n  threshold: 1\n',
    ],
    ['duplicates: {different: [[b, a, c]]}', 'duplicates: {different: [[b, a, c]]}'],
  ] as const) {
    assert.equal(declareDifferent(before, ['a', 'c']), after, before);
  }
});

test('a group that has some of them, and nothing else, gets the others', () => {
  for (const [before, after] of [
    ['duplicates: {different: [[a, c]]}', 'duplicates: {different: [[a, c, b]]}'],
    ['duplicates: {different: [[a, d], [b]]}', 'duplicates: {different: [[a, d], [b, a, c]]}'],
    [
      'duplicates:\n  different:\n    -\n      - c\n      - b\n    - [d, e]\n',
      'duplicates:\n  different:\n    -\n      - c\n      - b\n      - a\n    - [d, e]\n',
    ],
    [
      'duplicates:\n  different:\n    - - c\n      - b\n',
      'duplicates:\n  different:\n    - - c\n      - b\n    - [a, b, c]\n',
    ],
  ] as const) {
    assert.equal(declareDifferent(before, ['a', 'b', 'c']), after, before);
  }
});

test('what cannot be different seeds, and a text that cannot be read, is left alone', () => {
  for (const paths of [[], ['a'], ['a', 'a'], ['a', ''], ['a', '../b'], ['a', '/b'], ['a', 'b\\c']]) {
    assert.equal(declareDifferent('', paths), undefined, paths.join());
  }
  for (const text of ['duplicates: [a, b]', 'duplicates: {different: a}', 'duplicates: {', 'rank: {}\n...\n']) {
    assert.equal(declareDifferent(text, ['a', 'b']), undefined, text);
  }
  const full = `duplicates: {different: [${'[x,y],'.repeat(10_000)}]}`;
  assert.equal(declareDifferent(full, ['a', 'b']), undefined);
});

test('whatever seeds are said to be different, those pairs and no others become so', () => {
  const seed = fc.constantFrom<string[]>('a', 'b', 'c/d.txt', 'no', "it's, #1", 'ü [x]');
  const pathLists = fc.uniqueArray(seed, { minLength: 2, maxLength: 4 });
  const start = fc.constantFrom<string[]>(
    '',
    '# a remark\n',
    'rank: {}\r\n',
    'duplicates:\n  threshold: 0.9 # high\n',
    'duplicates: { threshold: 0.7 }',
    'duplicates:\n  different: # verdicts\n    - - a\n      - b # really\n  threshold: 0.7\n\n# end\n',
    'duplicates: {different: [[a, b], [c/d.txt, a]]}\nstrict: {usages: false}',
    '{duplicates: {different: }}',
  );
  const seeds = ['a', 'b', 'c/d.txt', 'no', "it's, #1", 'ü [x]'];
  fc.assert(
    fc.property(start, fc.array(pathLists, { maxLength: 5 }), (before, verdicts) => {
      let text = before;
      for (const paths of verdicts) {
        const declared = declareDifferent(text, paths);
        assert.ok(declared !== undefined, text);
        assert.deepEqual(readConfiguration(declared, []).problems, []);
        const [old, now] = [read(text), read(declared)];
        for (const path of seeds) {
          for (const other of seeds.filter((one) => one !== path)) {
            const said = paths.includes(path) && paths.includes(other);
            assert.equal(now.duplicates.areDifferent(path, other), said || old.duplicates.areDifferent(path, other));
          }
        }
        assert.equal(now.duplicates.threshold, old.duplicates.threshold);
        assert.deepEqual({ ...now, duplicates: undefined }, { ...old, duplicates: undefined });
        for (const remark of before.match(/# .*/g) ?? []) assert.ok(declared.includes(remark));
        assert.equal(declareDifferent(declared, paths), declared);
        text = declared;
      }
    }),
  );
});

test('whatever is declared can be read, and nothing else changes', () => {
  const section = fc.constantFrom(
    'strict: { usages: false } # why',
    'rank:\n  unique: corpus',
    'body: { headings: [Summary] }',
    '# a remark',
    '',
    'fields:\n  author:\n    description: >\n      Byline\n\n      as printed',
  );
  const usages = fc.constantFrom(
    'usages: [a]',
    'usages:\n- a\n- b # c',
    'usages:\n  a: A\n  b:\n',
    'usages:',
    'usages: {a: }',
    '',
  );
  const text = fc
    .tuple(fc.uniqueArray(section), usages, fc.uniqueArray(section), fc.boolean(), fc.boolean())
    .filter(([before, , after]) => after.every((one) => one === '' || one.startsWith('#') || !before.includes(one)))
    .map(([before, words, after, ended, windows]) => {
      const joined = [...before, words, ...after].join('\n') + (ended ? '\n' : '');
      return windows ? joined.replaceAll('\n', '\r\n') : joined;
    });
  fc.assert(
    fc.property(text, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), (before, word) => {
      const withUsage = declareUsage(before, word);
      if (withUsage !== undefined) {
        assert.deepEqual(
          read(withUsage)
            .usages.map(({ value }) => value)
            .sort(),
          [...new Set([...read(before).usages.map(({ value }) => value), word])].sort(),
        );
        assert.deepEqual({ ...read(withUsage), usages: [] }, { ...read(before), usages: [] });
        for (const line of before.split('\n')) if (line.includes('#')) assert.ok(withUsage.includes(line.trim()));
      }
      const withPublisher = declarePublisher(before, word);
      if (withPublisher !== undefined) {
        assert.equal(read(withPublisher).publishers.get(word)?.builtIn, false);
        assert.ok(withPublisher.startsWith(before));
      }
      assert.equal(withUsage === undefined, withPublisher === undefined);
    }),
  );
});

function read(text: string): Configuration {
  return readConfiguration(text, []).configuration;
}
