import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangeAt, ValuePlaces } from '../../../server/src/core/corpus/valuePlace.ts';
import { parseSeed } from '../../../server/src/core/syntax/parseSeed.ts';
import { linesOf } from '../../../server/src/core/text/lines.ts';
import { encodePosition } from '../../../server/src/core/text/positionEncoding.ts';

/** Where a header's url is according to its place, as what stands there. */
function valueAt(text: string): string {
  const document = parseSeed(text, new Set(['url', 'title']));
  const field = document.fields.find(({ key }) => key === 'url');
  const { start, end } = linesOf(document).offsetsOf(rangeAt(new ValuePlaces(document).of(field)));
  return text.slice(start, end);
}

const url = 'https://apnews.com/article/1';

test('a value is found where it stands, whatever ends the lines', () => {
  for (const lineBreak of ['\n', '\r\n', '\r']) {
    for (const before of ['', '\uFEFF', '\n\n']) {
      const text = `${before}---\ntitle: "Two\n\n  lines"\nurl: ${url} # as found\n---\n`.replaceAll('\n', lineBreak);
      assert.equal(valueAt(text), url, JSON.stringify(text));
    }
  }
  assert.equal(valueAt(`---\nurl: '${url}'`), `'${url}'`);
});

test('of a value of several lines it is the first', () => {
  assert.equal(valueAt('---\nurl: "one\n  two"\n---\n'), '"one');
  assert.equal(valueAt('---\r\nurl: "one\r\n  two"\r\n---\r\n'), '"one');
});

test('what is missing or far away is at the start', () => {
  assert.deepEqual(rangeAt(new ValuePlaces(parseSeed('---\n---\n', new Set(['url']))).of(undefined)), {
    start: { line: 0, character: 0 },
    end: { line: 0, character: 0 },
  });
  assert.equal(valueAt(`---\nurl: ${'a'.repeat(4095)}\n---\n`), 'a'.repeat(4095));
  assert.equal(valueAt(`---\nurl: ${'a'.repeat(4096)}\n---\n`), '');
  assert.equal(valueAt(`---\n${'# \n'.repeat(199)}url: x\n---\n`), 'x');
});

test('a value says how long it is as other clients count, and so does what stands before it', () => {
  const key = '題名';
  for (const value of ['Grün', 'weit🌍weg', '汉'.repeat(300), '🌍'.repeat(63), 'plain']) {
    const document = parseSeed(`---\n${key}: ${value}\n---\n`, new Set([key]));
    const { start, end } = rangeAt(new ValuePlaces(document).of(document.fields[0]));
    const before = Buffer.byteLength(`${key}: `);
    assert.equal(encodePosition(start, 'utf-8').character, before);
    assert.equal(encodePosition(end, 'utf-8').character, before + Buffer.byteLength(value));
    assert.equal(encodePosition(end, 'utf-32').character, 4 + Array.from(value).length);
    assert.equal(end.character, 4 + value.length);
  }
});

test('values are found in whatever order they are asked for', () => {
  const text = '---\nurl: a\r\ntitle: "b\n  c"\rurl: d\n---\n';
  const document = parseSeed(text, new Set(['url', 'title']));
  const places = new ValuePlaces(document);
  for (const order of [
    [0, 1, 2],
    [2, 0, 1],
    [1, 1, 0],
  ]) {
    for (const index of order) {
      const field = document.fields[index]!;
      assert.equal(places.of(field), new ValuePlaces(document).of(field));
    }
  }
});
