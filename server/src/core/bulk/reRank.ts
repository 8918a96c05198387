/** A seed and the rank that it has, or is to have. */
export interface RankedSeed {
  readonly uri: string;
  readonly rank: number;
}

/**
 * The new ranks that put seeds in another place of their scope. The one that is moved gets the place, and as few others
 * as can be make room: none, where there is room between its new neighbours.
 *
 * Seeds that share a rank now, and are not moved apart, go on sharing one.
 * @param ranked the seeds of the scope that have a rank, in any order.
 * @param moved the uris of those that are moved, in the order that they are to have; with a rank or without.
 * @param before the uri of the seed that they come before; undefined for the end. One of the moved ones is not allowed.
 * @returns the seeds whose rank is another now, by their new ranks.
 */
export function reRank(
  ranked: readonly RankedSeed[],
  moved: readonly string[],
  before: string | undefined,
): readonly RankedSeed[] {
  const order = inNewOrder(ranked, moved, before);
  if (isRising(order)) return [];
  const kept = keepMost(order);
  const changed: RankedSeed[] = [];
  let last = 0;
  order.forEach((place, index) => {
    const rank = kept.has(index) ? place.rank! : last + 1;
    for (const { uri, rank: old } of place.seeds) if (old !== rank) changed.push({ uri, rank });
    last = rank;
  });
  return changed;
}

/** The new ranks that number the seeds of a scope from 1 on without a gap, in the order that they have. Ties go by uri. */
export function renumber(ranked: readonly RankedSeed[]): readonly RankedSeed[] {
  return [...ranked]
    .sort(byRank)
    .map(({ uri, rank: old }, index) => ({ uri, rank: index + 1, old }))
    .filter(({ rank, old }) => rank !== old)
    .map(({ uri, rank }) => ({ uri, rank }));
}

/** Seeds that share one rank. */
interface Place {
  /** The rank that they have; undefined for one that has none. */
  readonly rank: number | undefined;
  readonly isMoved: boolean;
  readonly seeds: { readonly uri: string; readonly rank: number | undefined }[];
}

function inNewOrder(ranked: readonly RankedSeed[], moved: readonly string[], before: string | undefined): Place[] {
  const ranks = new Map(ranked.map(({ uri, rank }) => [uri, rank]));
  const isMoved = new Set(moved);
  const movedPlaces = (): Place[] =>
    moved.map((uri) => ({ rank: ranks.get(uri), isMoved: true, seeds: [{ uri, rank: ranks.get(uri) }] }));
  const order: Place[] = [];
  let mayShare = false;
  for (const seed of [...ranked].sort(byRank)) {
    if (isMoved.has(seed.uri)) continue;
    if (seed.uri === before) {
      order.push(...movedPlaces());
      mayShare = false;
    }
    const last = order.at(-1);
    if (mayShare && last?.rank === seed.rank) last.seeds.push(seed);
    else order.push({ rank: seed.rank, isMoved: false, seeds: [seed] });
    mayShare = true;
  }
  if (before === undefined || !ranks.has(before)) order.push(...movedPlaces());
  return order;
}

function isRising(order: readonly Place[]): boolean {
  return order.every(({ rank }, index) => rank !== undefined && rank > (order[index - 1]?.rank ?? 0));
}

/**
 * The indices of the places that can keep their ranks, as many seeds of them as possible: each two that do must have
 * ranks that are at least as far apart as the places are. With `rank - index` that is the heaviest subsequence that does
 * not fall, found place by place with the best of all lower values (a Fenwick tree of prefix maxima).
 */
function keepMost(order: readonly Place[]): ReadonlySet<number> {
  const values = order.map(({ rank, isMoved }, index) => (rank === undefined || isMoved ? -1 : rank - index - 1));
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const positions = new Map(sorted.map((value, index) => [value, index + 1]));
  const tree: (number | undefined)[] = Array.from({ length: sorted.length + 1 });
  const weights: number[] = [];
  const previous: (number | undefined)[] = [];
  let best: number | undefined;
  values.forEach((value, index) => {
    weights[index] = 0;
    if (value < 0) return;
    const position = positions.get(value)!;
    let chain: number | undefined;
    for (let node = position; node > 0; node -= node & -node) chain = heavier(chain, tree[node]);
    previous[index] = chain;
    weights[index] = order[index]!.seeds.length + (chain === undefined ? 0 : weights[chain]!);
    for (let node = position; node < tree.length; node += node & -node) tree[node] = heavier(tree[node], index);
    best = heavier(best, index);
  });
  const kept = new Set<number>();
  for (let index = best; index !== undefined; index = previous[index]) kept.add(index);
  return kept;

  function heavier(a: number | undefined, b: number | undefined): number | undefined {
    return a === undefined || (b !== undefined && weights[b]! > weights[a]!) ? b : a;
  }
}

function byRank(a: RankedSeed, b: RankedSeed): number {
  return a.rank - b.rank || (a.uri < b.uri ? -1 : 1);
}
