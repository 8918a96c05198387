import type { Line } from '../syntax/lineScanner.ts';
import type { Wrapping } from '../syntax/wrapping.ts';
import type { FrontMatter, SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import type { Finding, Fix, Rule } from '../findings/rule.ts';
import { isMarksOnly, withoutInvisible } from '../syntax/fenceLine.ts';
import { isBlank, scanLines } from '../syntax/lineScanner.ts';
import { readWrapping } from '../syntax/wrapping.ts';
import { insertion, removal } from '../text/edit.ts';
import { quoteForMessage } from '../text/message.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { firstLine, startOfBody } from '../findings/fences.ts';

export const textBeforeHeader: Rule = {
  code: 'text-before-header',
  defaultSeverity: 'error',
  documentation: {
    summary: 'There are blank lines, spaces or other text before the opening `---`.',
    reason: 'Programs look for a header on the first line only. After anything else, they find none.',
    wrong: `\n${exampleSeed('bridge')}`,
    right: exampleSeed('bridge'),
    fix: 'Removes blank lines, spaces, invisible characters, lines of punctuation, a line that only names a notation, and the two lines of a code block or comment around the header or file. Moves a line for programs into the header as a comment (all in fix-all). Moves other text below the header when you ask.',
  },
  *check({ document }) {
    const { kind, leading } = document.frontMatter;
    if (leading.end > leading.start && (kind === 'closed' || kind === 'unclosed')) yield leadingText(document);
  },
};

function leadingText(document: SeedDocument): Finding {
  const { text, frontMatter } = document;
  const { start, end } = frontMatter.leading;
  return { range: firstLine(text, start), ...describe(document, text.slice(start, end).trim()) };
}

/** @param words what stands before the header. */
function describe(document: SeedDocument, words: string): Pick<Finding, 'message' | 'fixes'> {
  const { text, frontMatter } = document;
  if (withoutInvisible(words) === '') {
    return {
      message: 'The header must start on the first line. Remove what comes before “---”.',
      fixes: () => [withoutLeading(frontMatter.leading)],
    };
  }
  const wrapping = readWrapping(words);
  if (wrapping) {
    return {
      message: `The header is inside ${wrapping.name}. It must start on the first line with “---”.`,
      fixes: () => takeOut(text, frontMatter, wrapping),
    };
  }
  const lines = words.split(/\r\n?|\n/);
  if (notation.test(words) || lines.every((line) => isBlank(line) || isMarksOnly(line))) {
    return {
      message: `${quoteForMessage(words)} comes before the header. “---” must be the first line.`,
      fixes: () => [withoutLeading(frontMatter.leading)],
    };
  }
  const comment = lines.length === 1 ? readComment(words) : undefined;
  if (comment !== undefined) {
    return {
      message: 'A comment comes before the header. “---” must be the first line.',
      fixes: () => [moveComment(document, comment)],
    };
  }
  return {
    message: 'Text comes before the header. “---” must be the first line.',
    fixes: () => moveText(document, words, lines),
  };
}

function moveComment({ frontMatter, lineBreak }: SeedDocument, comment: string): Fix {
  return {
    title: 'Move the comment into the header',
    kind: 'safe',
    preferred: true,
    edits: [removal(frontMatter.leading), insertion(frontMatter.header.start, comment + lineBreak)],
  };
}

/** @param lines those of the words; the last one may open what is wrapped around the seed. */
function moveText(document: SeedDocument, words: string, lines: readonly string[]): readonly Fix[] {
  const wrapping = readWrapping(lines.at(-1) ?? '');
  if (wrapping) return takeOutWithText(document, wrapping, lines.slice(0, -1).join(document.lineBreak).trim());
  return [
    {
      title: 'Move the text below the header',
      kind: 'unsafe',
      preferred: true,
      edits: [removal(document.frontMatter.leading), startOfBody(document, words)],
    },
  ];
}

function withoutLeading(leading: TextRange): Fix {
  return {
    title: 'Remove what comes before the header',
    kind: 'safe',
    drops: [leading],
    preferred: true,
    edits: [removal(leading)],
  };
}

/** Words that only name the notation of what follows, with or without the button that copies it. */
const notation = /^(?:%YAML 1\.\d|<!DOCTYPE[^<>]{0,80}>|<\?xml[^<>]{0,80}\?>|ya?ml(?:\s+Copy(?: code)?)?)$/i;

/** A line for programs, the file's name, or a comment of HTML, as a comment of YAML; a heading is none. */
function readComment(line: string): string | undefined {
  const inner = /^<!-{2,}\s*((?:(?!--|[<>]).)+?)\s*-{2,}>$/.exec(line)?.[1];
  if (inner !== undefined) return `# ${inner}`;
  return /^#(?:!\/| ?-\*-| ?vim?:| [\w-]+\.[a-z]{1,4}$)/.test(line) ? line : undefined;
}

/** Removes what opens and closes the wrapping, where it closes right after the header or at the end of the file. */
function takeOut(text: string, { leading, body }: FrontMatter, wrapping: Wrapping): readonly Fix[] {
  const { name, isEnd, isInner, isSymmetric } = wrapping;
  let first: Line | undefined;
  let last: Line | undefined;
  let inner = 0;
  for (const line of scanLines(text, body.start)) {
    if (isBlank(line.text)) continue;
    first ??= line;
    last = line;
    if (isInner(line.text)) inner++;
  }
  if (!first || !last) return [];
  const isBalanced = isSymmetric ? inner % 2 === 1 : inner === 1;
  const closing = isEnd(first.text) ? first : isEnd(last.text) && isBalanced ? last : undefined;
  if (!closing) return [];
  const edits = [removal(leading), removal({ start: closing.start, end: closing.next })];
  return [
    {
      title: `Take the ${closing === first ? 'header' : 'seed'} out of the ${name.replace(/^a /, '')}`,
      kind: 'safe',
      drops: [leading, closing],
      changesBody: true,
      preferred: true,
      edits,
    },
  ];
}

/** The same where other text stands before the wrapping, and maybe after it. */
function takeOutWithText(document: SeedDocument, { isEnd }: Wrapping, words: string): readonly Fix[] {
  const { text, frontMatter } = document;
  let closing: Line | undefined;
  for (const line of scanLines(text, frontMatter.body.start)) if (isEnd(line.text)) closing = line;
  if (!closing) return [];
  return [
    {
      title: 'Take the seed out and move the text below its header',
      kind: 'unsafe',
      drops: [frontMatter.leading],
      changesBody: true,
      preferred: true,
      edits: [
        removal(frontMatter.leading),
        startOfBody(document, words),
        removal({ start: closing.start, end: closing.next }),
      ],
    },
  ];
}
