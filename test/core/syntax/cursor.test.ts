import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cursorAt } from '../../../server/src/core/syntax/cursor.ts';
import { parseSeed } from '../../../server/src/core/syntax/parseSeed.ts';

const keys = new Set(['url', 'title', 'publisher', 'usage', 'initial_rank']);

/** What the place `<|>` is for; for a key or a value with the text that would be replaced, in `«»`. */
function placeOf(marked: string): string {
  const offset = marked.indexOf('<|>');
  const text = marked.replace('<|>', '');
  const cursor = cursorAt(parseSeed(text, keys), offset);
  if (cursor.kind !== 'key' && cursor.kind !== 'value') return cursor.kind;
  const { start, end } = cursor.range;
  assert.ok(start <= offset && offset <= end, 'the range does not contain the cursor');
  const key = cursor.kind === 'value' ? `value of ${cursor.field.key}` : 'key';
  return `${key} «${text.slice(start, end)}»`;
}

function places(cases: Readonly<Record<string, string>>, wrap: (lines: string) => string): void {
  for (const [marked, expected] of Object.entries(cases)) assert.equal(placeOf(wrap(marked)), expected, marked);
}

const header = (lines: string) => `---\nurl: https://apnews.com/a\n${lines}\n---\nBody.\n`;

test('a key, whole or half-typed, with its colon and the blanks after it', () => {
  places(
    {
      '<|>': 'key «»',
      'p<|>': 'key «p»',
      'publisher<|>': 'key «publisher»',
      '<|>publisher: ap': 'key «publisher: »',
      'pub<|>lisher: ap': 'key «publisher: »',
      'publisher<|>: ap': 'key «publisher: »',
      'publisher<|>:ap': 'key «publisher:»',
      'pub<|> ap': 'key «pub »',
      '"publ<|>isher": ap': 'key «"publisher": »',
      '  <|>': 'key «  »',
      'initial_rank: 1\n<|>\ntitle: A': 'key «»',
      'initial_rank: 1\npub<|>\ntitle: A': 'key «pub»',
      'initial_rank: 1\npub<|>': 'key «pub»',
    },
    header,
  );
});

test('a value, whole: also empty, half-typed, quoted, folded, or broken', () => {
  places(
    {
      'publisher: <|>': 'value of publisher «»',
      'publisher:<|>': 'value of publisher «»',
      'publisher: a<|>p': 'value of publisher «ap»',
      'publisher: ap<|>': 'value of publisher «ap»',
      'publisher:   <|>ap': 'value of publisher «ap»',
      'publisher: <|>  ap': 'value of publisher «  ap»',
      'publisher: ap  <|>': 'value of publisher «ap  »',
      'publisher:a<|>p': 'value of publisher «ap»',
      'publisher a<|>p': 'value of publisher «ap»',
      "publisher: 'a<|>p'": "value of publisher «'ap'»",
      'publisher: "a<|>p': 'value of publisher «"ap»',
      'publisher: [a<|>p': 'value of publisher «[ap»',
      'publisher: a: <|>p': 'value of publisher «a: p»',
      'title: Associated\n  <|>Press': 'value of title «Associated\n  Press»',
      'title: Asso<|>ciated\n  Press': 'value of title «Associated\n  Press»',
      'title: |\n  Associated\n  Pre<|>ss': 'value of title «|\n  Associated\n  Press»',
      'usage: <|>  # why': 'value of usage «»',
    },
    header,
  );
});

test('a value that is quoted and goes on at the margin is one value', () => {
  assert.equal(placeOf(header('title: "One\ntw<|>o"')), 'value of title «"One\ntwo"»');
});

test('after a quote that is not closed yet, the next line is the next field', () => {
  assert.equal(placeOf(header('title: "One\npub<|>\nusage: used')), 'key «pub»');
});

test('a header that is not closed yet, or not even opened', () => {
  places(
    {
      '---\n<|>': 'key «»',
      '---\np<|>': 'key «p»',
      '---\nurl: https://apnews.com/a\n<|>': 'key «»',
      '---\nurl: https://apnews.com/a\npub<|>': 'key «pub»',
      '---\nurl: https://apnews.com/a\npublisher: <|>': 'value of publisher «»',
      '---\nurl: https://apnews.com/a\npub<|>\n\n## Article summary\nText.': 'key «pub»',
      'url: https://apnews.com/a\n<|>': 'key «»',
      'url: https://apnews.com/a\npublisher: a<|>': 'value of publisher «a»',
    },
    (text) => text,
  );
});

test('fences, comments, the body, and what is neither', () => {
  places(
    {
      '-<|>--\nurl: x\n---\n': 'fence',
      '---\nurl: x\n---<|>\n': 'fence',
      '---\nurl: x\n---\n<|>': 'body',
      '---\nurl: x\n---\nusage: <|>': 'body',
      '<|>': 'body',
      'Text <|>': 'body',
      '---\n# a comm<|>ent\n---\n': 'elsewhere',
      '---\nusage: used # a comm<|>ent\n---\n': 'elsewhere',
      '---\nusage: # a comm<|>ent\n---\n': 'elsewhere',
      '---\n{url: <|>x}\n---\n': 'elsewhere',
      '---js\nurl: <|>x\n---\n': 'elsewhere',
      '---js\nurl: x\n---\n<|>': 'body',
      '\n<|>\n---\nurl: x\n---\n': 'elsewhere',
    },
    (text) => text,
  );
});

test('line breaks of any kind, and a byte order mark', () => {
  const lineBreaks = ['\r\n', '\r'];
  for (const lineBreak of lineBreaks) {
    assert.equal(placeOf(header('pub<|>').replaceAll('\n', lineBreak)), 'key «pub»');
    assert.equal(placeOf(header('usage: us<|>ed').replaceAll('\n', lineBreak)), 'value of usage «used»');
  }
  assert.equal(placeOf('\uFEFF---\nusage: <|>\n---\n'), 'value of usage «»');
  assert.equal(placeOf('\uFEFFusage: <|>\nurl: x\n'), 'value of usage «»');
  assert.equal(placeOf('<|>\uFEFFusage: \nurl: x\n'), 'elsewhere');
});
