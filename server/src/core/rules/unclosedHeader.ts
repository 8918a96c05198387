import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import type { Finding, Rule } from '../findings/rule.ts';
import { safeIf } from '../findings/rule.ts';
import { insertion } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { endsWithField, fence } from '../findings/fences.ts';

export const unclosedHeader: Rule = {
  code: 'unclosed-header',
  defaultSeverity: 'error',
  documentation: {
    summary: 'The header has no closing `---`, or it comes after the body has started.',
    reason: 'Programs then read the whole file as YAML, or find no header at all.',
    wrong: exampleSeed('bridge').replace('\n---\n', '\n'),
    right: exampleSeed('bridge'),
    fix: 'Inserts `---` after the last line of the header. Fix-all does this too, unless that line could be the first line of the body, or PyYAML reads the header up to a later `---`.',
  },
  *check(seed) {
    const { document, configuration } = seed;
    const { text, frontMatter, lineBreak, problems } = document;
    for (const problem of problems) {
      if (problem.code !== 'unclosed-header') continue;
      const heading = text.slice(problem.range.start, problem.range.end).replace(/^#+/, '').trim();
      if (configuration.body.headings.includes(heading)) yield runsOn(document, problem.range);
    }
    if (frontMatter.kind !== 'unclosed') return;
    const { start, end } = frontMatter.header;
    const startsLine = end === start || /[\r\n]$/.test(text.slice(start, end));
    const closing = startsLine && end > frontMatter.opening.end ? fence + lineBreak : lineBreak + fence;
    yield {
      range: frontMatter.opening,
      message: 'The header is never closed. Add a “---” line after its last field.',
      fixes: () => [
        {
          title: 'Close the header with “---”',
          kind: safeIf(endsWithField(seed)),
          preferred: true,
          edits: [insertion(end, closing)],
        },
      ],
    };
  },
};

/** PyYAML takes the heading for a comment, and the text after it for fields: what it reads is not taken apart unasked. */
function runsOn({ text, lineBreak }: SeedDocument, heading: TextRange): Finding {
  return {
    range: heading,
    message: `The header continues past ${quoteForMessage(text.slice(heading.start, heading.end))}, a heading of the body. Put “---” before it.`,
    fixes: () => [
      {
        title: 'Close the header before the heading',
        kind: 'unsafe',
        preferred: true,
        edits: [insertion(heading.start, fence + lineBreak)],
      },
    ],
  };
}
