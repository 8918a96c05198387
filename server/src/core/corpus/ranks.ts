import type { Relation, SeedChange } from './relation.ts';
import type { Seed } from './seed.ts';
import { TwinRelation } from './twins.ts';

/** The ranks that seeds have within a scope: those of one folder, or all. */
export class Ranks implements Relation {
  readonly twins: TwinRelation;
  readonly #seeds: ReadonlyMap<string, Seed>;
  readonly #withinFolder: boolean;
  readonly #tellsGaps: boolean;
  /** By scope, a rank below which none is free: where the search for a free one goes on. */
  readonly #takenBelow = new Map<string, number>();
  /** By scope, the highest rank that any seed has or means; where it is missing it has to be looked for. */
  readonly #last = new Map<string, number>();

  /**
   * @param seeds all seeds of the corpus, by uri.
   * @param options.withinFolder whether the seeds of each folder have ranks of their own.
   * @param options.tellsGaps whether a seed is affected when the rank before its own is taken or becomes free. While a
   * corpus is read, half of all seeds would be.
   */
  constructor(seeds: ReadonlyMap<string, Seed>, { withinFolder = true, tellsGaps = true } = {}) {
    this.#seeds = seeds;
    this.#withinFolder = withinFolder;
    this.#tellsGaps = tellsGaps;
    this.twins = new TwinRelation('rank', { withinFolder });
  }

  update(change: SeedChange, affected: Set<string>): void {
    const { before, after } = change;
    this.twins.update(change, affected);
    const scope = this.#scopeOf((after ?? before)!.folder);
    this.#noteMeant(scope, before?.meantRank, after?.meantRank);
    if (before?.rank === after?.rank) return;
    if (before?.rank !== undefined) this.#noteChanged(scope, before.rank, affected);
    if (after?.rank !== undefined) this.#noteChanged(scope, after.rank, affected);
  }

  /** Whether a seed of the folder's scope has the rank. */
  isTaken(folder: string, rank: number): boolean {
    return this.twins.has(rank, folder);
  }

  /** The rank after the last one that a seed of the folder's scope has, or means. */
  next(folder: string): number {
    const scope = this.#scopeOf(folder);
    let last = this.#last.get(scope);
    if (last === undefined) {
      last = 0;
      for (const { meantRank, folder: other } of this.#seeds.values()) {
        if (meantRank !== undefined && meantRank > last && this.#scopeOf(other) === scope) last = meantRank;
      }
      this.#last.set(scope, last);
    }
    return last + 1;
  }

  /** The lowest rank that no seed of the folder's scope has. Each taken one is passed over once, not at each call. */
  lowestFree(folder: string): number {
    const scope = this.#scopeOf(folder);
    let rank = this.#takenBelow.get(scope) ?? 1;
    while (this.twins.has(rank, scope)) rank++;
    this.#takenBelow.set(scope, rank);
    return rank;
  }

  #scopeOf(folder: string): string {
    return this.#withinFolder ? folder : '';
  }

  #noteMeant(scope: string, before: number | undefined, after: number | undefined): void {
    const last = this.#last.get(scope);
    if (last === undefined || before === after) return;
    if (before === last || (after !== undefined && after > last)) this.#last.delete(scope);
  }

  /** A rank may have become free, or be free no longer: that affects the first seed of the next one. */
  #noteChanged(scope: string, rank: number, affected: Set<string>): void {
    if (rank < (this.#takenBelow.get(scope) ?? 1) && !this.twins.has(rank, scope)) this.#takenBelow.set(scope, rank);
    if (!this.#tellsGaps) return;
    const next = this.twins.first(rank + 1, scope);
    if (next !== undefined) affected.add(next);
  }
}
