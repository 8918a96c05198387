import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { documentSymbols } from '../../../server/src/core/editor/documentSymbols.ts';
import { linesOf } from '../../../server/src/core/text/lines.ts';
import { header, seedOf } from '../../support/features.ts';

/** The outline of a text, one symbol a line, each with the text it covers, `…` for line breaks. */
function outline(text: string): string {
  const seed = seedOf(text);
  const lines = linesOf(seed.document);
  const render = (symbol: DocumentSymbol, indentation: string): string => {
    const range = lines.offsetsOf(symbol.range);
    const selection = lines.offsetsOf(symbol.selectionRange);
    assert.ok(range.start <= selection.start && selection.end <= range.end, 'editors refuse the symbol');
    const covered = seed.document.text.slice(range.start, range.end).replaceAll('\n', '…');
    const name = symbol.detail === undefined ? symbol.name : `${symbol.name} (${symbol.detail})`;
    const children = symbol.children?.map((child) => render(child, `${indentation}  `)) ?? [];
    return [`${indentation}${name} «${covered}»`, ...children].join('\n');
  };
  return documentSymbols(seed)
    .map((symbol) => render(symbol, ''))
    .join('\n');
}

test('the header with its fields, then the headings', () => {
  assert.equal(
    outline('---\nurl: x\ntitle: A\n  title # long\n---\n## Article summary\nText.\n\n## Notes\n'),
    `Header «---…url: x…title: A…  title # long…---»
  url (x) «url: x»
  title (A title) «title: A…  title»
Article summary «## Article summary…Text.»
Notes «## Notes»`,
  );
});

test('headings nested by their level, wherever they start', () => {
  assert.equal(
    outline('### Three\n# One\n### Three\n## Two\n# One\n'),
    `Three «### Three»
One «# One…### Three…## Two»
  Three «### Three»
  Two «## Two»
One «# One»`,
  );
});

test('a heading reaches as far as those below it, also where the last of them ends in blanks', () => {
  assert.equal(outline('# One\n## '), 'One «# One…## »\n  (empty) «## »');
});

test('headers that are broken, empty, or a program', () => {
  assert.equal(
    outline('---\nurl: x\nusage: "a\n'),
    'Header «---…url: x…usage: "a»\n  url (x) «url: x»\n  usage (a) «usage: "a»',
  );
  assert.equal(outline('url: x\n\nText.'), 'Header «url: x»\n  url (x) «url: x»');
  assert.equal(outline('---\n---\n'), 'Header «---…---»');
  assert.equal(outline('---'), 'Header «---»');
  assert.equal(outline('---js\nx\n---\n'), 'Header (js) «---js…x…---»');
  assert.equal(outline('Text.'), '');
});

test('names that an editor can show', () => {
  assert.equal(outline('#\n'), '(empty) «#»');
  const long = 'long '.repeat(40);
  assert.equal(documentSymbols(seedOf(header(`title: ${long}`)))[0]?.children?.[0]?.detail?.length, 80);
  assert.match(outline(header('title: "a\\e[2J\\nb"')), /title \(a\\u\{1B\}\[2J b\)/);
});
