import type { Rule } from '../findings/rule.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';

export const executableHeader: Rule = {
  code: 'executable-header',
  defaultSeverity: 'error',
  documentation: {
    summary: 'The header is marked as a program (`---js`), or a value asks to run one (`!!python/object`).',
    reason:
      'Some front matter parsers run such a header as code, so anyone who opens the file runs what somebody else wrote. Seedbed never does, and does not read it.',
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
        message: `The header is marked as ${quoteForMessage(language)}, which some parsers run as a program. Use plain fields between “---” lines.`,
      };
    }
    for (const problem of document.problems) {
      if (problem.code !== 'executable-header') continue;
      yield {
        range: problem.range,
        message: `The value ${quoteForMessage(problem.tag)} asks the parser to run code. Use plain text.`,
      };
    }
  },
};
