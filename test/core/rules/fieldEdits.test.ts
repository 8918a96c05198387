import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixAll } from '../../../server/src/core/index.ts';
import { contextOf, seed } from '../../support/seed.ts';

// How fixes write characters beyond ASCII.

const fixed = (text: string, others: Record<string, string> = {}) =>
  fixAll(contextOf(text, { configuration: 'usages: [geprüft]', others }), { unsafe: true }).text;

test('a value that is written anew keeps the escapes of its header', () => {
  assert.equal(
    fixed(seed('title: "Caf\\xE9  reopens"\nusage: "gepr\\xFCft"')),
    seed('title: "Caf\\xE9 reopens"\nusage: "gepr\\xFCft"'),
  );
  assert.equal(fixed(seed("title: 'Café  reopens'\nusage: geprüft")), seed('title: Café reopens\nusage: geprüft'));
});

test('a new field has escapes where the header has some, or else where most of the corpus does', () => {
  const without = (text: string) => text.replace('usage: candidate\n', '');
  const escaped = { 'a.seed': seed('title: "Caf\\xE9 reopens"\nusage: "gepr\\xFCft"\ninitial_rank: 1') };
  assert.equal(fixed(without(seed())), seed('usage: geprüft'));
  assert.equal(fixed(without(seed()), escaped), seed('usage: "gepr\\xFCft"'));
  assert.equal(fixed(without(seed('title: Café')), escaped), seed('title: Café\nusage: geprüft'));
});
