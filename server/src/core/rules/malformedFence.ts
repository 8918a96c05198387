import type { FrontMatter, SeedDocument } from '../syntax/seedDocument.ts';
import type { TextEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';
import type { Finding, Rule } from './rule.ts';
import { safeIf } from './rule.ts';
import { isCodeFence } from '../syntax/frontMatter.ts';
import { isFieldLike } from '../syntax/keyLine.ts';
import { lineAt } from '../syntax/lineScanner.ts';
import { removal, replacement } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from './exampleSeed.ts';
import { fence } from './fences.ts';

export const malformedFence: Rule = {
  code: 'malformed-fence',
  defaultSeverity: 'error',
  documentation: {
    summary: 'A line is meant as a fence, and readers do not take it for one: `--`, `----`, `—-`, `+++`, `--- yaml`.',
    reason:
      'A header begins and ends with exactly three dashes at the start of a line; with anything else readers find another header, or none.',
    wrong: exampleSeed('bridge').replace('\n---\n', '\n----\n'),
    right: exampleSeed('bridge'),
    fix: 'Writes `---` (in fix-all, unless a word behind the dashes would be lost).',
  },
  *check({ document }) {
    for (const range of document.frontMatter.malformed) yield malformed(document, range);
  },
};

function malformed({ text, lineBreak, frontMatter }: SeedDocument, range: TextRange): Finding {
  const line = text.slice(range.start, range.end);
  const behind = /^---[ \t]*([^\s-].*)$/.exec(line)?.[1] ?? '';
  const isField = isFieldLike(behind);
  return {
    range,
    message: `${quoteForMessage(line)} is no fence: exactly “---” is expected on this line.`,
    fixes: () => [
      isField
        ? {
            title: 'Move the field to a line of its own',
            kind: 'safe',
            preferred: true,
            edits: [replacement(range, fence + lineBreak + behind)],
          }
        : {
            title: 'Write “---”',
            kind: safeIf(isDispensable(behind)),
            preferred: true,
            drops: isDispensable(behind) ? frontMatter.malformed : [],
            edits: isCodeFence(line) ? withoutCodeBlock(text, frontMatter) : [replacement(range, fence)],
          },
    ],
  };
}

/** The two lines of a code block go together: one alone would be a code block of the body. */
function withoutCodeBlock(text: string, { malformed: fences, closing, body }: FrontMatter): readonly TextEdit[] {
  const edits = fences.map((each) => replacement(each, fence));
  const behind = lineAt(text, body.start);
  const isClosed = fences.some(({ start }) => start === closing.start);
  return !isClosed && isCodeFence(behind.text) ? [...edits, removal({ start: behind.start, end: behind.next })] : edits;
}

/** Words behind a fence that only name the header's language, which is what a fence without a word means. */
function isDispensable(words: string): boolean {
  return words === '' || /^ya?ml\s*$/i.test(words);
}
