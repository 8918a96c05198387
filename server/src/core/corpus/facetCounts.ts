import type { Relation, SeedChange } from './relation.ts';
import type { FacetValues } from './seed.ts';
import type { ValueCounts } from './valueCounts.ts';
import { facetValue, listedKeys, withValues } from './facetValues.ts';
import { TextCounts } from './textCounts.ts';

/** How many seeds have each value of each facet, and where the values of declared ones are interned. */
export class FacetCounts implements Relation {
  readonly #facets = new Map<string, TextCounts>();
  readonly #builtIn: Readonly<Record<'publisher' | 'usage', ValueCounts>>;

  constructor(builtIn: Readonly<Record<'publisher' | 'usage', ValueCounts>>) {
    this.#builtIn = builtIn;
  }

  update({ before, after }: SeedChange): void {
    if (before?.facets === after?.facets) return;
    for (const key of new Set([before, after].flatMap((seed) => (seed ? listedKeys(seed) : [])))) {
      let counts = this.#facets.get(key);
      if (!counts) this.#facets.set(key, (counts = new TextCounts()));
      counts.replace(before && facetValue(before, key), after && facetValue(after, key));
      if (counts.size === 0) this.#facets.delete(key);
    }
  }

  /** The same values, in the strings that all seeds with them have. */
  intern(facets: FacetValues): FacetValues {
    return withValues(facets, (key, value) => (this.#facets.get(key) ?? none).intern(value));
  }

  /** The keys of the declared facets that any seed has a value of. */
  get declared(): Iterable<string> {
    return this.#facets.keys();
  }

  /** Whether any seed has a value of a declared facet. */
  has(key: string): boolean {
    return this.#facets.has(key);
  }

  /** How many seeds have a value of a facet. */
  count(key: string, value: string): number {
    return this.#of(key).count(value);
  }

  /** How many seeds have each value of a facet, in no particular order; none for a facet that is not declared. */
  all(key: string): ReadonlyMap<string, number> {
    return this.#of(key).all();
  }

  #of(key: string): Pick<TextCounts, 'count' | 'all'> {
    return key === 'publisher' || key === 'usage' ? this.#builtIn[key] : (this.#facets.get(key) ?? none);
  }
}

const none = new TextCounts();
