import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlayHints, linesOf } from '../../../server/src/core/index.ts';
import { seedsOf } from '../../support/seeds.ts';

/** The text with its hints in it, each in braces; of the first `lines` lines, or of all. */
function hinted(source: string, configuration = '', lines = 1000): string {
  const seed = seedsOf([source], configuration).seed('seed 1.seed');
  const { text } = seed.document;
  const range = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } };
  let result = text;
  for (const { position, label } of inlayHints(seed, range).toReversed()) {
    const offset = linesOf(seed.document).offsetAt(position);
    result = `${result.slice(0, offset)}{${label as string}}${result.slice(offset)}`;
  }
  return result.split('\n---\n')[0]!.slice('---\n'.length);
}

test('a publisher’s name stands after its slug', () => {
  assert.equal(hinted('publisher: ap # sure'), 'publisher: ap{Associated Press} # sure');
  assert.equal(hinted('publisher: "ap"'), 'publisher: "ap"{Associated Press}');
});

test('in fields of the configuration too', () => {
  const configuration = 'fields: {source: {type: publisher}}\npublishers: {post: {name: The Post}, mail: {}}';
  assert.equal(
    hinted('publisher: ap\nsource: post', configuration),
    'publisher: ap{Associated Press}\nsource: post{The Post}',
  );
  assert.equal(hinted('publisher: mail', configuration), 'publisher: mail', 'no other name');
});

test('nothing after what is no slug, or not asked for', () => {
  for (const line of [
    'publisher: planet',
    'publisher: Associated Press',
    'title: ap',
    'publisher:',
    'publisher: [ap',
  ]) {
    assert.equal(hinted(line), line);
  }
  assert.equal(hinted('title: A\npublisher: ap', '', 1), 'title: A\npublisher: ap');
});
