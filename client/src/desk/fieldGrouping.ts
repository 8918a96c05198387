import type { SeedGrouping } from '../../../server/src/protocol/index.ts';

/** Grouping by a field that `seedbed.yaml` declares. */
export type FieldGrouping = Extract<SeedGrouping, `field:${string}`>;

/** The key of the declared field that seeds are grouped by; undefined where it is none. */
export function fieldOf(groupBy: SeedGrouping): string | undefined {
  return groupBy.startsWith('field:') ? groupBy.slice('field:'.length) : undefined;
}

/** The key of the facet that seeds are grouped by; undefined where they are grouped by something that cannot be set. */
export function facetOf(groupBy: SeedGrouping): string | undefined {
  return groupBy === 'publisher' || groupBy === 'usage' ? groupBy : fieldOf(groupBy);
}
