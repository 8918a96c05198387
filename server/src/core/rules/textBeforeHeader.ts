import type { FrontMatter, SeedDocument } from '../syntax/seedDocument.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Finding, Rule } from './rule.ts';
import { lineAt } from '../syntax/lineScanner.ts';
import { insertion, removal } from '../text/edit.ts';
import { exampleSeed } from './exampleSeed.ts';
import { firstLine } from './fences.ts';

export const textBeforeHeader: Rule = {
  code: 'text-before-header',
  defaultSeverity: 'error',
  documentation: {
    summary: 'Blank lines, spaces or other text stand before the opening fence.',
    reason: 'Readers look for a header on the first line only; behind anything else they find none.',
    wrong: `\n${exampleSeed('bridge')}`,
    right: exampleSeed('bridge'),
    fix: 'Removes blank lines and spaces (in fix-all); moves other text behind the header.',
  },
  *check({ document }) {
    const { kind, leading } = document.frontMatter;
    if (leading.end > leading.start && (kind === 'closed' || kind === 'unclosed')) yield leadingText(document);
  },
};

/** The two lines of a Markdown code block that a header was pasted in; undefined where the text before it is no such line. */
function codeBlockLines(text: string, { leading, body }: FrontMatter): readonly TextEdit[] | undefined {
  const opening = /^(`{3,}|~{3,})(?:ya?ml)?$/i.exec(text.slice(leading.start, leading.end).trim());
  const closing = lineAt(text, body.start);
  return opening?.[1] !== undefined && closing.text.trim() === opening[1]
    ? [removal(leading), removal({ start: closing.start, end: closing.next })]
    : undefined;
}

function leadingText({ text, frontMatter, lineBreak }: SeedDocument): Finding {
  const { leading, body } = frontMatter;
  const words = text.slice(leading.start, leading.end).trim();
  const where = firstLine(text, leading.start);
  if (words === '') {
    return {
      range: where,
      message: 'The header does not begin on the first line: nothing is expected before “---”.',
      fixes: () => [
        { title: 'Remove what stands before the header', kind: 'safe', preferred: true, edits: [removal(leading)] },
      ],
    };
  }
  const codeBlock = codeBlockLines(text, frontMatter);
  if (codeBlock) {
    return {
      range: where,
      message: 'The header stands in a Markdown code block: nothing is expected before “---”.',
      fixes: () => [
        {
          title: 'Take the header out of the code block',
          kind: 'safe',
          preferred: true,
          drops: [leading],
          changesBody: true,
          edits: codeBlock,
        },
      ],
    };
  }
  return {
    range: where,
    message: 'Text stands before the header: nothing is expected before “---”.',
    fixes: () => [
      {
        title: 'Move the text behind the header',
        kind: 'unsafe',
        preferred: true,
        edits: [removal(leading), insertion(body.start, words + lineBreak + lineBreak)],
      },
    ],
  };
}
