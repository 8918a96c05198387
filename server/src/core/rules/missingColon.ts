import type { Rule } from '../findings/rule.ts';
import { skipBlanks } from '../syntax/lineScanner.ts';
import { replacement } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';

export const missingColon: Rule = {
  code: 'missing-colon',
  defaultSeverity: 'error',
  documentation: {
    summary: 'A known key is followed by its value without a colon, or by `=`, `;`, `::` or an arrow in its place.',
    reason: 'YAML takes such a line for the rest of the value above it, or for no field at all.',
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
          ? `One colon and a space are expected between ${quoteForMessage(key)} and its value.`
          : `The key ${quoteForMessage(key)} needs a colon behind it to be a field.`,
        fixes: () => [
          { title: `Write “${key}: ”`, kind: 'safe', preferred: true, edits: [replacement(separator, ': ')] },
        ],
      };
    }
  },
};
