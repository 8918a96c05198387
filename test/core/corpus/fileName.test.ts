import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFileName } from '../../../server/src/core/corpus/fileName.ts';
import { runs } from '../../support/properties.ts';

test('what a name tells is what its pattern tells', () => {
  const piece = fc.constantFrom(
    '0',
    '01',
    '123',
    '_',
    '0123456789abcdef',
    'a',
    'F',
    '.txt',
    '.TXT',
    'x',
    '/',
    '%20',
    '٣',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const name = pieces.join('');
      const last = name.slice(name.lastIndexOf('/') + 1);
      const match = /^([0-9]{3,15})_([0-9a-f]{16}\.txt$)?/.exec(last);
      assert.deepEqual(readFileName(`file:///s/${name}`), {
        number: match ? Number(match[1]) : undefined,
        isRegular: match?.[2] !== undefined,
        isText: last.endsWith('.txt'),
      });
    }),
    { numRuns: runs(2000) },
  );
});

test('a number is one of three to fifteen digits before an underscore', () => {
  const numberOf = (name: string) => readFileName(`file:///s/${name}`).number;
  assert.equal(numberOf('007_7565443a981d02a4.txt'), 7);
  assert.equal(numberOf('123456789012345_a'), 123456789012345);
  for (const name of ['12_a', '1234567890123456_a', '123a_b', '123', 'a123_b']) assert.equal(numberOf(name), undefined);
});
