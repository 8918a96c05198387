import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { Configuration } from '../schema/configuration.ts';
import type { Field } from '../syntax/seedDocument.ts';
import { replaceText } from '../findings/fieldEdits.ts';
import { isBlank, rangeInValue, readableFields } from '../findings/headerFields.ts';
import { isKnownPublisher } from '../findings/urlOwner.ts';
import { renameEntry } from '../schema/configurationRename.ts';
import { facetOf, isDeclared, type FacetField } from '../schema/facets.ts';
import { linesOf } from '../text/lines.ts';
import { toLspEdits } from '../text/lspEdits.ts';
import { quoteForMessage } from '../text/message.ts';
import { editTo } from './fixAll.ts';
import { compare } from '../navigation/seedOrder.ts';
import { othersThatSay, seedsThatSay, sharedValueAt, type SharedValue } from '../navigation/sharedValue.ts';

/** One value of a facet under another name, in all seeds that have it. */
export interface RenamePlan {
  /** The key of the facet. */
  readonly facet: string;
  readonly from: string;
  readonly to: string;
  /** The uris of the seeds to change, sorted. Those whose header cannot be read are among them. */
  readonly seeds: readonly string[];
  /** How many seeds have the new name already. */
  readonly merges: number;
  /** Where there are such seeds, what that means, in a sentence. */
  readonly conflict?: string;
}

/** In one sentence, why there is nothing to be renamed. */
export interface RenameRefusal {
  readonly refusal: string;
}

/** The value of a facet at a place, where it can be renamed: readable text. */
export function prepareRename(
  seed: SeedContext,
  position: Position,
): { range: Range; placeholder: string } | undefined {
  const value = renameableAt(seed, position);
  if (!value) return undefined;
  const range = rangeInValue(seed.document, value.field, 0, value.text.length);
  return { range: linesOf(seed.document).rangeOf(range), placeholder: value.text };
}

/** What renaming the value at a place would do. Blanks around the new name do not count. */
export function planRename(seed: SeedContext, position: Position, newName: string): RenamePlan | RenameRefusal {
  const value = renameableAt(seed, position);
  if (!value) return nothingToRename;
  const { facet, text } = value;
  const others = othersThatSay(seed, facet.key, text).map(({ uri }) => uri);
  return plan(seed, facet, text, newName, [...others, seed.uri].sort(compare));
}

export const nothingToRename: RenameRefusal = {
  refusal: 'You can rename a publisher, a usage or the value of a declared field, but there is none here.',
};

/** The same for a value wherever it stands, such as in `seedbed.yaml`. */
export function planRenameOf(
  around: Pick<SeedContext, 'corpus' | 'configuration'>,
  key: string,
  from: string,
  newName: string,
): RenamePlan | RenameRefusal {
  const facet = facetOf(around.configuration, key);
  if (!facet) return nothingToRename;
  const seeds = seedsThatSay(around.corpus, key, from).map(({ uri }) => uri);
  return plan(around, facet, from, newName, seeds.sort(compare));
}

/** The edits of one seed of the plan; none where it has another value now, or one that cannot be read. */
export function renameIn(seed: SeedContext, { facet, from, to }: RenamePlan): TextEdit[] {
  const field = fieldOf(seed, facetOf(seed.configuration, facet));
  if (field?.value.text !== from) return [];
  return toLspEdits(replaceText(seed, field, to), linesOf(seed.document));
}

/**
 * The edits of `seedbed.yaml`, after which it says of the new name what it, or the built-in vocabulary, said of the old
 * one; everything else, comments included, is as it was. Undefined where nothing is to be done: neither declares the old
 * name, or the file declares the new one too; and where the file has a fault.
 * @param text empty for a file that is not there yet.
 */
export function renameInConfiguration(
  text: string,
  { facet, from, to }: RenamePlan,
  { publishers }: Configuration,
): TextEdit[] | undefined {
  const renamed = renameEntry(text, facet, from, to, publishers);
  return renamed === undefined || renamed === text ? undefined : editTo({ document: { text } }, renamed);
}

/** What can stand in a list, and in the box that a new name is typed into. */
const unreadable = /[\p{C}\p{Zl}\p{Zp}]/u;

function renameableAt(
  seed: SeedContext,
  position: Position,
): (SharedValue & { readonly facet: FacetField }) | undefined {
  const { facet, field, text } = sharedValueAt(seed, position) ?? {};
  if (!facet || !field || text === undefined || unreadable.test(text)) return undefined;
  return fieldOf(seed, facet) === field ? { facet, field, text } : undefined;
}

/** The field of a facet, where its value is readable text and not blank. */
function fieldOf(seed: SeedContext, facet: FacetField | undefined): Field | undefined {
  for (const { field } of readableFields(seed)) {
    if (field.key === facet?.definition.key) {
      return field.value.kind === 'string' && !isBlank(field.value.text) ? field : undefined;
    }
  }
  return undefined;
}

function plan(
  { corpus, configuration }: Pick<SeedContext, 'corpus' | 'configuration'>,
  facet: FacetField,
  from: string,
  newName: string,
  seeds: readonly string[],
): RenamePlan | RenameRefusal {
  const to = newName.trim();
  const refusal = refuse({ corpus, configuration }, facet, from, to);
  if (refusal !== undefined) return { refusal };
  const merges = corpus.facets.count(facet.key, to);
  return {
    facet: facet.key,
    from,
    to,
    seeds,
    merges,
    ...(merges > 0 ? { conflict: conflictOf(facet, to, seeds.length, merges) } : {}),
  };
}

const longestName = 64;
/** As much as is kept of a value, so that those with it are found. */
const longestText = 199;

/** In one sentence, why a name cannot be the new one. */
function refuse(
  around: Pick<SeedContext, 'corpus' | 'configuration'>,
  facet: FacetField,
  from: string,
  to: string,
): string | undefined {
  const shown = quoteForMessage(to);
  const noun = nounFor(facet);
  const longest = isDeclared(facet) ? longestText : longestName;
  if (to === '') return `A ${noun} needs a name.`;
  if (to === from) return `The ${noun} already has the name ${shown}.`;
  if (to.length > longest) return `A ${noun} can have at most ${longest} characters.`;
  if (unreadable.test(to)) return `${shown} contains a line break or an unprintable character.`;
  if (facet.type !== 'publisher' || facet.isOpen) return undefined;
  if (!slug.test(to)) {
    return `${shown} cannot be a publisher. Use letters, digits, “-”, “_” and “.”, without spaces.`;
  }
  const meant = isKnownPublisher(around, to) ? undefined : around.configuration.publishers.find(to)?.slug;
  if (meant === undefined || meant === from) return undefined;
  return `${shown} is another spelling of the publisher ${quoteForMessage(meant)}. Use that slug, or a new one.`;
}

/** What `unknown-publisher` declares. */
const slug = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u;

function nounFor(facet: FacetField): string {
  return isDeclared(facet) ? `value of ${quoteForMessage(facet.key)}` : facet.key;
}

function conflictOf(facet: FacetField, to: string, renamed: number, merges: number): string {
  const others = merges === 1 ? '1 seed already has' : `${merges} seeds already have`;
  const them = merges === 1 ? 'it' : 'them';
  const rest = renamed === 1 ? 'the renamed one' : `the ${renamed} renamed ones`;
  return `${others} the ${nounFor(facet)} ${quoteForMessage(to)}. After this, nothing tells ${them} apart from ${rest}.`;
}
