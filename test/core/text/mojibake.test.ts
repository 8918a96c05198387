import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { undoMojibake, windows1252 } from '../../../server/src/core/text/mojibake.ts';

for (const [garbled, meant] of [
  ['Trumpâ€™s cafÃ©', 'Trump’s café'],
  ['â€œYesâ€\x9D â€” heâ€¦', '“Yes” — he…'],
  ['Ã\x89tÃ©', 'Été'],
  ['VoilÃ\u00A0', 'Voilà'],
  ['ðŸš€ lift-off', '🚀 lift-off'],
  ['Ã¢â‚¬â„¢', '’'],
  ['ÐœÐ¾ÑÐºÐ²Ð°'.replace('ÑÐ', 'Ñ\x81Ð'), 'Москва'],
] as const) {
  test(`“${garbled}” is “${meant}”`, () => assert.equal(undoMojibake(garbled), meant));
}

test('text that is what it is', () => {
  for (const text of ['', 'Harbour tunnel', 'café', 'Ã', 'Ãž café', '“CAFÉ”', 'â€', 'Ἀθῆναι â€™', '日本', 'Â\x85']) {
    assert.equal(undoMojibake(text), undefined, text);
  }
});

/** UTF-8 read as Windows-1252, as a careless program does. */
function garble(text: string): string {
  return Array.from(Buffer.from(text, 'utf8'), (byte) =>
    byte >= 0x80 && byte <= 0x9f ? windows1252[byte - 0x80]! : String.fromCharCode(byte),
  ).join('');
}

test('any headline that was garbled is found again', () => {
  const piece = fc.constantFrom('a', ' ', 'é', 'ß', '’', '“', '—', '€', 'ł', 'Ж', '語', '🚀', 'ا');
  const headline = fc.array(piece, { minLength: 1, maxLength: 30 }).map((pieces) => `${pieces.join('')}語`);
  fc.assert(fc.property(headline, (text) => assert.equal(undoMojibake(garble(text)), text)));
});
