import type { Relation, SeedChange } from './relation.ts';
import type { FacetValues, Seed } from './seed.ts';
import { facetValue } from './facetValues.ts';
import { TextCounts } from './textCounts.ts';

/** How many seeds have each value of each declared facet, and where keys and values are interned. */
export class FacetCounts implements Relation {
  readonly #facets = new Map<string, TextCounts>();

  update({ before, after }: SeedChange): void {
    if (before?.facets === after?.facets) return;
    for (const key of new Set([...keysOf(before), ...keysOf(after)])) {
      let counts = this.#facets.get(key);
      if (!counts) this.#facets.set(key, (counts = new TextCounts()));
      counts.replace(before && facetValue(before, key), after && facetValue(after, key));
      if (counts.size === 0) this.#facets.delete(key);
    }
  }

  /** The same values, in the strings that all seeds with them have. */
  intern(facets: FacetValues): FacetValues {
    return facets.map((text, at) => (at % 2 === 0 ? text : (this.#facets.get(facets[at - 1]!) ?? none).intern(text)));
  }

  /** How many seeds have each value of a facet, in no particular order. */
  all(key: string): ReadonlyMap<string, number> {
    return (this.#facets.get(key) ?? none).all();
  }
}

const none = new TextCounts();

function keysOf(seed: Seed | undefined): readonly string[] {
  return (seed?.facets ?? []).filter((_, at) => at % 2 === 0);
}
