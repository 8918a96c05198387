import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldTitle, hashTitle } from '../../../server/src/core/corpus/foldTitle.ts';
import { hash53 } from '../../../server/src/core/text/hash.ts';
import { runs } from '../../support/properties.ts';

test('letter case, punctuation, spaces and accents do not count', () => {
  for (const title of ['The café opens', '  “THE CAFE” — opens!', 'the-cafe\u0301_opens?', 'The Cafe  Opens']) {
    assert.equal(foldTitle(title), 'the cafe opens');
    assert.equal(hashTitle(title), hashTitle('The cafe opens'));
  }
  assert.notEqual(hashTitle('The cafe opens'), hashTitle('Thecafe opens'));
});

test('of a title without letters nothing is left', () => {
  for (const title of ['', ' ', '…', '?!', '\t-']) assert.equal(hashTitle(title), undefined);
});

test('the hash is that of the folded title', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary-ascii', maxLength: 8 }),
    fc.constantFrom(' ', 'Word', '. ', 'é', '字', ' — '),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const title = pieces.join('');
      const folded = foldTitle(title);
      assert.equal(hashTitle(title), folded === '' ? undefined : hash53(folded), JSON.stringify(title));
    }),
    { numRuns: runs(1000) },
  );
  const long = 'A title, '.repeat(1000);
  assert.equal(hashTitle(long), hash53(foldTitle(long)));
});
