import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, fixAll } from '../../../server/src/core/index.ts';
import { contextOf, expectFindings, expectFix, expectFixes, header, seed } from '../../support/seed.ts';

/** A seed whose title has another key. */
function titled(line: string): string {
  return header(`url: https://apnews.com/article/harbour-tunnel-opens
${line}
publisher: ap
usage: candidate
initial_rank: 4`);
}

test('a key that is a slip of a missing one is renamed, and is the only finding', () => {
  for (const key of ['titel', 'Title', 'TITLE', 'tittle', 'ttle', '"Title"']) {
    expectFix(
      titled(`${key}: Harbour tunnel opens
${'^'.repeat(key.length)} error(unknown-field): “${key.replaceAll('"', '')}” is not a seed field. Did you mean “title”?`),
      titled('title: Harbour tunnel opens'),
      { title: `Rename “${key.replaceAll('"', '')}” to “title”`, kind: 'safe' },
    );
  }
});

test('so is one that differs in spaces, dashes or case alone', () => {
  for (const key of ['initial rank', 'initial-rank', 'InitialRank', 'Initial_Rank', 'initialrank']) {
    expectFix(
      header(`url: https://apnews.com/article/harbour-tunnel-opens
title: Harbour tunnel opens
publisher: ap
usage: candidate
${key}: 4
${'^'.repeat(key.length)} error(unknown-field)`),
      header(`url: https://apnews.com/article/harbour-tunnel-opens
title: Harbour tunnel opens
publisher: ap
usage: candidate
initial_rank: 4`),
      { kind: 'safe' },
    );
  }
});

test('where two keys could be meant as the same field, you choose', () => {
  expectFix(
    titled(`titel: Harbour tunnel opens
^^^^^ error(unknown-field)
titl: Tunnel opens
^^^^ error(unknown-field)`),
    titled(`title: Harbour tunnel opens
titl: Tunnel opens
^^^^ warning(unknown-field): “titl” is not a seed field. Did you mean “title”? The header already has it.`),
    { kind: 'unsafe' },
  );
});

test('a field that the header has is not made again', () => {
  expectFixes(
    titled(`title: Harbour tunnel opens
titel: Harbour tunnel opens
^^^^^ warning(unknown-field): “titel” is not a seed field. Did you mean “title”? The header already has it.`),
    ['unsafe: Remove “titel”'],
  );
});

test('any other key can be removed or declared', () => {
  expectFixes(
    seed(`author: A. Reporter
^^^^^^ warning(unknown-field): “author” is not a seed field. If you need it, declare it under “fields” in seedbed.yaml.`),
    ['unsafe: Remove “author”'],
  );
  expectFix(
    seed(`author: A. Reporter
^^^^^^ warning(unknown-field)`),
    seed(),
    { kind: 'unsafe' },
  );
  expectFindings(seed('author: A. Reporter'), { configuration: 'fields: { author: { type: string } }' });
});

test('short words are no slips of one another', () => {
  expectFindings(`---
^^^ error(missing-field)
uid: 4
^^^ warning(unknown-field): “uid” is not a seed field. If you need it, declare it under “fields” in seedbed.yaml.
title: Harbour tunnel opens
publisher: ap
usage: candidate
initial_rank: 4
---
## Article summary
Text.
`);
});

test('keys that are words of the language are keys', () => {
  for (const key of ['constructor', '__proto__', 'toString']) {
    expectFindings(
      seed(`${key}: x
${'^'.repeat(key.length)} warning(unknown-field)`),
    );
  }
});

test('a declared key that needs quotes gets them', () => {
  expectFix(
    seed(`no_: 1
^^^ warning(unknown-field)`),
    seed("'no': 1"),
    { configuration: "fields: { 'no': { type: integer, required: false } }" },
  );
});

test('numbers and signs before a key do not count', () => {
  for (const key of ['📰 title', '2. title', '2 title', '(2) Title', '➜ TITLE']) {
    expectFix(
      titled(`${key}: Harbour tunnel opens\n${'^'.repeat(key.length)} error(unknown-field)`),
      titled('title: Harbour tunnel opens'),
      { kind: 'safe' },
    );
  }
});

test('another name is the field’s where its value can be no other’s', () => {
  for (const [key, names] of [
    ['url', ['link', 'Source URL', 'source', 'permalink', 'lien']],
    ['publisher', ['source', 'outlet', 'Herausgeber']],
    ['usage', ['status', 'state', 'Verwendung']],
    ['initial_rank', ['rank', 'Position', 'rang']],
  ] as const) {
    for (const name of names) {
      expectFix(
        seed().replace(new RegExp(`^${key}(.*)`, 'm'), `${name}$1\n${'^'.repeat(name.length)} error(unknown-field)`),
        seed(),
        { kind: 'safe' },
      );
    }
  }
});

test('a title may be anything, and so may what two keys could hold', () => {
  for (const name of ['headline', 'Überschrift', 'name']) {
    expectFix(
      titled(`${name}: Harbour tunnel opens\n${'^'.repeat(name.length)} error(unknown-field)`),
      titled('title: Harbour tunnel opens'),
      { kind: 'unsafe' },
    );
  }
  const drawn = (url: string, name: string) =>
    seed(`usage: candidate
image: https://apnews.com/bridge.jpg
^^^^^ warning(unknown-field)`)
      .replace('url', url)
      .replace(/^(.*harbour-tunnel-opens)$/m, `$1${name}`);
  expectFix(drawn('link', '\n^^^^ error(unknown-field)'), drawn('url', ''), { kind: 'unsafe' });
  expectFix(
    seed().replace('publisher: ap', 'source: Associated Press\n^^^^^^ error(unknown-field)'),
    seed().replace(
      'publisher: ap',
      'publisher: Associated Press\n           ^^^^^^^^^^^^^^^^ warning(unknown-publisher)',
    ),
    { kind: 'unsafe' },
  );
});

test('a number is the rank for certain only where nothing else is missing', () => {
  const page = (key: string) => `---
url: https://apnews.com/article/harbour-tunnel-opens
title: Harbour tunnel opens
${key}: 30
---
## Article summary
The tunnel is open.
`;
  const text = page('position');
  assert.equal(fixAll(contextOf(text)).text, text);
  assert.equal(fixAll(contextOf(seed().replace('initial_rank', 'position'))).text, seed());
});

test('a word of its own is not renamed unasked, nor a key whose value the field cannot have', () => {
  for (const line of ['published: false', 'published: 2026-01-31', 'publishr: true', 'publishd: 2026-01-31']) {
    const text = seed('publisher: ap').replace('publisher: ap', line);
    assert.ok(fixAll(contextOf(text)).text.includes(`\n${line}\n`), line);
  }
});

test('a value that PyYAML refuses is reported where fields need not be declared', () => {
  const surroundings = { configuration: 'rules:\n  unknown-field: off\n' };
  for (const [value, marks, why] of [
    ['2015-13-45', '^^^^^^^^^^', 'this date does not exist'],
    ['=', '^', 'a lone “=” needs quotes'],
  ] as const) {
    expectFindings(
      seed(`updated: ${value}
         ${marks} error(yaml-syntax): PyYAML cannot read the header from “${value}” on: ${why}.`),
      surroundings,
    );
  }
});

test('text in brackets that a mark makes a key of needs quotes', () => {
  const surroundings = { configuration: 'fields:\n  tags: { type: list }\nrules:\n  unknown-field: off\n' };
  expectFix(
    seed(`tags: [tunnel, why isn't it open?]
               ^^^^^^^^^^^^^^^^^^ error(yaml-syntax): PyYAML cannot read the header from “why isn't it open?” on: text in brackets needs quotes if it contains “?” or starts with “:”.`),
    seed("tags: [tunnel, 'why isn''t it open?']"),
    { ...surroundings, title: 'Put it in quotes', kind: 'safe' },
  );
  expectFix(
    seed(`image: {src: https://example.com/a.jpg?wide=1}
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error(yaml-syntax)`),
    seed("image: {src: 'https://example.com/a.jpg?wide=1'}"),
    { ...surroundings, kind: 'safe' },
  );
  for (const sound of ['tags: ["why now?", b]', 'tags:\n- why now?', 'image: { ? src : a }', 'tags: [?a]']) {
    expectFindings(seed(sound), surroundings);
  }
});

test('PyYAML takes no colon without a key in a value of braces or brackets', () => {
  const surroundings = { configuration: 'rules:\n  unknown-field: off\n' };
  const text = (value: string) => contextOf(seed(`image: ${value}`), surroundings);
  const codesOf = (value: string) => check(text(value)).map(({ rule }) => rule.code);
  for (const value of ['{jpg,:}', '{: x}', '[a, : b]']) assert.deepEqual(codesOf(value), ['yaml-syntax'], value);
  for (const value of ['{? : b}', '{jpg: }', '["": b]', '[&a : b]']) assert.deepEqual(codesOf(value), [], value);
});
