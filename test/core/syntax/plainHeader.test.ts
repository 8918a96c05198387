import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { findForbiddenCharacters, refuseHeader } from '../../../server/src/core/syntax/guard.ts';
import { hasColonAmongWords, readPlainHeader } from '../../../server/src/core/syntax/plainHeader.ts';
import { readYaml } from '../../../server/src/core/syntax/yamlHeader.ts';
import { createRandom, pick } from '../../../scripts/bench/random.ts';
import { mutate, variedSeed, writtenSeed } from '../../support/headerMutations.ts';
import { differs, isReadQuickly } from '../../support/readings.ts';
import { contextOf } from '../../support/seed.ts';
import { runs } from '../../support/properties.ts';

/** Whether the quick reading is taken; where it is, it must be the thorough one. */
function agrees(header: string, isLast = false): boolean {
  const text = `---\n${header}${isLast ? '' : '---\nBody\n'}`;
  const range = { start: 4, end: text.length - (isLast ? 0 : '---\nBody\n'.length) };
  if (hasColonAmongWords(text, range)) {
    const { kind } = refuseHeader(text, range) ? { kind: 'error' } : readYaml(text, range);
    assert.equal(kind, 'error', JSON.stringify(header));
  }
  const fields = readPlainHeader(text, range);
  if (!fields) return false;
  assert.equal(refuseHeader(text, range), undefined, JSON.stringify(header));
  assert.deepEqual(findForbiddenCharacters(text, range), [], JSON.stringify(header));
  assert.ok(!header.includes('\t'));
  const reading = readYaml(text, range);
  assert.equal(reading.kind, 'fields', JSON.stringify(header));
  assert.deepEqual(
    reading.kind === 'fields' && [reading.fields, reading.problems],
    [fields, []],
    JSON.stringify(header),
  );
  return true;
}

test('a plain header is read as YAML reads it', () => {
  for (const header of [
    'title: Harbour tunnel opens\n',
    'title: A headline that\n  goes on: no, it\n',
    'url: https://apnews.com/a#b?c=d:e\nusage: candidate\ninitial_rank: 010\n',
    "title: 'It''s: quoted'\r\npublisher: \"ap\"\r\n",
    'title: null\npublisher: no\nusage: ~\ninitial_rank: 12:30\n',
    'title: 😀 emoji [and, brackets] {too}\n  folded\n  twice\n',
    "title: 'It''s: quoted\n  and folded''\r\n  ''twice'\n",
    'title: "Caf\\xE9 in Z\\u00FCrich \\U0001F600: \\"yes\\" \\\\ \\_\\N\\L\\P\\t\\0"\n',
    'title: "Caf\\xE9 in \\\n  \\ Z\\u00FCrich\\\r\n  it is\n  three lines"\nusage: used\n',
    'title: \'Wide\u3000and narrow\u00A0spaces in quotes\'\nurl: "\u202F"\n',
  ]) {
    assert.equal(agrees(header), !header.includes('on: no'), header);
    assert.equal(agrees(header.trimEnd(), true), !header.includes('on: no'), header);
  }
});

test('lists, mappings, blocks, comments and empty lines are read as YAML reads them', () => {
  for (const header of [
    "tags:\n- harbour\n- \"a, b\"\n- 'it''s'\n- 2026-01-01\nusage: used\n",
    'tags:\n  - harbour\n  - storm\n    goes on\n  - 10 https://a.example/b:c\n\n# the end\nusage: used\n',
    'tags:   \n    -   harbour  \n    - storm\nusage: used\n',
    "tags: [harbour, \"a, b\", 'it''s', 2026-01-01, two words]\nusage: used\n",
    'tags: []\nother: [ a,b ,  c ]  # why\n',
    'image:\n  url: https://a.example/b\n  alt: "A: b"\n  credit: x\n    y\nusage: used\n',
    'summary: |\n  One line: # no comment\n    - deeper\n\n  the last\nusage: used\n',
    'summary: >-\n  One line\n  goes on\n\n\n  the last\nusage: used\n',
    'summary: >\n    One line\n\nusage: used\n',
    '# Written by hand\n\ntitle: A title # of an article\npublisher:   "ap"   # why\n\nusage: used  \n#\n',
    'date: 2026-11-29 04:59:22 +00:00\nupdated: 2026-11-29T04:59:22Z\nimage:\nalt: \nusage: used\n',
  ]) {
    assert.ok(agrees(header), header);
    agrees(header.trimEnd(), true);
    agrees(header.replaceAll('\n', '\r\n'));
  }
});

test('collections, blocks and comments that are not so plain are left to YAML', () => {
  for (const header of [
    'tags:\n- a: b\n',
    'tags:\n- a\n  b: c\n',
    'tags:\n- a # why\n- b\n',
    'tags:\n- - a\n',
    'tags:\n-\n- a\n',
    'tags:\n- a\n - b\n',
    'tags:\n- [a]\n',
    'tags:\n- &a b\n- *a\n',
    'tags:\n- 2026-13-45\n',
    'tags: [a, 2026-13-45]\n',
    'tags: [a, [b]]\n',
    'tags: [a: b]\n',
    'tags: [a,\n  b]\n',
    'tags: [a, b\n',
    'tags: [a, , b]\n',
    'tags: [a, #b]\n',
    'tags: [{{ a }}]\n',
    'image:\n  url: a\n   alt: b\n',
    'image:\n  url: a: b\n',
    'image:\n  url:\n    a: b\n',
    'image:\n\n  url: a\n',
    'summary: |2\n  a\n',
    'summary: |+\n  a\n\n',
    'summary: >\n  a\n    b\n',
    'summary: |\n   a\n  b\n',
    'summary: |\nusage: used\n',
    'summary: |\n  a\r b\n',
    'summary: |\n  a \n',
    'title: a # why\n  b\n',
    'title: a\n\n  b\n',
    '## Heading\nusage: used\n',
    '# nothing else\n',
  ]) {
    assert.ok(!agrees(header), header);
  }
});

test('a value that PyYAML refuses is left to YAML, which says so', () => {
  for (const value of ['2015-13-45', '=', '<<']) {
    const text = `---\nnote: ${value}\n---\n`;
    assert.ok(!isReadQuickly(text), value);
    assert.ok(!differs(text), value);
    const { isSound, problems } = contextOf(text).document;
    assert.deepEqual([isSound, problems.map(({ code }) => code)], [false, ['yaml-syntax']], value);
  }
});

test('quotes whose lines are not folded as PyYAML folds them are left to YAML', () => {
  for (const header of [
    "title: 'a \n  b'\n",
    "title: 'a\n   b'\n",
    "title: 'a\n\n  b'\n",
    "title: '\n  b'\n",
    "title: 'a\n  '\n",
    "title: 'a\n b'\n",
    'title: "a \\\n b"\n',
    'title: "\\uD83D\\uDE00"\n',
    'title: "\\x\\\n  41"\n',
    'title: "\\U00110000"\n',
    'title: "\\/ \\q"\n',
    "title: 'a' b\n",
    'title: "a\n',
  ]) {
    assert.equal(agrees(header), false, header);
  }
});

test('a header near the limits of what YAML is asked is left to YAML', () => {
  for (const part of ['[', '{', '- ', '? ', ': ']) {
    assert.equal(agrees(`title: '${part.repeat(120)}'\n`), true);
    assert.equal(agrees(`title: '${part.repeat(240)}'\n`), false);
  }
  assert.equal(agrees(`title: a${'\n  a'.repeat(120)}\n`), true);
  assert.equal(agrees(`title: a${'\n  a'.repeat(240)}\n`), false);
  assert.equal(agrees(`title: ${'a'.repeat(40_000)}\n`), false);
});

test('a colon among words is an error to YAML, whatever stands around it', () => {
  const range = (header: string) => hasColonAmongWords(header, { start: 0, end: header.length });
  for (const header of [
    'title: a: b\n',
    '# a: b\ntags: [a]\n\ntitle: a: b\n',
    "url: 'x'\ntitle: Harbour bridge: two years\n  of repairs\nusage: used\n",
  ]) {
    assert.ok(range(header), header);
    agrees(header);
  }
  for (const header of [
    'title: a:b\n',
    "title: 'a: b'\n",
    'title: a\n  b: c\n',
    'tags:\n- a: b\n',
    'title: a #: b\n',
  ]) {
    assert.ok(!range(header), header);
  }
});

test('what is not so plain is left to YAML, and what is read agrees with it', () => {
  const pieces =
    "title a Ä 😀 \uD83D : # \n \r\n \r ' '' \" \\ - --- ... ? [ ] { } , & * ! | > % @ ` ~ = << \t \u00A0 \u0085 \u2028 \uFEFF \u200B \u0000 \u007F null 1 1_0 2024-01-01 2024-13-45".split(
      ' ',
    );
  const spaced = [': ', ' :', ' #', ' ', '  ', '\n  ', '\n ', '\n    ', '\r\n  ', '- ', '? ', 'usage: b\n'];
  const escapes = [
    '\\',
    '\\\n  ',
    '\\\r\n  ',
    '\\ ',
    '\\"',
    '\\x41',
    '\\xe',
    '\\u2019',
    '\\uD83D',
    '\\U0001F600',
    '\\n',
  ];
  const piece = fc.constantFrom(...pieces, ...spaced);
  let taken = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (chosen, closed) => {
      if (agrees(`title: ${chosen.join('')}${closed ? '\nusage: b' : ''}\n`)) taken++;
    }),
    { numRuns: runs(20_000) },
  );
  assert.ok(taken > runs(20_000) / 20, `${taken} taken`);
  let quoted = 0;
  const quotedPiece = fc.constantFrom(...pieces, ...spaced, ...escapes, 'a', 'b', "''");
  fc.assert(
    fc.property(
      fc.array(quotedPiece, { maxLength: 8 }),
      fc.constantFrom("'", '"'),
      fc.boolean(),
      (chosen, quote, isLast) => {
        if (agrees(`title: ${quote}${chosen.join('')}${quote}${isLast ? '' : '\n'}`, isLast)) quoted++;
      },
    ),
    { numRuns: runs(20_000) },
  );
  assert.ok(quoted > runs(20_000) / 20, `${quoted} taken`);
});

test('both readers agree about what PyYAML writes, and what readers stumble over', () => {
  const fixture = (name: string) =>
    JSON.parse(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8')) as Record<string, string>[];
  const written = fixture('pyyaml/written.json').flatMap(({ unicode, ascii }) => [unicode!, ascii!]);
  assert.ok(written.filter((header) => agrees(header)).length > 100);
  for (const { header } of fixture('pyyaml/readings.json')) agrees(header!);
  for (const { header } of fixture('hostile-headers.json')) agrees(Buffer.from(header!, 'base64').toString());
});

/** `npm run fuzz -- headers` goes on with this for as long as one likes. */
test('a seed has the findings that it has with every header read by YAML', () => {
  const random = createRandom(1);
  const seeds = Array.from({ length: 100 }, (_, index) =>
    index % 2 === 0 ? writtenSeed(random, true) : variedSeed(random),
  );
  let taken = 0;
  for (let run = 0; run < runs(2000); run++) {
    const text = mutate(pick(random, seeds), random);
    if (isReadQuickly(text)) taken++;
    assert.ok(!differs(text), JSON.stringify(text));
  }
  assert.ok(taken > runs(2000) / 12, `${taken} taken`);
});
