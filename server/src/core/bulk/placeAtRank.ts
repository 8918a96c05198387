import type { RankedSeed } from './reRank.ts';

/**
 * The new ranks that give seeds a certain rank: the first one has it, the others have the ones after it. Those that are in
 * the way go up or down, whichever takes fewer files, as far as the next gap; the rest keep theirs.
 *
 * Seeds that share a rank now, and are not moved, go on sharing one.
 * @param ranked the seeds of the scope that have a rank, in any order.
 * @param moved the uris of those that get the rank, in the order that they are to have; with a rank or without.
 * @param rank a whole number from 1 up.
 * @returns the seeds whose rank is another now, by their new ranks.
 */
export function placeAtRank(
  ranked: readonly RankedSeed[],
  moved: readonly string[],
  rank: number,
): readonly RankedSeed[] {
  const old = new Map(ranked.map((seed) => [seed.uri, seed.rank]));
  const isMoved = new Set(moved);
  const others = ranked.filter(({ uri }) => !isMoved.has(uri)).sort((a, b) => a.rank - b.rank);
  const last = rank + moved.length - 1;
  const up = makeRoom(
    others.filter((seed) => seed.rank >= rank),
    last + 1,
    1,
  );
  const down = makeRoom(others.filter((seed) => seed.rank <= last).reverse(), rank - 1, -1);
  const isDown = down.every((seed) => seed.rank > 0) && down.length < up.length;
  const placed = moved.map((uri, index) => ({ uri, rank: rank + index }));
  return [...placed, ...(isDown ? down : up)]
    .filter((seed) => old.get(seed.uri) !== seed.rank)
    .sort((a, b) => a.rank - b.rank);
}

/** Pushes seeds along, the nearest first, each to where the one before it is not any more. */
function makeRoom(seeds: readonly RankedSeed[], firstFree: number, step: 1 | -1): RankedSeed[] {
  const pushed: RankedSeed[] = [];
  let free = firstFree;
  let lastOld: number | undefined;
  for (const { uri, rank } of seeds) {
    if (rank === lastOld) {
      pushed.push({ uri, rank: free - step });
    } else if ((free - rank) * step <= 0) {
      break;
    } else {
      pushed.push({ uri, rank: free });
      free += step;
      lastOld = rank;
    }
  }
  return pushed;
}
