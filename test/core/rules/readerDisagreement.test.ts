import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { check } from '../../../server/src/core/index.ts';
import { contextOf, expectFindings, expectFix, expectFixes, header, seed } from '../../support/seed.ts';

const configuration = `fields:
  words: { type: integer }
  paid: { type: boolean }
  printed: { type: date }
  note: { type: string }
`;

/** Text as it is written, and the readings that are named. */
function expectQuoted(text: string, readings: string): void {
  expectFix(
    seed(`title: ${text}
       ${'^'.repeat(text.length)} warning(reader-disagreement): “${text}” is ${readings}. Put it in quotes to make it text for all.`),
    seed(`title: '${text}'`),
    { title: `Put “${text}” in quotes`, kind: 'safe' },
  );
}

test('text that some readers take for a number is quoted', () => {
  expectQuoted('08', 'text to PyYAML and gray-matter, the number 8 to YAML 1.2 parsers');
  expectQuoted('0o10', 'text to PyYAML and gray-matter, the number 8 to YAML 1.2 parsers');
  expectQuoted('1e3', 'text to PyYAML, the number 1000 to gray-matter and YAML 1.2 parsers');
  expectQuoted('1_0e3', 'text to PyYAML and YAML 1.2 parsers, the number 10000 to gray-matter');
});

test('so it is in every field that holds text', () => {
  const note = `note: 09 # of ten
      ^^ warning(reader-disagreement)`;
  expectFix(seed(note.replace(' # of ten', '')), seed(`note: '09'`), { kind: 'safe', configuration });
  expectFix(
    seed(`usage: 1e3 # of ten
       ^^^ warning(reader-disagreement)`),
    seed(`usage: '1e3' # of ten`),
    { kind: 'safe', configuration: 'usages: ["1e3"]' },
  );
});

test('what is text to all, or in quotes already, is right', () => {
  for (const title of [`'08'`, '"1e3"', '08 Tunnel', '1e3x', 'y', '2024-1-1', '1:60'])
    expectFindings(seed(`title: ${title}`));
});

test('a truth in a field for one is written so that all see it', () => {
  expectFix(
    seed(`paid: yes
      ^^^ warning(reader-disagreement): “yes” is true to PyYAML, text to gray-matter and YAML 1.2 parsers. Write true or false.`),
    seed('paid: true'),
    { title: 'Write “true”', kind: 'safe', configuration },
  );
  expectFix(seed('paid: Off\n      ^^^ warning(reader-disagreement)'), seed('paid: false'), {
    kind: 'safe',
    configuration,
  });
});

test('a number in a field for one is written plainly', () => {
  expectFix(seed('words: 1_000\n       ^^^^^ warning(reader-disagreement)'), seed('words: 1000'), {
    title: 'Write “1000”',
    kind: 'safe',
    configuration,
  });
  expectFix(seed('words: 0b11\n       ^^^^ warning(reader-disagreement)'), seed('words: 3'), {
    kind: 'safe',
    configuration,
  });
});

test('what is meant is not guessed', () => {
  expectFixes(
    seed('words: 010\n       ^^^ warning(reader-disagreement)'),
    ['unsafe: Write “8”', 'unsafe: Write “10”'],
    {
      configuration,
    },
  );
  expectFixes(seed('words: 12:30\n       ^^^^^ warning(reader-disagreement)'), ['unsafe: Write “750”'], {
    configuration,
  });
  expectFixes(seed('words: 9007199254740993\n       ^^^^^^^^^^^^^^^^ warning(reader-disagreement)'), [], {
    configuration,
  });
});

test('a date in a field for one is a date', () => {
  for (const date of ['2026-01-31', '2026-01-31 10:00:00']) expectFindings(seed(`printed: ${date}`), { configuration });
});

test('what another rule says of the same value is not said twice', () => {
  expectFindings(seed('title: No\n       ^^ error(wrong-type)'));
  expectFindings(seed('title: 12:30\n       ^^^^^ error(wrong-type)'));
  expectFindings(seed('initial_rank: 010\n              ^^^ error(invalid-rank)'));
  expectFindings(seed('words: 08\n       ^^ error(wrong-type)'), { configuration });
  expectFindings(seed('url: 1e3\n     ^^^ error(invalid-url)'));
});

test('a fix of another rule writes what all readers read', () => {
  expectFix(seed('title: " 08"\n        ^ warning(title-whitespace)'), seed(`title: '08'`), { kind: 'safe' });
});

interface Row {
  readonly header: string;
  readonly pyyaml: string;
  readonly yaml12: string;
  /** Where it is not what PyYAML reads. */
  readonly grayMatter?: string;
}

interface SharedRow {
  readonly header: string;
  readonly pyyaml: string;
  readonly 'yaml_1.2': string;
  readonly gray_matter: string;
}

const shared = new URL('../../../../shared/readers/yaml-readings.json', import.meta.url);

function rows(): readonly Row[] {
  const url = new URL('../../fixtures/pyyaml/readings.json', import.meta.url);
  const own = JSON.parse(readFileSync(url, 'utf8')) as readonly Row[];
  const more = existsSync(shared) ? (JSON.parse(readFileSync(shared, 'utf8')) as readonly SharedRow[]) : [];
  return [...own, ...more.map((row) => ({ ...row, yaml12: row['yaml_1.2'], grayMatter: row.gray_matter }))];
}

test('where readers differ on a header, something is reported', () => {
  const differing = rows().filter(
    ({ pyyaml, yaml12, grayMatter = pyyaml }) => pyyaml !== yaml12 || pyyaml !== grayMatter,
  );
  assert.ok(differing.length >= 60);
  for (const { header } of differing) {
    const [key = ''] = /^\w*/.exec(header) ?? [];
    const codes = check(contextOf(`---\n${header}---\n## Article summary\nText.\n`)).map(({ rule }) => rule.code);
    const telling = codes.filter((code) => code !== 'missing-field' && code !== 'field-order');
    assert.notDeepEqual(telling, [], `${JSON.stringify(header)} (${key})`);
  }
});

interface Written {
  readonly unicode: string;
  readonly ascii: string;
}

test('what PyYAML writes for a headline is read by all alike', () => {
  const url = new URL('../../fixtures/pyyaml/written.json', import.meta.url);
  for (const { unicode, ascii } of JSON.parse(readFileSync(url, 'utf8')) as readonly Written[]) {
    for (const lines of [unicode, ascii]) {
      const text = `---\nurl: https://apnews.com/a\n${lines}publisher: ap\nusage: candidate\ninitial_rank: 4\n---\n## Article summary\nText.\n`;
      const codes = new Set(check(contextOf(text)).map(({ rule }) => rule.code));
      const title = contextOf(text).document.fields[1]?.value.text ?? '';
      assert.ok(!codes.has('unquoted-value'), lines);
      assert.equal(codes.has('reader-disagreement'), /^(?:0[89]|[0-9]+e[0-9]+)$/.test(title), lines);
      if (codes.has('title-whitespace')) assert.match(title, /^\s|\s$|[^\S ]|\s\s|[\u200B\u2060\x85]/u);
      if (codes.has('garbled-text')) assert.match(title, /&#?\w+;|[Â-ô][\u0080-\u{FFFF}]|[\p{Cc}\p{Cs}\uFFFD]/u);
    }
  }
});

test('a text in quotes that goes on at the margin is indented', () => {
  expectFix(
    seed(`title: 'Harbour tunnel opens
after nine years'
^^^^^^^^^^^^^^^^^ warning(reader-disagreement): The title continues at the margin, which some YAML parsers reject. Indent the line.`),
    seed(`title: 'Harbour tunnel opens
  after nine years'`),
  );
});

test('quotes that include a field which is missing otherwise are reported, and nothing is made of it', () => {
  const swallowed = `title: 'Harbour tunnel opens after nine years''
publisher: ap'
^^^^^^^^^^^^^^ error(reader-disagreement): The quotes around the title include the line “publisher: ap'”. Close them above it.`;
  const text = seed(swallowed).replace('publisher: ap\n', '');
  expectFindings(text);
  expectFixes(text, []);
});

test('quotes may include a line that looks like a field which the header has', () => {
  expectFindings(
    header(`url: https://apnews.com/article/house
title: 'A word in the house
usage: what people make of it'
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning(reader-disagreement)
publisher: ap
usage: candidate
initial_rank: 4`),
  );
});
