import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field } from '../syntax/seedDocument.ts';
import { undoMojibake } from '../text/mojibake.ts';
import { arePlainWords } from '../text/plainWords.ts';
import { exampleSeed } from './exampleSeed.ts';
import { replaceText } from './fieldEdits.ts';
import { rangeInValue, readableTextField } from './headerFields.ts';
import { noFindings, type Fix, type Rule, safeIf } from './rule.ts';

export const titleWhitespace: Rule = {
  code: 'title-whitespace',
  defaultSeverity: 'warning',
  documentation: {
    summary: 'The title has spaces around it, several in a row, exotic ones, or a line break inside.',
    reason:
      'They come along when a headline is copied from a page, and cannot be seen: a search for the words does not find the title, and the same headline in another seed looks like another one. A plain space is expected also where French sets a no-break space, before `?` and `:`. What joins letters and emoji without a width, as in Persian, is no space, and neither the wide space in a Japanese headline nor the invisible one between Thai words is touched.',
    wrong: exampleSeed('tunnel', { title: 'title: Harbour tunnel  opens after nine years of digging' }),
    right: exampleSeed('tunnel'),
    fix: 'One plain space is written between words and none around them; this is safe.',
  },
  check(seed) {
    const field = readableTextField(seed, 'title');
    if (!field || isTidy(field.value.text)) return noFindings;
    const { text } = field.value;
    const odd = findOddSpace(text);
    // The no-break spaces of mojibake are pieces of letters: they are not to be tidied away.
    if (!odd || tidy(text) === '' || undoMojibake(text) !== undefined) return noFindings;
    const { start, end } = odd;
    return [
      {
        range: rangeInValue(seed.document, field, start, end),
        message: `The title has ${describe(text.slice(start, end))}${placeOf(text, start, end)}; one plain space between words is expected.`,
        fixes: () => [tidySpaces(seed, field)],
      },
    ];
  },
};

/** True for words with single spaces between: they need no closer look. */
function isTidy(text: string): boolean {
  return arePlainWords(text) || (!text.includes('  ') && text.trim() === text && !exoticSpace.test(text));
}

const exoticSpace = /[\t-\r\u0085\u00A0\u1680\u2000-\u200B\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF]/;

function tidySpaces(seed: SeedContext, field: Field): Fix {
  const { document } = seed;
  // Behind the `|` of a block there may be a comment.
  const source = document.text.slice(field.valueRange.start, field.valueRange.end);
  const hasComment = (field.style === 'literal' || field.style === 'folded') && /^[^\r\n]*#/.test(source);
  return {
    title: 'Tidy the spaces in the title',
    kind: safeIf(!hasComment),
    preferred: true,
    edits: replaceText(seed, field, tidy(field.value.text)),
  };
}

/** White space of any kind, that of no width included. The joiners U+200C and U+200D are none. */
const spaces = /[\s\u0085\u200B\u2060]+/gu;

function findOddSpace(text: string): { readonly start: number; readonly end: number } | undefined {
  for (const { 0: run, index } of text.matchAll(spaces)) {
    if (tidyRun(run, index, text) !== run) return { start: index, end: index + run.length };
  }
  return undefined;
}

function tidy(text: string): string {
  return text.replace(spaces, (run, index: number) => tidyRun(run, index, text));
}

function tidyRun(run: string, index: number, text: string): string {
  if (index === 0 || index + run.length === text.length) return '';
  if (run === '\u3000' && eastAsian.test(text)) return run;
  if (run === '\u200B' && withoutSpaces.test(text)) return run;
  return invisible.test(run) ? '' : ' ';
}

const invisible = /^[\u200B\u2060\uFEFF]+$/;

/** Scripts that have the wide space for their own, and those that set words apart by an invisible one. */
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const withoutSpaces = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

function describe(run: string): string {
  if (/[\n\v\f\r\u0085\u2028\u2029]/.test(run)) return 'a line break';
  const exotic = /[^ ]/u.exec(run)?.[0];
  if (exotic === undefined) return run.length === 1 ? 'a space' : 'more than one space in a row';
  if (exotic === '\t') return 'a tab';
  const code = exotic.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return invisible.test(exotic) ? `a space of no width (U+${code})` : `an unusual space (U+${code})`;
}

function placeOf(text: string, start: number, end: number): string {
  return start === 0 ? ' at its start' : end === text.length ? ' at its end' : '';
}
