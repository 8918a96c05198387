import type { Rule } from '../findings/rule.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';

export const executableHeader: Rule = {
  code: 'executable-header',
  defaultSeverity: 'error',
  documentation: {
    summary: 'The header is marked as a program (`---js`), or a value asks for one (`!!python/object`).',
    reason:
      'Some readers of front matter run such a header as code: whoever opens the file runs what somebody else wrote. Seedbed never does, and reads nothing of it.',
    wrong: `---js
{ url: 'https://apnews.com/article/harbour-bridge-reopens' }
---
## Article summary
The bridge is open again.
`,
    right: exampleSeed('bridge'),
  },
  *check({ document }) {
    const { kind, opening, language } = document.frontMatter;
    if (kind === 'foreign') {
      yield {
        range: opening,
        message: `The header is marked as ${quoteForMessage(language)}, which some readers run as a program: plain fields between lines of “---” are expected.`,
      };
    }
    for (const problem of document.problems) {
      if (problem.code !== 'executable-header') continue;
      yield {
        range: problem.range,
        message: `The value ${quoteForMessage(problem.tag)} asks its reader to run code: plain text is expected.`,
      };
    }
  },
};
