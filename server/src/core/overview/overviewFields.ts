import type { Corpus } from '../corpus/corpus.ts';
import type { Configuration } from '../schema/configuration.ts';
import type { OverviewField } from './overviewModel.ts';
import { listedFacets } from '../schema/facets.ts';
import { display } from '../text/display.ts';
import { filterTerm } from '../tree/filterTerm.ts';
import { filterKeysFor } from '../tree/seedFilterSyntax.ts';
import { leading } from './overviewTallies.ts';

/** The most fields that are shown, and values of each. */
const mostFields = 10;
const mostValues = 10;

/** The facets beyond publisher and usage that some seed has, and how many seeds have each value. */
export function countFields(
  corpora: readonly { readonly index: Corpus; readonly configuration: Configuration }[],
): readonly OverviewField[] {
  const keys = new Set(corpora.flatMap(({ configuration }) => listedFacets(configuration).map(({ key }) => key)));
  const filterKeys = filterKeysFor(corpora);
  return Array.from(keys, (key) => fieldOf(key, corpora, filterKeys.has(key)))
    .filter(({ seeds }) => seeds > 0)
    .slice(0, mostFields);
}

function fieldOf(key: string, corpora: readonly { readonly index: Corpus }[], canFilter: boolean): OverviewField {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { index } of corpora) {
    for (const [value, seeds] of index.facets.all(key)) {
      counts.set(value, (counts.get(value) ?? 0) + seeds);
      all += seeds;
    }
  }
  const values = leading(
    Array.from(counts, ([value, seeds]) => ({ value, seeds })),
    (a, b) => b.seeds - a.seeds || (a.value < b.value ? -1 : 1),
    ({ value, seeds }) => {
      const filter = canFilter ? filterTerm(key, value) : undefined;
      return { label: display(value, 60), seeds, ...(filter === undefined ? {} : { filter }) };
    },
    mostValues,
  );
  return { label: display(key, 60), seeds: all, values };
}
