import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PlainScalar } from '../../../server/src/core/pyyaml/resolver.ts';
import {
  readersAgree,
  readingsOf,
  resolveGrayMatterScalar,
  wholeNumbersIn,
} from '../../../server/src/core/pyyaml/readers.ts';
import { readWithGrayMatter } from '../../../server/src/node/grayMatterReader.ts';
import { runs } from '../../support/properties.ts';

/** Each reading with those who have it. */
function read(text: string): string[] {
  return readingsOf(text).map(({ description, readers }) => `${description}: ${readers.join(', ')}`);
}

test('readers agree on most values', () => {
  for (const text of ['Tunnel', '4', '-4.5', 'true', 'y', '~', '2024-1-1', '1:60', '0x1F', '0.5', '.inf']) {
    assert.equal(read(text).length, 1, text);
  }
});

test('and differ on others', () => {
  assert.deepEqual(read('no'), ['false: PyYAML', 'text: gray-matter, YAML 1.2 parsers']);
  assert.deepEqual(read('08'), ['text: PyYAML, gray-matter', 'the number 8: YAML 1.2 parsers']);
  assert.deepEqual(read('1e3'), ['text: PyYAML', 'the number 1000: gray-matter, YAML 1.2 parsers']);
  assert.deepEqual(read('010'), ['the number 8: PyYAML, gray-matter', 'the number 10: YAML 1.2 parsers']);
  assert.deepEqual(read('01.5'), ['the number 1.5: PyYAML, YAML 1.2 parsers', 'text: gray-matter']);
  assert.deepEqual(read('1_0e3'), ['text: PyYAML, YAML 1.2 parsers', 'the number 10000: gray-matter']);
});

test('the whole numbers that readers see', () => {
  assert.deepEqual(wholeNumbersIn('010'), [8n, 10n]);
  assert.deepEqual(wholeNumbersIn('1_000'), [1000n]);
  assert.deepEqual(wholeNumbersIn('4.0'), [4n]);
  for (const text of ['four', '4.5', '9007199254740993', '.inf', 'yes', '2024-01-01']) {
    assert.deepEqual(wholeNumbersIn(text), [], text);
  }
});

test('gray-matter is met on any plain scalar', () => {
  const piece = fc.constantFrom(...'0123456789'.split(''), ...'00__..::--++eEbxo'.split(''), 'inf', '.nan', 'F');
  const word = fc.constantFrom(
    'no',
    'Yes',
    'on',
    'OFF',
    'true',
    'False',
    'null',
    '~',
    '=',
    '2024-13-45',
    '2024-1-1',
    'y',
  );
  const date = fc
    .tuple(fc.nat(9999), fc.nat(15), fc.nat(40), fc.constantFrom('', 'T10:00:00', ' 9:05:00.5 +02:00'))
    .map(([year, month, day, time]) => `${String(year).padStart(4, '0')}-${month}-${day}${time}`);
  const scalar = fc.oneof(
    { weight: 20, arbitrary: fc.array(piece, { minLength: 1, maxLength: 9 }).map((pieces) => pieces.join('')) },
    word,
    date,
  );
  fc.assert(
    fc.property(scalar, (text) => {
      const reading = readWithGrayMatter(`---\nk: ${text}\n---\n`);
      // What is no plain scalar to YAML.
      if ('error' in reading || /^[-?:](?: |$)|:$|^---/.test(text)) return;
      assert.equal(show(resolveGrayMatterScalar(text)), showValue(reading.fields.get('k')), text);
    }),
    { numRuns: runs(20_000) },
  );
});

function show(scalar: PlainScalar): string {
  if (scalar.kind === 'integer' || scalar.kind === 'float') return `number ${Number(scalar.value)}`;
  return scalar.kind === 'boolean' ? String(scalar.value) : scalar.kind;
}

function showValue(value: unknown): string {
  if (value instanceof Date) return 'date';
  if (typeof value === 'number') return `number ${Object.is(value, -0) ? 0 : value}`;
  return value === null || typeof value === 'boolean' ? String(value) : typeof value;
}

test('readers agree exactly where they have one reading', () => {
  const pieces =
    '1 0 9 _ . : - + e E x o b inf Inf nan NaN true True FALSE yes off null ~ = << T Z word - 2024-01-01'.split(' ');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 4 }), (parts) => {
      const text = parts.join('');
      assert.equal(readersAgree(text), readingsOf(text).length === 1, text);
    }),
    { numRuns: runs(3000) },
  );
});
