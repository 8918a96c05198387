/** How the ranks of one scope are: n seeds are expected to have the ranks from 1 to n, each once. */
export interface RankScope {
  readonly seeds: number;
  /** How many have no rank that can be read. */
  readonly unranked: number;
  /** How many of the ranks from 1 to `seeds` nobody has, and the first of their runs. */
  readonly missing: RankRuns;
  /** How many ranks above `seeds` somebody has, and the first of their runs. */
  readonly beyond: RankRuns;
  /** How many ranks several seeds have, and the first of them. */
  readonly ties: { readonly ranks: number; readonly first: readonly RankTie[] };
  /** The ranks from 1 to `seeds` as a picture: at most 100 cells, each of about as many ranks, the same ones joined. */
  readonly strip: readonly RankCells[];
}

export interface RankRuns {
  readonly ranks: number;
  readonly first: readonly RankRun[];
}

/** All ranks from the first to the last, both of them included. */
export type RankRun = readonly [first: number, last: number];

export interface RankTie {
  readonly rank: number;
  readonly seeds: number;
}

/** Neighbouring cells that look the same; `missing` and `tied` where any of a cell's ranks is, `missing` before `tied`. */
export interface RankCells {
  readonly state: 'taken' | 'tied' | 'missing';
  readonly cells: number;
}

/** How many runs and ties of a scope are listed one by one. */
const mostTold = 6;

const mostCells = 100;

/** Gathers the ranks of a scope, seed by seed. */
export class RankTally {
  readonly #ranks: number[] = [];
  #unranked = 0;

  add(rank: number | undefined): void {
    if (rank === undefined) this.#unranked++;
    else this.#ranks.push(rank);
  }

  /** Linear in the number of seeds, whatever their ranks are. */
  finish(): RankScope {
    const seeds = this.#ranks.length + this.#unranked;
    const taken = new Uint32Array(seeds + 1);
    const above: number[] = [];
    for (const rank of this.#ranks) {
      if (rank <= seeds) taken[rank]!++;
      else above.push(rank);
    }
    const missing = new Runs();
    const ties = new Ties();
    for (let rank = 1; rank <= seeds; rank++) {
      if (taken[rank] === 0) missing.add(rank);
      ties.add(rank, taken[rank]!);
    }
    const beyond = new Runs();
    for (const [rank, count] of countSorted(above)) {
      beyond.add(rank);
      ties.add(rank, count);
    }
    return {
      seeds,
      unranked: this.#unranked,
      missing: missing.found(),
      beyond: beyond.found(),
      ties: ties.found(),
      strip: stripOf(taken),
    };
  }
}

/** How much is wrong with the ranks of a scope; 0 where nothing is. */
export function disorderOf({ unranked, missing, beyond, ties }: RankScope): number {
  return unranked + missing.ranks + beyond.ranks + ties.ranks;
}

class Runs {
  readonly #first: [number, number][] = [];
  #ranks = 0;

  /** Ranks come in their order. */
  add(rank: number): void {
    this.#ranks++;
    const run = this.#first.at(-1);
    if (run && run[1] === rank - 1) run[1] = rank;
    else if (this.#first.length < mostTold) this.#first.push([rank, rank]);
  }

  found(): RankRuns {
    return { ranks: this.#ranks, first: this.#first };
  }
}

class Ties {
  readonly #first: RankTie[] = [];
  #ranks = 0;

  add(rank: number, seeds: number): void {
    if (seeds < 2) return;
    this.#ranks++;
    if (this.#first.length < mostTold) this.#first.push({ rank, seeds });
  }

  found(): RankScope['ties'] {
    return { ranks: this.#ranks, first: this.#first };
  }
}

function countSorted(ranks: number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const rank of ranks.sort((a, b) => a - b)) counts.set(rank, (counts.get(rank) ?? 0) + 1);
  return counts;
}

/** @param taken how many seeds have each rank, from 1 on. */
function stripOf(taken: Uint32Array): readonly RankCells[] {
  const ranks = taken.length - 1;
  const cells = Math.min(ranks, mostCells);
  const strip: { state: RankCells['state']; cells: number }[] = [];
  for (let cell = 0; cell < cells; cell++) {
    const first = Math.floor((cell * ranks) / cells) + 1;
    const end = Math.floor(((cell + 1) * ranks) / cells) + 1;
    const state = stateOf(taken.subarray(first, end));
    const before = strip.at(-1);
    if (before?.state === state) before.cells++;
    else strip.push({ state, cells: 1 });
  }
  return strip;
}

function stateOf(taken: Uint32Array): RankCells['state'] {
  if (taken.includes(0)) return 'missing';
  return taken.some((seeds) => seeds > 1) ? 'tied' : 'taken';
}
