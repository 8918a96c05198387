import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import fc from 'fast-check';
import type { Field, SeedContext, SeedDocument, SettableField } from '../../../server/src/core/index.ts';
import { check, fieldKeys, parseSeed, setField } from '../../../server/src/core/index.ts';
import { header, seed as soundSeed } from '../../support/seed.ts';
import { seedOf } from '../../support/features.ts';
import { runs } from '../../support/properties.ts';

/** The whole text with the field set, or the sentence that refuses it. */
function set(text: string, key: SettableField, value: string | bigint): string {
  return applied(seedOf(text), key, value);
}

function applied(seed: SeedContext, key: SettableField, value: string | bigint): string {
  const edits = setField(seed, key, value);
  if ('refused' in edits) return edits.refused;
  return TextDocument.applyEdits(TextDocument.create('', '', 0, seed.document.text), edits);
}

suite('setting a field', () => {
  test('puts a value in the place of the one there is', () => {
    assert.equal(set(header('usage: used\ntitle: used'), 'usage', 'kept'), header('usage: kept\ntitle: used'));
    assert.equal(set(header('initial_rank: 4'), 'initial_rank', 12n), header('initial_rank: 12'));
    assert.equal(set(header('publisher:'), 'publisher', 'ap'), header('publisher: ap'));
    assert.equal(set(header('initial_rank: "4"'), 'initial_rank', 4n), header('initial_rank: 4'));
    assert.equal(set(header('usage:\n  used\ntitle: A'), 'usage', 'kept'), header('usage: kept\ntitle: A'));
    // Comments stay apart.
    assert.equal(
      set(header('usage:\n# above\n  used # behind'), 'usage', 'kept'),
      header('usage: kept\n# above\n  # behind'),
    );
  });

  test('writes it as PyYAML would', () => {
    assert.equal(set(header('usage: used'), 'usage', 'no'), header("usage: 'no'"));
    assert.equal(set(header('usage: used'), 'usage', '08'), header("usage: '08'"));
    assert.equal(set(header('usage: used'), 'usage', 'a: b'), header("usage: 'a: b'"));
    assert.equal(set(header('title: "\\xE9"\nusage: used'), 'usage', 'é'), header('title: "\\xE9"\nusage: "\\xE9"'));
  });

  test('puts the field in its place where it is missing', () => {
    assert.equal(
      set(header('title: A\ninitial_rank: 4'), 'usage', 'used'),
      header('title: A\nusage: used\ninitial_rank: 4'),
    );
    assert.equal(set(header(''), 'initial_rank', 1n), header('initial_rank: 1'));
    assert.equal(set(header(''), 'usage', '08'), header("usage: '08'"));
    assert.equal(set('---\r\ntitle: A\r\n---', 'usage', 'used'), '---\r\ntitle: A\r\nusage: used\r\n---');
  });

  test('leaves comments alone', () => {
    assert.equal(
      set(header('# mine\nusage: used # until May\n# rest'), 'usage', 'kept'),
      header('# mine\nusage: kept # until May\n# rest'),
    );
    assert.equal(set(header('usage: # which?'), 'usage', 'kept'), header('usage: kept # which?'));
    assert.equal(set(header('initial_rank: #4'), 'initial_rank', 5n), header('initial_rank: 5'));
  });

  test('does nothing where the value is there, however it is written', () => {
    for (const line of ['usage: used', 'usage: "used"', 'usage: >-\n  used']) {
      assert.deepEqual(setField(seedOf(header(line)), 'usage', ' used '), []);
    }
    assert.deepEqual(setField(seedOf(header('initial_rank: 4')), 'initial_rank', 4n), []);
  });
});

suite('setting a field that seedbed.yaml declares', () => {
  const configuration = `fields:
  usage: { name: status }
  desk: { values: [sports, 'on'] }
  paywall: { type: boolean }
  author: { type: [list, string] }
  pages: { type: integer }
`;
  const setIn = (lines: string, key: string, value: string) =>
    applied(seedOf(header(lines), { configuration }), key, value);

  test('puts its value in the place of the one there is, or in its canonical place', () => {
    assert.equal(setIn('desk: world # why', 'desk', 'sports'), header('desk: sports # why'));
    assert.equal(setIn('title: A\nauthor: Ann', 'desk', 'sports'), header('title: A\ndesk: sports\nauthor: Ann'));
    assert.equal(setIn('desk:', 'desk', ' sports '), header('desk: sports'));
    assert.equal(setIn('desk: "sports"', 'desk', 'sports'), header('desk: "sports"'));
  });

  test('writes text as text, and true and false as such', () => {
    assert.equal(setIn('desk: world', 'desk', 'on'), header("desk: 'on'"));
    assert.equal(setIn('author: Ann', 'author', 'true'), header("author: 'true'"));
    assert.equal(setIn('paywall: yes', 'paywall', 'false'), header('paywall: false'));
    assert.equal(setIn('paywall: Yes', 'paywall', 'true'), header('paywall: Yes'));
    assert.equal(setIn('title: A', 'paywall', 'true'), header('title: A\npaywall: true'));
  });

  test('takes a word that is not declared, which is a finding then', () => {
    assert.equal(setIn('desk: sports', 'desk', 'weather'), header('desk: weather'));
  });

  test('finds usage and publisher by these keys, whatever they are called in the corpus', () => {
    assert.equal(setIn('status: used', 'usage', 'kept'), header('status: kept'));
  });

  test('is refused where there is no such value, or no such field', () => {
    assert.equal(setIn('paywall: yes', 'paywall', 'maybe'), '“paywall” must be true or false, not “maybe”.');
    assert.equal(setIn('desk: a', 'desk', ' '), '“desk” needs a value.');
    assert.equal(setIn('author: [Ann]', 'author', 'Bob'), '“author” holds a list, not a single value.');
    for (const key of ['pages', 'status', 'title', 'colour']) {
      assert.equal(setIn('title: A', key, '5'), `seedbed.yaml declares no field “${key}” with a single text value.`);
    }
  });
});

suite('a seed is left as it is, and a sentence says why,', () => {
  test('where its header cannot be read', () => {
    assert.equal(set('Just text.', 'usage', 'used'), 'The file has no header.');
    const misplaced = 'The header’s “---” lines are broken. Fix that first.';
    for (const text of [
      '---\nusage: used\n',
      'usage: used\n---\n',
      '---js\n---\n',
      `\n${soundSeed()}`,
      '----\nusage: a\n---\n',
    ]) {
      assert.equal(set(text, 'usage', 'kept'), misplaced, text);
    }
    const unsound = 'The header is broken at line 3. Fix that first.';
    for (const line of ['title: a: b', 'title: "A', 'usage: !!str used', 'usage used', '- list']) {
      assert.equal(set(header(`url: https://a.com/\n${line}`), 'usage', 'kept'), unsound, line);
    }
  });

  test('where it does not say where the value would go', () => {
    assert.equal(set(header('usage: a\nusage: b'), 'usage', 'c'), 'The header has “usage” more than once.');
    assert.equal(set(header('Usage: a'), 'usage', 'c'), 'The header has “Usage” instead of “usage”.');
    assert.equal(set(header('usage: [a, b]'), 'usage', 'c'), '“usage” holds a list, not a single value.');
    assert.equal(set(header('usage: |- # sure\n  a'), 'usage', 'c'), '“usage” has a comment inside its value.');
  });

  test('where the value is none', () => {
    assert.equal(set(soundSeed(), 'usage', ' '), 'A usage needs a name.');
    assert.equal(set(soundSeed(), 'publisher', 4n), 'A publisher needs a name.');
    assert.equal(set(soundSeed(), 'usage', 'a\nb'), '“a\\u{A}b” contains a line break or an unprintable character.');
    for (const rank of [0n, -1n, 2n ** 53n, '4']) {
      assert.equal(set(soundSeed(), 'initial_rank', rank), 'A rank is a whole number, 1 or higher.');
    }
  });
});

test('a value that was set reads back, and nothing else has changed', () => {
  const value = fc.constantFrom(
    '',
    ' ap',
    " 'a''b' # c",
    ' "a\\\n  b"',
    '\n  a\n  b',
    ' # c\n  a',
    ' |\n  a\n\n',
    ' >+ # c\n  a\n\n',
    ' [a,\n  b] # c',
    ' {a: b}',
    ' 4',
    ' #4',
    ' 0x1F',
    ' 2026-02-30',
    ' =',
    ' &a b',
    ' a: b',
    ' ~',
  );
  const key = fc.constantFrom(
    'url',
    'title',
    'publisher',
    'usage',
    'initial_rank',
    'note',
    '"usage"',
    '? usage\n',
    '# c',
  );
  const line = fc.tuple(key, value, fc.constantFrom('', '\n', '\n# d')).map((parts) => {
    const [name, written, behind] = parts;
    return `${name}:${written}${behind}`;
  });
  const text = fc
    .tuple(
      fc.array(line, { maxLength: 5 }),
      fc.constantFrom('', '## Article summary\nusage: a\n'),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([lines, body, hasMark, isWindows]) => {
      const whole = `---\n${lines.map((one) => `${one}\n`).join('')}---\n${body}`;
      return (hasMark ? '\uFEFF' : '') + (isWindows ? whole.replaceAll('\n', '\r\n') : whole);
    });
  const change = fc.oneof(
    fc.tuple(
      fc.constantFrom('publisher' as const, 'usage' as const),
      fc.constantFrom('ap', 'no', '# a', "it's", 'a: b', 'é', 'long words '.repeat(12).trim(), '- a', '4', '08'),
    ),
    fc.tuple(fc.constant('initial_rank' as const), fc.constantFrom(1n, 10n, 2n ** 53n - 1n)),
  );
  let changed = 0;
  fc.assert(
    fc.property(text, change, (before, [key, wanted]) => {
      const seed = seedOf(before);
      const edits = setField(seed, key, wanted);
      if ('refused' in edits) return;
      const after = parseSeed(applied(seed, key, wanted), fieldKeys(seed.configuration));
      if (after.text !== before) changed++;
      const field = after.fields.find((other) => other.key === key);
      assert.deepEqual(field?.value.text, String(wanted));
      assert.equal(field?.value.kind, typeof wanted === 'bigint' ? 'integer' : 'string');
      assert.deepEqual(others(after, key), others(seed.document, key));
      assert.deepEqual(comments(after, key), comments(seed.document, key));
      assert.equal(bodyOf(after), bodyOf(seed.document));
      assert.deepEqual(after.problems, []);
      const codes = (context: SeedContext) => check(context).map(({ rule }) => rule.code);
      const news = codes(seed.withDocument(after)).filter((code) => !codes(seed).includes(code));
      assert.deepEqual(
        news.filter((code) => !aboutTheValue.has(code)),
        [],
      );
    }),
    { numRuns: runs(3000) },
  );
  assert.ok(changed > runs(3000) / 10, 'seeds are changed');
});

/** What may be said of a value that nobody declared, and what is only said once a header has a field. */
const aboutTheValue = new Set(['unknown-usage', 'unknown-publisher', 'publisher-mismatch', 'rank-gap', 'field-order']);

/** The other fields as they are written. */
function others({ text, fields }: SeedDocument, key: string): string[] {
  const written = ({ range }: Field) => text.slice(range.start, range.end);
  return fields.filter((field) => field.key !== key).map(written);
}

/** The comments of the header, except for a rank that is one. */
function comments({ text, frontMatter: { header } }: SeedDocument, key: string): string[] {
  const found = text.slice(header.start, header.end).match(/(?:^|(?<=\s))#.*/gm) ?? [];
  return key === 'initial_rank' ? found.filter((comment) => !comment.startsWith('#4')) : found;
}

function bodyOf({ text, frontMatter }: SeedDocument): string {
  return text.slice(frontMatter.closing.start);
}
