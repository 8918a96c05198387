import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DocumentSymbol, Position, Range } from 'vscode-languageserver-types';
import {
  codeLenses,
  definition,
  documentHighlights,
  inlayHints,
  planRename,
  prepareRename,
  references,
  renameIn,
} from '../../../server/src/core/index.ts';
import { documentLinks } from '../../../server/src/core/editor/documentLinks.ts';
import { documentSymbols } from '../../../server/src/core/editor/documentSymbols.ts';
import { foldingRanges } from '../../../server/src/core/editor/foldingRanges.ts';
import { hover } from '../../../server/src/core/editor/hover.ts';
import { linesOf } from '../../../server/src/core/text/lines.ts';
import { completionItems, seedOf } from '../../support/features.ts';
import { runs } from '../../support/properties.ts';

// What a client may rely on, in any text and at any place of it.

const syntax = [
  '---',
  '\n',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '  ',
  '\t',
  ':',
  ': ',
  '#',
  '# ',
  '"',
  "'",
  '[',
  '{',
  '|',
  '- ',
  '&',
  '*',
];
const words = [
  'url',
  'title',
  'publisher',
  'usage: ',
  'initial_rank: 4',
  'ap',
  'https://apnews.com/a',
  'js',
  'é',
  '💡',
];
const fragments = [...syntax, ...words, '\uFEFF'];
const anyText = fc.array(fc.constantFrom(...fragments), { maxLength: 24 }).map((pieces) => pieces.join(''));
const anyPlace = anyText.chain((text) => fc.tuple(fc.constant(text), fc.nat({ max: text.length })));

test('completion edits one line around the cursor, and its edits fit together', () => {
  fc.assert(
    fc.property(anyPlace, ([text, offset]) => {
      for (const item of completionItems(`${text.slice(0, offset)}<|>${text.slice(offset)}`).slice(0, 3)) {
        assert.ok(item.textEdit && 'range' in item.textEdit);
        const ranges = [item.textEdit, ...(item.additionalTextEdits ?? [])].map(({ range }) => range);
        ranges.sort((a, b) => compare(a.start, b.start));
        for (let index = 1; index < ranges.length; index++) {
          assert.ok(compare(ranges[index - 1]!.end, ranges[index]!.start) <= 0, 'edits overlap');
        }
      }
    }),
    { numRuns: runs(1000) },
  );
});

test('hover is about the place', () => {
  fc.assert(
    fc.property(anyPlace, ([text, offset]) => {
      const seed = seedOf(text);
      const position = linesOf(seed.document).positionAt(offset);
      const range = hover(seed, position)?.range;
      if (range) assert.ok(compare(range.start, position) <= 0 && compare(position, range.end) <= 0);
    }),
    { numRuns: runs(2000) },
  );
});

test('symbols have names and lie within each other, links and folds within the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const seed = seedOf(text);
      const end = linesOf(seed.document).positionAt(text.length);
      expectWithin(documentSymbols(seed), { start: { line: 0, character: 0 }, end });
      for (const { range } of documentLinks(seed)) assert.ok(compare(range.start, range.end) < 0);
      for (const { startLine, endLine } of foldingRanges(seed)) assert.ok(startLine < endLine && endLine <= end.line);
    }),
    { numRuns: runs(2000) },
  );
});

test('what is found from a place in a seed is about that place', () => {
  fc.assert(
    fc.property(anyPlace, ([text, offset]) => {
      const seed = seedOf(text);
      const lines = linesOf(seed.document);
      const position = lines.positionAt(offset);
      const isHere = ({ start, end }: Range) => compare(start, position) <= 0 && compare(position, end) <= 0;
      for (const { originSelectionRange } of definition(seed, position, undefined, 'file:///publishers.md')) {
        assert.ok(originSelectionRange && isHere(originSelectionRange));
      }
      const prepared = prepareRename(seed, position);
      const plan = planRename(seed, position, 'renamed');
      assert.equal('refusal' in plan, prepared === undefined);
      if (!('refusal' in plan)) assert.notEqual(renameIn(seed, plan).length, 0);
      assert.ok(references(seed, position, { includeDeclaration: true }).length <= 1, 'there is one seed only');
      documentHighlights(seed, position);
      for (const { range } of codeLenses(seed, {})) assert.deepEqual(range.start, range.end);
      const whole = lines.rangeOf({ start: 0, end: text.length });
      for (const hint of inlayHints(seed, whole)) assert.ok(compare(hint.position, whole.end) <= 0);
    }),
    { numRuns: runs(2000) },
  );
});

function expectWithin(symbols: readonly DocumentSymbol[], outer: Range): void {
  for (const { name, range, selectionRange, children } of symbols) {
    assert.notEqual(name, '');
    assert.ok(compare(outer.start, range.start) <= 0 && compare(range.end, outer.end) <= 0, `${name} lies outside`);
    assert.ok(compare(range.start, selectionRange.start) <= 0 && compare(selectionRange.end, range.end) <= 0);
    expectWithin(children ?? [], range);
  }
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
