import type { Rule } from '../findings/rule.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';

export const notAMapping: Rule = {
  code: 'not-a-mapping',
  defaultSeverity: 'error',
  documentation: {
    summary: 'The header is a list or a lone text, and no fields.',
    reason: 'Readers look fields up by their keys; a list or a text has none.',
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
      const found = problem.found === 'list' ? 'a list' : 'a lone text';
      yield { range: problem.range, message: `The header is ${found}: lines such as “title: …” are expected.` };
    }
  },
};
