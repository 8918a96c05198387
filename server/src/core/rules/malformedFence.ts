import type { SeedContext } from '../corpus/seedContext.ts';
import type { FrontMatter } from '../syntax/seedDocument.ts';
import type { TextEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';
import type { Finding, Fix, Rule } from '../findings/rule.ts';
import { fieldKeys } from '../schema/fieldKeys.ts';
import { isCodeFence, wordsBehindDashes } from '../syntax/fenceLine.ts';
import { isFieldLike, readKeyLine } from '../syntax/keyLine.ts';
import { isBlank, lineAt, scanLines } from '../syntax/lineScanner.ts';
import { removal, replacement } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { fence, startOfBody } from '../findings/fences.ts';
import { safeIf } from '../findings/rule.ts';

export const malformedFence: Rule = {
  code: 'malformed-fence',
  defaultSeverity: 'error',
  documentation: {
    summary: 'A line should be `---` but is not: `--`, `----`, `—-`, `+++`, `***`, `...`, `--- yaml`.',
    reason:
      'A header starts and ends with a line of exactly three hyphens. With anything else, programs find a different header, or none.',
    wrong: exampleSeed('bridge').replace('\n---\n', '\n----\n'),
    right: exampleSeed('bridge'),
    fix: 'Writes `---` (in fix-all). Words after the hyphens move to their own line: a field or comment into the header, other words below the header. Words after the opening `---` move only when you ask.',
  },
  *check(seed) {
    for (const range of seed.document.frontMatter.malformed) yield malformed(seed, range);
  },
};

function malformed(seed: SeedContext, range: TextRange): Finding {
  const { text, frontMatter } = seed.document;
  const line = text.slice(range.start, range.end);
  const words = wordsBehindDashes(line) ?? '';
  const isOpening = range.start === frontMatter.opening.start;
  return {
    range,
    message: `This line should be “---” (three hyphens), not ${quoteForMessage(line)}.`,
    fixes: () => [
      words === '' || namesLanguage(words, text.slice(frontMatter.header.start, frontMatter.header.end))
        ? plainFence(text, frontMatter, range)
        : isOpening
          ? withoutWordsBehindOpening(seed, range, words)
          : withoutWordsBehindClosing(seed, range, words),
    ],
  };
}

function plainFence(text: string, frontMatter: FrontMatter, range: TextRange): Fix {
  const inCodeBlock = isCodeFence(text.slice(range.start, range.end));
  const edits = inCodeBlock ? withoutCodeBlock(text, frontMatter) : [replacement(range, fence)];
  const kind = safeIf(!isFollowedByComments(text, range));
  return { title: 'Write “---”', kind, drops: edits.map((edit) => edit.range), preferred: true, edits };
}

/** Whether to those who know only “---” as the end of a header, that header ends at a later one. */
function isFollowedByComments(text: string, { start, end }: TextRange): boolean {
  if (!text.startsWith('...', start)) return false;
  for (const line of scanLines(text, lineAt(text, end).next)) {
    if (line.text.trimEnd() === fence) return true;
    if (!isBlank(line.text) && !line.text.trimStart().startsWith('#')) return false;
  }
  return false;
}

/** The two lines of a code block go together: one alone would be a code block of the body. */
function withoutCodeBlock(text: string, { malformed: fences, closing, body }: FrontMatter): readonly TextEdit[] {
  const edits = fences
    .filter((each) => isCodeFence(text.slice(each.start, each.end)))
    .map((each) => replacement(each, fence));
  const behind = lineAt(text, body.start);
  const isClosed = fences.some(({ start }) => start === closing.start);
  return !isClosed && isCodeFence(behind.text) ? [...edits, removal({ start: behind.start, end: behind.next })] : edits;
}

function withoutWordsBehindOpening({ document }: SeedContext, range: TextRange, words: string): Fix {
  const { lineBreak } = document;
  const split = (title: string): Fix => ({
    title,
    kind: 'safe',
    preferred: true,
    edits: [replacement(range, fence + lineBreak + words)],
  });
  if (isFieldLike(words)) return split('Move the field to its own line');
  if (words.startsWith('#')) return split('Move the comment to its own line');
  return {
    title: 'Move the words below the header',
    kind: 'unsafe',
    preferred: true,
    edits: [replacement(range, fence), startOfBody(document, words)],
  };
}

/** A field or a comment belongs to the header that the fence closes, anything else to the body. */
function withoutWordsBehindClosing({ document, configuration }: SeedContext, range: TextRange, words: string): Fix {
  const { lineBreak, fields } = document;
  const read = readKeyLine(words, fieldKeys(configuration));
  const isField =
    read?.known !== undefined && read.separator === ':' && !fields.some((field) => field.key === read.known);
  // A heading of Markdown begins the body.
  const isComment = /^#(?!#)/.test(words) && !configuration.body.headings.includes(words.slice(1).trim());
  const belongsToHeader = isField || isComment;
  return {
    title: `Move the ${isField ? 'field' : belongsToHeader ? 'comment' : 'text'} to its own line`,
    kind: 'safe',
    preferred: true,
    edits: [replacement(range, belongsToHeader ? words + lineBreak + fence : fence + lineBreak + words)],
  };
}

/** Words after the dashes that only name the header's language, which is what a fence without a word means. */
function namesLanguage(words: string, header: string): boolean {
  return /^ya?ml$/i.test(words) || (/^json$/i.test(words) && header.trimStart().startsWith('{'));
}
