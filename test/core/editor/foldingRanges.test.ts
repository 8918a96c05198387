import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldingRanges } from '../../../server/src/core/editor/foldingRanges.ts';
import { seedOf } from '../../support/features.ts';

/** The first and the last line of what can be folded, each `first…last`. */
function folds(text: string): string[] {
  const lines = text.split('\n');
  return foldingRanges(seedOf(text)).map(({ startLine, endLine, kind }) => {
    return `${kind === undefined ? '' : `${kind} `}${lines[startLine]}…${lines[endLine]}`;
  });
}

test('the header, values over several lines, and sections', () => {
  assert.deepEqual(
    folds('---\nurl: x\ntitle: A\n  title\n---\n\n## Article summary\nText.\n\n### More\nEnd.\n\n## Notes\n'),
    ['region ---…---', 'title: A…  title', '## Article summary…End.', '### More…End.'],
  );
});

test('a header without fences', () => {
  assert.deepEqual(folds('---\nurl: x\nusage: used\n\nText.'), ['region ---…usage: used']);
  assert.deepEqual(folds('url: x\nusage: used\n\nText.'), ['region url: x…usage: used']);
});

test('nothing on one line', () => {
  assert.deepEqual(folds('## Article summary\n\n\n'), []);
  assert.deepEqual(folds('---'), []);
  assert.deepEqual(folds(''), []);
});
