import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import ignore from 'ignore';
import { isIgnored, readGitIgnore } from '../../server/src/workspace/gitIgnore.ts';
import { withoutHanging } from '../support/hangs.ts';
import { runs } from '../support/properties.ts';

const name = fc.constantFrom('a', 'b', 'ab', 'a b', 'x.seed', '.a', '#a', '!a');
const segment = fc.oneof(
  name,
  fc.constantFrom('*', '**', 'a*', '*b', '*.seed', '?', 'a?', '[ab]', '\\*', '\\!a', 'a\\ ', ''),
);
const line = fc
  .tuple(
    fc.constantFrom('', '', '!', '/', '#'),
    fc.array(segment, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '', '/', ' '),
  )
  .map(([start, segments, end]) => start + segments.join('/') + end);
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));

test('a path is ignored where all rules together ignore it', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.array(path, { minLength: 1, maxLength: 5 }), (lines, paths) => {
      const whole = ignore({ ignorecase: false, allowRelativePaths: true }).add(lines);
      const rules = readGitIgnore('file:///c', lines.join('\n'));
      for (const tried of paths.flatMap((file) => [file, `${file}/`])) {
        const { ignored, unignored } = whole.test(tried);
        assert.deepEqual({ ...rules.rules.test(tried) }, { ...whole.test(tried), ignored, unignored }, tried);
      }
    }),
    { numRuns: runs(5000) },
  );
});

test('what git leaves out is left out: of files, folders and all in them, except for exceptions', () => {
  const rules = [
    readGitIgnore('file:///c', '*.seed\n!keep.seed\n/build/\nlogs/**\n'),
    readGitIgnore('file:///c/d', '!1.seed\n'),
  ];
  const isOut = (file: string, kind: 'file' | 'folder' = 'file') =>
    isIgnored(rules.slice(0, file.startsWith('d/') ? 2 : 1), `file:///c/${file}`, kind);
  assert.deepEqual(
    ['1.seed', 'a/1.seed', 'keep.seed', 'd/1.seed', 'd/2.seed'].map((file) => isOut(file)),
    [true, true, false, false, true],
  );
  assert.deepEqual([isOut('build', 'folder'), isOut('build'), isOut('a/build', 'folder')], [true, false, false]);
  assert.deepEqual([isOut('logs', 'folder'), isOut('logs/a', 'folder')], [false, true]);
});

test('a file of rules made to take long takes no time', () => {
  const shapes = [
    (index: number) => `**/a/**/b${index}`,
    (index: number) => `*x${index}`,
    () => '**/a/**/b*',
    (index: number) => `**/a${index}*/**/1.seed`,
    (index: number) => `*a*${index}`,
  ];
  for (const shape of shapes) {
    const text = Array.from({ length: 10_000 }, (_, index) => shape(index)).join('\n');
    withoutHanging(() => {
      const rules = [readGitIgnore('file:///c', text)];
      const folders = `file:///c${'/a'.repeat(100)}`;
      for (let seed = 0; seed < 200; seed++) {
        assert.equal(isIgnored(rules, `${folders}/${seed}.seed`, 'file'), false, `${shape(1)}: ${seed}`);
      }
    });
  }
});
