import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { linesOf } from '../../../server/src/core/text/lines.ts';
import { runs } from '../../support/properties.ts';

test('positions in a long text are those of the language server’s own documents', () => {
  const piece = fc.constantFrom('\r\n', '\n', '\r', 'a', 'é', '😀', 'x'.repeat(1000));
  const text = fc.array(piece, { minLength: 10, maxLength: 30 }).map((pieces) => pieces.join(''));
  const texts = fc
    .tuple(fc.integer({ min: 1010, max: 1030 }), text)
    .map(([length, end]) => `${'.'.repeat(length)}${end}`);
  fc.assert(
    fc.property(texts, fc.array(fc.integer({ min: 1010, max: 1060 }), { maxLength: 5 }), (long, offsets) => {
      const document = TextDocument.create('', '', 0, long);
      const lines = linesOf({ text: long });
      for (const offset of offsets) {
        const { line, character } = lines.positionAt(offset);
        assert.deepEqual({ line, character }, document.positionAt(offset), `at ${offset}`);
      }
    }),
    { numRuns: runs(500) },
  );
});
