import type { Rule } from '../findings/rule.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';

export const notAMapping: Rule = {
  code: 'not-a-mapping',
  defaultSeverity: 'error',
  documentation: {
    summary: 'The header is a list or plain text instead of fields.',
    reason: 'Programs look up fields by key; a list or plain text has none.',
    wrong: `---
- https://apnews.com/article/harbour-bridge-reopens
- Harbour bridge reopens after two years of repairs
---
## Article summary
The bridge is open again.
`,
    right: exampleSeed('bridge'),
  },
  *check({ document }) {
    for (const problem of document.problems) {
      if (problem.code !== 'not-a-mapping') continue;
      const found = problem.found === 'list' ? 'a list' : 'plain text';
      yield { range: problem.range, message: `The header is ${found}. Write fields such as “title: …”, one a line.` };
    }
  },
};
