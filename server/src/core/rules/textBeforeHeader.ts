import type { Line } from '../syntax/lineScanner.ts';
import type { FrontMatter, SeedDocument } from '../syntax/seedDocument.ts';
import type { Finding, Fix, Rule } from './rule.ts';
import { withoutInvisible } from '../syntax/fenceLine.ts';
import { isBlank, scanLines } from '../syntax/lineScanner.ts';
import { removal } from '../text/edit.ts';
import { exampleSeed } from './exampleSeed.ts';
import { firstLine, startOfBody } from './fences.ts';

export const textBeforeHeader: Rule = {
  code: 'text-before-header',
  defaultSeverity: 'error',
  documentation: {
    summary: 'Blank lines, spaces or other text stand before the opening fence.',
    reason: 'Readers look for a header on the first line only; behind anything else they find none.',
    wrong: `\n${exampleSeed('bridge')}`,
    right: exampleSeed('bridge'),
    fix: 'Removes blank lines, spaces and characters that do not show, and the two lines of a code block or comment around the header or the file (in fix-all); moves other text behind the header when asked.',
  },
  *check({ document }) {
    const { kind, leading } = document.frontMatter;
    if (leading.end > leading.start && (kind === 'closed' || kind === 'unclosed')) yield leadingText(document);
  },
};

function leadingText(document: SeedDocument): Finding {
  const { text, frontMatter, lineBreak } = document;
  const { leading } = frontMatter;
  const words = text.slice(leading.start, leading.end).trim();
  const where = firstLine(text, leading.start);
  if (withoutInvisible(words) === '') {
    return {
      range: where,
      message: 'The header does not begin on the first line: nothing is expected before “---”.',
      fixes: () => [
        { title: 'Remove what stands before the header', kind: 'safe', preferred: true, edits: [removal(leading)] },
      ],
    };
  }
  const wrapping = findWrapping(words);
  if (wrapping) {
    return {
      range: where,
      message: `The header stands in ${wrapping.name}: nothing is expected before “---”.`,
      fixes: () => takeOut(text, frontMatter, wrapping),
    };
  }
  const [opening = '', ...before] = words.split(/\r\n?|\n/).toReversed();
  const inner = findWrapping(opening.trim());
  return {
    range: where,
    message: 'Text stands before the header: nothing is expected before “---”.',
    fixes: () =>
      inner
        ? takeOutWithText(document, inner, before.toReversed().join(lineBreak).trim())
        : [
            {
              title: 'Move the text behind the header',
              kind: 'unsafe',
              preferred: true,
              edits: [removal(leading), startOfBody(document, words)],
            },
          ],
  };
}

/** The same where other text stands before the wrapping, and maybe behind it. */
function takeOutWithText(document: SeedDocument, { isEnd }: Wrapping, words: string): readonly Fix[] {
  const { text, frontMatter } = document;
  let closing: Line | undefined;
  for (const line of scanLines(text, frontMatter.body.start)) if (isEnd(line.text)) closing = line;
  if (!closing) return [];
  return [
    {
      title: 'Take the seed out, and move the text behind its header',
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

/** What a line before the header opens, and how a line is told that closes it. */
interface Wrapping {
  readonly name: string;
  readonly isEnd: (line: string) => boolean;
  /** A line that opens or closes another one inside. */
  readonly isInner: (line: string) => boolean;
}

function findWrapping(opening: string): Wrapping | undefined {
  if (opening === '<!--') {
    return {
      name: 'a comment',
      isEnd: (line) => line.trim() === '-->',
      isInner: (line) => line.includes('<!--') || line.includes('-->'),
    };
  }
  const mark = codeBlockOpening.exec(opening)?.[1];
  if (mark === undefined) return undefined;
  const isFence = (line: string) => line.startsWith(mark);
  return { name: 'a Markdown code block', isEnd: (line) => isFence(line) && line.trim() === mark, isInner: isFence };
}

const codeBlockOpening = /^(`{3,}|~{3,})[ \t]*[\w{}.:=-]{0,40}$/;

/** Removes what opens and closes the wrapping, where it closes right behind the header or at the end of the file. */
function takeOut(text: string, { leading, body }: FrontMatter, { name, isEnd, isInner }: Wrapping): readonly Fix[] {
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
  const isBalanced = name === 'a comment' ? inner === 1 : inner % 2 === 1;
  const closing = isEnd(first.text) ? first : isEnd(last.text) && isBalanced ? last : undefined;
  if (!closing) return [];
  const edits = [removal(leading), removal({ start: closing.start, end: closing.next })];
  return [
    {
      title: `Take the ${closing === first ? 'header' : 'seed'} out of the ${name.replace('a ', '')}`,
      kind: 'safe',
      drops: [leading],
      changesBody: true,
      preferred: true,
      edits,
    },
  ];
}
