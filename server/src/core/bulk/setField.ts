import type { TextEdit as LspTextEdit } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import type { TextEdit } from '../text/edit.ts';
import { facetOf, type FacetField } from '../schema/facets.ts';
import { typesOf } from '../schema/fields.ts';
import { insertField, replacePlain, replaceText } from '../findings/fieldEdits.ts';
import { findMisnamedFields } from '../findings/fieldNames.ts';
import { isHashedNumber } from '../findings/headerFields.ts';
import { hasSoundSyntax } from '../syntax/parseSeed.ts';
import { replacement } from '../text/edit.ts';
import { linesOf } from '../text/lines.ts';
import { toLspEdits } from '../text/lspEdits.ts';
import { quoteForMessage } from '../text/message.ts';

/**
 * The fields that are set for many seeds at once: the curator's own words, and not the article's. They are the facets by
 * their keys, `publisher` and `usage` whatever these are called in a corpus, and `initial_rank`.
 */
export type SettableField = string;

/** In one sentence, why a seed is left as it is. */
export interface FieldRefusal {
  readonly refused: string;
}

/**
 * The edits that give a field a value: in place of the one it has, or in its canonical place where the header lacks it.
 * Nothing else changes. None where it has that value already.
 *
 * A header that not every reader understands is refused, as is a field that is there twice or is no single value: what
 * has been meant there is for somebody to say first.
 * @param value a whole number from 1 up for the rank, text for the others, `true` and `false` too; blanks around it do not
 *   count.
 */
export function setField(seed: SeedContext, key: SettableField, value: string | bigint): LspTextEdit[] | FieldRefusal {
  const facet = key === 'initial_rank' ? undefined : facetOf(seed.configuration, key);
  if (!facet && key !== 'initial_rank') {
    return { refused: `seedbed.yaml declares no field ${quoteForMessage(key)} with a single text value.` };
  }
  const meant = typeof value === 'string' ? value.trim() : value;
  const role = facet ? facet.definition.role : 'rank';
  const name = role === undefined ? key : seed.document.names[role];
  const refused =
    (facet ? refuseText(facet, meant) : refuseRank(meant)) ?? refuseHeader(seed.document) ?? refuseField(seed, name);
  if (refused !== undefined) return { refused };
  const edits = editsFor(seed, name, facet && isFlag(facet, meant) ? meant === 'true' : meant);
  return toLspEdits(edits, linesOf(seed.document));
}

function editsFor(seed: SeedContext, key: string, value: string | bigint | boolean): readonly TextEdit[] {
  const { document } = seed;
  const field = document.fields.find((other) => other.key === key);
  if (!field) return insertField(seed, key, value);
  if (typeof value === 'string') {
    const isThere = field.value.kind === 'string' && field.value.text === value;
    return isThere ? [] : replaceText(seed, field, value);
  }
  if (typeof value === 'boolean') {
    const isThere = field.value.kind === 'boolean' && field.value.value === value;
    return isThere ? [] : replacePlain(document, field, String(value));
  }
  if (field.value.kind === 'integer' && field.value.text === String(value)) return [];
  const { comment } = field;
  // `initial_rank: #4` is meant as a rank: after the new one it would be another.
  const isHashed = field.value.kind === 'null' && comment && isHashedNumber(textOf(document, comment));
  return isHashed ? [replacement(comment, String(value))] : replacePlain(document, field, String(value));
}

/** Characters that no list can show. */
const unreadable = /[\p{C}\p{Zl}\p{Zp}]/u;

function refuseRank(value: string | bigint): string | undefined {
  const isRank = typeof value === 'bigint' && value > 0n && value <= Number.MAX_SAFE_INTEGER;
  return isRank ? undefined : 'A rank is a whole number, 1 or higher.';
}

function refuseText(facet: FacetField, value: string | bigint): string | undefined {
  const { key, definition, type } = facet;
  if (typeof value !== 'string' || value === '') {
    return definition.role === undefined ? `${quoteForMessage(key)} needs a value.` : `A ${key} needs a name.`;
  }
  const isWord = typesOf(definition).some((other) => other === 'string' || other === 'enum');
  if (type === 'boolean' && !isWord && !isFlag(facet, value)) {
    return `${quoteForMessage(key)} must be true or false, not ${quoteForMessage(value)}.`;
  }
  if (!unreadable.test(value)) return undefined;
  return `${quoteForMessage(value)} contains a line break or an unprintable character.`;
}

/** Whether the value is written without quotes, as true or false. */
function isFlag({ definition }: FacetField, value: string | bigint): boolean {
  return (value === 'true' || value === 'false') && typesOf(definition).includes('boolean');
}

function refuseHeader(document: SeedDocument): string | undefined {
  if (hasSoundSyntax(document)) return undefined;
  const { frontMatter, problems } = document;
  if (frontMatter.kind === 'missing') return 'The file has no header.';
  const [problem] = problems;
  if (frontMatter.kind !== 'closed' || !problem) return 'The header’s “---” lines are broken. Fix that first.';
  const line = linesOf(document).positionAt(problem.range.start).line + 1;
  return `The header is broken at line ${line}. Fix that first.`;
}

function refuseField(seed: SeedContext, key: string): string | undefined {
  const shown = quoteForMessage(key);
  const [field, another] = seed.document.fields.filter((other) => other.key === key);
  if (another) return `The header has ${shown} more than once.`;
  if (!field) {
    const misnamed = findMisnamedFields(seed).find(({ meant }) => meant === key)?.field;
    return misnamed && `The header has ${quoteForMessage(misnamed.key)} instead of ${shown}.`;
  }
  const { kind } = field.value;
  if (kind === 'list' || kind === 'mapping') return `${shown} holds a ${kind}, not a single value.`;
  return hasInnerComment(seed.document, field) ? `${shown} has a comment inside its value.` : undefined;
}

/** Whether there is a comment after the `|` or `>` of a block: it would be lost with the value. */
export function hasInnerComment(document: SeedDocument, { style, valueRange }: Field): boolean {
  if (style !== 'literal' && style !== 'folded') return false;
  return /^[^\r\n]*#/.test(textOf(document, valueRange));
}

function textOf({ text }: SeedDocument, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end);
}
