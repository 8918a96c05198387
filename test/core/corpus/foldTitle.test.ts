import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldTitle } from '../../../server/src/core/corpus/foldTitle.ts';

test('letter case, punctuation, spaces and accents do not count', () => {
  for (const title of ['The café opens', '  “THE CAFE” — opens!', 'the-cafe\u0301_opens?', 'The Cafe  Opens']) {
    assert.equal(foldTitle(title), 'the cafe opens');
  }
  assert.notEqual(foldTitle('Thecafe opens'), foldTitle('The cafe opens'));
});

test('of a title without letters nothing is left', () => {
  for (const title of ['', ' ', '…', '?!', '\t-']) assert.equal(foldTitle(title), '');
});
