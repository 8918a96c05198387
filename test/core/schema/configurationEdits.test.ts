import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
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
