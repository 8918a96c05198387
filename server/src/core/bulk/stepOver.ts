/** Ranks counted without those that are taken for good. */
export interface OtherRanks {
  /** Which of the others a rank is; of one that is taken, which the next one is. */
  readonly indexOf: (rank: number) => number;
  /** The rank that is the one of this index among the others. Both begin with 1. */
  readonly rankAt: (index: number) => number;
}

/** The ranks that are left where some seeds keep theirs, so that the others can be put in order as if they were not there. */
export function otherRanks(taken: Iterable<number>): OtherRanks {
  const sorted = [...new Set(taken)].sort((a, b) => a - b);
  return {
    indexOf: (rank) => rank - countWhile(sorted.length, (index) => sorted[index]! < rank),
    rankAt: (wanted) => wanted + countWhile(sorted.length, (index) => sorted[index]! - index <= wanted),
  };
}

/** How many of the first indices fulfil a condition that none fulfils after one that does not. */
function countWhile(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
