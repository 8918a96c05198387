import type { Rule } from './rule.ts';
import { insertion } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from './exampleSeed.ts';

export const missingSpaceAfterColon: Rule = {
  code: 'missing-space-after-colon',
  defaultSeverity: 'error',
  documentation: {
    summary: 'A key’s colon is not followed by a space: `usage:candidate`.',
    reason: 'To YAML, `usage:candidate` is one word and no field at all.',
    wrong: exampleSeed('bridge', { usage: 'usage:candidate' }),
    right: exampleSeed('bridge'),
    fix: 'Inserts the space (in fix-all).',
  },
  *check({ document }) {
    for (const { code, range } of document.problems) {
      if (code !== 'missing-space-after-colon') continue;
      yield {
        range,
        message: `${quoteForMessage(document.text.slice(range.start, range.end))} needs a space behind its colon to be a field.`,
        fixes: () => [
          {
            title: 'Insert a space behind the colon',
            kind: 'safe',
            preferred: true,
            edits: [insertion(range.end, ' ')],
          },
        ],
      };
    }
  },
};
