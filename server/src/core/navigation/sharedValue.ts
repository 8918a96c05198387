import type { Position } from 'vscode-languageserver-types';
import type { Corpus } from '../corpus/corpus.ts';
import type { Seed } from '../corpus/seed.ts';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field } from '../syntax/seedDocument.ts';
import { facetValue, isCut } from '../corpus/facetValues.ts';
import { facetOfField, type FacetField } from '../schema/facets.ts';
import { linesOf } from '../text/lines.ts';
import { touches } from '../text/range.ts';
import { byUri } from './seedOrder.ts';

/** A value by which a seed belongs together with others: of a facet, or the url of its article. */
export interface SharedValue {
  /** Undefined for the url. */
  readonly facet: FacetField | undefined;
  readonly text: string;
  readonly field: Field;
}

/** The url, or the value of a facet, at a place: the one that counts, where a field is repeated; no prose. */
export function sharedValueAt(seed: SeedContext, position: Position): SharedValue | undefined {
  const { document, summary, configuration } = seed;
  const offset = linesOf(document).offsetAt(position);
  const field = document.fields.find(({ valueRange }) => {
    return valueRange.start < valueRange.end && touches(valueRange, offset);
  });
  if (!field || document.fields.findLast((other) => other.key === field.key) !== field) return undefined;
  const facet = facetOfField(configuration, field.key);
  const isUrl = field.key === document.names.url;
  const text = facet ? facetValue(summary, facet.key) : isUrl ? summary.url : undefined;
  return text === undefined || (facet && isCut(text)) ? undefined : { facet, text, field };
}

/** The other seeds of the seed's article, by uri. It looks at all seeds. */
export function othersOfArticle({ uri, summary, corpus }: SeedContext): readonly Seed[] {
  const { article } = summary;
  return article === undefined ? [] : others(corpus.seedsWith('article', article), uri);
}

/** The other seeds that have a value of a facet, by uri. It looks at all seeds. */
export function othersThatSay({ uri, corpus }: SeedContext, facet: string, value: string): readonly Seed[] {
  return others(seedsThatSay(corpus, facet, value), uri);
}

/** The seeds that have a value of a facet, by uri. It looks at all seeds. */
export function seedsThatSay(corpus: Corpus, facet: string, value: string): readonly Seed[] {
  const found: Seed[] = [];
  for (const seed of corpus.seeds()) if (facetValue(seed, facet) === value) found.push(seed);
  return found.sort(byUri);
}

function others(seeds: readonly Seed[], own: string): readonly Seed[] {
  return seeds.filter(({ uri }) => uri !== own).sort(byUri);
}
