import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field } from '../syntax/seedDocument.ts';
import type { Finding } from './rule.ts';
import { quoteForMessage } from '../text/message.ts';
import { droppedWords } from './droppedWords.ts';
import { replaceText } from './fieldEdits.ts';
import { rangeInValue } from './headerFields.ts';

/** What no headline has in these places: a backslash before a mark, halves of two pairs of quotes, an address. */
export function* findStrayMarks(seed: SeedContext, field: Field): Iterable<Finding> {
  const { text } = field.value;
  if (!mayHaveMarks.test(text)) return;
  for (const { pattern, message, meant } of strayMarks) {
    const match = pattern.exec(text);
    if (!match) continue;
    const words = meant?.(text, match).trim();
    yield {
      range: rangeInValue(seed.document, field, match.index, match.index + match[0].length),
      message: `${message}. Write ${words === undefined ? 'the characters themselves' : quoteForMessage(words)}.`,
      fixes: () =>
        words === undefined || words === ''
          ? []
          : [
              {
                title: `Change the title to ${quoteForMessage(words)}`,
                kind: 'unsafe',
                preferred: true,
                ...droppedWords(seed.document, field.valueRange, words),
                edits: replaceText(seed, field, words),
              },
            ],
    };
  }
}

/** Each of them has one of these. */
const mayHaveMarks = /[\\[“]|\uFE0F|=\?/;

interface StrayMark {
  readonly pattern: RegExp;
  readonly message: string;
  /** The title without it; absent where it cannot be said. */
  readonly meant?: (text: string, match: RegExpExecArray) => string;
}

const strayMarks: readonly StrayMark[] = [
  {
    pattern: /(?<![\\:\w])\\["'[\]_*#()`](?!\\)|(?<=\w)\\["'\]_*]/,
    message: 'The title has a backslash before a punctuation mark, as in other notations',
    meant: (text) => text.replace(/\\(["'[\]_*#()`])/g, '$1'),
  },
  {
    pattern: /^“[^”"]*"$/,
    message: 'The title starts with one kind of quote and ends with another',
    meant: (text) => text.slice(1, -1),
  },
  {
    pattern: /^\uFE0F+/,
    message: 'The title starts with VARIATION SELECTOR-16 (U+FE0F), an invisible character that belongs after an emoji',
    meant: (text, [marks]) => text.slice(marks.length),
  },
  {
    pattern: /^\[([^[\]]+)\]\(https?:\/\/[^\s()]+\)$/i,
    message: 'The title is a Markdown link',
    meant: (_, [, words = '']) => words,
  },
  {
    pattern: /=\?[\w-]{1,20}\?b\?[A-Za-z\d+/=]{1,400}\?=/i,
    message: 'The title has words encoded for email',
  },
];
