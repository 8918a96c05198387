import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  applyEdits,
  check,
  describeRefused,
  editTo,
  fixAll,
  fixable,
  linesOf,
} from '../../../server/src/core/index.ts';
import { contextOf, seed } from '../../support/seed.ts';
import { runs } from '../../support/properties.ts';

const fixed = (text: string) => fixAll(contextOf(text)).text;

test('several mistakes in one header are mended together', () => {
  assert.equal(
    fixed(`---
Title: Tunnel: open
url: https:/apnews.com/article/harbour-tunnel-opens
publisher: “ap”
usage:candidat
initial_rank: "4"
## Article Summary:
The tunnel under the harbour opened on Monday.
`),
    `---
url: https://apnews.com/article/harbour-tunnel-opens
title: 'Tunnel: open'
publisher: ap
usage: candidate
initial_rank: 4
---
## Article Summary:
The tunnel under the harbour opened on Monday.
`,
  );
});

test('unsafe fixes are run only when asked', () => {
  const text = seed('publisher: reuters');
  assert.equal(fixed(text), text);
  assert.equal(fixAll(contextOf(text), { unsafe: true }).text, seed('publisher: ap'));
});

test('a clean seed is left as it is', () => {
  assert.deepEqual(fixAll(contextOf(seed())), { text: seed(), fixed: 0, byRule: new Map(), refused: [] });
});

test('the fixes are counted by rule', () => {
  const { fixed, byRule } = fixAll(contextOf(seed('usage: Candidat\ninitial_rank: "4"')));
  assert.deepEqual(
    [fixed, byRule],
    [
      2,
      new Map([
        ['unknown-usage', 1],
        ['invalid-rank', 1],
      ]),
    ],
  );
});

test('the edit from one text to another never begins or ends within a CRLF or a surrogate pair', () => {
  const piece = fc.constantFrom('\r\n', '\r', '\n', '😀', '😁', 'a', 'b');
  const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const context = contextOf(before);
      const lines = linesOf(context.document);
      const edits = editTo(context, after).map(({ range, newText }) => ({ range: lines.offsetsOf(range), newText }));
      assert.equal(applyEdits(before, edits), after);
    }),
  );
});

/** Breakages that people and programs make, each of one line or of all. */
const breakages: readonly ((text: string) => string)[] = [
  (text) => text.replace('title: ', 'title: Live: '),
  (text) => text.replace('title: ', 'title: @'),
  (text) => text.replace('title: ', 'title: "'),
  (text) => text.replace('title: ', 'titel: '),
  (text) => text.replace('usage: ', 'usage:'),
  (text) => text.replace('usage: ', 'usage = '),
  (text) => text.replace('usage: ', '\tusage: '),
  (text) => text.replace('usage: candidate', 'usage: Candidate'),
  (text) => text.replace('publisher: ', '  publisher: '),
  (text) => text.replace('publisher: ap', 'publisher: Associated Press'),
  (text) => text.replace('initial_rank: 4', 'initial_rank: "4"'),
  (text) => text.replace('initial_rank: 4', 'initial_rank: #4'),
  (text) => text.replace('https://', 'https:/'),
  (text) => text.replace('\n---\n', '\n'),
  (text) => text.replace('\n---\n', '\n----\n'),
  (text) => text.replace('---\n', ''),
  (text) => text.replace('---\n', '\n---\n'),
  (text) => text.replace(/(title: .*\n)(publisher: .*\n)/, '$2$1'),
  (text) => text.replace(/(usage: .*\n)/, '$1$1'),
  (text) => text.replace('Article summary', 'Article Summary:'),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\uFEFF${text}`,
  (text) => text.replace(/\r?\n$/, ''),
];

test('only what the chosen rules find is mended, where they are chosen', () => {
  const broken = seed('usage: Used\ninitial_rank: "4"');
  const mended = (...codes: string[]) => fixAll(contextOf(broken), { rules: (code) => codes.includes(code) }).text;
  assert.equal(mended('invalid-rank'), seed('usage: Used\ninitial_rank: 4'));
  assert.equal(mended('unknown-usage', 'invalid-rank'), seed('usage: used\ninitial_rank: 4'));
  assert.equal(mended(), broken);
});

const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.map((word) => word.toLowerCase()) ?? [];

test('fix-all ends, does nothing the second time, leaves no safe fix after, keeps the body and every word', () => {
  fc.assert(
    fc.property(fc.subarray([...breakages], { maxLength: 4 }), (chosen) => {
      const broken = chosen.reduce((text, breakage) => breakage(text), seed());
      const text = fixed(broken);
      assert.equal(fixed(text), text);
      assert.deepEqual(
        check(contextOf(text))
          .filter((finding) => fixable(finding) === 'safe')
          .map(({ rule }) => rule.code),
        [],
      );
      assert.match(text, /The tunnel under the harbour opened on Monday\.(?:\r?\n)?$/);
      assert.equal(text.endsWith('\n'), broken.endsWith('\n'));
      assert.equal(text.startsWith('\uFEFF'), broken.startsWith('\uFEFF'));
      if (!/[^\r]\n/.test(broken)) assert.doesNotMatch(text, /[^\r]\n/);
      const kept = new Set(words(text));
      const changed = new Set(['titel', 'associated', 'press']);
      assert.deepEqual(
        words(broken).filter((word) => !kept.has(word) && !changed.has(word)),
        [],
      );
    }),
    { numRuns: runs(1500) },
  );
});

test('what was not run for breaking a law is told in a sentence', () => {
  assert.equal(describeRefused([]), undefined);
  const lost = { code: 'invalid-url', law: 'a word is lost' } as const;
  assert.equal(
    describeRefused([lost, { code: 'invalid-url', law: 'it does not help' }, lost]),
    '3 fixes were left to you, because Seedbed cannot be sure that they do no damage: a word is lost (2), it does not help (1).',
  );
});
