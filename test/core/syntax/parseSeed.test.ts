import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Field, SeedDocument } from '../../../server/src/core/index.ts';
import {
  check,
  Corpus,
  defaultConfiguration,
  fieldKeys,
  parseSeed,
  SeedContext,
} from '../../../server/src/core/index.ts';
import { writeMapping } from '../../../server/src/core/pyyaml/writer.ts';
import { anyCharacter } from '../../support/characters.ts';
import { runs } from '../../support/properties.ts';
import { withoutHanging } from '../../support/hangs.ts';
import { parseHeader, readHeader } from '../../support/parsedHeader.ts';

const keys = fieldKeys(defaultConfiguration);

test('a header that PyYAML wrote is read', () => {
  assert.deepEqual(
    readHeader('url: https://apnews.com/a\ntitle: A headline that folds\n  onto two lines\ninitial_rank: 4\n'),
    [
      'url = string "https://apnews.com/a"',
      'title = string "A headline that folds onto two lines"',
      'initial_rank = integer "4"',
    ],
  );
});

test('a header that YAML cannot read is read field by field: one mistake spoils one field', () => {
  assert.deepEqual(
    readHeader('url: https://apnews.com/a\ntitle: Live: a headline\npublisher: ap\nusage: "candidate\n'),
    [
      'url = string "https://apnews.com/a"',
      'title = broken "Live: a headline"',
      'publisher = string "ap"',
      'usage = broken "candidate"',
      'unquoted-value at "Live: a headline"',
      'unclosed-quote at "\\"candidate"',
    ],
  );
});

test('a damaged key is still a key', () => {
  assert.deepEqual(readHeader('url: https://apnews.com/a\npublisher = ap\nusage:candidate\n  initial_rank: 4\n'), [
    'url = string "https://apnews.com/a"',
    'publisher = string "ap"',
    'usage = string "candidate"',
    'initial_rank = integer "4"',
    'missing-colon at "publisher ="',
    'missing-space-after-colon at "usage:"',
    'bad-indentation at "  "',
  ]);
});

test('an anchor and its alias stay what they are, whatever else is wrong', () => {
  const { problems } = parseHeader('title: Live: now\npublisher: &slug ap\nusage: *slug\n');
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['unquoted-value', 'yaml-feature', 'yaml-feature'],
  );
});

test('comments and blank lines may stand between a key and its value', () => {
  assert.deepEqual(readHeader('url:\n\n# of the paper\n  https://apnews.com/a\n# its place\ninitial_rank: 4\n'), [
    'url = string "https://apnews.com/a"',
    'initial_rank = integer "4"',
  ]);
});

test('a line that is no field is said to be none', () => {
  assert.deepEqual(readHeader('some words\nurl: x\n'), ['url = string "x"', 'yaml-syntax at "some words"']);
});

test('what a headline begins with is no YAML', () => {
  for (const title of [
    '&amp; more',
    '*star',
    '!important',
    '[Live] updates',
    '@ap says',
    '"Quoted" words',
    "'Til then",
  ]) {
    const { fields, problems } = parseHeader(`title: ${title}\n`);
    assert.deepEqual([fields[0]?.value.text, problems[0]?.code], [title, 'unquoted-value']);
  }
});

test('what asks its reader to run code is never given to one', () => {
  assert.deepEqual(readHeader('title: !!python/object/apply:os.system ["true"]\n'), [
    'title = refused "!!python/object/apply:os.system [\\"true\\"]"',
    'executable-header at "!!python/object/apply:os.system [\\"true\\"]"',
  ]);
});

test('keys, values and comments have the places where they stand', () => {
  const { text, fields } = parseHeader('url: x # why\ntitle: "a\n  b"\n"usage" :\n');
  const at = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  const places = fields.map(({ keyRange, valueRange, range, comment }) =>
    [keyRange, valueRange, range, ...(comment ? [comment] : [])].map(at),
  );
  assert.deepEqual(places, [
    ['url', 'x', 'url: x # why\n', '# why'],
    ['title', '"a\n  b"', 'title: "a\n  b"\n'],
    ['"usage"', '', '"usage" :\n'],
  ]);
});

interface Reading {
  readonly header: string;
  readonly pyyaml: string;
}

/** A value as the tables of readings have it. */
function plain({ value }: Field): unknown {
  switch (value.kind) {
    case 'integer':
      return Number(value.value);
    case 'float':
    case 'boolean':
      return value.value;
    case 'null':
      return null;
    default:
      return value.text;
  }
}

/** The rules say something about this header: about its syntax, or about a value of the wrong kind. */
function isReported(document: SeedDocument): boolean {
  const uri = 'file:///corpus/001_0123456789abcdef.txt';
  const silent = new Set(['missing-field', 'missing-summary', 'field-order']);
  const findings = check(new SeedContext({ uri, document, configuration: defaultConfiguration, corpus: new Corpus() }));
  return findings.some(({ rule }) => !silent.has(rule.code));
}

for (const path of ['../../fixtures/pyyaml/readings.json', '../../../../shared/readers/yaml-readings.json']) {
  const file = new URL(path, import.meta.url);
  test(
    `every header is read as PyYAML reads it, or reported (${path.includes('shared') ? 'shared table' : 'fixture'})`,
    { skip: !existsSync(file) },
    () => {
      const readings = JSON.parse(readFileSync(file, 'utf8')) as Reading[];
      for (const { header, pyyaml } of readings) {
        const document = parseHeader(header);
        const field = document.fields.at(-1);
        const same = document.fields.length === 1 && field && JSON.stringify(plain(field)) === pyyaml;
        assert.ok(same || isReported(document), `${JSON.stringify(header)}: PyYAML reads ${pyyaml}`);
      }
    },
  );
}

interface Hostile {
  readonly name: string;
  readonly header?: string;
  readonly header_base64?: string;
  readonly pyyaml: string;
}

for (const path of ['../../fixtures/hostile-headers.json', '../../../../shared/readers/hostile-headers.json']) {
  const file = new URL(path, import.meta.url);
  test(
    `no header throws or hangs, and what PyYAML refuses is reported (${path.includes('shared') ? 'shared table' : 'fixture'})`,
    { skip: !existsSync(file) },
    () => {
      for (const { name, header, header_base64: shared, pyyaml } of JSON.parse(
        readFileSync(file, 'utf8'),
      ) as Hostile[]) {
        const bytes = Buffer.from(header ?? shared ?? '', 'base64');
        const document = withoutHanging(() => parseHeader(bytes.toString('utf8')));
        const readable = bytes.equals(Buffer.from(bytes.toString('utf8')));
        if (readable && pyyaml.startsWith('error')) assert.ok(isReported(document), name);
      }
    },
  );
}

test('headers made to exhaust a parser are refused or read at once', () => {
  const deep = ['[', '{', '? ', '- ', 'a: '].flatMap((piece) => [piece.repeat(2000), `title: ${piece.repeat(2000)}`]);
  const wide = [
    Array.from({ length: 20_000 }, (_, index) => `k${index}: v`).join('\n'),
    Array.from({ length: 5000 }, (_, index) => ' '.repeat(index % 60) + '? k').join('\n'),
    '\n'.repeat(200_000),
    'title: ' + ' #'.repeat(100_000),
    'title: "' + '\\"'.repeat(10_000),
    `${'&a '.repeat(60)}x`,
    Array.from({ length: 9 }, (_, index) => `l${index}: &l${index} [${`*l${index - 1},`.repeat(9)}]`).join('\n'),
    'x\n'.repeat(190) + '\t'.repeat(5000),
  ];
  for (const header of [...deep, ...wide]) {
    withoutHanging(() => parseHeader(header + '\n'));
    withoutHanging(() => parseSeed(`---\n${header}`, keys));
    withoutHanging(() => parseSeed(header, keys));
  }
});

test('a header of more quotes than any has is not read: what each of them means would take too long', () => {
  const ofQuotes = (count: number) => parseHeader(`title: ${"'".repeat(count / 2)}${'"'.repeat(count / 2)}\n`);
  const isRefused = ({ problems }: SeedDocument) =>
    problems.some((problem) => problem.code === 'yaml-syntax' && problem.mistake === 'too complex');
  assert.deepEqual([2000, 2002].map(ofQuotes).map(isRefused), [false, true]);
});

test('any text is read without an error, and every place lies within it', () => {
  const pieces =
    '---\n|url: |title: |usage:| publisher: |initial_rank = |"|\'|: | #|\n|\r\n|\r|\t|  |&a |*a|!!str |>-\n|[|{|}|- |? |word|\u2028|\0|...\n|%|\\|«»|😀';
  const piece = fc.constantFrom(...pieces.split('|'), '| ');
  const headers = fc.array(piece, { maxLength: 25 }).map((chosen) => '---\n' + chosen.join(''));
  fc.assert(
    fc.property(fc.oneof(headers, fc.string({ unit: anyCharacter })), (text) => {
      const { fields, problems, headings, frontMatter } = parseSeed(text, keys);
      const ranges = [
        ...fields.flatMap(({ range, keyRange, valueRange }) => [range, keyRange, valueRange]),
        ...problems.map(({ range }) => range),
        ...headings.map(({ range }) => range),
      ];
      for (const { start, end } of ranges)
        assert.ok(0 <= start && start <= end && end <= text.length, JSON.stringify({ start, end }));
      for (const { range, keyRange, separatorEnd, valueRange } of fields) {
        assert.ok(range.start <= keyRange.start && keyRange.end <= separatorEnd, 'the key comes before its colon');
        assert.ok(separatorEnd <= valueRange.start && valueRange.end <= range.end, 'the value comes behind the colon');
        assert.ok(
          frontMatter.header.start <= range.start && range.end <= frontMatter.header.end,
          'a field lies in the header',
        );
      }
    }),
    { numRuns: runs(3000) },
  );
});

test('what the writer writes is read back, and nothing is wrong with it', () => {
  // U+0085, U+2028 and U+2029 are line breaks to PyYAML, and reported; what it does not print it writes as escapes.
  const value = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => !/[\u0085\u2028\u2029]/.test(text));
  fc.assert(
    fc.property(value, value, fc.integer({ min: 1 }), fc.boolean(), (title, usage, rank, allowUnicode) => {
      const header = writeMapping(
        [
          ['title', title],
          ['usage', usage],
          ['initial_rank', rank],
        ],
        { allowUnicode },
      );
      const { fields, problems } = parseHeader(header);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        fields.map(({ value: { text } }) => text),
        [title, usage, String(rank)],
      );
    }),
    { numRuns: runs(2000) },
  );
});

test('three quotes are a text that nobody closed, whatever follows on their line', () => {
  assert.deepEqual(readHeader("deck: ''' title: T\n"), [
    `deck = broken "'' title: T"`,
    `unclosed-quote at "''' title: T"`,
  ]);
});

test('quotes go on at the margin also after a key with a colon or a number sign in it', () => {
  assert.deepEqual(readHeader(`title: T\nnos#: 'x\n'\n`), ['title = string "T"', 'nos# = string "x "']);
  assert.deepEqual(readHeader(`a:b: 'x\ny'\n`), ['a:b = string "x y"']);
});

test('a tab within a key’s quotes is a part of the key', () => {
  assert.deepEqual(readHeader('"a\tb": c\n'), ['a\tb = string "c"']);
});

test('a tab in a comment between a key and its list is a comment’s', () => {
  assert.deepEqual(readHeader('people:\n#\t\n- a\n'), ['people = list "- a"']);
});

test('a tab in a comment is a comment’s also where that is indented', () => {
  assert.deepEqual(readHeader('title:\n  #\t\ndeck: b\n'), ['title = null ""', 'deck = string "b"']);
  assert.deepEqual(readHeader('title:\n\t# c\ndeck: b\n').slice(2), ['tab-indentation at "\\t"']);
});

test('a tab in a comment between the items of a list, or after one, is a comment’s', () => {
  assert.deepEqual(readHeader('people:\n- a\n#\t\n- b # c\td\n'), ['people = list "- a # - b # c\\td"']);
  assert.deepEqual(readHeader('people:\n- "a # b"\t# c\n'), [
    'people = list "- \\"a # b\\"\\t# c"',
    'tab-indentation at "\\t"',
  ]);
});

test('a tab right after the mark of a block is none of its text', () => {
  assert.deepEqual(readHeader('deck: |\t\n  a\n').slice(1), ['tab-indentation at "\\t"']);
  assert.deepEqual(readHeader('deck: | # a\tb\n  c\td\n'), [`deck = string ${JSON.stringify('c\td\n')}`]);
});

test('quotes that begin on the line below their key go on at the margin', () => {
  assert.deepEqual(readHeader('url:\n "\npublisher: ap"\n'), ['url = string " publisher: ap"']);
});

test('quotes that begin on the line below the mark of an item go on at the margin', () => {
  assert.deepEqual(readHeader("topics:\n  -\n   '\nferries'\nusage: used\n"), [
    `topics = list "- ' ferries'"`,
    'usage = string "used"',
  ]);
});

test('a key without its colon is no field where another key is all that follows it', () => {
  assert.deepEqual(readHeader('title reuters\ntitle publisher: \n').slice(0, 2), [
    'title = string "reuters"',
    'title = broken "publisher:"',
  ]);
});

test('quotes go on at the margin also after an anchor or a tag, and in a mapping below one', () => {
  assert.deepEqual(readHeader('title: &a "x\ny"\n'), [
    'title = string "x y"',
    `unquoted-value at ${JSON.stringify('&a "x\ny"')}`,
  ]);
  const [mapping] = readHeader('deck: &a\n  title: "\n"\n');
  assert.equal(mapping, `deck = mapping ${JSON.stringify('&a title: " "')}`);
});

test('quotes go on at the margin also after a line of a tab alone', () => {
  assert.deepEqual(readHeader('title: "Tunnel\n\t\nopens: "\n'), [
    `title = string ${JSON.stringify('Tunnel\nopens: ')}`,
  ]);
});

test('a quote that is written twice, or after a backslash, closes none that goes on at the margin', () => {
  assert.deepEqual(readHeader("deck: '''\nb: 3'\n"), [`deck = string "' b: 3"`]);
  assert.deepEqual(readHeader("deck: '''''''\n:\nb: 3'\n"), [`deck = string "''' : b: 3"`]);
  assert.deepEqual(readHeader('deck: "\\"\nb: 3"\n'), [`deck = string ${JSON.stringify('" b: 3')}`]);
  assert.deepEqual(readHeader("deck: 'It''s ''so'''\nb: 3\n"), [`deck = string "It's 'so'"`, 'b = integer "3"']);
});

test('a quote at the margin after a word in a list is a part of the word', () => {
  const [list] = readHeader('tags: [two\n"]\n');
  assert.equal(list, `tags = list ${JSON.stringify('[two "]')}`);
});

test('a line of a tab alone belongs to the block above it, where it is indented as much', () => {
  const [block, ...others] = readHeader('deck: |\n  a\n  \t\nb: 3\n');
  assert.equal(block, `deck = string ${JSON.stringify('a\n\t\n')}`);
  assert.deepEqual(others, ['b = integer "3"']);
  assert.deepEqual(readHeader('deck: |\n  a\n \t\nb: 3\n').slice(2), ['tab-indentation at "\\t"']);
  assert.deepEqual(readHeader('deck: |\n \t\nb: 3\n'), [`deck = string ${JSON.stringify('\t\n')}`, 'b = integer "3"']);
  assert.deepEqual(readHeader('deck: |\n\t\nb: 3\n').slice(2), ['tab-indentation at "\\t"']);
});
