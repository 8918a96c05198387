import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixAll } from '../../../server/src/core/index.ts';
import { contextOf, seed } from '../../support/seed.ts';

// How fixes write characters beyond ASCII.

const declared = 'publishers: { hofbräu: { domains: [apnews.com] } }';

const fixed = (text: string, others: Record<string, string> = {}, configuration = declared) =>
  fixAll(contextOf(text, { configuration, others })).text;

const raw = seed('title: Café reopens\npublisher: hofbräu');
const escaped = seed('title: "Caf\\xE9 reopens"\npublisher: "hofbr\\xE4u"');
const many = (text: string) => ({ 'a.seed': text, 'b.seed': text });

test('a value that is written anew keeps the escapes of its header where nothing else is known', () => {
  assert.equal(fixed(escaped.replace(' reopens', '  reopens')), escaped);
  assert.equal(fixed(raw.replace('Café reopens', "'Café  reopens'")), raw);
});

test('it is written as most headers of the corpus are, whatever somebody has typed in this one', () => {
  const typed = seed("title: 'Beyoncé  returns'\npublisher: ap");
  assert.equal(fixed(typed, many(escaped), ''), seed('title: "Beyonc\\xE9 returns"\npublisher: ap'));
  assert.equal(fixed(typed, many(raw), ''), seed('title: Beyoncé returns\npublisher: ap'));
});

test('so is a new field', () => {
  const without = (text: string) => text.replace('publisher: ap\n', '');
  assert.equal(fixed(without(seed())), seed('publisher: hofbräu'));
  assert.equal(fixed(without(seed()), many(escaped)), seed('publisher: "hofbr\\xE4u"'));
  assert.equal(fixed(without(seed('title: Café')), many(escaped)), seed('title: Café\npublisher: "hofbr\\xE4u"'));
});

test('seedbed.yaml goes before that', () => {
  const typed = seed("title: 'Beyoncé  returns'");
  const returned = seed('title: "Beyonc\\xE9 returns"');
  assert.equal(fixed(typed, many(raw), 'writing: { unicode: false }'), returned);
  assert.equal(fixed(typed, many(escaped), 'writing: { unicode: true }'), seed('title: Beyoncé returns'));
});
