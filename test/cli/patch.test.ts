import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyPatch } from 'diff';
import fc from 'fast-check';
import { patchFor, shownPatch } from '../../server/src/cli/patch.ts';
import { withoutHanging } from '../support/hangs.ts';

const lines = fc.array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', '\r', ' '), { maxLength: 12 });
const texts = lines.map((pieces) => pieces.join(''));

test('a patch makes the one text of the other', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      fc.pre(before !== after);
      assert.equal(applyPatch(before, patchFor('1.seed', before, after), { autoConvertLineEndings: false }), after);
    }),
  );
});

test('texts that have next to nothing in common are not searched for it', () => {
  const numbered = (letter: string) => Array.from({ length: 20_000 }, (_, index) => `${letter}${index}\n`).join('');
  const before = `begin\n${numbered('a')}1\n2\n3\n4`;
  const after = `begin\n${numbered('b')}1\n2\n3\n4`;
  const patch = withoutHanging(() => patchFor('1.seed', before, after));
  assert.equal(applyPatch(before, patch), after);
  assert.match(patch, /^--- a\/1\.seed\n\+\+\+ b\/1\.seed\n@@ -1,20004 \+1,20004 @@\n begin\n-a0\n/);
  assert.match(patch, /\n\+b19999\n 1\n 2\n 3\n$/);
  const shorter = patchFor('1.seed', before, after.replace(/1\n2\n3\n4$/, '1\n2'));
  assert.match(shorter, /\n-4\n\\ No newline at end of file\n\+b0\n/);
  assert.equal(applyPatch(before, shorter), after.replace(/1\n2\n3\n4$/, '1\n2'));
});

test('a patch that is shown moves no cursor', () => {
  const patch = patchFor('a b\n.seed', 'one\r\ntwo', 'one\r\n\u001B[2J\ttwo\u202E');
  const shown = shownPatch(patch, (style, text) => `<${style}>${text}</>`);
  assert.equal(
    shown,
    `<bold>--- "a/a b\\n.seed"</>
<bold>+++ "b/a b\\n.seed"</>
<cyan>@@ -1,2 +1,2 @@</>
 one\\u{D}
<red>-two</>
\\ No newline at end of file
<green>+\\u{1B}[2J\\u{9}two\\u{202E}</>
\\ No newline at end of file
`,
  );
});
