import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import type { Finding, Fix } from './rule.ts';
import { decodeEscapes, mendBackslashes } from '../syntax/escapes.ts';
import { hasInches, withoutStrayQuote } from '../syntax/quotedText.ts';
import { nameOfCharacter } from '../text/characterNames.ts';
import { removal } from '../text/edit.ts';
import { decodeCodes } from '../text/escapedText.ts';
import { quoteForMessage } from '../text/message.ts';
import { areBareWords, arePlainWords } from '../text/plainWords.ts';
import { replaceText } from './fieldEdits.ts';
import { rangeInValue } from './headerFields.ts';
import { findStrayMarks } from './strayMarks.ts';
import { meantTitle } from './meantValue.ts';
import { safeIf } from './rule.ts';
import { droppedWords } from './droppedWords.ts';

/** What programs and slips of the hand leave in a title: tags, characters that do not print, a quote of its own. */
export function* findRemains(seed: SeedContext, field: Field): Iterable<Finding> {
  const { document } = seed;
  const { text } = field.value;
  if (field.style === 'plain' && areBareWords(text)) {
    yield* findHiddenStart(seed, field);
    return;
  }
  if (text.includes('<')) yield* findTags(seed, field);
  if (field.style === 'double-quoted') yield* findEscapedControls(seed, field);
  if (!arePlainWords(text) && /[\uFFFC\uFFFD]/.test(text)) yield lostCharacter(document, field);
  yield* findCodes(seed, field);
  yield* findStrayMarks(seed, field);
  // A headline that is all a quotation looks the same, though few of them have a colon.
  if (field.style === 'single-quoted' && /^'[^']+'$/.test(text)) yield* findWrapping(seed, field, { mayBeMeant: true });
  if (field.style !== 'plain') return;
  yield* findHiddenStart(seed, field);
  // In quotes it is a headline that somebody wrote so.
  yield* findWrapping(seed, field);
  if (/["'”’]$/.test(text)) yield* strayQuote(seed, field);
  if (straySeparator.test(text)) yield separator(seed, field);
}

/** Marks around the whole title, or such as stand at every value. */
function* findWrapping(seed: SeedContext, field: Field, { mayBeMeant = false } = {}): Iterable<Finding> {
  const meant = meantTitle(seed, field.value.text);
  if (!meant) return;
  const { text, what, certain, dropsWords } = meant;
  yield {
    range: field.valueRange,
    message: `The title has ${what} around it or at its end. Write ${quoteForMessage(text)}.`,
    ...(mayBeMeant ? { severity: 'information' } : {}),
    fixes: () => [
      {
        title: `Change the title to ${quoteForMessage(text)}`,
        kind: safeIf(certain && !mayBeMeant),
        ...(dropsWords ? droppedWords(seed.document, field.valueRange, text) : {}),
        preferred: true,
        edits: replaceText(seed, field, text),
      },
    ],
  };
}

/** Characters as codes of mail, urls or programs. */
function* findCodes(seed: SeedContext, field: Field): Iterable<Finding> {
  const { text } = field.value;
  const meant = decodeCodes(text);
  if (meant === text) return;
  yield {
    range: field.valueRange,
    message: `The title has codes instead of characters. Write ${quoteForMessage(meant)}.`,
    fixes: () => [
      {
        title: 'Write the characters themselves',
        kind: 'safe',
        preferred: true,
        edits: replaceText(seed, field, meant),
      },
    ],
  };
}

/** A hashtag before the rest of the title, which YAML takes for a comment: one has a space after its sign. */
function* findHiddenStart(seed: SeedContext, field: Field): Iterable<Finding> {
  const { document } = seed;
  const hidden = /^[ \t]*(#[^\s#!][^\r\n]*)/.exec(document.text.slice(field.separatorEnd, field.valueRange.start));
  if (!hidden) return;
  const words = hidden[1]!.trimEnd();
  const start = field.separatorEnd + hidden[0].indexOf('#');
  const meant = `${words} ${field.value.text}`;
  yield {
    range: { start, end: start + words.length },
    message: `YAML reads ${quoteForMessage(words)} as a comment, not as part of the title. If it belongs to the title, put the whole title in quotes.`,
    fixes: () => [
      {
        title: `Change the title to ${quoteForMessage(meant)}`,
        kind: 'unsafe',
        preferred: true,
        edits: replaceText(seed, { ...field, valueRange: { start, end: field.valueRange.end } }, meant),
      },
    ],
  };
}

/** A tag that closes another, one that stands alone, or a comment: `a < b` is none, and neither is `the <code> tag`. */
function* findTags(seed: SeedContext, field: Field): Iterable<Finding> {
  const { document } = seed;
  const { text } = field.value;
  const closing = new Set(text.toLowerCase().match(/<\/[a-z0-9]+/g));
  const tags = Array.from(text.matchAll(tag)).filter(
    ({ 1: slash, 2: name }) =>
      name === undefined || alone.test(name) || slash !== '' || closing.has(`</${name.toLowerCase()}`),
  );
  const [first] = tags;
  if (!first) return;
  const placeOf = ({ 0: written, index }: RegExpExecArray) =>
    rangeInValue(document, field, index, index + written.length);
  yield {
    range: placeOf(first),
    message: `${quoteForMessage(first[0])} is HTML. Write only the words.`,
    fixes: () => {
      const words = withoutTags(text, tags);
      return words === ''
        ? []
        : [
            {
              title: `Change the title to ${quoteForMessage(words)}`,
              kind: 'unsafe',
              preferred: true,
              drops: tags.map(placeOf),
              edits: replaceText(seed, field, words),
            },
          ];
    },
  };
}

function withoutTags(text: string, tags: readonly RegExpExecArray[]): string {
  let words = '';
  let from = 0;
  for (const { 0: written, index, 2: name } of tags) {
    words += text.slice(from, index) + (name !== undefined && alone.test(name) ? ' ' : '');
    from = index + written.length;
  }
  return (words + text.slice(from)).replace(/ +/g, ' ').trim();
}

const tag =
  /<(\/?)(strong|em|b|i|u|s|br|p|h[1-6]|span|a|div|font|small|sup|sub|mark|code|q|cite|wbr|hr|img|li|ul|ol|title)(?:\s[^<>]{0,500})?\/?>|<!--[^<>]{0,500}-->/gi;
const alone = /^(?:br|wbr|hr|img)$/i;

/** Escapes in double quotes for characters that do not print, and for halves of one. */
function* findEscapedControls(seed: SeedContext, field: Field): Iterable<Finding> {
  const { document } = seed;
  const { start, end } = field.valueRange;
  const written = document.text.slice(start, end);
  for (const { 0: escape, index } of written.matchAll(anyEscape)) {
    const range = { start: start + index, end: start + index + escape.length };
    if (/^\\u[dD][89abAB]/.test(escape) || /^\\u[dD][c-fC-F]/.test(escape)) {
      yield halves(seed, field, range, escape);
      return;
    }
    const character = decodeEscapes(escape);
    if (character !== undefined && /[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F]/.test(character)) {
      yield control(document, field, range, character);
      return;
    }
  }
}

/** A pair of halves is one. */
const anyEscape =
  /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^])/g;

function halves(seed: SeedContext, field: Field, range: TextRange, escape: string): Finding {
  const isPair = escape.length > 6;
  const isWhole = !/\p{Cs}/u.test(field.value.text);
  const what = isPair ? 'two halves of a character' : 'half of a character';
  return {
    range,
    message: `PyYAML reads ${quoteForMessage(escape)} as ${what}. Write the character itself.`,
    fixes: () =>
      isPair && isWhole
        ? [
            {
              title: 'Write the characters themselves',
              kind: 'safe',
              preferred: true,
              edits: replaceText(seed, field, field.value.text),
            },
          ]
        : [],
  };
}

function control(document: SeedDocument, field: Field, range: TextRange, character: string): Finding {
  const written = document.text.slice(range.start, range.end);
  // A letter after it may be meant as one after a backslash, and so may the parameters of what steers a terminal.
  const isDoubtful = /^\\[ab]$/.test(written) || /[\p{L}\p{N}[\]]/u.test(document.text.charAt(range.end));
  const remove: Fix = {
    title: 'Remove the character',
    kind: safeIf(!isDoubtful),
    preferred: !isDoubtful,
    drops: [range],
    edits: [removal(range)],
  };
  const double: Fix = {
    title: 'Double the backslashes',
    kind: 'unsafe',
    preferred: true,
    edits: mendBackslashes(document.text, field.valueRange).edits,
  };
  return {
    range,
    message: `${quoteForMessage(written)} inside double quotes means ${nameOfCharacter(character)}, which does not print. Remove it, or write “\\\\” for a backslash.`,
    fixes: () =>
      isDoubtful && /^\\[a-z]$/i.test(written) && written !== '\\e'
        ? [double, { ...remove, preferred: false }]
        : [remove],
  };
}

function lostCharacter(document: SeedDocument, field: Field): Finding {
  const index = field.value.text.search(/[\uFFFC\uFFFD]/);
  const sign = field.value.text.charAt(index);
  return {
    range: rangeInValue(document, field, index, index + 1),
    message:
      sign === '\uFFFD'
        ? `${nameOfCharacter(sign)} stands for a lost character. Write the character itself.`
        : `${nameOfCharacter(sign)} stands for a lost picture. Write only words.`,
  };
}

function* strayQuote(seed: SeedContext, field: Field): Iterable<Finding> {
  const { document } = seed;
  const { text } = field.value;
  // An odd one is too many, if none is a sign for inches.
  const isOdd = /^[^“].*"$/.test(text) && text.split('"').length % 2 === 0 && !hasInches(text);
  const { text: meant, certain } = isOdd ? { text: text.slice(0, -1), certain: true } : withoutStrayQuote(text);
  if (meant === text || !certain) return;
  yield {
    range: rangeInValue(document, field, text.length - 1, text.length),
    message: `The title ends with a quote that is never opened. Write ${quoteForMessage(meant)}, or open the quote.`,
    fixes: () => [
      { title: 'Remove the quote', kind: 'unsafe', preferred: true, edits: replaceText(seed, field, meant) },
    ],
  };
}

/** What somebody set between key and value beside the colon. */
const straySeparator = /^(?:[-–—=]{1,2}>|[→⇒➜]|[:=]{1,3}|[\\~^|&])\s+(?=\S)/;

function separator(seed: SeedContext, field: Field): Finding {
  const { document } = seed;
  const { text } = field.value;
  const [written] = straySeparator.exec(text)!;
  const meant = text.slice(written.length);
  return {
    range: rangeInValue(document, field, 0, written.trimEnd().length),
    message: `The title starts with ${quoteForMessage(written.trimEnd())}, which hardly belongs to it. Write only the words.`,
    fixes: () => [
      {
        title: `Change the title to ${quoteForMessage(meant)}`,
        kind: 'unsafe',
        preferred: true,
        edits: replaceText(seed, field, meant),
      },
    ],
  };
}
