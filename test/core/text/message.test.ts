import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeControls, quoteForMessage } from '../../../server/src/core/text/message.ts';

test('what does not print, or steers how text prints, is written out', () => {
  for (const [text, escaped] of [
    ['a\x1B[2Jb', 'a\\u{1B}[2Jb'],
    ['a\nb', 'a\\u{A}b'],
    ['a\u202Eb\u2066c\u200Fd', 'a\\u{202E}b\\u{2066}c\\u{200F}d'],
    ['a\u2028b\uFEFFc\u200Bd', 'a\\u{2028}b\\u{FEFF}c\\u{200B}d'],
    ['a\uD800b\u{F0000}c', 'a\\u{D800}b\\u{F0000}c'],
  ] as const) {
    assert.equal(escapeControls(text), escaped);
  }
});

test('joiners stay where they print', () => {
  for (const text of ['👩‍👩‍👧', '👩🏽‍🚀', '🏳️‍🌈', '❤️‍🔥', 'می‌خواهم', 'क्‍ष', 'শ্রীলঙ্কা']) assert.equal(escapeControls(text), text);
});

test('they are written out where they only hide', () => {
  for (const text of ['a\u200Dp', 'ap\u200C', '\u200Dap', 'я\u200Dя', '👩\u200D', 'می\u200C ']) {
    assert.match(escapeControls(text), /\\u\{200[CD]\}/);
  }
});

test('a value is quoted, and shortened to 80 characters', () => {
  assert.equal(quoteForMessage('ap'), '“ap”');
  assert.equal(quoteForMessage('🚀'.repeat(81)), `“${'🚀'.repeat(79)}…”`);
});
