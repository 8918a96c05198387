import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { Finding, Rule } from './rule.ts';
import { insertion, removal } from '../text/edit.ts';
import { firstLine } from './fences.ts';

export const textBeforeHeader: Rule = {
  code: 'text-before-header',
  defaultSeverity: 'error',
  documentation: {
    summary: 'Blank lines, spaces or other text stand before the opening fence.',
    reason: 'Readers look for a header on the first line only; behind anything else they find none.',
    wrong: `
---
url: https://apnews.com/article/harbour-bridge-reopens
title: Harbour bridge reopens after two years of repairs
publisher: ap
usage: candidate
initial_rank: 4
---
## Article summary
The bridge is open again.
`,
    right: `---
url: https://apnews.com/article/harbour-bridge-reopens
title: Harbour bridge reopens after two years of repairs
publisher: ap
usage: candidate
initial_rank: 4
---
## Article summary
The bridge is open again.
`,
    fix: 'Removes blank lines and spaces (in fix-all); moves other text behind the header.',
  },
  *check({ document }) {
    const { kind, leading } = document.frontMatter;
    if (leading.end > leading.start && (kind === 'closed' || kind === 'unclosed')) yield leadingText(document);
  },
};

function leadingText({ text, frontMatter, lineBreak }: SeedDocument): Finding {
  const { leading, body } = frontMatter;
  const words = text.slice(leading.start, leading.end).trim();
  const where = firstLine(text, leading.start);
  if (words === '') {
    return {
      range: where,
      message: 'The header does not begin on the first line: nothing is expected before “---”.',
      fixes: () => [
        { title: 'Remove what stands before the header', safe: true, preferred: true, edits: [removal(leading)] },
      ],
    };
  }
  return {
    range: where,
    message: 'Text stands before the header: nothing is expected before “---”.',
    fixes: () => [
      {
        title: 'Move the text behind the header',
        safe: false,
        preferred: true,
        edits: [removal(leading), insertion(body.start, words + lineBreak + lineBreak)],
      },
    ],
  };
}
