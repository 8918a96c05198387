import type { Relation } from '../../server/src/core/corpus/relation.ts';
import type { SeedSummary } from '../../server/src/core/corpus/seedSummary.ts';
import { SeedTable } from '../../server/src/core/corpus/seedTable.ts';

/** A relation by itself, over a table of seeds that only it looks at. */
export class Related<R extends Relation & { read?(seed: SeedSummary): void }> {
  readonly table = new SeedTable({ writeSketch: () => false, termsOf: () => '' });
  readonly relation: R;

  constructor(make: (table: SeedTable) => R) {
    this.relation = make(this.table);
  }

  /**
   * Takes a seed's old facts out and puts its new ones in.
   * @returns the uris of the others that are told.
   */
  update(uri: string, after: SeedSummary | undefined): Set<string> {
    const affected = new Set<number>();
    const found = this.table.find(uri);
    const isNew = found === -1;
    if (after) this.relation.read?.(after);
    if (!isNew) this.relation.leave(found, after, affected);
    let row = found;
    if (after) {
      if (isNew) row = this.table.add(uri);
      this.table.write(row, after);
      this.relation.enter(row, isNew, affected);
    } else if (!isNew) this.table.delete(found);
    affected.delete(row);
    return new Set(Array.from(affected, (row) => this.table.uriOf(row)));
  }

  put(...seeds: readonly SeedSummary[]): this {
    for (const seed of seeds) this.update(seed.uri, seed);
    return this;
  }
}
