import type { Relation } from '../../server/src/core/corpus/relation.ts';
import type { Seed, SeedSummary } from '../../server/src/core/corpus/seed.ts';

/** A relation by itself, over seeds that only it looks at. */
export class Related<R extends Relation> {
  readonly seeds = new Map<string, Seed>();
  readonly relation: R;

  constructor(make: (seeds: ReadonlyMap<string, Seed>) => R) {
    this.relation = make(this.seeds);
  }

  /**
   * Puts a seed in the place of what it was before; undefined for one that is gone.
   * @returns the uris of the others that are affected.
   */
  update(uri: string, after: SeedSummary | undefined): Set<string> {
    const affected = new Set<string>();
    const before = this.seeds.get(uri);
    if (!before && !after) return affected;
    if (after) this.seeds.set(uri, after);
    else this.seeds.delete(uri);
    this.relation.update({ uri, before, after, signature: after?.signature }, affected);
    affected.delete(uri);
    return affected;
  }

  put(...seeds: readonly SeedSummary[]): this {
    for (const seed of seeds) this.update(seed.uri, seed);
    return this;
  }
}
