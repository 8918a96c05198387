import type { LocationLink, Position, Range } from 'vscode-languageserver-types';
import type { Seed } from '../corpus/seed.ts';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { ConfigurationFile } from '../schema/configurationFile.ts';
import { rangeAt } from '../corpus/valuePlace.ts';
import { entryOf } from '../schema/configurationRename.ts';
import { vocabularyOf } from '../schema/facets.ts';
import { builtInPublishers } from '../schema/publishers.ts';
import { linesOf } from '../text/lines.ts';
import { byFolder } from './seedOrder.ts';
import { othersOfArticle, sharedValueAt } from './sharedValue.ts';

/**
 * Where the value at a place comes from: of a facet its entry in `seedbed.yaml`, of a built-in publisher its line on the
 * page of them all, of a url the first seed, by folder and rank, of the article.
 * @param registryPage the uri of `docs/publishers.md`.
 */
export function definition(
  seed: SeedContext,
  position: Position,
  configurationFile: ConfigurationFile | undefined,
  registryPage: string | undefined,
): LocationLink[] {
  const value = sharedValueAt(seed, position);
  if (!value) return [];
  const { facet, text } = value;
  const vocabulary = facet && vocabularyOf(facet);
  const target = vocabulary
    ? (declared(vocabulary, text, configurationFile) ?? builtIn(vocabulary, text, registryPage))
    : firstOfArticle(seed);
  if (!target) return [];
  return [{ originSelectionRange: linesOf(seed.document).rangeOf(value.field.valueRange), ...target }];
}

function firstOfArticle(seed: SeedContext): LocationLink {
  let first: Seed = seed.summary;
  for (const other of othersOfArticle(seed)) if (byFolder(other, first) < 0) first = other;
  return linkTo(first.uri, rangeAt(first.urlPlace));
}

function declared(facet: string, value: string, file: ConfigurationFile | undefined): LocationLink | undefined {
  const text = file?.text;
  const entry = text === undefined ? undefined : entryOf(text, facet, value);
  if (!file || text === undefined || !entry) return undefined;
  const lines = linesOf({ text });
  return linkTo(file.uri, lines.rangeOf(entry.word), lines.rangeOf(entry.range));
}

/** The line of the first publisher on the page; each has a line of its own, in the order of the registry. */
const firstLine = 8;

function builtIn(facet: string, slug: string, page: string | undefined): LocationLink | undefined {
  if (facet !== 'publisher' || page === undefined) return undefined;
  const index = builtInPublishers.findIndex((publisher) => publisher.slug === slug);
  if (index === -1) return undefined;
  const line = firstLine + index;
  const start = '| `'.length;
  return linkTo(
    page,
    { start: { line, character: start }, end: { line, character: start + slug.length } },
    { start: { line, character: 0 }, end: { line: line + 1, character: 0 } },
  );
}

function linkTo(uri: string, selection: Range, range = selection): LocationLink {
  return { targetUri: uri, targetRange: range, targetSelectionRange: selection };
}
