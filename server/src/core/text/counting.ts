/** Some counts as one: how often each thing was counted in all of them. */
export function sumCounts(counts: Iterable<Iterable<readonly [string, number]>>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const some of counts) for (const [value, count] of some) sums.set(value, (sums.get(value) ?? 0) + count);
  return sums;
}

/** What was counted, the most frequent first; equally frequent ones by code units. */
export function byFrequency(counts: Iterable<readonly [string, number]>): readonly (readonly [string, number])[] {
  return [...counts].sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1));
}
