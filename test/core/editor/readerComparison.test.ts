import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { OtherReader } from '../../../server/src/core/index.ts';
import { compareReaders } from '../../../server/src/core/index.ts';
import { writeMapping } from '../../../server/src/core/pyyaml/writer.ts';
import { readersAgree } from '../../../server/src/core/pyyaml/readers.ts';
import { readWithGrayMatter } from '../../../server/src/node/grayMatterReader.ts';
import { header, hoverText } from '../../support/features.ts';
import { contextOf, seed } from '../../support/seed.ts';
import { runs } from '../../support/properties.ts';

const grayMatter: OtherReader = { name: 'gray-matter', read: readWithGrayMatter };

/** What PyYAML, YAML 1.2 and gray-matter make of a text: `key: one value` where they agree, or all of them. */
function compared(text: string): readonly string[] {
  const { readers, fields } = compareReaders(contextOf(text), [grayMatter]);
  const errors = readers.flatMap(({ name, error }) => (error === undefined ? [] : [`${name}! ${error}`]));
  const rows = fields.map(({ key, values, differ }) => {
    const seen = values.filter((_, index) => readers[index]?.error === undefined).map((value) => value ?? '-');
    return `${key}: ${differ ? seen.join(' ≠ ') : seen[0]}`;
  });
  return [...errors, ...rows];
}

const comparedHeader = (lines: string) => compared(header(lines));

test('readers see the same in a sound seed', () => {
  assert.deepEqual(compared(seed()), [
    'url: “https://apnews.com/article/harbour-tunnel-opens”',
    'title: “Harbour tunnel opens after nine years of digging”',
    'publisher: “ap”',
    'usage: “candidate”',
    'initial_rank: the number 4',
  ]);
});

test('PyYAML reads lists at the margin, comments between fields, blocks and anchors', () => {
  assert.deepEqual(
    comparedHeader('tags:\n- a: 1\n- b\n\n# note\nbase: &base\n  one: 1\ntext: |\n  ---\n  A\nsame: *base'),
    ['tags: a list', 'base: a group of fields', 'text: “---\\u{A}A\\u{A}”', 'same: a group of fields'],
  );
});

test('what PyYAML refuses inside a value is the whole header that it refuses', () => {
  for (const [lines, refused] of [
    ['tags: [a, *b]', '*b'],
    ['note: {{ x }}', '{ x }'],
    ['dates:\n- 2015-13-45', '2015-13-45'],
    ['a:\n  b: !!python/name:os.system x', '!!python/name:os.system x'],
  ] as const) {
    const { readers } = compareReaders(contextOf(header(lines)));
    assert.match(readers[0]?.error ?? '', /^It rejects “/, lines);
    assert.ok(readers[0]?.error?.includes(refused), readers[0]?.error);
  }
});

describe('PyYAML, YAML 1.2 and gray-matter differ', () => {
  for (const [written, seen] of Object.entries({
    no: 'false ≠ “no” ≠ “no”',
    '010': 'the number 8 ≠ the number 10 ≠ the number 8',
    '08': '“08” ≠ the number 8 ≠ “08”',
    '1e3': '“1e3” ≠ the number 1000 ≠ the number 1000',
    '12:30': 'the number 750 ≠ “12:30” ≠ the number 750',
    '1_000': 'the number 1000 ≠ “1_000” ≠ the number 1000',
    '2026-01-31': 'the date 2026-01-31 ≠ “2026-01-31” ≠ the date 2026-01-31',
    '0050-01-31': 'the date 0050-01-31 ≠ “0050-01-31” ≠ the date 1950-01-31',
    '0099-12-31 23:00:00 -02:00':
      'the date 0100-01-01 01:00:00 ≠ “0099-12-31 23:00:00 -02:00” ≠ the date 2000-01-01 01:00:00',
    '2026-01-31 10:00:00.5 +02:00':
      'the date 2026-01-31 08:00:00.500 ≠ “2026-01-31 10:00:00.5 +02:00” ≠ the date 2026-01-31 08:00:00.500',
    '9007199254740993': 'the number 9007199254740993 ≠ the number 9007199254740992 ≠ the number 9007199254740992',
  })) {
    test(`on ${written}`, () => assert.deepEqual(comparedHeader(`title: ${written}`), [`title: ${seen}`]));
  }

  test('on a merge key', () => {
    assert.deepEqual(comparedHeader('<<: { title: A }'), [
      '<<: a group of fields ≠ a group of fields ≠ -',
      'title: - ≠ - ≠ “A”',
    ]);
  });
});

describe('they agree', () => {
  for (const [written, seen] of Object.entries({
    '1984': 'the number 1984',
    '4.0': 'the number 4',
    '2.50': 'the number 2.5',
    '.inf': 'infinity',
    true: 'true',
    '~': 'nothing (null)',
    '': 'nothing (null)',
    '[a, b]': 'a list',
    '{ a: b }': 'a group of fields',
    '!!str no': '“no”',
    '"two\\nlines\\u202E"': '“two\\u{A}lines\\u{202E}”',
    '&AP news': '“news”',
  })) {
    test(`on ${written || 'nothing'}`, () => assert.deepEqual(comparedHeader(`title: ${written}`), [`title: ${seen}`]));
  }

  test('on what an alias stands for', () => {
    assert.deepEqual(comparedHeader('title: &t A\nauthor: *t'), ['title: “A”', 'author: “A”']);
  });
});

describe('a reader that reads nothing says why in a sentence', () => {
  test('of a field that stands twice, of which PyYAML takes the last', () => {
    assert.deepEqual(comparedHeader('title: A\ntitle: B'), [
      'YAML 1.2! Line 3 cannot be read: Map keys must be unique.',
      'gray-matter! Duplicated mapping key at line 3, column 1.',
      'title: “B”',
    ]);
  });

  test('of a value that PyYAML alone refuses', () => {
    assert.deepEqual(comparedHeader('title: 2026-02-30'), [
      'PyYAML! It rejects “2026-02-30” in line 2.',
      'title: “2026-02-30” ≠ the date 2026-03-02',
    ]);
    assert.deepEqual(comparedHeader('title: a\tb'), [
      'PyYAML! Line 2 has a character that is not allowed there.',
      'title: “a\\u{9}b”',
    ]);
  });

  test('of quotes that go on at the margin, which YAML 1.2 does not take', () => {
    assert.deepEqual(comparedHeader("title: 'A long: title\nfolded here'"), [
      "YAML 1.2! Line 2 cannot be read: Missing closing 'quote.",
      'title: “A long: title folded here”',
    ]);
  });

  test('of YAML that is none', () => {
    const [pyyaml, yaml12, grayMatter, ...others] = comparedHeader('title: A: B');
    assert.equal(pyyaml, 'PyYAML! Line 2 is not valid YAML.');
    assert.equal(yaml12, 'YAML 1.2! Line 2 cannot be read: Nested mappings are not allowed in compact mappings.');
    assert.match(grayMatter!, /^gray-matter! .*line 2.*\.$/);
    assert.deepEqual(others, []);
  });

  test('of an alias for nothing, which is never expanded', () => {
    assert.match(comparedHeader('title: *star')[1]!, /^YAML 1\.2! Line 2 has an alias that refers to nothing\.$/);
  });

  test('of a header that is missing, not fenced, or a program', () => {
    const first = (text: string) => compared(text)[0];
    assert.equal(first('No header\n'), 'PyYAML! There is no header.');
    assert.equal(first('title: A\n---\n'), 'PyYAML! The file does not start with a “---” line.');
    assert.equal(first('\n---\ntitle: A\n---\n'), 'PyYAML! The file does not start with a “---” line.');
    assert.equal(first('---\ntitle: A\n'), 'PyYAML! The header has no closing “---” line.');
    assert.equal(first('---\ntitle: A\n----\n'), 'PyYAML! The header is not between two “---” lines.');
    assert.equal(
      first('---js\ntitle: A\n---\n'),
      'PyYAML! The header is marked as a program, which Seedbed does not read.',
    );
    assert.equal(first('---\n- title\n---\n'), 'PyYAML! The header is not a list of fields.');
  });
});

test('hovering over a value names what readers see, where that differs', () => {
  assert.equal(
    hoverText(header('title: 1<|>e3')),
    'YAML parsers differ: PyYAML reads “1e3”, YAML 1.2 reads the number 1000.',
  );
  assert.match(
    hoverText(header('initial_rank: 01<|>0'))!,
    /in this folder\n\nYAML parsers differ: PyYAML reads the number 8, /,
  );
  assert.match(hoverText(header('other: n<|>o'))!, /^YAML parsers differ: PyYAML reads false, YAML 1\.2 reads “no”\.$/);
  assert.equal(hoverText(header("title: '1<|>e3'")), undefined);
});

const readings = JSON.parse(
  readFileSync(new URL('../../fixtures/pyyaml/readings.json', import.meta.url), 'utf8'),
) as readonly {
  readonly header: string;
  readonly pyyaml: string;
  readonly yaml12: string;
  readonly grayMatter?: string;
}[];

test('single texts are seen as each reader was measured to see them', () => {
  let count = 0;
  // Where gray-matter is not named it was seen to read what PyYAML reads.
  for (const { header: lines, pyyaml, yaml12, grayMatter: third = pyyaml } of readings) {
    const { readers, fields } = compareReaders(contextOf(`---\n${lines}---\n`), [grayMatter]);
    for (const [index, measured] of [pyyaml, yaml12, third].entries()) {
      const text = textIn(measured);
      if (text === undefined || readers[index]?.error !== undefined) continue;
      count++;
      assert.equal(fields.at(-1)?.values[index], `“${text}”`, `${readers[index]?.name}: ${JSON.stringify(lines)}`);
    }
  }
  assert.ok(count > 300, `only ${count} texts were compared`);
});

/** A text that was measured, where it is one that is shown as it is. */
function textIn(measured: string): string | undefined {
  const text: unknown = measured.startsWith('"') && measured.endsWith('"') ? JSON.parse(measured) : undefined;
  return typeof text === 'string' && /^[ -~]{1,80}$/.test(text) ? text : undefined;
}

const words = fc
  .array(fc.constantFrom('word', 'no', '08', 'é', '’', '🚀', ' ', ' ', '  ', "'", '"', ': ', ' #', '-', '\n', '\t'), {
    maxLength: 24,
  })
  .map((parts) => parts.join(''));

test('in a well-formed header without a disagreement the three readers see the same', () => {
  fc.assert(
    fc.property(words, words, fc.integer(), fc.boolean(), (title, author, rank, allowUnicode) => {
      fc.pre(readersAgree(title) && readersAgree(author));
      const lines = writeMapping(Object.entries({ title, author, initial_rank: rank }), { allowUnicode });
      const { readers, fields } = compareReaders(contextOf(`---\n${lines}---\n`), [grayMatter]);
      assert.deepEqual(readers, [{ name: 'PyYAML' }, { name: 'YAML 1.2' }, { name: 'gray-matter' }]);
      assert.deepEqual(
        fields.map(({ key, differ }) => [key, differ]),
        [
          ['title', false],
          ['author', false],
          ['initial_rank', false],
        ],
      );
    }),
    { numRuns: runs(1000) },
  );
});

test('any text is compared, and shown on one line', () => {
  const pieces = [
    '---',
    '\n',
    '\r',
    ' ',
    '\t',
    ': ',
    '#',
    '"',
    "'",
    '[',
    '{',
    '|',
    '- ',
    '? ',
    '&a ',
    '*a',
    '!!int ',
    '<<',
    'title',
    '\u202E',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 24 }), (parts) => {
      const { readers, fields } = compareReaders(contextOf(`---\n${parts.join('')}\n---\n`), [grayMatter]);
      const shown = [...readers.map(({ error }) => error), ...fields.flatMap(({ key, values }) => [key, ...values])];
      for (const text of shown) assert.doesNotMatch(text ?? '', /[\p{Cc}\u202E]/u);
      for (const { error } of readers) if (error !== undefined) assert.match(error, /^\P{Ll}.*\.$/u);
    }),
    { numRuns: runs(3000) },
  );
});
