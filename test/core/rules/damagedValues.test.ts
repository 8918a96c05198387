import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, fixAll } from '../../../server/src/core/index.ts';
import { contextOf, expectFindings, expectFix, expectFixes, header, seed } from '../../support/seed.ts';

/** Quotes, backslashes, lists and separators that YAML does not read, or reads as something else. */

/** A value that YAML cannot read, the code of what is found, and the value that is written in its place. */
function expectMended(code: string, written: string, mended: string, key = 'title'): void {
  expectFix(broken(code, key, written), seed(`${key}: ${mended}`), { code, kind: 'safe' });
}

/** A value that is reported, and that no fix changes unasked. */
function expectLeft(code: string, written: string, fixes: readonly string[], key = 'title'): void {
  expectFixes(broken(code, key, written), fixes);
}

function broken(code: string, key: string, written: string): string {
  const width = code === 'unclosed-quote' ? 1 : written.length;
  return seed(`${key}: ${written}\n${' '.repeat(key.length + 2)}${'^'.repeat(width)} error(${code})`);
}

const quote = ['unsafe: Quote the title'];

test('quotes that do not match come off', () => {
  expectMended('unclosed-quote', `"Tunnel open'`, 'Tunnel open');
  expectMended('unclosed-quote', `'Tunnel open"`, 'Tunnel open');
  expectMended('unclosed-quote', '"Tunnel opens”', 'Tunnel opens');
  expectMended('unclosed-quote', `'Tunnel: open" # today`.replace(' # today', ''), `'Tunnel: open'`);
  expectMended('unclosed-quote', `"A 'tunnel'`, `"A 'tunnel'"`);
  expectMended('unquoted-value', 'Tunnel: open"', `'Tunnel: open'`);
  expectMended('unquoted-value', "Tunnel: open'", `'Tunnel: open'`);
  expectMended('unquoted-value', 'Tunnel: 5"', `'Tunnel: 5"'`);
});

test('a quote that may be an apostrophe, or the other half of another one, is left', () => {
  expectLeft('unclosed-quote', `"The boys'`, ['unsafe: Close the quote']);
  expectLeft('unclosed-quote', `'The boys''`, ['unsafe: Close the quote']);
  expectLeft('unclosed-quote', String.raw`"Tunnel \"`, ['unsafe: Write the text in its own quotes']);
  expectLeft('unclosed-quote', '"', []);
  expectLeft('unquoted-value', '“Tunnel: open"', quote);
  expectLeft('unquoted-value', "Tunnel: the boys'", quote);
  expectLeft('unquoted-value', '"Tunnel" and "open', quote);
});

test('quotes that are doubled', () => {
  for (const written of [
    '"""Tunnel opens"""',
    '""Tunnel opens""',
    "''Tunnel opens''",
    '"Tunnel opens""',
    '""Tunnel opens"',
  ]) {
    expectMended('unquoted-value', written, 'Tunnel opens');
  }
  expectMended('unquoted-value', '"He said ""yes"" today"', 'He said "yes" today');
  expectMended('unquoted-value', '"He said ""yes"""', 'He said "yes"');
});

test('an apostrophe within single quotes', () => {
  for (const title of ["Kenya's nurses refuse", "Kenya's nurses' union refuses", "Rock 'n' roll", "It's 'fine' now"]) {
    expectMended('unquoted-value', `'${title}'`, title);
  }
  expectMended('unquoted-value', `'nurses' union refuses'`, `nurses' union refuses`);
  expectMended('unquoted-value', `'Kenya's nurses: no'`, `'Kenya''s nurses: no'`);
  expectLeft('unquoted-value', `'Don't' say you won't'`, quote);
});

test('the word that a slug or a rank in damaged quotes is', () => {
  expectMended('unclosed-quote', `'ap"`, 'ap', 'publisher');
  expectMended('unquoted-value', '"""ap"""', 'ap', 'publisher');
  expectMended('unquoted-value', "''candidate''", 'candidate', 'usage');
  expectMended('unclosed-quote', '"4', '4', 'initial_rank');
  expectMended('unquoted-value', '""4""', '4', 'initial_rank');
});

test('words after a quoted value are left', () => {
  for (const rest of ['<!-- x -->', 'x', 'TODO', '// x', '(video)', '| AP', '"Ferry: sails"']) {
    expectLeft('unquoted-value', `"Tunnel: open" ${rest}`, quote);
  }
  expectLeft('unquoted-value', "'ap' <!-- x -->", ['unsafe: Quote the publisher'], 'publisher');
  expectLeft('unquoted-value', "'candidate' or used", ['unsafe: Quote the usage'], 'usage');
  expectMended('unquoted-value', `"Tunnel" says it is open`, `'"Tunnel" says it is open'`);
});

test('a comment right after a quote, which PyYAML takes for one, gets its space', () => {
  expectFix(
    seed(`title: "Tunnel: open"# today\n                     ^^^^^^^ error(yaml-syntax)`),
    seed('title: "Tunnel: open" # today'),
    { kind: 'safe' },
  );
});

test('quotes that are left over make a fix one to be asked for', () => {
  for (const written of [
    '"""A bet on a "second act" in Ohio"""',
    '""Start-up wants email "boring again"""',
    "'''Koalas use a bridge: they're queueing'''",
    '\\ Näin voi: yhdeksän',
  ]) {
    const before = contextOf(header(`title: ${written}`));
    assert.equal(fixAll(before).text, before.document.text);
  }
  assert.equal(fixAll(contextOf(header(`title: 'Brent rises"`))).text, header('title: Brent rises'));
  // It may be the sign for inches.
  assert.equal(fixAll(contextOf(header(`title: 'A screen of 65"`))).text, header(`title: 'A screen of 65"`));
});

test('however many characters do not print, all are gone at once', () => {
  const seedOf = (title: string) => contextOf(header(`title: ${title}`));
  assert.equal(fixAll(seedOf(`"a${'\u0001'.repeat(600)}b"`)).text, header('title: "ab"'));
  const scattered = seedOf(`"${'x\u0001'.repeat(300)}"`);
  const reported = check(scattered).filter(({ rule }) => rule.code === 'yaml-syntax');
  assert.equal(reported.length, 3);
  assert.match(reported.at(-1)!.message, /297 more of this kind follow\.$/);
  assert.equal(fixAll(scattered).text, header(`title: "${'x'.repeat(300)}"`));
});

test('fields between further fences are not missing', () => {
  const parted = contextOf(
    '---\nurl: https://apnews.com/a\n---\ntitle: T\n---\npublisher: ap\nusage: used\n---\ninitial_rank: 4\n---\n',
  );
  assert.deepEqual(
    check(parted).flatMap(({ rule }) => (rule.code === 'missing-field' ? [rule.code] : [])),
    [],
  );
});

test('a lone quote at the end of a title that YAML reads is reported', () => {
  expectFixes(
    seed(
      'title: Tunnel opens"\n                   ^ warning(garbled-text): The title ends with a quote that is never opened. Write “Tunnel opens”, or open the quote.',
    ),
    ['unsafe: Remove the quote'],
  );
  for (const title of ['A pipe of 5"', "The boys'", 'A "tunnel"', `The “tunnel”`, 'Say ‘tunnel’']) {
    expectFindings(seed(`title: ${title}`));
  }
});

test('one backslash that begins no escape makes all of a value literal', () => {
  expectFix(
    seed(String.raw`title: "Leak at C:\temp\Users\new"
                       ^^ error(yaml-syntax)`),
    seed(String.raw`title: "Leak at C:\\temp\\Users\\new"`),
    { kind: 'safe', title: 'Double the backslashes' },
  );
  expectFix(
    seed(String.raw`title: "\\server\share and \"more\""
                ^^ error(yaml-syntax)`),
    seed(String.raw`title: "\\\\server\\share and \"more\""`),
    { kind: 'safe' },
  );
  expectFixes(
    seed(String.raw`title: "Caf\u00e9 \q"
                  ^^ error(yaml-syntax)`),
    ['unsafe: Double the backslashes'],
  );
});

test('a backslash before a mark goes', () => {
  for (const [written, mended] of [
    [String.raw`"It\'s open"`, `"It's open"`],
    [String.raw`"Price \$5"`, '"Price $5"'],
    [String.raw`"It\'s \"open\""`, String.raw`"It's \"open\""`],
  ] as const) {
    const at = written.search(/\\[^"]/);
    expectFix(seed(`title: ${written}\n       ${' '.repeat(at)}^^ error(yaml-syntax)`), seed(`title: ${mended}`), {
      kind: 'safe',
      title: 'Remove the backslash',
    });
  }
});

test('an escape for what does not print, and two for one character', () => {
  expectFixes(
    seed(String.raw`title: "Tunnel C:\build"
                 ^^ warning(garbled-text): “\b” inside double quotes means BACKSPACE (U+0008), which does not print. Remove it, or write “\\” for a backslash.`),
    ['unsafe: Double the backslashes', 'unsafe: Remove the character'],
  );
  expectFix(
    seed(String.raw`title: "Tunnel opens\0"
                    ^^ warning(garbled-text)`),
    seed('title: "Tunnel opens"'),
    { kind: 'safe' },
  );
  expectFix(
    seed(String.raw`title: "Tunnel \uD83D\uDE00"
               ^^^^^^^^^^^^ warning(garbled-text): PyYAML reads “\uD83D\uDE00” as two halves of a character. Write the character itself.`),
    seed(String.raw`title: "Tunnel \U0001F600"`),
    { kind: 'safe' },
  );
  expectFixes(seed(String.raw`title: "Tunnel \uD83D"` + '\n               ^^^^^^ warning(garbled-text)'), []);
});

const tags = 'fields: { tags: { type: string } }';

test('a damaged list is left', () => {
  for (const [first, ...others] of [
    ['  - a', '  b', '  - c'],
    ['- a', 'b', '- c'],
    ['  - @a', '  - b'],
    ['  * a', '  * b'],
    ['  - a', '  b'],
  ]) {
    const indentation = first!.length - first!.trimStart().length;
    const mark = `${' '.repeat(indentation)}${'^'.repeat(first!.length - indentation)}… error(yaml-syntax)`;
    expectFixes(seed(['tags:', first, mark, ...others].join('\n')), [], { configuration: tags });
  }
  expectLeft('unquoted-value', '[Tunnel, ferry', quote);
});

test('a separator that is doubled or an arrow is a colon', () => {
  for (const separator of [':: ', ' -> ', ' => ', ': : ', ' :: ', ' := ', ' → ', ' --> ', ' - ', '==', ' ： ']) {
    const length = `title${separator}`.trimEnd().length;
    expectFix(
      seed().replace(/title: .*/, `title${separator}Tunnel opens\n${'^'.repeat(length)} error(missing-colon)`),
      seed('title: Tunnel opens'),
      { kind: 'safe' },
    );
  }
  expectFixes(seed('title: -> Tunnel opens\n       ^^ warning(garbled-text)'), [
    'unsafe: Change the title to “Tunnel opens”',
  ]);
});

test('a line that may be a value of its own is left', () => {
  for (const line of ['wired-com', 'ap', 'candidate', '4', 'The tunnel', '(video)', '2026-01-01']) {
    expectFixes(seed(`title: Tunnel opens\n${line}\n${'^'.repeat(line.length)} error(bad-indentation)`), [
      'unsafe: Indent the line as part of “title”',
    ]);
  }
});

test('a line is joined where the text above says that it goes on, or where it has no other place', () => {
  for (const [title, line] of [
    ['Tunnel opens after nine years,', 'and the sea'],
    ['Tunnel opens to the', 'Harbour'],
    ['The harbour board…', 'and the sea'],
    ['Tunnel opens after nine years of digging under the harbour and under the old town', 'Mayor says'],
  ] as const) {
    expectFix(
      seed(`title: ${title}\n${line}\n${'^'.repeat(line.length)} error(bad-indentation)`),
      seed(`title: ${title}\n  ${line}`),
      { kind: 'safe' },
    );
  }
  // PyYAML reads it.
  expectFix(seed("title: 'Tunnel opens\nap'\n^^^ warning(reader-disagreement)"), seed("title: 'Tunnel opens\n  ap'"), {
    kind: 'safe',
  });
  expectFix(seed('publisher:\nap\n^^ error(bad-indentation)'), seed('publisher:\n  ap'), { kind: 'safe' });
});

test('a line indented by white space that YAML does not know', () => {
  expectFix(
    seed(
      'title: Tunnel opens\n\u00A0\u00A0and the sea\n^^^^^^^^^^^^^ error(bad-indentation): This line is not a field, and is indented with NO-BREAK SPACE (U+00A0), which YAML reads as a letter, unlike the rest of “title”.',
    ),
    seed('title: Tunnel opens\n  and the sea'),
    { kind: 'safe' },
  );
});

test('what steers a terminal goes as a whole', () => {
  expectFix(seed('title: \x1B[1mTunnel opens\n       ^^^^ error(yaml-syntax)'), seed('title: Tunnel opens'), {
    kind: 'safe',
    title: 'Remove the sequence',
  });
  expectFix(seed('usage: candidate\x1B[0m\n                ^^^^ error(yaml-syntax)'), seed('usage: candidate'), {
    kind: 'safe',
  });
  expectFix(seed('title: Tunnel\vopens\n             ^ error(yaml-syntax)'), seed('title: Tunnel opens'), {
    kind: 'safe',
    title: 'Write a space',
  });
});

test('a line break of old that ends a comment is made no space of unasked', () => {
  const text = header('tags: [#\r]');
  assert.equal(fixAll(contextOf(text)).text, text);
});

test('what is left of such a sequence is not made text of', () => {
  expectFixes(seed('title: Tunnel \x1B[ opens\n              ^ error(yaml-syntax)'), ['unsafe: Remove the character']);
});

test('tags of HTML are reported', () => {
  expectFixes(
    seed(
      'title: <strong>Tunnel</strong> opens\n       ^^^^^^^^ warning(garbled-text): “<strong>” is HTML. Write only the words.',
    ),
    ['unsafe: Change the title to “Tunnel opens”'],
  );
  for (const title of ['We <3 tunnels', 'If a < b and c > d', 'Use <code> for it', '<unknown> opens']) {
    expectFindings(seed(`title: ${title}`));
  }
});
