import type { DocumentHighlight, Location, Position } from 'vscode-languageserver-types';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import type { Seed } from '../corpus/seed.ts';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import type { ConfigurationFile } from '../schema/configurationFile.ts';
import { facetPlace } from '../corpus/facetValues.ts';
import { rangeAt } from '../corpus/valuePlace.ts';
import { rangeInValue } from '../findings/headerFields.ts';
import { entryOf } from '../schema/configurationRename.ts';
import { vocabularyOf } from '../schema/facets.ts';
import { linesOf } from '../text/lines.ts';
import { touches } from '../text/range.ts';
import { othersOfArticle, othersThatSay, seedsThatSay, sharedValueAt } from './sharedValue.ts';

export interface ReferencesOptions {
  /** Whether the entry of `seedbed.yaml` that declares the value is among them. */
  readonly includeDeclaration: boolean;
  readonly configurationFile?: ConfigurationFile;
}

/** All seeds with the value of a facet at a place, or of the article whose url is there; by uri. No file is read. */
export function references(seed: SeedContext, position: Position, options: ReferencesOptions): Location[] {
  const value = sharedValueAt(seed, position);
  if (!value) return [];
  const { facet, text } = value;
  const others = facet ? othersThatSay(seed, facet.key, text) : othersOfArticle(seed);
  const [own] = locate([seed.summary], facet?.key);
  const locations = withLocation(locate(others, facet?.key), own!);
  return facet ? withDeclaration(locations, vocabularyOf(facet), text, options) : locations;
}

/** All seeds of a corpus with a value of a facet, such as `seedbed.yaml` declares it; by uri. */
export function referencesTo(
  { corpus }: Pick<SeedContext, 'corpus'>,
  facet: string,
  value: string,
  options: ReferencesOptions,
): Location[] {
  return withDeclaration(locate(seedsThatSay(corpus, facet, value), facet), facet, value, options);
}

/** Where else the value at a place stands: a url in the body too. */
export function documentHighlights(seed: SeedContext, position: Position): DocumentHighlight[] {
  const { document } = seed;
  const lines = linesOf(document);
  const value = sharedValueAt(seed, position);
  const ranges = value
    ? [rangeInValue(document, value.field, 0, value.text.length), ...(value.facet ? [] : inBody(document, value.text))]
    : urlAt(document, lines.offsetAt(position));
  return ranges.map((range) => ({ range: lines.rangeOf(range), kind: DocumentHighlightKind.Text }));
}

/** @param facet undefined where their urls are to be located. */
function locate(seeds: readonly Seed[], facet: string | undefined): Location[] {
  return seeds.map((seed) => {
    return { uri: seed.uri, range: rangeAt(facet === undefined ? seed.urlPlace : facetPlace(seed, facet)) };
  });
}

/** Locations, by uri, with one more in its place. */
function withLocation(locations: Location[], location: Location): Location[] {
  const place = locations.findIndex(({ uri }) => uri > location.uri);
  return locations.toSpliced(place < 0 ? locations.length : place, 0, location);
}

function withDeclaration(
  locations: Location[],
  facet: string,
  value: string,
  { includeDeclaration, configurationFile: file }: ReferencesOptions,
): Location[] {
  const text = file?.text;
  const entry = includeDeclaration && text !== undefined ? entryOf(text, facet, value) : undefined;
  if (!file || text === undefined || !entry) return locations;
  return withLocation(locations, { uri: file.uri, range: linesOf({ text }).rangeOf(entry.word) });
}

/** The url and all its copies, where one of those in the body is at the offset. */
function urlAt(document: SeedDocument, offset: number): readonly TextRange[] {
  const field = document.fields.findLast(({ key }) => key === document.names.url);
  if (field?.value.kind !== 'string' || offset < document.frontMatter.body.start) return [];
  const copies = inBody(document, field.value.text);
  if (!copies.some((range) => touches(range, offset))) return [];
  return [rangeInValue(document, field, 0, field.value.text.length), ...copies];
}

/** The most places of the body that are marked. */
const mostInBody = 500;

function inBody({ text, frontMatter: { body } }: SeedDocument, url: string): readonly TextRange[] {
  const found: TextRange[] = [];
  if (url === '') return found;
  for (let start = text.indexOf(url, body.start); start !== -1; start = text.indexOf(url, start + url.length)) {
    const end = start + url.length;
    if (!goesOn.test(text.slice(end, end + 8))) found.push({ start, end });
    if (found.length === mostInBody) break;
  }
  return found;
}

/** What makes an address another, longer one. */
const goesOn = /^(?:[\p{L}\p{N}/_%&=#?~+-]|[.!:;,]+[\p{L}\p{N}])/u;
