import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { undoMojibake } from '../../../server/src/core/text/mojibake.ts';
import { arePlainWords } from '../../../server/src/core/text/plainWords.ts';

test('plain words are ASCII with single spaces between them', () => {
  const rows: [text: string, isPlain: boolean][] = [
    ['Harbour tunnel opens', true],
    ['50% & more: ~!', true],
    ['a', true],
    ['', false],
    [' a', false],
    ['a ', false],
    ['a  b', false],
    ['a\tb', false],
    ['a\u00A0b', false],
    ['a\x7Fb', false],
    ['Café', false],
  ];
  for (const [text, isPlain] of rows) assert.equal(arePlainWords(text), isPlain, JSON.stringify(text));
});

test('nothing is wrong with the encoding of plain words, and they are tidy', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'Â', ' ', '\t', '-', '€', '\u00A0') }), (text) => {
      if (!arePlainWords(text)) return;
      assert.equal(undoMojibake(text), undefined);
      assert.equal(text.trim().replace(/\s+/g, ' '), text);
    }),
  );
});
