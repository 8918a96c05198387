import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodePosition, encodePosition, linesOf } from '../../../server/src/core/index.ts';
import { runs } from '../../support/properties.ts';

const pieces = fc.constantFrom('a', 'é', '—', '🌱', '\n', '\r\n', '\uD83C', ' ');
const texts = fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join(''));

const lengthIn = {
  'utf-8': (text: string) => Buffer.byteLength(text),
  'utf-16': (text: string) => text.length,
  'utf-32': (text: string) => Array.from(text).length,
};

test('a position is said as each client counts, and read back, in whatever order it is asked for', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(30)), (text, offsets) => {
      const lines = linesOf({ text });
      for (const offset of offsets) {
        const position = lines.positionAt(offset);
        const line = text.split(/\r\n|\n|\r/)[position.line]!;
        if (
          /[\uD800-\uDBFF]$/.test(line.slice(0, position.character)) &&
          /^[\uDC00-\uDFFF]/.test(line.slice(position.character))
        )
          continue;
        for (const encoding of ['utf-8', 'utf-16', 'utf-32'] as const) {
          const encoded = encodePosition(position, encoding);
          assert.deepEqual(encoded, {
            line: position.line,
            character: lengthIn[encoding](line.slice(0, position.character)),
          });
          const decoded = decodePosition(encoded, line, encoding);
          assert.deepEqual(decoded, position);
          assert.deepEqual(encodePosition(decoded, encoding), encoded);
        }
      }
    }),
    { numRuns: runs(1000) },
  );
});

test('a position within a character is where that begins, one beyond the line its end', () => {
  const read = (character: number) => decodePosition({ line: 0, character }, 'é🌱.', 'utf-8').character;
  assert.deepEqual([0, 1, 2, 3, 5, 6, 7, 2 ** 31].map(read), [0, 0, 1, 1, 1, 3, 4, 4]);
});
