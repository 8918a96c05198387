import type { Rule } from '../findings/rule.ts';
import { skipBlanks } from '../syntax/lineScanner.ts';
import { replacement } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';

export const missingColon: Rule = {
  code: 'missing-colon',
  defaultSeverity: 'error',
  documentation: {
    summary: 'A known key has no colon before its value, or has `=`, `;`, `::` or an arrow instead.',
    reason: 'YAML reads such a line as part of the value above, or not as a field at all.',
    wrong: exampleSeed('bridge', { publisher: 'publisher = ap' }),
    right: exampleSeed('bridge'),
    fix: 'Writes `: ` between key and value (in fix-all).',
  },
  *check({ document }) {
    const { text, problems } = document;
    for (const problem of problems) {
      if (problem.code !== 'missing-colon') continue;
      const { range, key } = problem;
      const separator = { start: problem.separator.start, end: skipBlanks(text, range.end, text.length) };
      const hasColon = text.slice(problem.separator.start, problem.separator.end).includes(':');
      yield {
        range,
        message: hasColon
          ? `Put one colon and a space between ${quoteForMessage(key)} and its value.`
          : `The key ${quoteForMessage(key)} needs a colon after it.`,
        fixes: () => [
          { title: `Write “${key}: ”`, kind: 'safe', preferred: true, edits: [replacement(separator, ': ')] },
        ],
      };
    }
  },
};
