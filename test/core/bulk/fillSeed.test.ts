import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import fc from 'fast-check';
import type { FilledSeed, SeedDocument } from '../../../server/src/core/index.ts';
import { fillSeed } from '../../../server/src/core/index.ts';
import { header, seedWithCursor } from '../../support/features.ts';
import { contextOf } from '../../support/seed.ts';
import { runs } from '../../support/properties.ts';

const url = 'https://apnews.com/article/harbour-tunnel-opens';

/** The whole text after the url is pasted at `<|>`; undefined where that is no place for it. */
function filled(marked: string, pasted = url, others: readonly string[] = []): string | undefined {
  const { seed, position } = seedWithCursor(marked, { others });
  const part = fillSeed(seed, pasted, position);
  return part ? replaced(seed.document.text, part) : undefined;
}

function replaced(text: string, { range, text: newText }: FilledSeed): string {
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), [{ range, newText }]);
}

const whole = header(`url: ${url}
title: Harbour tunnel opens
publisher: ap
usage: candidate
initial_rank: 1`);

suite('a url pasted into an empty field', () => {
  test('fills the fields that are empty', () => {
    assert.equal(filled(header('url: <|>\ntitle:\npublisher: ""\nusage: ~\ninitial_rank:')), whole);
    assert.equal(filled(header('url:<|>\ntitle: \npublisher: \nusage: \ninitial_rank: ')), whole);
  });

  test('fills in those that are missing', () => {
    assert.equal(filled(header('url: <|>')), whole);
    assert.equal(filled(header("url: '<|>'\npublisher:")), whole);
    assert.equal(
      filled(`\uFEFF${header('url: <|>').replaceAll('\n', '\r\n')}`),
      `\uFEFF${whole.replaceAll('\n', '\r\n')}`,
    );
  });

  test('gives a title that nobody knows its place', () => {
    const home = 'https://apnews.com/article/1234567';
    assert.equal(filled(header('url: <|>'), home), whole.replace(/^(url: ).*\n.*/m, `$1${home}\ntitle: `));
    assert.equal(filled(header('url: <|>').replaceAll('\n', '\r\n'), home)?.includes('title: \r\n'), true);
  });

  test('takes the address that a browser shows without its scheme', () => {
    assert.equal(filled(header('url: <|>'), url.slice('https://'.length)), whole);
  });

  test('says what is to be looked at: what it has filled in', () => {
    const { seed, position } = seedWithCursor(header('url: <|>\nusage: used'), { others: [] });
    const part = fillSeed(seed, url, position)!;
    assert.deepEqual(
      part.stops.map(({ start, end }) => part.text.slice(start, end)),
      ['Harbour tunnel opens', '1'],
    );
  });

  test('leaves alone what has a value, and comments', () => {
    assert.equal(
      filled(header('# new\nurl: <|> # where?\ntitle: Tunnel\npublisher: # whose?\nusage: no\ninitial_rank: "7"')),
      header(`# new\nurl: ${url} # where?\ntitle: Tunnel\npublisher: ap # whose?\nusage: no\ninitial_rank: "7"`),
    );
    assert.equal(
      filled(header('url: <|>\ntitle: "Tunnel\npublsher: bbc\nusage: used\nusage:\ninitial_rank: #4')),
      header(`url: ${url}\ntitle: "Tunnel\npublsher: bbc\nusage: used\nusage:\ninitial_rank: #4`),
    );
  });

  test('works while the header is still being typed', () => {
    assert.equal(filled('---\nurl: <|>'), whole.slice(0, whole.indexOf('\n---\n')));
  });

  test('is cleaned of tracking, and of blanks around it', () => {
    assert.equal(filled(header('url: <|>'), ` ${url}?utm_source=x\n`), whole);
  });

  test('gets the publisher that the other seeds of its domain have, and the next free rank', () => {
    const others = [1, 2, 3].map(
      (rank) => `url: https://harbour.example/${rank}\npublisher: harbour-post\ninitial_rank: ${rank}`,
    );
    assert.equal(
      filled(header('url: <|>'), 'https://harbour.example/news/bell', others),
      header(
        'url: https://harbour.example/news/bell\ntitle: Bell\npublisher: harbour-post\nusage: candidate\ninitial_rank: 4',
      ),
    );
  });

  test('leaves empty what nobody knows', () => {
    assert.equal(
      filled(header('url: <|>\ntitle:\npublisher:'), 'https://unknown.example/5'),
      header('url: https://unknown.example/5\ntitle:\npublisher:\nusage: candidate\ninitial_rank: 1'),
    );
  });
});

test('nothing is filled anywhere else, or for any other text', () => {
  for (const place of [
    header('url: https://a.com/<|>'),
    header('u<|>rl:'),
    header('url:\ntitle: <|>'),
    header('url: # here<|>'),
    header('url:\nurl: <|>'),
    header('url: []<|>'),
    header('url: |- <|># here'),
    '---js\nurl: <|>\n---\n',
    'url<|>',
    `${header('url:')}url: <|>`,
  ]) {
    assert.equal(filled(place), undefined, place);
  }
  for (const text of [
    '',
    'Harbour tunnel',
    'ftp://a.com/b',
    'javascript:alert(1)',
    'https://localhost/',
    `${url}\n${url}`,
  ]) {
    assert.equal(filled(header('url: <|>'), text), undefined, text);
  }
});

test('the url that was filled in reads back, what had a value has it still, and no comment is lost', () => {
  const empty = fc.constantFrom('', ' ', ' ~', ' ""', ' # c', '\n  # c', "\n  ''", ' >\n\n', ' |- # c\n');
  const whole = fc.constantFrom(
    ' ap',
    " 'a''b' # c",
    '\n  a',
    ' # c\n  a',
    ' |\n  a\n',
    ' [a,\n  b] # c',
    ' a: b',
    ' "x',
  );
  const key = fc.constantFrom('title', 'publisher', 'usage', 'initial_rank', 'note', 'Usage', '# c');
  const fields = fc.array(
    fc.tuple(key, fc.oneof(empty, whole)).map(([name, value]) => `${name}:${value}\n`),
    { maxLength: 3 },
  );
  const text = fc
    .tuple(fields, empty, fields, fc.constantFrom('---\n## Summary\n', '---', ''), fc.boolean())
    .map(([before, value, behind, end, isWindows]) => {
      const marked = `---\n${before.join('')}url:${value.slice(0, 1)}<|>${value.slice(1)}\n${behind.join('')}${end}`;
      return isWindows ? marked.replaceAll('\n', '\r\n') : marked;
    });
  let count = 0;
  fc.assert(
    fc.property(text, (marked) => {
      const after = filled(marked);
      if (after === undefined) return;
      count++;
      const { document } = seedWithCursor(marked).seed;
      const values = valuesOf(contextOf(after).document);
      assert.ok(values.includes(`url: ${url}`));
      const lost = valuesOf(document).filter((value) => !values.includes(value));
      assert.deepEqual(lost, [], after);
      assert.equal(after.split('# c').length, document.text.split('# c').length, after);
      assert.ok(contextOf(after).document.problems.length <= document.problems.length, after);
    }),
    { numRuns: runs(2000) },
  );
  assert.ok(count > runs(2000) / 4, 'seeds are filled');
});

function valuesOf({ fields }: SeedDocument): string[] {
  const full = fields.filter(({ value }) => value.kind !== 'null' && value.text.trim() !== '');
  return full.map(({ key, value }) => `${key}: ${value.text}`);
}
