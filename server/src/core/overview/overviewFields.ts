import type { Corpus } from '../corpus/corpus.ts';
import type { Configuration } from '../schema/configuration.ts';
import type { OverviewField } from './overviewModel.ts';
import { listedFacets } from '../schema/facets.ts';
import { sumCounts } from '../text/counting.ts';
import { display } from '../text/display.ts';
import { filterKeysFor } from '../tree/seedFilterSyntax.ts';
import { filterBy, leading } from './overviewTallies.ts';

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
  const counts = Array.from(sumCounts(corpora.map(({ index }) => index.facets.all(key))), ([value, seeds]) => ({
    value,
    seeds,
  }));
  const values = leading(
    counts,
    (a, b) => b.seeds - a.seeds || (a.value < b.value ? -1 : 1),
    ({ value, seeds }) => ({ label: display(value, 60), seeds, ...(canFilter ? filterBy(key, value) : {}) }),
    mostValues,
  );
  return { label: display(key, 60), seeds: counts.reduce((sum, { seeds }) => sum + seeds, 0), values };
}
