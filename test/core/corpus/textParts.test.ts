import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textParts } from '../../../server/src/core/corpus/textParts.ts';
import { parseSeed } from '../../../server/src/core/index.ts';
import { runs } from '../../support/properties.ts';

/** The parts of a body, as what stands in them. */
function partsOf(body: string, length = Infinity): string[] {
  const document = parseSeed(`---\ntitle: a\n---\n${body}`, new Set(['title']));
  const { start, end } = document.frontMatter.body;
  const bounds = textParts(document, Math.min(end, start + length));
  return bounds.flatMap((from, index) => (index % 2 === 0 ? [document.text.slice(from, bounds[index + 1])] : []));
}

test('headings divide a body', () => {
  assert.deepEqual(partsOf('one\n## Two\nthree\n  # Four'), ['one\n', '\nthree\n', '']);
  assert.deepEqual(partsOf('one\n#two\n####### Three\n    # Four\n- five'), [
    'one\n#two\n####### Three\n    # Four\n- five',
  ]);
  assert.deepEqual(partsOf('One\n===\ntwo'), ['', '\n===\ntwo']);
  assert.deepEqual(partsOf('```\n# one\n```\n# Two\n'), ['```\n# one\n```\n', '\n']);
  assert.deepEqual(partsOf('# One\r\ntwo\r# Three'), ['', '\r\ntwo\r', '']);
});

test('a body that is cut has the headings that it has as a whole', () => {
  assert.deepEqual(partsOf('one\nTwo\n---', 6), ['one\n', '']);
  assert.deepEqual(partsOf('one\n## Two\nthree', 3), ['one']);
});

test('the parts are what the headings leave', () => {
  const piece = fc.constantFrom(
    '#',
    '## ',
    '-',
    '--',
    '= ',
    '```',
    '~~~',
    ' ',
    '\t',
    '\n',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    'a ',
    'b',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(60), (pieces, length) => {
      const text = `---\ntitle: a\n---\n${pieces.join('')}`;
      const document = parseSeed(text, new Set(['title']));
      const { start } = document.frontMatter.body;
      for (const end of [document.frontMatter.body.end, Math.min(document.frontMatter.body.end, start + length)]) {
        const within = document.headings.filter(({ range }) => range.start < end);
        const expected = [start, ...within.flatMap(({ range }) => [range.start, Math.min(range.end, end)]), end];
        assert.deepEqual(textParts(document, end), expected, JSON.stringify(text));
      }
    }),
    { numRuns: runs(2000) },
  );
});

test('a body of nothing but headings has as many parts as headings are read of it', () => {
  for (const count of [400, 600, 1100]) {
    assert.equal(partsOf('# a\n'.repeat(count)).length, Math.min(count, 1000) + 1);
  }
});
