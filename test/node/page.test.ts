import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Page } from '../../server/src/node/page.ts';

/** Reads texts by their names as files are read: into what room there is. */
function readerOf(texts: Readonly<Record<string, string>>) {
  return (name: string, into: Uint8Array) => {
    const bytes = Buffer.from(texts[name] ?? '');
    if (texts[name] === undefined || bytes.length > into.length) return undefined;
    into.set(bytes);
    return { length: bytes.length, modified: 1000 + bytes.length };
  };
}

test('what one reads into a page, others take from its memory', () => {
  const page = new Page();
  const others = new Page(page.memory);
  page.load(['a', 'b', 'none', 'c'], readerOf({ a: '\uFEFFOne', b: '', c: 'Drei – 😀' }));
  assert.deepEqual(others.contents(), [
    { text: '\uFEFFOne', modified: 1006 },
    { text: '', modified: 1000 },
    undefined,
    { text: 'Drei – 😀', modified: 1013 },
  ]);
  page.load(['d'], readerOf({ d: 'Vier' }));
  assert.deepEqual(others.contents(), [{ text: 'Vier', modified: 1004 }]);
});

test('what there is no room for is left out', () => {
  const page = new Page();
  const large = 'x'.repeat(700_000);
  page.load(['a', 'b', 'c'], readerOf({ a: large, b: large, c: 'small' }));
  assert.deepEqual(
    page.contents().map((content) => content && 'text' in content && content.text.length),
    [700_000, undefined, 5],
  );
});
