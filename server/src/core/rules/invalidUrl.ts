import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import type { DeclaredField } from '../findings/headerFields.ts';
import type { Finding, Fix, Rule } from '../findings/rule.ts';
import { decodeCodes } from '../text/escapedText.ts';
import { quoteForMessage } from '../text/message.ts';
import { isRelativeUrl, parseHttpUrl } from '../text/url.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { replaceTextKeeping } from '../findings/fieldEdits.ts';
import { findInFields, isEmpty } from '../findings/headerFields.ts';
import { safeIf } from '../findings/rule.ts';
import { withoutSharedMarks } from '../findings/sharedMarks.ts';
import { findUrlFlaw, readUrls, type UrlFlaw, type UrlReading } from '../findings/urlReadings.ts';
import { droppedWords } from '../findings/droppedWords.ts';

export const invalidUrl: Rule = {
  code: 'invalid-url',
  defaultSeverity: 'error',
  documentation: {
    summary:
      'The url is not an absolute `http` or `https` URL, or it contains something that does not belong to it. The latter is a warning.',
    reason:
      'The url is how people find the article again, and how Seedbed recognizes the publisher and the seed’s twins.',
    wrong: exampleSeed('clock', {
      url: 'url: htps://www.swissinfo.ch/eng/culture/clockmaker-repairs-tower/90000001',
    }),
    right: exampleSeed('clock'),
    fix: 'If only one URL can be meant, writes it; this is safe. Brackets, quotes and other marks around it are removed, a typo in `https://` or a broken line is corrected, and `&amp;` becomes `&`. A missing `https://` is added, which is safe if the domain belongs to the publisher. When you ask, words around the URL or in a Markdown link are moved to a comment.',
  },
  check: (seed) => findInFields(seed, judge, 'url'),
};

function judge(seed: SeedContext, declared: DeclaredField): Finding | undefined {
  const { field } = declared;
  const { kind, text } = field.value;
  if (kind === 'list' || kind === 'mapping') return undefined;
  if (declared.url) {
    const plain = withoutSharedMarks(seed, text);
    const isShared = plain !== undefined && parseHttpUrl(plain) !== undefined && findUrlFlaw(plain) === undefined;
    if (isShared)
      return flawed(seed, field, {
        what: 'ends with the same characters as every other value',
        meant: { url: plain, certain: true },
      });
    return flawed(seed, field, findUrlFlaw(text) ?? unescapedFlaw(text));
  }
  if (isEmpty(declared, seed.document)) return undefined;
  if (declared.definition.relative && isRelativeUrl(text)) return undefined;
  return {
    range: field.valueRange,
    message: `${quoteForMessage(text)} ${/\s/.test(text) ? 'contains a space' : 'is not a full web address'}. Write an absolute https:// URL.`,
    fixes: () => change(seed, field, readField(seed, field)),
  };
}

/** A backslash is a slash to readers of urls, and none where it stands before a mark, as programs write it. */
function unescapedFlaw(url: string): UrlFlaw | undefined {
  if (!url.includes('\\')) return undefined;
  const meant = url.replace(/\\(?=[/_~.*&?=#-])/g, '');
  return meant === url || meant.includes('\\') || !parseHttpUrl(meant)
    ? undefined
    : { what: 'has backslashes before its punctuation', meant: { url: meant, certain: true } };
}

function flawed(seed: SeedContext, field: Field, flaw: UrlFlaw | undefined): Finding | undefined {
  if (!flaw) return undefined;
  const { what, meant } = flaw;
  return {
    range: field.valueRange,
    message: `The URL ${what}. Write ${meant ? quoteForMessage(meant.url) : 'the whole address'}.`,
    severity: abbreviated.test(field.value.text) ? 'information' : 'warning',
    fixes: () => change(seed, field, meant ? [meant] : []),
  };
}

/** `/wiki/Time_Inc.`: a name at the end of which a full stop is right. */
const abbreviated = /[/_.(]\p{Lu}\p{L}{0,3}\.$/u;

function change(seed: SeedContext, field: Field, readings: readonly UrlReading[]): readonly Fix[] {
  return readings.map(({ url, certain, words }, index) => ({
    title: `Change the URL to ${quoteForMessage(url)}`,
    kind: safeIf(certain),
    // Its words are all there where only codes of it are decoded.
    ...(decodeCodes(field.value.text) === url ? {} : droppedWords(seed.document, field.valueRange, url)),
    preferred: index === 0,
    edits: replaceTextKeeping(seed, field, url, words),
  }));
}

function readField(seed: SeedContext, field: Field): readonly UrlReading[] {
  const broken = joinLines(seed.document, field);
  const [joined] = broken === undefined ? [] : readUrls(seed, broken.text);
  if (joined?.words === undefined && joined && broken) {
    return [{ ...joined, certain: joined.certain && broken.certain }];
  }
  return readUrls(seed, field.value.text);
}

/** The text of a value on several lines, read without spaces between them: certain where each break stands at a mark. */
function joinLines(
  { text }: SeedDocument,
  { valueRange, value }: Field,
): { readonly text: string; readonly certain: boolean } | undefined {
  const source = text.slice(valueRange.start, valueRange.end);
  const [first = '', ...rest] = source.split(/\r\n|[\r\n]/).map((line) => line.trim());
  if (
    rest.length === 0 ||
    source.includes('\\') ||
    source.includes('#') ||
    value.text.trim().split(/\s+/).length > mostLines
  )
    return undefined;
  const lines = /^[|>][-+\d]{0,2}$/.test(first) ? rest : [first, ...rest];
  return {
    text: lines.join(''),
    certain: lines.every(
      (line, index) => index === 0 || /[/?&=_.%-]$/.test(lines[index - 1]!) || /^[/?&=_.%-]/.test(line),
    ),
  };
}

/** A url is broken into few. */
const mostLines = 8;
