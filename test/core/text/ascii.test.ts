import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { asciiBytes, isAscii, writeAscii } from '../../../server/src/core/text/ascii.ts';
import { runs } from '../../support/properties.ts';

test('a text is ASCII when each of its characters is', () => {
  const lengths = fc.constantFrom(0, 1, 4090, 4093, 4094, 4095, 4096, 4097, 5000);
  const end = fc.string({ unit: fc.constantFrom('a', '\0', '\x7F', '\x80', 'é', '字', '🚀', '\uD800'), maxLength: 6 });
  fc.assert(
    fc.property(lengths, end, (length, last) => {
      const text = 'a'.repeat(Math.max(0, length - last.length)) + last;
      const expected = !Array.from(text).some((character) => character > '\x7F');
      assert.equal(isAscii(text), expected, JSON.stringify(last));
      const bytes = asciiBytes(text);
      if (!expected) assert.equal(bytes, undefined);
      else if (bytes) assert.equal(String.fromCharCode(...bytes.subarray(0, text.length)), text);
      else assert.ok(text.length > 4000);
    }),
    { numRuns: runs(500) },
  );
});

test('what there is no room for is not written as a whole', () => {
  const room = new Uint8Array(4);
  assert.ok(writeAscii('abcd', room));
  assert.ok(!writeAscii('abcde', room));
  assert.ok(!writeAscii('aéc字', room));
});
