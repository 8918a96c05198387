/** Many measurements of one thing: the one that stands for them, and from where to where they are spread. */
export interface Spread {
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/** The median, and the half of all measurements that is around it. */
export function typical(values: readonly number[]): Spread {
  return { value: quantile(values, 0.5), from: quantile(values, 0.25), to: quantile(values, 0.75) };
}

/** What 95 of 100 do not exceed, from the median to the greatest. */
export function usual(values: readonly number[]): Spread {
  return { value: quantile(values, 0.95), from: quantile(values, 0.5), to: quantile(values, 1) };
}

/** The greatest, from the median on. */
export function worst(values: readonly number[]): Spread {
  return { ...usual(values), value: quantile(values, 1) };
}

/** A single measurement. */
export function single(value: number): Spread {
  return { value, from: value, to: value };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
