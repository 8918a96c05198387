import type { Position } from 'vscode-languageserver-types';
import type { Seed } from '../corpus/seed.ts';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { Facet } from '../corpus/vocabulary.ts';
import type { Field } from '../syntax/seedDocument.ts';
import { linesOf } from '../text/lines.ts';
import { touches } from '../text/range.ts';
import { byUri } from './seedOrder.ts';

/** A value by which a seed belongs together with others. */
export interface SharedValue {
  readonly key: 'url' | Facet;
  readonly text: string;
  readonly field: Field;
}

/** The url, the publisher or the usage at a place: the one that counts, where a field is repeated. */
export function sharedValueAt({ document, summary }: SeedContext, position: Position): SharedValue | undefined {
  const offset = linesOf(document).offsetAt(position);
  const field = document.fields.find(({ valueRange }) => {
    return valueRange.start < valueRange.end && touches(valueRange, offset);
  });
  const key = keys.find((known) => document.names[known] === field?.key);
  if (!field || !key || document.fields.findLast((other) => other.key === field.key) !== field) return undefined;
  const text = summary[key];
  return text === undefined ? undefined : { key, text, field };
}

const keys = ['url', 'publisher', 'usage'] as const;

/** The other seeds of the seed's article, by uri. It looks at all seeds. */
export function othersOfArticle({ uri, summary, corpus }: SeedContext): readonly Seed[] {
  const { article } = summary;
  return article === undefined ? [] : others(corpus.seedsWith('article', article), uri);
}

/** The other seeds that have a value, by uri. It looks at all seeds. */
export function othersThatSay({ uri, corpus }: SeedContext, facet: Facet, value: string): readonly Seed[] {
  return others(corpus.seedsWith(facet, value), uri);
}

function others(seeds: readonly Seed[], own: string): readonly Seed[] {
  return seeds.filter(({ uri }) => uri !== own).sort(byUri);
}
