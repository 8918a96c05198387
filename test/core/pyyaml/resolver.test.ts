import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isMap, isScalar, parseDocument } from 'yaml';
import {
  describePlainScalar,
  resolvePlainScalar,
  resolveYaml12Scalar,
  type PlainScalar,
} from '../../../server/src/core/pyyaml/resolver.ts';
import { withoutHanging } from '../../support/hangs.ts';

const readings: readonly [text: string, pyyaml: string, yaml12: string][] = [
  ['Gaza', 'text', 'text'],
  ['', 'nothing (null)', 'nothing (null)'],
  ['~', 'nothing (null)', 'nothing (null)'],
  ['Null', 'nothing (null)', 'nothing (null)'],
  ['no', 'false', 'text'],
  ['On', 'true', 'text'],
  ['oN', 'text', 'text'],
  ['y', 'text', 'text'],
  ['TRUE', 'true', 'true'],
  ['4', 'the number 4', 'the number 4'],
  ['+4', 'the number 4', 'the number 4'],
  ['010', 'the number 8', 'the number 10'],
  ['-010', 'the number -8', 'the number -10'],
  ['08', 'text', 'the number 8'],
  ['0o10', 'text', 'the number 8'],
  ['0x1F', 'the number 31', 'the number 31'],
  ['-0x1F', 'the number -31', 'text'],
  ['0b11', 'the number 3', 'text'],
  ['1_000', 'the number 1000', 'text'],
  ['12:30', 'the number 750', 'text'],
  ['190:20:30', 'the number 685230', 'text'],
  ['1:60', 'text', 'text'],
  ['1:30.5', 'the number 90.5', 'text'],
  ['1e3', 'text', 'the number 1000'],
  ['1.5e+3', 'the number 1500', 'the number 1500'],
  ['5.', 'the number 5', 'the number 5'],
  ['-.5', 'text', 'the number -0.5'],
  ['-.inf', 'minus infinity', 'minus infinity'],
  ['.NaN', 'no number (NaN)', 'no number (NaN)'],
  ['9007199254740993', 'the number 9007199254740993', 'the number 9007199254740992'],
  ['0x_', 'an unreadable number', 'text'],
  ['0b_', 'an unreadable number', 'text'],
  ['2024-01-01', 'the date 2024-01-01', 'text'],
  ['2024-1-1', 'text', 'text'],
  ['2024-13-45', 'the impossible date 2024-13-45', 'text'],
  ['2024-1-1 \t 9:05:00', 'the date 2024-1-1 9:05:00', 'text'],
  ['<<', 'the merge key <<', 'text'],
  ['=', 'the value key =', 'text'],
];

for (const [text, pyyaml, yaml12] of readings) {
  test(`PyYAML reads “${text}” as ${pyyaml}, YAML 1.2 as ${yaml12}`, () => {
    assert.equal(describePlainScalar(resolvePlainScalar(text), text), pyyaml);
    assert.equal(describePlainScalar(resolveYaml12Scalar(text), text), yaml12);
  });
}

test('a date is valid where Python has it', () => {
  const valid = [
    '2024-02-29',
    '2000-02-29',
    '0001-01-01',
    '9999-12-31',
    '2024-01-01T23:59:59.999999999Z',
    '2024-01-01 10:00:00 +23:59',
    '2024-01-01 10:00:00-22:99',
  ];
  const invalid = [
    '2023-02-29',
    '1900-02-29',
    '0000-01-01',
    '2024-00-01',
    '2024-04-31',
    '2024-01-00',
    '2024-01-01T24:00:00',
    '2024-01-01T10:60:00',
    '2024-12-31T23:59:60Z',
    '2024-01-01 10:00:00 +24:00',
    '2024-01-01 10:00:00 -23:99',
  ];
  for (const text of valid) assert.deepEqual(resolvePlainScalar(text), { kind: 'date', valid: true }, text);
  for (const text of invalid) assert.deepEqual(resolvePlainScalar(text), { kind: 'date', valid: false }, text);
});

test('a long number is described in short', () => {
  const text = '9'.repeat(4000);
  assert.equal(describePlainScalar(resolvePlainScalar(text), text), `the number ${'9'.repeat(39)}…`);
});

test('hostile lengths take no time and never throw', () => {
  const many = 300_000;
  const hostile = [
    '1'.repeat(many),
    '0x' + 'f'.repeat(many),
    '1' + ':0'.repeat(many),
    '1' + ':0'.repeat(many) + '.',
    '1' + '_'.repeat(many) + 'x',
    '1.' + '0'.repeat(many) + 'e',
    '2024-01-01' + ' '.repeat(many),
    '2024-01-01 10:00:00' + ' '.repeat(many) + '+',
  ];
  for (const text of hostile) {
    for (const resolve of [resolvePlainScalar, resolveYaml12Scalar]) {
      withoutHanging(() => describePlainScalar(resolve(text), text));
    }
  }
  assert.equal(resolvePlainScalar('1'.repeat(4300)).kind, 'integer');
  assert.equal(resolvePlainScalar('1'.repeat(4301)).kind, 'invalidNumber');
});

interface Reading {
  readonly header: string;
  /** As JSON, `int N`, `float N`, `date ISO` or `ERR…`. */
  readonly pyyaml: string;
  readonly yaml12: string;
}

test('both readers are met on every attested plain scalar', () => {
  const read = readJson('../../fixtures/pyyaml/readings.json') as readonly Reading[];
  const compared = compareReadings(read);
  assert.equal(compared, 190);
});

test(
  'both readers are met on the shared table of readings',
  { skip: !existsSync(shared('yaml-readings.json')) },
  () => {
    const rows = readJson(shared('yaml-readings.json')) as readonly (Omit<Reading, 'yaml12'> & {
      'yaml_1.2': string;
    })[];
    assert.ok(compareReadings(rows.map((row) => ({ ...row, yaml12: row['yaml_1.2'] }))) > 100);
  },
);

/** Compares the headers that hold one plain scalar, and answers how many those are. */
function compareReadings(rows: readonly Reading[]): number {
  let compared = 0;
  for (const { header, pyyaml, yaml12 } of rows) {
    const text = onlyPlainScalar(header);
    if (text === undefined) continue;
    assert.equal(asInTable(resolvePlainScalar(text)), comparable(pyyaml), `PyYAML: ${header}`);
    assert.equal(asInTable(resolveYaml12Scalar(text)), comparable(yaml12), `YAML 1.2: ${header}`);
    compared++;
  }
  return compared;
}

/** The value of a header with one field, where that is a plain, untagged scalar that PyYAML's scanner lets through too. */
function onlyPlainScalar(header: string): string | undefined {
  // For any other key, the table shows the whole mapping.
  if (!/^(?:url|title|publisher|usage|initial_rank)\b/.test(header)) return undefined;
  const document = parseDocument(header, { schema: 'failsafe', logLevel: 'error' });
  if (document.errors.length > 0 || !isMap(document.contents) || document.contents.items.length !== 1) return undefined;
  const value = document.contents.items[0]!.value;
  if (!isScalar(value) || value.type !== 'PLAIN' || value.tag !== undefined || value.anchor !== undefined)
    return undefined;
  return /[\t\u0085\u2028\u2029]/.test(header) ? undefined : String(value.value);
}

/** The kind, and the value where it has one: numbers as doubles, as the table prints them differently by reader. */
function asInTable(scalar: PlainScalar): string {
  if (scalar.kind === 'date') return scalar.valid ? 'date' : 'ERR';
  if (scalar.kind === 'mergeKey' || scalar.kind === 'valueKey' || scalar.kind === 'invalidNumber') return 'ERR';
  if (scalar.kind === 'integer' || scalar.kind === 'float') return `number ${Number(scalar.value)}`;
  return scalar.kind === 'boolean' ? String(scalar.value) : scalar.kind;
}

function comparable(reading: string): string {
  if (reading.startsWith('ERR')) return 'ERR';
  if (reading.startsWith('"')) return 'string';
  if (reading.startsWith('date ')) return 'date';
  const number = /^(?:int |float )?(-?(?:inf|nan|[0-9].*))$/.exec(reading)?.[1];
  return number === undefined ? reading : `number ${Number(number.replace('inf', 'Infinity'))}`;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

function shared(name: string): string {
  return new URL(`../../../../shared/readers/${name}`, import.meta.url).pathname;
}
