import type { Rule } from '../findings/rule.ts';
import { replacement } from '../text/edit.ts';
import { exoticSpaces } from '../text/invisible.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';

export const missingSpaceAfterColon: Rule = {
  code: 'missing-space-after-colon',
  defaultSeverity: 'error',
  documentation: {
    summary: 'There is no space after a key’s colon: `usage:candidate`.',
    reason: 'YAML reads `usage:candidate` as one word, not as a field.',
    wrong: exampleSeed('bridge', { usage: 'usage:candidate' }),
    right: exampleSeed('bridge'),
    fix: 'Inserts the space (in fix-all).',
  },
  *check({ document }) {
    for (const { code, range } of document.problems) {
      if (code !== 'missing-space-after-colon') continue;
      const [exotic = ''] = otherSpaces.exec(document.text.slice(range.end, range.end + 20)) ?? [];
      yield {
        range,
        message: `${quoteForMessage(document.text.slice(range.start, range.end))} needs a space after its colon.`,
        fixes: () => [
          {
            title: 'Insert a space after the colon',
            kind: 'safe',
            preferred: true,
            // White space of another kind stands for the space, and would be the start of the value.
            edits: [replacement({ start: range.end, end: range.end + exotic.length }, ' ')],
          },
        ],
      };
    }
  },
};

const otherSpaces = new RegExp(`^[${exoticSpaces}\\u200B\\uFEFF]*`);
