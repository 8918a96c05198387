import type { Position, TextEdit as LspTextEdit } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { DeclaredField } from '../findings/headerFields.ts';
import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import type { TextEdit } from '../text/edit.ts';
import { insertField, replacePlain, replaceText } from '../findings/fieldEdits.ts';
import { findMisnamedFields } from '../findings/fieldNames.ts';
import { isEmpty, readableFields } from '../findings/headerFields.ts';
import { fieldKeys } from '../schema/fieldKeys.ts';
import { cursorAt } from '../syntax/cursor.ts';
import { hasReadableFields, parseSeed } from '../syntax/parseSeed.ts';
import { applyEdits } from '../text/edit.ts';
import { linesOf } from '../text/lines.ts';
import { articleUrl, initialValue } from './articleValues.ts';
import { hasInnerComment } from './setField.ts';

/**
 * The edits that put an article's url, without tracking, into the empty `url:` at a place, and fill those of the title,
 * the publisher, the usage and the rank that are empty or missing, as far as something is known of them. What has a value
 * keeps it, and what nobody knows stays as it is.
 *
 * In the order of the fields: of several insertions at one place the first one comes first.
 * @returns null where the place is none in an empty `url:`, or the text is no http(s) url.
 */
export function fillSeed(seed: SeedContext, text: string, position: Position): LspTextEdit[] | null {
  const { document, configuration } = seed;
  const url = articleUrl(text);
  const field = emptyUrlAt(seed, position);
  if (url === undefined || !field) return null;
  const urlEdits = replaceText(seed, field, url);
  const withUrl = parseSeed(applyEdits(document.text, urlEdits), fieldKeys(configuration), configuration.header);
  const filled = seed.withDocument(withUrl);
  const edits = configuration.fields
    .filter(({ role }) => role !== undefined && role !== 'url')
    .flatMap(({ key }) => fill(seed, key, initialValue(filled, key, url)));
  const lines = linesOf(document);
  return [...urlEdits, ...edits].map(({ range, newText }) => ({ range: lines.rangeOf(range), newText }));
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
  if (value === undefined) return [];
  const { document } = seed;
  const same = document.fields.filter((field) => field.key === key);
  if (same.length === 0) {
    const isMisnamed = findMisnamedFields(seed).some(({ meant }) => meant === key);
    return isMisnamed ? [] : insertField(seed, key, value);
  }
  const declared = readableFields(seed).find(({ field }) => field.key === key);
  if (!declared || same.length > 1 || !canBeFilled(declared, document)) return [];
  return typeof value === 'string'
    ? replaceText(seed, declared.field, value)
    : replacePlain(document, declared.field, String(value));
}
