import type { Position, Range } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { DeclaredField } from '../findings/headerFields.ts';
import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import type { TextEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';
import { insertField, replacePlain, replaceText } from '../findings/fieldEdits.ts';
import { findMisnamedFields } from '../findings/fieldNames.ts';
import { isEmpty, readableFields } from '../findings/headerFields.ts';
import { cursorAt } from '../syntax/cursor.ts';
import { hasReadableFields } from '../syntax/parseSeed.ts';
import { parseSeedFor } from '../syntax/parseSeedFor.ts';
import { applyEdits } from '../text/edit.ts';
import { linesOf } from '../text/lines.ts';
import { articleUrl, initialValue } from './articleValues.ts';
import { hasInnerComment } from './setField.ts';
import { tabStops, valueIn } from './tabStops.ts';

/** A part of a seed as it is to be. */
export interface FilledSeed {
  /** The part of the text as it is. */
  readonly range: Range;
  /** What stands there instead. */
  readonly text: string;
  /** What was filled in and is to be looked at, in offsets of that text: title, usage and rank. */
  readonly stops: readonly TextRange[];
}

/**
 * Puts an article's url, without tracking, into the empty `url:` at a place, and fills those of the title, the publisher,
 * the usage and the rank that are empty or missing, as far as something is known of them. What has a value keeps it. A title
 * that nobody knows gets its place, to be typed.
 * @returns null where the place is none in an empty `url:`, or the text is no http(s) url.
 */
export function fillSeed(seed: SeedContext, text: string, position: Position): FilledSeed | null {
  const { document, configuration } = seed;
  const url = articleUrl(text);
  const field = emptyUrlAt(seed, position);
  if (url === undefined || !field) return null;
  const urlEdits = replaceText(seed, field, url);
  const withUrl = parseSeedFor(applyEdits(document.text, urlEdits), configuration);
  const filled = seed.withDocument(withUrl);
  const edits = configuration.fields
    .filter(({ role }) => role !== undefined && role !== 'url')
    .flatMap(({ key }) => fill(seed, key, initialValue(filled, key, url)));
  return filledPart(seed, [...urlEdits, ...edits]);
}

/** @param edits in the order of the fields: of several insertions at one place the first one comes first. */
function filledPart(seed: SeedContext, edits: readonly TextEdit[]): FilledSeed {
  const { document, configuration } = seed;
  const start = Math.min(...edits.map(({ range }) => range.start));
  const end = Math.max(...edits.map(({ range }) => range.end));
  const whole = applyEdits(document.text, edits);
  const longer = whole.length - document.text.length;
  const now = parseSeedFor(whole, configuration);
  const hasValue = (key: string): boolean => {
    const before = valueIn(document, key);
    return before !== undefined && before.start < before.end;
  };
  const stops = tabStops(now, seed, (key) => !hasValue(key))
    .filter((stop) => stop.start > start && stop.end <= end + longer)
    .map((stop) => ({ start: stop.start - start, end: stop.end - start }));
  const range = linesOf(document).rangeOf({ start, end });
  return { range, text: whole.slice(start, end + longer), stops };
}

function emptyUrlAt(seed: SeedContext, position: Position): Field | undefined {
  const { document } = seed;
  if (!hasReadableFields(document)) return undefined;
  const cursor = cursorAt(document, linesOf(document).offsetAt(position));
  if (cursor.kind !== 'value' || cursor.field.key !== document.names.url) return undefined;
  if (document.fields.filter(({ key }) => key === document.names.url).length > 1) return undefined;
  const declared = readableFields(seed).find(({ field }) => field === cursor.field);
  return declared && canBeFilled(declared, document) ? declared.field : undefined;
}

function canBeFilled(declared: DeclaredField, document: SeedDocument): boolean {
  return isEmpty(declared, document) && !hasInnerComment(document, declared.field);
}

function fill(seed: SeedContext, key: string, value: string | bigint | undefined): readonly TextEdit[] {
  const { document } = seed;
  const same = document.fields.filter((field) => field.key === key);
  if (value === undefined && (key !== document.names.title || same.length > 0)) return [];
  if (same.length === 0) {
    const isMisnamed = findMisnamedFields(seed).some(({ meant }) => meant === key);
    return isMisnamed
      ? []
      : insertField(seed, key, value).map((edit) => (value === undefined ? withBlank(edit) : edit));
  }
  const declared = readableFields(seed).find(({ field }) => field.key === key);
  if (value === undefined || !declared || same.length > 1 || !canBeFilled(declared, document)) return [];
  return typeof value === 'string'
    ? replaceText(seed, declared.field, value)
    : replacePlain(document, declared.field, String(value));
}

/** A blank after the colon, so that a value can be typed at once. */
function withBlank({ range, newText }: TextEdit): TextEdit {
  return { range, newText: newText.replace(/:(?=[\r\n]*$)/, ': ') };
}
