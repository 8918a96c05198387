import type { DeclaredField } from '../corpus/headerReading.ts';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { FieldDefinition, FieldRole, FieldType } from '../schema/fields.ts';
import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import type { HttpUrl } from '../text/url.ts';
import { typesOf } from '../schema/fields.ts';
import { noFindings, type Finding } from './rule.ts';

export type { DeclaredField } from '../corpus/headerReading.ts';

/**
 * The declared fields whose values can be judged, in the order of the text: of a repeated field the last, which is the
 * one that PyYAML takes, and none whose syntax is a finding already.
 */
export function readableFields(seed: SeedContext): readonly DeclaredField[] {
  return seed.header.fields;
}

/** True for a header as most are: declared fields alone, each once and in their order, none lacking that is required. */
export function hasRegularFields(seed: SeedContext): boolean {
  return seed.header.isRegular;
}

/** What a rule finds that judges one readable field at a time. @param type where it judges those of one type only */
export function findInFields(
  seed: SeedContext,
  judge: (seed: SeedContext, declared: DeclaredField) => Finding | undefined,
  type?: FieldType,
): readonly Finding[] {
  let findings: Finding[] | undefined;
  for (const declared of readableFields(seed)) {
    if (type !== undefined && declared.definition.type !== type) continue;
    const finding = judge(seed, declared);
    if (finding) (findings ??= []).push(finding);
  }
  return findings ?? noFindings;
}

/** The text of a built-in field, where it is readable text and not blank. */
export function readableText(seed: SeedContext, role: FieldRole): string | undefined {
  return readableTextField(seed, role)?.value.text;
}

/** The built-in field of this role, whatever its key is, where its value can be judged. */
export function readableField(seed: SeedContext, role: FieldRole): Field | undefined {
  const key = seed.document.names[role];
  for (const { field } of readableFields(seed)) if (field.key === key) return field;
  return undefined;
}

/** The built-in field of this role, whatever its key is, where its value is readable text and not blank. */
export function readableTextField(seed: SeedContext, role: FieldRole): Field | undefined {
  const field = readableField(seed, role);
  return field?.value.kind === 'string' && !isBlank(field.value.text) ? field : undefined;
}

/** The http(s) url of the built-in field, whatever its key is, where its value can be judged. */
export function readableUrl(seed: SeedContext): HttpUrl | undefined {
  const key = seed.document.names.url;
  return readableFields(seed).find(({ field }) => field.key === key)?.url;
}

/**
 * Where the part of a field's text from `start` to `end` is written, found by the characters around it: quotes, folds
 * and escapes stand between the text and its source. The whole value where it is not written as it is read.
 */
export function rangeInValue(
  { text }: SeedDocument,
  { value, valueRange, style }: Field,
  start: number,
  end: number,
): TextRange {
  const source = text.slice(valueRange.start, valueRange.end);
  const quote = style === 'single-quoted' || style === 'double-quoted' ? 1 : 0;
  if (source.startsWith(value.text, quote)) {
    return { start: valueRange.start + quote + start, end: valueRange.start + quote + end };
  }
  const before = start > 0 ? 1 : 0;
  const part = value.text.slice(start - before, end + 1);
  const index =
    end < value.text.length ? sameOccurrence(value.text, start - before, part, source) : source.lastIndexOf(part);
  if (index === -1) return valueRange;
  const offset = valueRange.start + index + before;
  return { start: offset, end: offset + end - start };
}

/** Where a part that a text has at `place` stands in the text's source, which has it as often. */
function sameOccurrence(text: string, place: number, part: string, source: string): number {
  let index = source.indexOf(part);
  let passed = 0;
  for (let at = text.indexOf(part); at !== -1 && at < place && index !== -1; at = text.indexOf(part, at + 1)) {
    if (++passed > mostOccurrences) return -1;
    index = source.indexOf(part, index + 1);
  }
  return index;
}

/** More than any headline has of one word. */
const mostOccurrences = 100;

/**
 * True for a value that says nothing: none, `~`, `null`, blank quotes. `Null` and `NULL` may be a word of a headline, so
 * they are empty only where words are not expected. `#4` as a rank is no comment after nothing, but a rank.
 */
export function isEmpty({ field, definition }: DeclaredField, document: SeedDocument): boolean {
  const { value, comment } = field;
  if (value.kind === 'string') return isBlank(value.text);
  if (value.kind !== 'null') return false;
  if (definition.type === 'rank' && comment) return !isHashedNumber(document.text.slice(comment.start, comment.end));
  return !isText(definition) || ['', '~', 'null'].includes(value.text);
}

/** True for a text of white space alone. Most texts begin with what is none. */
export function isBlank(text: string): boolean {
  const code = text.charCodeAt(0);
  return !(code > 0x20 && code < 0x7f) && text.trim() === '';
}

/** True for `#4`, which YAML takes for a comment, also with a comment after it. */
export function isHashedNumber(comment: string): boolean {
  return /^#[0-9]+[.,;)]?(?:\s+#.*)?\s*$/.test(comment);
}

/** True where a field holds words of whatever kind. */
export function isText({ type }: FieldDefinition): boolean {
  return type === 'string' || type === 'publisher' || type === 'usage' || type === 'enum';
}

/** What a field should hold, to end a sentence with: `a whole number, 1 or higher`. */
export function expectationOf(definition: FieldDefinition): string {
  const expected = typesOf(definition).map((type) => expectations[type]);
  if (definition.relative) expected[0] = 'a URL';
  return expected.join(' or ');
}

const expectations: Record<FieldType, string> = {
  string: 'text',
  url: 'an absolute https:// URL',
  publisher: 'a slug such as “ap”',
  usage: 'a word such as “candidate”',
  rank: 'a whole number, 1 or higher',
  integer: 'a whole number',
  float: 'a number',
  boolean: 'true or false',
  date: 'a date such as 2026-01-31',
  enum: 'one of its declared values',
  list: 'a list',
  mapping: 'a group of “key: value” fields',
};
