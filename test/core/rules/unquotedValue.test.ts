import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, fixAll } from '../../../server/src/core/index.ts';
import { contextOf, expectFindings, expectFix, expectFixes, header, seed } from '../../support/seed.ts';

/** A title as written, its finding, and the title as the fix writes it. */
function expectQuoted(written: string, finding: string, fixed: string): void {
  expectFix(seed(`title: ${written}\n       ${finding}`), seed(`title: ${fixed}`), { kind: 'safe' });
}

test('a colon and a space', () => {
  expectQuoted(
    'Tunnel: nine years of digging end',
    '^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error(unquoted-value): The title contains a colon and a space, which YAML reads as another key. Put it in quotes.',
    "'Tunnel: nine years of digging end'",
  );
  expectQuoted('Watch live:', '^^^^^^^^^^^ error(unquoted-value)', "'Watch live:'");
});

test('a first character that means something to YAML', () => {
  expectQuoted(
    '@harbour says the tunnel is open',
    '^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error(unquoted-value): The title starts with “@”, which has a special meaning in YAML. Put it in quotes.',
    "'@harbour says the tunnel is open'",
  );
  for (const title of [
    '[Live] Tunnel opens',
    '{Live}: tunnel opens',
    '%5 more',

    '*star*',
    '!important news',
    '? why',
    ', and',
  ]) {
    expectQuoted(title, `${'^'.repeat(title.length)} error(unquoted-value)`, `'${title}'`);
  }
});

test('a lone quote after a sum of money is none for inches', () => {
  expectQuoted('Oil: Brent at $67.40"', '^^^^^^^^^^^^^^^^^^^^^ error(unquoted-value)', "'Oil: Brent at $67.40'");
});

test('what PyYAML reads as something else is not quoted unasked', () => {
  expectFixes(seed('title: &more news\n       ^^^^^^^^^^ error(unquoted-value)'), ['unsafe: Quote the title']);
});

test('an anchor or a tag before a value in quotes is not dropped, nor made text, unasked', () => {
  for (const mark of ['&base', '!text']) {
    for (const value of [`${mark} "ferry" leaves`, `${mark} 'ferry' leaves`, `${mark} [ferry] leaves`]) {
      expectFixes(seed(`title: ${value}\n       ${'^'.repeat(value.length)} error(unquoted-value)`), [
        'unsafe: Quote the title',
      ]);
    }
    const header = `---\nbase: ${mark}\n"ferry"\n---\n`;
    assert.equal(fixAll(contextOf(header)).text, header);
  }
});

test('what looks like the mark of a list, a quotation or a block is not quoted unasked', () => {
  for (const title of ['- dash', '> quote', '| pipe']) {
    expectFixes(seed(`title: ${title}\n       ${'^'.repeat(title.length)} error(unquoted-value)`), [
      'unsafe: Quote the title',
    ]);
  }
});

test('a part in quotes at the start', () => {
  expectQuoted(
    '"We made it": tunnel opens',
    '^^^^^^^^^^^^^^^^^^^^^^^^^^ error(unquoted-value): The title continues after its closing quote, which YAML does not allow. Put it in quotes.',
    `'"We made it": tunnel opens'`,
  );
  expectQuoted("'Til the tunnel opens", '^^^^^^^^^^^^^^^^^^^^^ error(unquoted-value)', `'''Til the tunnel opens'`);
});

test('a quote that may be an apostrophe is not guessed about', () => {
  expectFixes(seed(`title: 'It's open\n       ^^^^^^^^^^ error(unquoted-value)`), ['unsafe: Quote the title']);
});

test('a hash that cuts the title off', () => {
  expectFix(
    seed(`title: The harbour is #1 again
                      ^^^^^^^^ error(unquoted-value): YAML cuts off the title at “ #” and loses “#1 again”. Put it in quotes.`),
    seed(`title: 'The harbour is #1 again'`),
    { kind: 'safe' },
  );
  expectFix(seed('title: #harbour\n       ^^^^^^^^ error(unquoted-value)'), seed("title: '#harbour'"), {
    kind: 'safe',
  });
  expectFix(
    seed(`title: The harbour is
  #1 again
  ^^^^^^^^ error(unquoted-value)`),
    seed(`title: 'The harbour is #1 again'`),
    { kind: 'safe' },
  );
});

test('a comment after a title is made part of it only when asked', () => {
  expectFixes(
    seed('title: The tunnel is open # check this\n                          ^^^^^^^^^^^^ error(unquoted-value)'),
    ['unsafe: Quote the title'],
  );
});

test('a comment after a slug is a comment', () => {
  expectFindings(seed('publisher: ap # or reuters?'));
  expectFindings(seed('initial_rank: 3 # was 5'));
});

test('a blank before a url’s fragment cuts it off', () => {
  expectFixes(
    seed(
      'url: https://apnews.com/article/a #summary\n                                  ^^^^^^^^ error(unquoted-value)',
    ),
    ['unsafe: Join the two parts', 'unsafe: Make it a comment'],
  );
  expectFindings(seed('url: https://apnews.com/article/a # seen on Monday'));
});

test('a folded title is quoted as PyYAML folds it', () => {
  expectFix(
    seed(`title: The tunnel: nine years of digging under the harbour, and how it went in the
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^… error(unquoted-value)
  end`),
    seed(`title: 'The tunnel: nine years of digging under the harbour, and how it went in the
  end'`),
    { kind: 'safe' },
  );
});

test('a title that needs no quotes keeps none', () => {
  for (const title of [
    'Ratio 3:1',
    'R&D up',
    'C# is fun',
    'What?',
    '-5 degrees',
    '“Smart” quotes',
    'a [b] {c}',
    '50% more',
    "Don't stop",
  ]) {
    expectFindings(seed(`title: ${title}`));
  }
});

test('marks alone before a hashtag are not quoted with it unasked', () => {
  expectFixes(seed('title: \\ #Tunnel opens\n         ^^^^^^^^^^^^^ error(unquoted-value)'), [
    'unsafe: Quote the title',
  ]);
});

test('what follows a key without a colon is not quoted unasked: YAML reads the whole line as another key', () => {
  const found = check(contextOf(header('title si: anchor')));
  const fixes = found.flatMap(({ rule, fixes }) => (rule.code === 'unquoted-value' ? (fixes?.() ?? []) : []));
  assert.deepEqual(
    fixes.map(({ kind, title }) => `${kind}: ${title}`),
    ['unsafe: Quote the title'],
  );
});

test('a title is not quoted unasked where its rest may be the hashtag on the next line', () => {
  expectFixes(seed('title: Old: new\n       ^^^^^^^^ error(unquoted-value)\n#tunnel'), ['unsafe: Quote the title']);
});
