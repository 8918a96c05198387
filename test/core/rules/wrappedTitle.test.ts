import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixAll } from '../../../server/src/core/bulk/fixAll.ts';
import { findLeftover } from '../../../server/src/core/checking/leftovers.ts';
import { contextOf, expectFindings, expectFix, expectFixes, seed } from '../../support/seed.ts';

function expectMended(before: string, after: string): void {
  assert.equal(fixAll(contextOf(before)).text, after);
}

test('quotes of a program around the whole title come off', () => {
  expectFix(
    seed(`title: u"Tunnel opens"
       ^^^^^^^^^^^^^^^ warning(garbled-text)`),
    seed('title: Tunnel opens'),
    { kind: 'safe' },
  );
  for (const title of [`r'Tunnel opens'`, '\\"Tunnel opens\\"', '`Tunnel opens`', "``Tunnel opens''"]) {
    expectMended(seed(`title: ${title}`), seed('title: Tunnel opens'));
  }
});

test('so do those of texts that are joined', () => {
  for (const title of ['"Tunnel: it" + "opens"', '("Tunnel: it"\n  "opens")']) {
    expectMended(seed(`title: ${title}`), seed(`title: 'Tunnel: it opens'`));
  }
});

test('a tag or an anchor before quotes goes only where somebody asks for it', () => {
  for (const value of ['!t "Tunnel: it opens"', `&base 'Tunnel: it opens'`]) {
    expectFixes(seed(`title: ${value}\n       ${'^'.repeat(value.length)} error(unquoted-value)`), [
      'unsafe: Change the title to “Tunnel: it opens”',
    ]);
  }
  expectMended(seed('title: ! "Tunnel: it opens"'), seed(`title: 'Tunnel: it opens'`));
});

test('quotes after an invisible character are those of the header', () => {
  expectMended(seed(`title: \u200F'Tunnel: it opens'`), seed(`title: 'Tunnel: it opens'`));
});

test('a headline that is a quotation, in quotes as PyYAML writes it, is left', () => {
  for (const title of [`'"I dig"'`, `'''I dig'''`, `'\`ls\` is fifty'`]) expectFindings(seed(`title: ${title}`));
});
test('quotes in the quotes that a colon needs are told of', () => {
  expectFix(
    seed(`title: '''Tunnel: open'''
       ^^^^^^^^^^^^^^^^^^ information(garbled-text)`),
    seed(`title: 'Tunnel: open'`),
    { kind: 'unsafe' },
  );
});

test('what every value wears belongs to none, and a title alone keeps its full stop', () => {
  const lines = seed().split('\n');
  const fences = lines.indexOf('---', 1);
  const tailed = (tail: string) => lines.map((line, at) => (at > 0 && at < fences ? line + tail : line)).join('\n');
  for (const tail of [',', '.', ')', ';', '*', '。']) expectMended(tailed(tail), seed());
  expectFindings(seed('title: Tunnel opens.'));
});

test('codes of mail, urls and programs are written as their characters', () => {
  expectFix(
    seed(`title: Stra=C3=9Fe opens
       ^^^^^^^^^^^^^^^^^ warning(garbled-text)`),
    seed('title: Straße opens'),
    { kind: 'safe' },
  );
  expectMended(seed('title: Stra\\u00dfe opens'), seed('title: Straße opens'));
  expectMended(seed('title: Stra%C3%9Fe%20opens'), seed('title: Straße opens'));
  expectMended(seed('title: =?utf-8?q?Stra=C3=9Fe_opens?='), seed('title: Straße opens'));
  expectFindings(seed('title: Sales = 50% of 100%'));
});

test('a letter struck twice is one, and a piece of a garbled letter is not taken away', () => {
  expectMended(seed('title: T\bTu\bun\bnn\bne\bel\bl opens'), seed('title: Tunnel opens'));
  const garbled = seed('title: "ç\u008C\u009Bæ opens"');
  expectMended(garbled, garbled);
});

test('what still wears such marks is no help', () => {
  for (const text of ['u"Tunnel opens"', '`Tunnel opens`', '&', '&amp;', 'Tunnel \\ opens', 'Stra=C3=9Fe opens']) {
    assert.notEqual(findLeftover(text), undefined, text);
  }
  for (const text of [
    'Tunnel & ferry',
    '`ls` is fifty',
    '100 % = all',
    '2+2',
    '🛫',
    'Ein »Weckruf«',
    '»Weckruf« gehört',
  ]) {
    assert.equal(findLeftover(text), undefined, text);
  }
});

test('a url is read in other spellings', () => {
  const url = 'https://apnews.com/article/tunnel-it-opens';
  const slashes = url.replaceAll('/', '\\/');
  for (const written of [
    `<${url}|apnews.com/article/tunnel-it-opens>`,
    `view-source:${url}`,
    `&lt;${url}&gt;`,
    `<a href="${url}">${url}</a>`,
    url.replace('https', 'hxxps').replace('.', '[.]'),
    encodeURIComponent(url),
    slashes,
    url.replace('.', ','),
    `${url} ${url}`,
  ]) {
    expectMended(seed(`url: ${written}`), seed(`url: ${url}`));
  }
});
