import type { SeedContext } from '../corpus/seedContext.ts';
import type { Heading } from '../syntax/seedDocument.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { noFindings, type Rule } from '../findings/rule.ts';
import { findSummaryHeadings, linesOfHeading, writeSummaryHeading } from '../findings/summaryHeading.ts';

export const emptySummary: Rule = {
  code: 'empty-summary',
  defaultSeverity: 'warning',
  documentation: {
    summary: 'The summary heading has no text under it.',
    reason: 'Curators decide by the summary, and Seedbed searches and compares it.',
    wrong: exampleSeed('tunnel').replace(/\nThe tunnel.*\n/, '\n\n## Sources\nThe harbour authority.\n'),
    right: `${exampleSeed('tunnel')}\n## Sources\nThe harbour authority.\n`,
  },
  check(seed) {
    const empty = findSummaryHeadings(seed).filter((heading) => isEmptySection(seed, heading));
    if (empty.length === 0) return noFindings;
    return empty.map((heading) => ({
      range: heading.range,
      message: `Write a paragraph under ${quoteForMessage(writeSummaryHeading(seed.configuration, heading.text, heading.level))}.`,
    }));
  },
};

/** True where only blanks come before the next heading, unless that one begins a part of this section. */
function isEmptySection({ document }: SeedContext, heading: Heading): boolean {
  const { text, headings, frontMatter } = document;
  const next = headings[headings.indexOf(heading) + 1];
  if (next && next.level > heading.level) return false;
  const start = linesOfHeading(document, heading).end;
  return text.slice(start, next?.range.start ?? frontMatter.body.end).trim() === '';
}
