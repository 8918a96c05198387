import type { Position } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { Facet } from '../corpus/vocabulary.ts';
import type { Field } from '../syntax/seedDocument.ts';
import { summarize } from '../corpus/seedSummary.ts';
import { linesOf } from '../text/lines.ts';
import { touches } from '../text/range.ts';

/** A value by which a seed belongs together with others. */
export interface SharedValue {
  readonly key: 'url' | Facet;
  readonly text: string;
  readonly field: Field;
}

/** The url, the publisher or the usage at a place: the one that counts, where a field is repeated. */
export function sharedValueAt({ uri, document }: SeedContext, position: Position): SharedValue | undefined {
  const offset = linesOf(document).offsetAt(position);
  const field = document.fields.find(({ valueRange }) => {
    return valueRange.start < valueRange.end && touches(valueRange, offset);
  });
  const key = keys.find((known) => document.names[known] === field?.key);
  if (!field || !key || document.fields.findLast((other) => other.key === field.key) !== field) return undefined;
  const text = summarize(uri, document)[key];
  return text === undefined ? undefined : { key, text, field };
}

const keys = ['url', 'publisher', 'usage'] as const;

/** The rows of the other seeds of the seed's article, by uri. It looks at all seeds. */
export function othersOfArticle({ uri, document, corpus }: SeedContext): readonly number[] {
  const { article } = summarize(uri, document);
  if (article === undefined) return [];
  const { rows } = corpus;
  const own = corpus.rowOf(uri);
  const { values } = rows.article;
  const others: number[] = [];
  for (const row of rows.uriOrder.rows) if (values[row] === article && row !== own) others.push(row);
  return others;
}

/** The rows of the other seeds that have a value, by uri. It looks at all seeds. */
export function othersThatSay({ uri, corpus }: SeedContext, facet: Facet, value: string): readonly number[] {
  const own = corpus.rowOf(uri);
  return corpus.rowsWith(facet, value).filter((row) => row !== own);
}
