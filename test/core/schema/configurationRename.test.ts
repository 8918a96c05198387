import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Configuration } from '../../../server/src/core/index.ts';
import { entryAt, entryOf, readConfiguration } from '../../../server/src/core/index.ts';
import { renameEntry } from '../../../server/src/core/schema/configurationRename.ts';
import { runs } from '../../support/properties.ts';

function rename(text: string, facet: 'publisher' | 'usage', from: string, to: string): string | undefined {
  return renameEntry(text, facet, from, to, read(text).publishers);
}

function read(text: string): Configuration {
  return readConfiguration(text, []).configuration;
}

function problemsOf(text: string): readonly string[] {
  return readConfiguration(text, []).problems.map(({ message }) => message);
}

test('a usage is renamed where it is declared, in the way it is written', () => {
  for (const [before, after] of [
    ['usages: [new, old] # done', 'usages: [new, kept] # done'],
    ['usages:\r\n- old # why\r\n- new\r\n', 'usages:\r\n- kept # why\r\n- new\r\n'],
    ['usages:\n  # about it\n  old: Put aside.\n', 'usages:\n  # about it\n  kept: Put aside.\n'],
    ['usages: {"old": {description: Put aside.}}', 'usages: {kept: {description: Put aside.}}'],
    ['usages: old\n', 'usages: kept\n'],
    ['rank: {}\nusages: [old]\npublishers: {old: {}}', 'rank: {}\nusages: [kept]\npublishers: {old: {}}'],
  ] as const) {
    assert.equal(rename(before, 'usage', 'old', 'kept'), after);
  }
});

test('a publisher keeps what is said of it', () => {
  assert.equal(
    rename('publishers:\n  post: # ours\n    name: Post\n    domains: [post.example]\n', 'publisher', 'post', 'mail'),
    'publishers:\n  mail: # ours\n    name: Post\n    domains: [post.example]\n',
  );
});

test('a built-in publisher is declared under its new name', () => {
  const declared = 'publishers:\n  guard: { name: The Guardian, domains: [theguardian.com, guardian.co.uk] }\n';
  assert.equal(rename('', 'publisher', 'guardian', 'guard'), declared);
  assert.equal(rename('# ours\n', 'publisher', 'guardian', 'guard'), `# ours\n\n${declared}`);
});

test('a declaration that adds to a built-in publisher takes along what is built in', () => {
  assert.equal(
    rename('publishers:\n  guardian: { aliases: [Grauniad] }\n', 'publisher', 'guardian', 'guard'),
    'publishers:\n  guard: { aliases: [Grauniad], name: The Guardian, domains: [theguardian.com, guardian.co.uk] }\n',
  );
  assert.equal(
    rename('publishers: { guardian: { name: G, domains: [g.example] } }', 'publisher', 'guardian', 'guard'),
    'publishers: { guard: { name: G, domains: [g.example, theguardian.com, guardian.co.uk] } }',
  );
});

test('a declaration that cannot be read is renamed as it is', () => {
  assert.equal(rename('publishers: {guardian: 1}', 'publisher', 'guardian', 'guard'), 'publishers: {guard: 1}');
});

test('a declaration that is merged into a built-in publisher adds to that', () => {
  const after = rename('publishers: {bbc-news: {domains: [bbc.example]}}', 'publisher', 'bbc-news', 'bbc');
  assert.equal(after, 'publishers: {bbc: {domains: [bbc.example]}}');
  assert.deepEqual(read(after).publishers.get('bbc')?.domains, ['bbc.example', 'bbc.com', 'bbc.co.uk']);
});

test('a starter usage is declared under its new name, among the others', () => {
  assert.deepEqual(
    read(rename('rank: {}\n', 'usage', 'used', 'printed')!).usages.map(({ value, description }) => [
      value,
      description,
    ]),
    [
      ['candidate', 'Waiting for a decision.'],
      ['selected', 'Chosen but not used yet.'],
      ['printed', 'Already used.'],
      ['rejected', 'Decided against.'],
    ],
  );
});

test('nothing is done where nothing declares it, where the new name is declared, or where the file has a fault', () => {
  assert.equal(rename('usages: [new]', 'usage', 'used', 'printed'), undefined);
  assert.equal(rename('', 'usage', 'planned', 'printed'), undefined);
  assert.equal(rename('', 'usage', 'used', 'selected'), undefined);
  assert.equal(rename('usages: [new, old]', 'usage', 'old', 'new'), undefined);
  assert.equal(rename('', 'publisher', 'planet', 'post'), undefined);
  assert.equal(rename('', 'publisher', 'ap', 'bbc'), undefined);
  assert.equal(rename('publishers: {post: {}, mail: {}}', 'publisher', 'post', 'mail'), undefined);
  for (const text of ['usages: [used', '- used', 'usages: used\n...\n---\n', 'usages: 1: 2']) {
    assert.equal(rename(text, 'usage', 'used', 'printed'), undefined, text);
  }
});

test('the entry at a place', () => {
  const text = 'publishers:\n  "post": { name: Post }\nusages: [new, kept]\n';
  assert.equal(entryAt(text, text.indexOf('post'))?.value, 'post');
  assert.equal(entryAt(text, text.indexOf('kept') + 4)?.facet, 'usage');
  assert.equal(entryAt(text, text.indexOf('Post')), undefined);
  const entry = entryOf(text, 'publisher', 'post')!;
  assert.equal(text.slice(entry.range.start, entry.range.end), '"post": { name: Post }');
  for (const broken of ['', '[', 'publishers: 1', 'usages: {[a]: b}', 'usages:', '? a']) entryAt(broken, 0);
});

test('whatever is renamed reads back under its new name, and all else as it was', () => {
  const usages = fc.constantFrom(
    'usages: [a, b]',
    'usages:\n- b # c\n- a\n',
    'usages:\n  a: A # b\n  b: {}\n',
    '',
    'usages:',
  );
  const publishers = fc.constantFrom('publishers:\n  a: { name: A }\n', 'publishers: {a: {domains: [a.example]}}', '');
  const rest = fc.constantFrom('strict: { usages: false } # why', '# a remark', 'body: { headings: [a] }');
  const name = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }),
    fc.constantFrom('no', '1', '~', 'a: b', '# a', "it's", '"x"', 'a, b', 'ü', 'b', 'bbc', 'selected'),
  );
  const from = fc.constantFrom('a', 'ap', 'used');
  fc.assert(
    fc.property(usages, publishers, rest, from, name, fc.boolean(), (words, slugs, other, old, to, windows) => {
      const before = [other, slugs, words].join('\n').replaceAll('\n', windows ? '\r\n' : '\n');
      for (const facet of ['publisher', 'usage'] as const) {
        const after = rename(before, facet, old, to);
        if (after === undefined) continue;
        assert.ok(problemsOf(after).every((message) => problemsOf(before).includes(message)));
        assert.ok(entryOf(after, facet, to) && !entryOf(after, facet, old));
        for (const line of before.split(/\r?\n/)) {
          const [, comment] = /(#.*)$/.exec(line) ?? [];
          if (comment !== undefined) assert.ok(after.includes(comment));
        }
        const untouched = { publishers: undefined, usages: undefined };
        assert.deepEqual({ ...read(after), ...untouched }, { ...read(before), ...untouched });
        const renamed = read(before).usages.map(({ value, description }) => [value === old ? to : value, description]);
        const expected =
          facet === 'usage' ? renamed : read(before).usages.map(({ value, description }) => [value, description]);
        assert.deepEqual(
          read(after).usages.map(({ value, description }) => [value, description]),
          expected,
        );
        if (facet === 'publisher' && !read(before).publishers.get(to)) {
          const known = read(before).publishers.get(old)!;
          const kept = read(after).publishers.get(to)!;
          // Without a name of its own, a publisher is called by its slug.
          assert.equal(kept.name, known.name === old ? to : known.name);
          assert.deepEqual([...kept.domains].sort(), [...known.domains].sort());
        }
      }
    }),
    { numRuns: runs(1500) },
  );
});
