import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';
import type { SeedTable } from './seedTable.ts';
import { TwinRelation } from './twins.ts';

/** The ranks that seeds have within a scope: those of one folder, or all. */
export class Ranks implements Relation {
  readonly twins: TwinRelation;
  readonly #table: SeedTable;
  readonly #withinFolder: boolean;
  readonly #tellsGaps: boolean;
  /** By folder, a rank below which none is free: where the search for a free one goes on. */
  readonly #takenBelow = new Map<number, number>();

  /** By folder, the highest rank that any seed has or means; where it is missing it has to be looked for. */
  readonly #last = new Map<number, number>();

  /** The row that has left and keeps its rank. */
  #staying: number | undefined;

  /**
   * @param options.withinFolder whether the seeds of each folder have ranks of their own.
   * @param options.tellsGaps whether a seed is told that the rank before its own is taken, or is no longer. While a corpus
   * is read that would be news to half of all seeds.
   */
  constructor(table: SeedTable, { withinFolder = true, tellsGaps = true } = {}) {
    this.#table = table;
    this.#withinFolder = withinFolder;
    this.#tellsGaps = tellsGaps;
    this.twins = new TwinRelation(table, 'rank', { withinFolder });
  }

  leave(row: number, after: SeedSummary | undefined, affected: Set<number>): void {
    this.twins.leave(row, after, affected);
    const meant = this.#table.meantRank.values[row]!;
    const scope = this.#scopeOf(this.#table.folder.values[row]!);
    if (after?.meantRank !== meant && this.#last.get(scope) === meant) this.#last.delete(scope);
    const rank = this.#table.rank.values[row]!;
    if (Number.isNaN(rank)) return;
    if (after?.rank === rank) this.#staying = row;
    else this.#changed(row, rank, affected);
  }

  enter(row: number, isNew: boolean, affected: Set<number>): boolean {
    const hasTwins = this.twins.enter(row, isNew, affected);
    const scope = this.#scopeOf(this.#table.folder.values[row]!);
    const last = this.#last.get(scope);
    if (last !== undefined && this.#table.meantRank.values[row]! > last) this.#last.delete(scope);
    const rank = this.#table.rank.values[row]!;
    if (this.#staying !== row && !Number.isNaN(rank)) this.#changed(row, rank, affected);
    this.#staying = undefined;
    return hasTwins;
  }

  /** Whether a seed of the folder's scope has the rank. */
  isTaken(folder: string, rank: number): boolean {
    return this.twins.has(rank, this.#table.folders.find(folder));
  }

  /** The rank behind the last one that a seed of the folder's scope has, or means. */
  next(folder: string): number {
    const scope = this.#scopeOf(this.#table.folders.find(folder));
    let last = this.#last.get(scope);
    if (last === undefined) {
      last = 0;
      const { folder: folders, meantRank } = this.#table;
      for (let row = 0; row < this.#table.end; row++) {
        const meant = meantRank.values[row]!;
        if (meant > last && this.#table.has(row) && this.#scopeOf(folders.values[row]!) === scope) last = meant;
      }
      this.#last.set(scope, last);
    }
    return last + 1;
  }

  /** The lowest rank that no seed of the folder's scope has. Each taken one is passed over once, not each time it is asked. */
  lowestFree(folder: string): number {
    const scope = this.#scopeOf(this.#table.folders.find(folder));
    let rank = this.#takenBelow.get(scope) ?? 1;
    while (this.twins.has(rank, scope)) rank++;
    this.#takenBelow.set(scope, rank);
    return rank;
  }

  #scopeOf(folder: number): number {
    return this.#withinFolder ? folder : 0;
  }

  /** A rank may have become free, or be free no longer: the first seed of the next one is told so. */
  #changed(row: number, rank: number, affected: Set<number>): void {
    const scope = this.#scopeOf(this.#table.folder.values[row]!);
    if (rank < (this.#takenBelow.get(scope) ?? 1) && !this.twins.has(rank, scope)) this.#takenBelow.set(scope, rank);
    if (!this.#tellsGaps) return;
    const next = this.twins.first(rank + 1, scope);
    if (next !== undefined) affected.add(next);
  }
}
