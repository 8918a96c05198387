import type { SeedContext } from '../corpus/seedContext.ts';
import type { Line } from '../syntax/lineScanner.ts';
import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { TextEdit } from '../text/edit.ts';
import type { NearMiss } from '../findings/summaryHeading.ts';
import { isBlank, scanLines } from '../syntax/lineScanner.ts';
import { insertion, replacement } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { noFindings, type Finding, type Rule } from '../findings/rule.ts';
import { findNearMiss, findSummaryHeadings, linesOfHeading, writeSummaryHeading } from '../findings/summaryHeading.ts';

export const missingSummary: Rule = {
  code: 'missing-summary',
  defaultSeverity: 'warning',
  documentation: {
    summary: 'The body has none of the headings in `body.headings` (by default, `## Article summary`).',
    reason: 'Programs find the summary by the exact heading.',
    wrong: exampleSeed('tunnel').replace('## Article summary', '# Article Summary:'),
    right: exampleSeed('tunnel'),
    fix: 'Offers to correct a heading that is almost right, or to insert one above the first paragraph. Neither runs by itself: Seedbed never edits bodies unasked.',
  },
  check(seed) {
    const wanted = seed.configuration.body.headings;
    if (wanted.length === 0 || findSummaryHeadings(seed).length > 0) return noFindings;
    const nearMiss = findNearMiss(seed);
    return [nearMiss ? misspelt(seed, nearMiss) : missing(seed, wanted)];
  },
};

function misspelt({ document, configuration }: SeedContext, { range, meant }: NearMiss): Finding {
  const heading = writeSummaryHeading(configuration, meant);
  const written = document.text
    .slice(range.start, range.end)
    .split(/[\r\n]/, 1)[0]!
    .trim();
  return {
    range,
    message: `The body has no heading ${quoteForMessage(heading)}. Did you mean it by ${quoteForMessage(written)}?`,
    fixes: () => [
      {
        title: `Change the heading to ${quoteForMessage(heading)}`,
        kind: 'unsafe',
        preferred: true,
        edits: [replacement(range, heading)],
      },
    ],
  };
}

function missing({ document, configuration }: SeedContext, wanted: readonly string[]): Finding {
  const { text, frontMatter } = document;
  const headings = wanted.map((heading) => quoteForMessage(writeSummaryHeading(configuration, heading)));
  const paragraph = firstParagraph(document);
  // The body's first word is enough to underline: its first line may be all of it.
  const firstText = text.slice(frontMatter.body.start, frontMatter.body.end).search(/\S/);
  const start = frontMatter.body.start + firstText;
  const firstWord = { start, end: start + text.slice(start, start + 80).search(/\s|$/) };
  return {
    range: firstText < 0 ? frontMatter.closing : firstWord,
    message:
      headings.length === 1
        ? `The body has no heading ${headings[0]}.`
        : `The body has none of the headings ${headings.slice(0, 6).join(', ')}.`,
    fixes: () =>
      wanted.slice(0, 6).map((heading) => ({
        title: `Insert the heading ${quoteForMessage(writeSummaryHeading(configuration, heading))}`,
        kind: 'unsafe',
        preferred: wanted.length === 1 && paragraph !== undefined,
        edits: [insertHeading(document, writeSummaryHeading(configuration, heading), paragraph)],
      })),
  };
}

function insertHeading(document: SeedDocument, heading: string, paragraph: Line | undefined): TextEdit {
  const { lineBreak, frontMatter } = document;
  if (paragraph) return insertion(paragraph.start, heading + lineBreak);
  const isLineStart = frontMatter.body.start > frontMatter.closing.end;
  return insertion(frontMatter.body.start, isLineStart ? heading + lineBreak : lineBreak + heading);
}

/** The first line of the body that is neither blank nor a heading. */
function firstParagraph(document: SeedDocument): Line | undefined {
  const { text, frontMatter, headings } = document;
  let end = frontMatter.body.start;
  for (const line of scanLines(text, frontMatter.body.start, frontMatter.body.end)) {
    if (isBlank(line.text) || line.start < end) continue;
    const heading = headings.find(({ range }) => range.start === line.start);
    if (!heading) return line;
    end = linesOfHeading(document, heading).end;
  }
  return undefined;
}
