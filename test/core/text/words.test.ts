import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hashWord, withoutLast, Words } from '../../../server/src/core/text/words.ts';
import { runs } from '../../support/properties.ts';

const read = new Words(1000);
const hashed = new Words(1000);

test('the hashes of words are the same with and without their places', () => {
  const piece = fc.constantFrom('word', 'Wörd', ' ', ', ', '\n', '1', 'a', '](x)', '<b>', '字', '\u00AD', '-');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(5), (pieces, from) => {
      const text = `start ${pieces.join('')}`;
      read.clear();
      hashed.clear();
      for (const start of [from, 0]) {
        read.read(text, start, text.length);
        hashed.readHashes(text, start, text.length);
      }
      assert.equal(hashed.count, read.count);
      assert.deepEqual(hashed.hashes.slice(0, hashed.count), read.hashes.slice(0, read.count), text);
    }),
    { numRuns: runs(500) },
  );
});

test('a hash can be taken back to that of the word without its last letter', () => {
  assert.equal(withoutLast(hashWord('keepers'), 's'.charCodeAt(0)), hashWord('keeper'));
});
