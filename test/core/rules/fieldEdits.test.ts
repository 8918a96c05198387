import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, check, fixAll } from '../../../server/src/core/index.ts';
import { contextOf, seed } from '../../support/seed.ts';

// How fixes write characters beyond ASCII.

const configuration = 'usages: [geprüft]';

const fixed = (text: string) => fixAll(contextOf(text, { configuration }), { unsafe: true }).text;

/** The text with the usage inserted that is offered for a header that has none. */
const withUsage = (text: string, others: Record<string, string> = {}) => {
  const fixes = check(contextOf(text, { configuration, others })).flatMap((finding) => finding.fixes?.() ?? []);
  return applyEdits(text, fixes.find(({ title }) => title === 'Insert “usage: geprüft”')!.edits);
};

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
  assert.equal(withUsage(without(seed())), seed('usage: geprüft'));
  assert.equal(withUsage(without(seed()), escaped), seed('usage: "gepr\\xFCft"'));
  assert.equal(withUsage(without(seed('title: Café')), escaped), seed('title: Café\nusage: geprüft'));
});
