import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';
import { TwinRelation } from './twins.ts';

/** The ranks that seeds have within a scope: those of one folder, or all. */
export class Ranks implements Relation {
  readonly twins: TwinRelation<number>;
  readonly #scopeOf: (folder: string) => string;
  /** By scope, a rank below which none is free: where the search for a free one goes on. */
  readonly #takenBelow = new Map<string, number>();

  /** @param scopeOf what is the same for two folders exactly when their seeds have their ranks together. */
  constructor(scopeOf: (folder: string) => string) {
    this.#scopeOf = scopeOf;
    this.twins = new TwinRelation(
      ({ rank }) => rank,
      ({ folder }) => scopeOf(folder),
    );
  }

  update(before: SeedSummary | undefined, after: SeedSummary | undefined, affected: Set<string>): void {
    this.twins.update(before, after, affected);
    const from = before && this.#scopeOf(before.folder);
    const to = after && this.#scopeOf(after.folder);
    if (from === to && before?.rank === after?.rank) return;
    if (from !== undefined && before?.rank !== undefined) this.#changed(from, before.rank, affected);
    if (to !== undefined && after?.rank !== undefined) this.#changed(to, after.rank, affected);
  }

  /** Whether a seed of the folder's scope has the rank. */
  isTaken(folder: string, rank: number): boolean {
    return this.twins.has(rank, this.#scopeOf(folder));
  }

  /** The lowest rank that no seed of the folder's scope has. Each taken one is passed over once, not each time it is asked. */
  nextFree(folder: string): number {
    const scope = this.#scopeOf(folder);
    let rank = this.#takenBelow.get(scope) ?? 1;
    while (this.twins.has(rank, scope)) rank++;
    this.#takenBelow.set(scope, rank);
    return rank;
  }

  /** A rank may have become free, or be free no longer: the first seed of the next one is told so. */
  #changed(scope: string, rank: number, affected: Set<string>): void {
    if (rank < (this.#takenBelow.get(scope) ?? 1) && !this.twins.has(rank, scope)) this.#takenBelow.set(scope, rank);
    const next = this.twins.first(rank + 1, scope);
    if (next) affected.add(next.uri);
  }
}
