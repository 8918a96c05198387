import type { SeedContext } from '../corpus/seedContext.ts';
import type { Configuration } from '../schema/configuration.ts';
import type { FieldType } from '../schema/fields.ts';
import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import type { Law, ProposedFix } from './judge.ts';
import type { TextEdit } from '../text/edit.ts';
import { ampersand, backslash, hash, semicolon } from '../text/characterCodes.ts';
import { sortEdits } from '../text/edit.ts';
import { typesOf } from '../schema/fields.ts';
import { decodeEntities } from '../text/entities.ts';
import { decodeCodes } from '../text/escapedText.ts';
import { intersects } from '../text/range.ts';
import { wholeNumbersIn } from '../pyyaml/readers.ts';
import { readRanks } from '../schema/writtenRank.ts';

/**
 * Whether words, which are runs of letters and digits, are lost or made up. Only what the edits replace is compared:
 * all else is the same. Escapes, character references and the width of digits are spellings of the same word.
 */
export function compareWords(before: SeedContext, fixes: readonly ProposedFix[], after: SeedDocument): Law | undefined {
  const { document } = before;
  const edits = sortEdits(fixes.flatMap(({ fix }) => fix.edits));
  const drops = fixes.flatMap(({ fix }) => fix.drops ?? []);
  const lost: string[] = [];
  const made: MadeWord[] = [];
  let shift = 0;
  for (const { start, end, growth } of changedRegions(document.text, edits)) {
    const dropped = drops.filter((drop) => drop.start < end && start < drop.end);
    const old = wordsIn(document, { start, end }, dropped);
    const place = { start: start + shift, end: end + shift + growth };
    const difference = withoutKept(differenceOf(old, wordsIn(after, place, [])));
    lost.push(...difference.lost);
    made.push(...difference.made.map((word) => ({ word, place })));
    shift += growth;
  }
  if (lost.length === 0 && made.length === 0) return undefined;
  if (fixes.some(({ finding }) => movingRules.has(finding.rule.code))) cancelMoved(lost, made);
  if (lost.length > 0) return 'a word is lost';
  const dropped = drops.map(({ start, end }) => document.text.slice(start, end).normalize('NFKC'));
  return made.every((one) => mayBeWritten(before.configuration, after, one, dropped)) ? undefined : 'a word is made up';
}

/** A part of a text that edits change, in whole words, and by how much longer it gets. */
interface ChangedRegion extends TextRange {
  readonly growth: number;
}

function changedRegions(text: string, edits: readonly TextEdit[]): readonly ChangedRegion[] {
  const regions: ChangedRegion[] = [];
  for (const { range, newText } of edits) {
    const growth = newText.length - (range.end - range.start);
    const last = regions.at(-1);
    // Of a word that many edits change, the ends are looked for once.
    const start = last && range.start <= last.end ? last.start : startOfWord(text, range.start);
    const end = last && range.end < last.end ? last.end : endOfWord(text, range.end);
    if (last && start <= last.end) {
      regions[regions.length - 1] = { start: last.start, end: Math.max(last.end, end), growth: last.growth + growth };
    } else regions.push({ start, end, growth });
  }
  return regions;
}

/** A word that was not there before, and the part of the new text that it is in. */
interface MadeWord {
  readonly word: string;
  readonly place: TextRange;
}

/** What is only in one of two lists of words: after what both begin with, and before what both end with. */
function differenceOf(old: readonly string[], now: readonly string[]) {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  const shortest = Math.min(old.length, now.length) - start;
  while (end < shortest && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  return { lost: old.slice(start, old.length - end), made: now.slice(start, now.length - end) };
}

/** The same without the words that both have in the same order. */
function withoutKept({ lost, made }: { readonly lost: readonly string[]; readonly made: readonly string[] }) {
  const left = [...made];
  let from = 0;
  const gone = lost.filter((word) => {
    const place = left.indexOf(word, from);
    if (place === -1) return true;
    left.splice(place, 1);
    from = place;
    return false;
  });
  return { lost: gone, made: left };
}

/**
 * Rules whose fixes move words: a field among others, text out of the header, a value up to its key, also from the row of
 * a table.
 */
const movingRules: ReadonlySet<string> = new Set([
  'field-order',
  'text-before-header',
  'wrong-type',
  'foreign-notation',
]);

/** A word that one edit takes out and another puts in is moved; the comparison of values says whether it may be. */
function cancelMoved(lost: string[], made: MadeWord[]): void {
  for (let index = lost.length - 1; index >= 0; index--) {
    const place = made.findIndex(({ word }) => word === lost[index]);
    if (place === -1) continue;
    lost.splice(index, 1);
    made.splice(place, 1);
  }
}

/** Whether a word follows from what the fix takes out in its place, or is declared for the field that it is in. */
function mayBeWritten(
  configuration: Configuration,
  { fields, frontMatter }: SeedDocument,
  { word, place }: MadeWord,
  dropped: readonly string[],
): boolean {
  const isNumberIn = (text: string) =>
    text.includes(word) || [...wholeNumbersIn(text), ...readRanks(text).ranks].some((one) => String(one) === word);
  if (/^\d+$/.test(word) && dropped.some(isNumberIn)) return true;
  const words = declaredWords(configuration);
  if (place.end > frontMatter.body.start && words.headings.has(word)) return true;
  return fields.some(
    ({ key, range }) => intersects(range, place) && (words.keys.has(word) || words.byKey.get(key)?.has(word)),
  );
}

interface DeclaredWords {
  readonly headings: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
  /** Of the values that a field may have, by its key. */
  readonly byKey: ReadonlyMap<string, ReadonlySet<string>>;
}

function declaredWords(configuration: Configuration): DeclaredWords {
  let words = declared.get(configuration);
  if (!words) {
    const { publishers, usages, fields, body } = configuration;
    const values: Partial<Record<FieldType, ReadonlySet<string>>> = {
      publisher: wordsOf(publishers.all.map(({ slug }) => slug)),
      usage: wordsOf(usages.map(({ value }) => value)),
      url: wordsOf(['http https']),
      boolean: wordsOf(['true false']),
    };
    words = {
      headings: wordsOf(body.headings),
      keys: wordsOf(fields.map(({ key }) => key)),
      byKey: new Map(
        fields.map((field) => {
          const ofTypes = typesOf(field).flatMap((type) => [...(values[type] ?? [])]);
          return [field.key, new Set([...ofTypes, ...wordsOf(field.values?.map(({ value }) => value) ?? [])])];
        }),
      ),
    };
    declared.set(configuration, words);
  }
  return words;
}

const declared = new WeakMap<Configuration, DeclaredWords>();

function wordsOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.normalize('NFKC').match(wordPattern) ?? []));
}

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;
const plainWordPattern = /[A-Za-z\d]+/g;
/** Characters that cannot be seen, which do not end a word. */
const invisible = /(?![\t-\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\uFFFD]+/gu;

/** A letter that is struck twice, to print it in bold. */
const overstruck = /(.)\x08(?=\1)/gu;

/** Printable ASCII without what begins a code of a character. */
const plain = /^[\t\n\r !-$'-<>-[\]-~]*$/;

function wordsIn(document: SeedDocument, range: TextRange, dropped: readonly TextRange[]): readonly string[] {
  let text = '';
  let from = range.start;
  for (const drop of dropped) {
    if (drop.end <= from) continue;
    text += `${spelledOut(document, from, Math.max(from, drop.start))} `;
    from = Math.min(range.end, drop.end);
  }
  text += spelledOut(document, from, range.end);
  if (plain.test(text)) return text.match(plainWordPattern) ?? [];
  return (
    decodeCodes(decodeEntities(text.replace(overstruck, '')))
      .normalize('NFKC')
      .replace(invisible, '')
      .match(wordPattern) ?? []
  );
}

/** A part of the text, with the escapes of values in double quotes decoded. */
function spelledOut({ text, fields, frontMatter }: SeedDocument, start: number, end: number): string {
  if (start >= frontMatter.body.start || !text.slice(start, end).includes('\\')) return text.slice(start, end);
  let spelled = '';
  let from = start;
  for (const { style, value, valueRange } of fields) {
    if (style !== 'double-quoted' || value.kind !== 'string') continue;
    const first = Math.max(from, valueRange.start);
    const last = Math.min(end, valueRange.end);
    if (first >= last) continue;
    spelled += text.slice(from, first) + text.slice(first, last).replace(escape, decodeEscape);
    from = last;
  }
  return spelled + text.slice(from, end);
}

const escape =
  /\\(?:x[\dA-Fa-f]{2}|u[dD][89ABab][\dA-Fa-f]{2}\\u[dD][C-Fc-f][\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|(?:\r\n|[\r\n])[ \t]*\\?|[eNLP_]|[0abtnvfr](?![\p{L}\p{M}\p{N}])|[^\p{L}])/gu;

/**
 * The character that an escape stands for. `\t`, `\n` and the like before a letter are not among the escapes: `C:\temp`
 * hardly means a tab, and a fix that drops its “t” loses a letter.
 */
function decodeEscape(written: string): string {
  const code = written.slice(2);
  switch (written[1]) {
    case 'x':
    case 'U':
    case 'u':
      if (written.length === 12)
        return String.fromCharCode(...code.split('\\u').map((half) => Number.parseInt(half, 16)));
      return Number.parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(code, 16)) : ' ';
    case '\r':
    case '\n':
      return '';
    case '/':
    case '"':
    case "'":
      return written[1];
    default:
      return ' ';
  }
}

function startOfWord(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && isWordUnit(text.charCodeAt(start - 1))) start--;
  return start;
}

function endOfWord(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && isWordUnit(text.charCodeAt(end))) end++;
  return end;
}

/** Whether a UTF-16 code unit may be part of a word, an escape or a character reference. */
function isWordUnit(code: number): boolean {
  if (code > 0x7f || code === backslash || code === ampersand || code === semicolon || code === hash) return true;
  const lowered = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lowered >= 0x61 && lowered <= 0x7a);
}
