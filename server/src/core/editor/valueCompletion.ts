import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { CompletionItemKind, MarkupKind } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { FieldDefinition, FieldType } from '../schema/fields.ts';
import type { Cursor } from '../syntax/cursor.ts';
import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import { fieldDefinition } from '../schema/fieldKeys.ts';
import { facetValue } from '../corpus/facetValues.ts';
import { choicesOf, facetOfField, type FacetField } from '../schema/facets.ts';
import { typesOf } from '../schema/fields.ts';
import { writeScalar } from '../pyyaml/writer.ts';
import { isPresentable, learnedPublishers, reasonFor } from '../findings/learnedPublisher.ts';
import { nextFreeRank } from '../findings/suggestedValue.ts';
import { isKnownPublisher, ownerOfUrl, type UrlOwner } from '../findings/urlOwner.ts';
import { lineAround } from '../syntax/cursor.ts';
import { skipBlanks } from '../syntax/lineScanner.ts';
import { byFrequency } from '../text/counting.ts';
import { display } from '../text/display.ts';
import { linesOf } from '../text/lines.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import { describeInUse, describePublisher, describeUndeclared, describeUsage } from './fieldDocumentation.ts';

type ValueCursor = Extract<Cursor, { kind: 'value' }>;

/** The values of a field to choose from, best first; each replaces the whole value. */
export function completeValue(seed: SeedContext, cursor: ValueCursor, offset: number): CompletionItem[] {
  const definition = fieldDefinition(seed.configuration, cursor.field.key);
  const proposals = definition ? proposalsFor(seed, definition) : [];
  if (proposals.length === 0) return [];
  const place = placeFor(seed.document, cursor, offset);
  return proposals.map((proposal, index) => ({
    label: display(proposal.text),
    kind: CompletionItemKind.EnumMember,
    ...detailsOf(proposal),
    ...(proposal.documentation === undefined
      ? {}
      : { documentation: { kind: MarkupKind.Markdown, value: proposal.documentation } }),
    ...(proposal.preselect ? { preselect: true } : {}),
    sortText: String(index).padStart(4, '0'),
    filterText: filterTextFor(place.typed, [proposal.text, ...(proposal.words ?? [])]),
    ...place.edits(proposal.verbatim ? proposal.text : writeValue(seed, cursor.field.key, proposal.text)),
  }));
}

/** Whether there may be values to choose from for a field. */
export function proposesValues({ configuration, corpus }: SeedContext, { key, type }: FieldDefinition): boolean {
  if (proposers[type] !== undefined) return true;
  const facet = facetOfField(configuration, key);
  return facet !== undefined && (choicesOf(configuration, facet).length > 0 || corpus.facets.has(facet.key));
}

function proposalsFor(seed: SeedContext, definition: FieldDefinition): readonly Proposal[] {
  const types = typesOf(definition);
  const facet = facetOfField(seed.configuration, definition.key);
  // Ranks, publishers and usages have an order of their own.
  const first = types.find((type) => proposers[type] !== undefined || type === 'boolean' || type === 'enum');
  const propose = first && proposers[first];
  return propose ? propose(seed) : facet ? proposeDeclared(seed, facet) : [];
}

/**
 * What a client matches the text between the edit's start and the cursor with: some words, after whatever of that
 * text is no word, such as an opening quote.
 */
export function filterTextFor(typed: string, words: readonly string[]): string {
  const [beginning = ''] = /^[^\p{L}\p{N}_]*/u.exec(typed) ?? [];
  return beginning + words.join(' ');
}

/** The name beside the label where the client can, below it where it cannot; below it also why it is proposed. */
function detailsOf({ name, reason }: Proposal): Pick<CompletionItem, 'detail' | 'labelDetails'> {
  const shown = name === undefined ? [] : [display(name)];
  const details = [...shown, ...(reason === undefined ? [] : [reason])];
  return {
    ...(details.length === 0 ? {} : { detail: details.join(' · ') }),
    ...(shown[0] === undefined ? {} : { labelDetails: { description: shown[0] } }),
  };
}

/** A value that can be chosen. */
interface Proposal {
  /** The value's text. */
  readonly text: string;
  /** True for a number or a boolean, which is written as it is; text is quoted where it needs to be. */
  readonly verbatim?: boolean;
  readonly name?: string;
  /** What speaks for it, where that is not plain to see. */
  readonly reason?: string;
  /** What else than the text it is found by. */
  readonly words?: readonly string[];
  /** Markdown. */
  readonly documentation?: string;
  readonly preselect?: boolean;
}

const proposers: Readonly<Partial<Record<FieldType, (seed: SeedContext) => readonly Proposal[]>>> = {
  publisher: proposePublishers,
  usage: proposeUsages,
  rank: (seed) => [{ text: String(nextFreeRank(seed)), verbatim: true, name: 'next free' }],
};

/**
 * Whose url it is, then what other seeds from its domain have, then what the corpus uses, most used first, then the rest
 * of the registry. Last comes what is in use and would be reported all the same, with a word about that.
 */
function proposePublishers(seed: SeedContext): readonly Proposal[] {
  const { publishers } = seed.configuration;
  const owner = ownerOfUrl(seed);
  const reasons = new Map(learnedPublishers(seed).map((one) => [one.publisher, reasonFor(one)]));
  const isKnown = (text: string) => isKnownPublisher(seed, text);
  const used = [...reasons.keys(), ...valuesByUse(seed, 'publisher', isKnown)];
  const slugs = new Set([
    ...[owner?.slug, owner?.usual, owner?.registered].filter((slug) => slug !== undefined),
    ...used.filter(isKnown),
    ...publishers.all.map(({ slug }) => slug),
    // A publisher's name in place of its slug is a finding, and no value to spread.
    ...used.filter((text) => publishers.find(text) === undefined),
  ]);
  const elsewhere = owner && describeOwner(owner);
  return Array.from(slugs, (text) => {
    const publisher = publishers.get(text);
    const reason = owner && text !== owner.slug ? elsewhere : reasons.get(text);
    const facts = { text, preselect: text === owner?.slug, ...(reason === undefined ? {} : { reason }) };
    if (!publisher) {
      const documentation = describeUndeclared(seed, 'publisher', text);
      return { ...facts, documentation, ...(isKnown(text) ? {} : { name: notDeclared }) };
    }
    const { name, aliases } = publisher;
    return { ...facts, name, words: [name, ...aliases], documentation: describePublisher(seed, publisher) };
  });
}

/** Why any other publisher would be reported. */
function describeOwner({ slug, domain, registered }: UrlOwner): string {
  const shown = `“${display(slug)}”`;
  return slug === registered ? `the url belongs to ${shown}` : `most seeds from ${domain} say ${shown}`;
}

const notDeclared = 'not declared';

/** The vocabulary in its order, then what the corpus uses beyond it, which is reported. */
function proposeUsages(seed: SeedContext): readonly Proposal[] {
  const { usages } = seed.configuration;
  const declared = new Set(usages.map(({ value }) => value));
  const others = valuesByUse(seed, 'usage', () => false).filter((value) => !declared.has(value));
  return [
    ...usages.map((usage) => ({ text: usage.value, documentation: describeUsage(seed, usage) })),
    ...others.map((text) => ({ text, name: notDeclared, documentation: describeUndeclared(seed, 'usage', text) })),
  ];
}

/** The values that `seedbed.yaml` declares for a field of its own, in its order, then what else the corpus uses there. */
function proposeDeclared(seed: SeedContext, facet: FacetField): readonly Proposal[] {
  const { key, definition, isOpen } = facet;
  const mayBeFlag = typesOf(definition).includes('boolean');
  const choices = choicesOf(seed.configuration, facet);
  const declared = new Set(choices.map(({ value }) => value));
  const others = valuesByUse(seed, key, () => false).filter((value) => !declared.has(value));
  return [
    ...choices.map(({ value, description }) => ({
      text: value,
      ...(mayBeFlag && (value === 'true' || value === 'false') ? { verbatim: true } : {}),
      ...(description === undefined ? {} : { documentation: escapeMarkdown(description, 400) }),
    })),
    ...others.map((text) =>
      isOpen
        ? { text, documentation: describeInUse(seed, key, text) }
        : { text, name: notDeclared, documentation: describeUndeclared(seed, key, text) },
    ),
  ];
}

/** The most undeclared values that are offered. */
const mostUndeclared = 200;

/**
 * The values that *other* seeds have, most used first: this one's own may be half-typed. Undeclared ones are left out
 * where they are hardly a value, and beyond a number.
 */
function valuesByUse(
  { uri, corpus }: SeedContext,
  facet: string,
  isDeclared: (value: string) => boolean,
): readonly string[] {
  const seed = corpus.get(uri);
  const own = seed && facetValue(seed, facet);
  const counts = new Map(corpus.facets.all(facet));
  if (own !== undefined) counts.set(own, (counts.get(own) ?? 1) - 1);
  const used = byFrequency(counts)
    .filter(([, count]) => count > 0)
    .map(([value]) => value);
  let undeclared = 0;
  return used.filter((value) => isDeclared(value) || (isPresentable(value) && undeclared++ < mostUndeclared));
}

/** A text as PyYAML writes it after a key and a blank. */
function writeValue(seed: SeedContext, key: string, text: string): string {
  const { lineBreak } = seed.document;
  const { allowsUnicode: allowUnicode } = seed;
  return writeScalar(text, { column: Array.from(key).length + 1, lineBreak, allowUnicode }).slice(1);
}

interface Place {
  /** What stands between the edit's start and the cursor. */
  readonly typed: string;
  /** The edits that write a value there, given as it stands in the file. */
  edits(written: string): { textEdit: TextEdit; additionalTextEdits?: TextEdit[] };
}

/**
 * The place of a whole value. LSP wants an edit within the cursor's line, so what a folded value has on other lines is
 * removed by further edits. A colon or blank that is missing around the value is written with it.
 */
function placeFor(document: SeedDocument, { range, field }: ValueCursor, offset: number): Place {
  const { text } = document;
  const lines = linesOf(document);
  const line = lineAround(document, offset);
  const isContinued = range.start < line.start;
  const hasColon = text[field.separatorEnd - 1] === ':';
  const start = isContinued ? skipBlanks(text, line.start, offset) : hasColon ? range.start : field.keyRange.end;
  const end = Math.min(range.end, line.end);
  const before = isContinued ? '' : !hasColon ? ': ' : start === field.separatorEnd ? ' ' : '';
  const after = text[end] === '#' ? ' ' : '';
  const folded: TextRange[] = [];
  if (isContinued) folded.push({ start: range.start, end: start });
  if (range.end > line.end) folded.push({ start: line.next, end: field.comment?.start ?? field.range.end });
  const additionalTextEdits = folded.map((part) => ({ range: lines.rangeOf(part), newText: '' }));
  return {
    typed: text.slice(start, offset),
    edits: (written) => ({
      textEdit: { range: lines.rangeOf({ start, end }), newText: before + written + after },
      ...(additionalTextEdits.length > 0 ? { additionalTextEdits } : {}),
    }),
  };
}
