import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fieldKeys, parseSeed } from '../../../server/src/core/index.ts';
import { emptySummary } from '../../../server/src/core/rules/emptySummary.ts';
import { missingSummary } from '../../../server/src/core/rules/missingSummary.ts';
import { hasSummaryFirst } from '../../../server/src/core/findings/summaryHeading.ts';
import { body, contextOf } from '../../support/seed.ts';
import { runs } from '../../support/properties.ts';

const context = contextOf(body('## Article summary\nText.\n'), {
  configuration: "body: {headings: [Article summary, In short, 'C#']}\n",
});

function withBody(text: string): typeof context {
  return { ...context, document: parseSeed(body(text), fieldKeys(context.configuration)) };
}

test('is seen at a glance where the body begins with it, text follows, and it comes once', () => {
  const rows: [text: string, isFirst: boolean][] = [
    ['## Article summary\nText.\n', true],
    ['## In short\r\n\r\nText.\r\nMore.\r\n', true],
    ['## Article summary\n\nText', true],
    ['## Article summary\nText.\n\n## Sources\n', true],
    ['## Article summary\n', false],
    ['## Article summary', false],
    ['## Article summary\nText.\n---\n', false],
    ['## Article summary\nText.\r  ---\n', false],
    ['## Article summary\nText.\n## In short\n', false],
    ['## Article summary\n- Text.\n', false],
    ['## Article summary \nText.\n', false],
    ['## Article summaryText.\n', false],
    ['## C#\nText.\n', false],
    ['# Article summary\nText.\n', false],
    ['\n## Article summary\nText.\n', false],
    ['', false],
  ];
  for (const [text, isFirst] of rows) assert.equal(hasSummaryFirst(withBody(text)), isFirst, JSON.stringify(text));
});

test('says nothing that a look at all headings would not', () => {
  const marks = '## Article summary|Article summary|## In short|In short|C#|## |# |#|---|===|```'.split('|');
  const words = ['\n', '\n', '\n\n', '\r\n', '\r', ' ', '    ', '\t', 'Text.', 'Text.\n', '- ', '\u00A0', 'é', '1'];
  const piece = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...marks) },
    { weight: 3, arbitrary: fc.constantFrom(...words) },
  );
  let first = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), fc.boolean(), (pieces, begins) => {
      const text = (begins ? '## Article summary\n' : '') + pieces.join('');
      if (!hasSummaryFirst(withBody(text))) return;
      first++;
      // With an empty line before it nothing is seen at a glance.
      const seed = withBody(`\n${text}`);
      assert.ok(!hasSummaryFirst(seed));
      for (const rule of [missingSummary, emptySummary])
        assert.deepEqual([...rule.check(seed)], [], JSON.stringify(text));
    }),
    { numRuns: runs(5000) },
  );
  assert.ok(first > runs(5000) / 25, `${first} seen`);
});
