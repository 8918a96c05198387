import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hashWords } from '../../../server/src/core/text/wordHashes.ts';
import { Words } from '../../../server/src/core/text/words.ts';
import { runs } from '../../support/properties.ts';

const words = new Words(1000);
const hashes = new Int32Array(2000);

function hashesOf(text: string): number[] {
  return [...hashes.subarray(0, hashWords(text, [0, text.length], hashes))];
}

test('a word has the same hash whatever its letter case and its accents', () => {
  assert.deepEqual(hashesOf('Renée, RENE\u0301E!'), hashesOf('renee renee'));
  assert.equal(new Set(hashesOf('the tunnel under harbour opened on 2 3 字 海 🚀 🛶')).size, 12);
});

test('characters beyond the basic plane are told apart', () => {
  assert.equal(new Set(hashesOf('𘦴 𞋴 𘦵 𞋵 🚀 🛶')).size, 6);
});

test('the words are those that are read one by one', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 4 }),
    fc.constantFrom(
      'word ',
      '](target) ',
      '](',
      ')',
      '<b c="d">',
      '<',
      '>',
      '\u0301',
      '\u00AD',
      '字',
      'ไทย',
      '🚀',
      '— ',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      words.clear();
      words.read(text, 0, text.length);
      const made = hashesOf(text);
      assert.equal(made.length, words.count);
      // Two words are the same here where they are there.
      const first = (numbers: readonly number[]) => numbers.map((number) => numbers.indexOf(number));
      assert.deepEqual(first(made), first([...words.hashes.subarray(0, words.count)]));
    }),
    { numRuns: runs(1000) },
  );
});

test('a part of a text is read as if it were all of it, behind the words of the part before', () => {
  const text = 'one two three';
  assert.equal(hashWords(text, [0, 3, 4, text.length], hashes), 3);
  assert.deepEqual([...hashes.subarray(0, 3)], hashesOf(text));
});

test('a text is read the same whatever comes late in it', () => {
  const words = 'one two three, '.repeat(100);
  assert.deepEqual(hashesOf(`${words}café`), hashesOf(`${words}cafe`));
  assert.deepEqual(hashesOf(`${words}[cafe](b)`), hashesOf(`${words}cafe`));
});

test('of several parts none sees what is in another', () => {
  const piece = fc.constantFrom('word ', 'two', '](', ')', '<b', '>', 'é', '—', '\n', ' ');
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 6 }), { minLength: 1, maxLength: 6 }), (parts) => {
      const texts = parts.map((pieces) => pieces.join(''));
      const bounds = texts.flatMap((text, index) => {
        const start = texts.slice(0, index).join('##').length + (index === 0 ? 0 : 2);
        return [start, start + text.length];
      });
      const count = hashWords(texts.join('##'), bounds, hashes);
      assert.deepEqual([...hashes.subarray(0, count)], texts.flatMap(hashesOf));
    }),
  );
});
