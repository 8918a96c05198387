import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { isMap, isScalar, parseDocument } from 'yaml';
import { resolvePlainScalar } from '../../../server/src/core/pyyaml/resolver.ts';
import {
  chooseStyle,
  needsQuotes,
  writeField,
  writeFloat,
  writeMapping,
  writeScalar,
} from '../../../server/src/core/pyyaml/writer.ts';
import { anyCharacter } from '../../support/characters.ts';
import { runs } from '../../support/properties.ts';

test('the header of a real seed', () => {
  const header = writeMapping([
    ['url', 'https://apnews.com/article/israel-palestinians-hamas-war-soldiers-reservists-refuse-3b0fb328e2691f71332'],
    ['title', 'Israeli soldiers, and their mothers, increasingly reject calls to return to Gaza'],
    ['publisher', 'ap'],
    ['usage', 'candidate'],
    ['initial_rank', 4],
  ]);
  assert.equal(
    header,
    [
      'url: https://apnews.com/article/israel-palestinians-hamas-war-soldiers-reservists-refuse-3b0fb328e2691f71332',
      'title: Israeli soldiers, and their mothers, increasingly reject calls to return to',
      '  Gaza',
      'publisher: ap',
      'usage: candidate',
      'initial_rank: 4',
      '',
    ].join('\n'),
  );
});

const styles: readonly [text: string, written: string][] = [
  ['Gaza', 'k: Gaza\n'],
  ['', "k: ''\n"],
  ['no', "k: 'no'\n"],
  ['010', "k: '010'\n"],
  ['08', 'k: 08\n'],
  ['1e3', 'k: 1e3\n'],
  ['<<', "k: '<<'\n"],
  ['a [b], c', 'k: a [b], c\n'],
  ['[b]', "k: '[b]'\n"],
  ['a: b', "k: 'a: b'\n"],
  ['a:b', 'k: a:b\n'],
  ["it's", "k: it's\n"],
  ["it's: so", "k: 'it''s: so'\n"],
  ['one\ntwo', "k: 'one\n\n  two'\n"],
  ['one\n two', 'k: "one\\n two"\n'],
  ['tab\t"quote"', 'k: "tab\\t\\"quote\\""\n'],
  ['🚀 é', 'k: 🚀 é\n'],
  ['🚀\té', 'k: "\\U0001F680\\té"\n'],
];

for (const [text, written] of styles) {
  test(`${JSON.stringify(text)} is written ${JSON.stringify(written)}`, () => {
    assert.equal(writeField('k', text), written);
  });
}

test('without allow_unicode, what is not ASCII is escaped', () => {
  assert.equal(writeField('k', 'é’🚀', { allowUnicode: false }), 'k: "\\xE9\\u2019\\U0001F680"\n');
  assert.equal(chooseStyle('é', false), 'double');
  assert.equal(chooseStyle('é'), 'plain');
  assert.equal(needsQuotes('é', false), true);
  assert.equal(needsQuotes('é'), false);
});

test('other values than text', () => {
  assert.equal(writeField('k', 4), 'k: 4\n');
  assert.equal(writeField('k', 123456789012345678901234567890n), 'k: 123456789012345678901234567890\n');
  assert.equal(writeField('k', 2.5), 'k: 2.5\n');
  assert.equal(writeField('k', 1e16), 'k: 1.0e+16\n');
  assert.equal(writeField('k', 0.00001), 'k: 1.0e-05\n');
  assert.equal(writeField('k', -Infinity), 'k: -.inf\n');
  assert.equal(writeField('k', true), 'k: true\n');
  assert.equal(writeField('k', null), 'k: null\n');
});

test('what stands as it is, and floats that are whole numbers', () => {
  assert.equal(writeField('k', { verbatim: '2026-01-31' }), 'k: 2026-01-31\n');
  assert.equal(writeField('k', { verbatim: '' }), 'k:\n');
  assert.deepEqual([4, -0, 2.5, 1e16, NaN].map(writeFloat), ['4.0', '-0.0', '2.5', '1.0e+16', '.nan']);
});

test('a key is quoted as a value is, and never folded', () => {
  assert.equal(writeField('no', 'x'), "'no': x\n");
  assert.equal(writeField('a: b', 'x'), "'a: b': x\n");
  assert.equal(writeField('word '.repeat(20).trim(), 'one two'), `${'word '.repeat(20).trim()}: one\n  two\n`);
});

test('a key that cannot stand before a colon gets a question mark', () => {
  assert.equal(writeField('', 'x'), "? ''\n: x\n");
  assert.equal(writeField('k'.repeat(122), 'x'), `${'k'.repeat(122)}: x\n`);
  assert.equal(writeField('k'.repeat(123), 'x'), `? ${'k'.repeat(123)}\n: x\n`);
});

test('every line ends in the line break asked for', () => {
  assert.equal(writeField('k', 'one\ntwo', { lineBreak: '\r\n' }), "k: 'one\r\n\r\n  two'\r\n");
  assert.equal(writeMapping([], { lineBreak: '\r\n' }), '');
});

test('columns are counted in code points, from what stands on the line', () => {
  const rockets = '🚀'.repeat(74);
  assert.equal(writeScalar(`${rockets} end`, { column: 6 }), ` ${rockets}\n  end`);
  assert.equal(writeScalar(`${rockets} end`, { column: 5 }), ` ${rockets} end`);
});

interface Written {
  readonly text: string;
  /** What `yaml.safe_dump({'title': text}, sort_keys=False, allow_unicode=True)` writes, and below with False. */
  readonly unicode: string;
  readonly ascii: string;
}

test('byte for byte what PyYAML 6.0.3 wrote', () => {
  const rows = readJson('../../fixtures/pyyaml/written.json') as readonly Written[];
  assert.ok(rows.length > 150);
  compareWritings(rows);
});

test('byte for byte the shared table of writings', { skip: !existsSync(shared('pyyaml-dump.json')) }, () => {
  const rows = readJson(shared('pyyaml-dump.json')) as readonly Record<string, string>[];
  assert.ok(rows.length > 1000);
  compareWritings(
    rows.map((row) => ({
      text: row['title']!,
      unicode: row['allow_unicode_true']!,
      ascii: row['allow_unicode_false']!,
    })),
  );
});

function compareWritings(rows: readonly Written[]): void {
  for (const { text, unicode, ascii } of rows) {
    assert.equal(writeField('title', text), unicode);
    assert.equal(writeField('title', text, { allowUnicode: false }), ascii);
  }
}

/** Text as seeds hold it, salted with all that YAML takes for more than a letter. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(' ', ' ', ' ', '  ', '\n', '\r', '\t', "'", '"', '\\', ': ', ' #', '- ', '---', '...', '’', '🚀'),
      fc.constantFrom('no', '12:30', '0x1F', '2024-01-01', '~', '=', '<<', '[', '{', '&', '*', '!', '%', '@', '|', '>'),
      fc.lorem({ maxCount: 12 }),
      fc.string({ unit: anyCharacter, maxLength: 8 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join('').replace(/[\u0085\u2028\u2029\p{Cs}]/gu, ''));

const anyOptions = fc.record({
  allowUnicode: fc.boolean(),
  lineBreak: fc.constantFrom('\n', '\r\n'),
});

test('what is written is read back as the same text, and written again as before', () => {
  fc.assert(
    fc.property(anyText, anyOptions, (text, options) => {
      const written = writeField('title', text, options);
      const reading = readBack(written);
      assert.equal(reading, text);
      assert.equal(writeField('title', reading, options), written);
    }),
    { numRuns: runs(2000) },
  );
});

test('no line of a field but its first begins in column 0', () => {
  fc.assert(
    fc.property(anyText, fc.boolean(), (text, allowUnicode) => {
      const lines = writeField('title', text, { allowUnicode }).split('\n');
      assert.ok(lines.slice(1).every((line) => line === '' || line.startsWith('  ')));
    }),
  );
});

function readBack(header: string): string {
  const document = parseDocument(header, { schema: 'failsafe', logLevel: 'error' });
  assert.deepEqual(document.errors, []);
  assert.ok(isMap(document.contents) && document.contents.items.length === 1);
  const value = document.contents.items[0]!.value;
  assert.ok(isScalar(value) && typeof value.value === 'string');
  if (value.type === 'PLAIN') assert.equal(resolvePlainScalar(value.value).kind, 'string');
  return value.value;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

function shared(name: string): string {
  return new URL(`../../../../shared/readers/${name}`, import.meta.url).pathname;
}
