import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import { decodeEscapes, mendBackslashes } from '../syntax/escapes.ts';
import { nameOfCharacter } from '../text/characterNames.ts';
import { replacement } from '../text/edit.ts';
import { exoticSpaces, invisibleIn, mayBeInvisible } from '../text/invisible.ts';
import { quoteForMessage } from '../text/message.ts';
import { undoMojibake } from '../text/mojibake.ts';
import { arePlainWords } from '../text/plainWords.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { replaceText } from '../findings/fieldEdits.ts';
import { rangeInValue, readableTextField } from '../findings/headerFields.ts';
import { noFindings, type Finding, type Fix, type Rule, safeIf } from '../findings/rule.ts';
import { unwrapTitle } from '../findings/wrappedTitle.ts';

export const titleWhitespace: Rule = {
  code: 'title-whitespace',
  defaultSeverity: 'warning',
  documentation: {
    summary: 'The title has extra or unusual spaces, invisible characters or a line break.',
    reason:
      'They come with a headline copied from a web page, and nobody sees them. A search for the words misses the title, and the same headline in another seed counts as different. Characters that a script needs are fine: the French no-break space before `?` and `:` and inside `« »`, joiners in Persian and in emoji, the wide space in Japanese, the zero-width space between Thai words, and direction marks in Arabic and Hebrew.',
    wrong: exampleSeed('tunnel', { title: 'title: Harbour tunnel  opens after nine years of digging' }),
    right: exampleSeed('tunnel'),
    fix: 'Writes one plain space between words and none around them; this is safe. If a backslash escape made the space, as in `"C:\\temp"`, doubles the backslashes when you ask.',
  },
  check(seed) {
    const field = readableTextField(seed, 'title');
    if (!field || isTidy(field.value.text)) return noFindings;
    const { text } = field.value;
    const odd = findOddSpace(text);
    // The no-break spaces of mojibake are pieces of letters: they are not to be tidied away.
    if (!odd || tidy(text) === '' || undoMojibake(text) !== undefined) return noFindings;
    const { start, end } = odd;
    const escape = findDoubtfulEscape(seed.document, field);
    if (escape) return [doubtful(seed.document, field, escape)];
    return [
      {
        range: rangeInValue(seed.document, field, start, end),
        message: `The title has ${describe(text.slice(start, end), text)}${placeOf(text, start, end)}. ${advice(text.slice(start, end), text)}`,
        fixes: () => [tidySpaces(seed, field)],
      },
    ];
  },
};

/** True for words with single spaces between: they need no closer look. */
function isTidy(text: string): boolean {
  return arePlainWords(text) || (!text.includes('  ') && text.trim() === text && !exotic.test(text));
}

const exotic = new RegExp(`[\\t-\\r\\u0085\\u2028\\u2029${exoticSpaces}${mayBeInvisible}]`, 'u');

/** A tab or a line break that an escape makes of letters which may be meant as they stand: `"C:\temp\new"`. */
function doubtful(document: SeedDocument, field: Field, range: TextRange): Finding {
  const written = document.text.slice(range.start, range.end);
  const character = decodeEscapes(written) ?? '';
  return {
    range,
    message: `${quoteForMessage(written)} inside double quotes means ${nameOfCharacter(character)}, not a backslash and a letter. Write a plain space, or “\\\\” for a backslash.`,
    fixes: () => [
      {
        title: 'Double the backslashes',
        kind: 'unsafe',
        preferred: true,
        edits: mendBackslashes(document.text, field.valueRange).edits,
      },
      { title: 'Write a space', kind: 'unsafe', edits: [replacement(range, ' ')] },
    ],
  };
}

/** The first escape for white space, by a letter, that a letter or a digit follows. */
function findDoubtfulEscape({ text }: SeedDocument, { style, valueRange }: Field): TextRange | undefined {
  if (style !== 'double-quoted') return undefined;
  const written = text.slice(valueRange.start, valueRange.end);
  for (const { 0: escape, index } of written.matchAll(anyEscape)) {
    const start = valueRange.start + index;
    const isDoubtful = /^\\[tnrvf]$/.test(escape) && /[\p{L}\p{N}]/u.test(text.charAt(start + 2));
    if (isDoubtful) return { start, end: start + 2 };
  }
  return undefined;
}

const anyEscape = /\\[^]/g;

function tidySpaces(seed: SeedContext, field: Field): Fix {
  const { document } = seed;
  // After the `|` of a block there may be a comment.
  const source = document.text.slice(field.valueRange.start, field.valueRange.end);
  const hasComment = (field.style === 'literal' || field.style === 'folded') && /^[^\r\n]*#/.test(source);
  // Quotes after a character that cannot be seen were meant for YAML.
  const unwrapped = field.style === 'plain' ? unwrapTitle(field.value.text) : undefined;
  return {
    title: 'Tidy the spaces in the title',
    kind: safeIf(!hasComment),
    preferred: true,
    edits: replaceText(seed, field, tidy(unwrapped?.certain ? unwrapped.text : field.value.text)),
  };
}

/** White space of any kind, and what cannot be seen. The joiners U+200C and U+200D are neither. */
const spaces = new RegExp(`[\\s\\u0085${mayBeInvisible}]+`, 'gu');

function findOddSpace(text: string): { readonly start: number; readonly end: number } | undefined {
  const tidyRun = tidierOf(text);
  for (const { 0: run, index } of text.matchAll(spaces)) {
    if (tidyRun(run, index) !== run) return { start: index, end: index + run.length };
  }
  return undefined;
}

function tidy(text: string): string {
  return text.replace(spaces, tidierOf(text));
}

/** What is to stand in the place of each run of spaces of a text. The text is looked through once for all of them. */
function tidierOf(text: string): (run: string, index: number) => string {
  const isInvisible = invisibleIn(text);
  const isWithoutSpaces = withoutSpaces.test(text);
  const isEastAsian = eastAsian.test(text);
  return (run, index) => {
    const seen = Array.from(run)
      .filter((character) => !isInvisible(character))
      .join('');
    // What means something in its script stays: a mark of direction, the space between Thai words.
    if (/[^\s\u0085]/.test(seen)) return seen.replace(/[\s\u0085]+/g, ' ');
    if (run === '\u200B' && isWithoutSpaces) return run;
    const end = index + run.length;
    if (index === 0 || end === text.length) return '';
    if (seen === '\u3000' && isEastAsian) return seen;
    if (/^[\u00A0\u202F]$/.test(seen) && isFrench(text.charAt(index - 1), text.charAt(end))) return seen;
    return seen === '' ? '' : ' ';
  };
}

/** Before `;`, `:`, `!` and `?`, and within angled quotes, French has a space that no line may break at. */
function isFrench(before: string, after: string): boolean {
  return /[;:!?»›]/.test(after) || before === '«' || before === '‹';
}

/** Scripts that have the wide space for their own, and those that set words apart by an invisible one. */
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const withoutSpaces = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

function describe(run: string, text: string): string {
  if (/[\n\v\f\r\u0085\u2028\u2029]/.test(run)) return 'a line break';
  const odd = /[^ ]/u.exec(run)?.[0];
  if (odd === undefined) return run.length === 1 ? 'a space' : 'more than one space in a row';
  if (odd === '\t') return 'a tab';
  return `${invisibleIn(text)(odd) ? 'an invisible character' : 'an unusual space'}, ${nameOfCharacter(odd)}`;
}

function advice(run: string, text: string): string {
  return Array.from(run).every(invisibleIn(text)) ? 'Remove it.' : 'Use one plain space between words.';
}

function placeOf(text: string, start: number, end: number): string {
  return start === 0 ? ' at its start' : end === text.length ? ' at its end' : '';
}
