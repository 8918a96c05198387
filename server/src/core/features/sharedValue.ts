import type { Position } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { SeedSummary } from '../corpus/seedSummary.ts';
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
  const key = keys.find((known) => known === field?.key);
  if (!field || !key || document.fields.findLast((other) => other.key === key) !== field) return undefined;
  const text = summarize(uri, document)[key];
  return text === undefined ? undefined : { key, text, field };
}

const keys = ['url', 'publisher', 'usage'] as const;

/** All seeds of the seed's article, itself among them, in no particular order. It looks at all seeds. */
export function* seedsOfArticle({ uri, document, corpus }: SeedContext): Iterable<SeedSummary> {
  const own = summarize(uri, document);
  yield own;
  if (own.article === undefined) return;
  for (const other of corpus.summaries()) if (other.article === own.article && other.uri !== uri) yield other;
}

/** All seeds that have the value, the seed as it stands in its document among them where it does. It looks at all seeds. */
export function* seedsThatSay(
  { uri, document, corpus }: SeedContext,
  facet: Facet,
  value: string,
): Iterable<SeedSummary> {
  const own = summarize(uri, document);
  if (own[facet] === value) yield own;
  for (const other of corpus.seedsWith(facet, value)) if (other.uri !== uri) yield other;
}
