import type { SeedRows } from '../corpus/seedRows.ts';
import { compare } from './seedOrder.ts';

/** Whether one of two numbers comes before the other (negative) or behind it. */
export type NumberOrder = (a: number, b: number) => number;

/** As `byUri` has them, the rows of one corpus; as long as nothing changes in it, like all orders here. */
export function rowsByUri({ uriOrder: { places } }: SeedRows): NumberOrder {
  return (a, b) => places[a]! - places[b]!;
}

/** As `byRank` has them. */
export function rowsByRank({ rank: { values }, uriOrder: { places } }: SeedRows): NumberOrder {
  return (a, b) => compareNumbers(values[a]!, values[b]!) || places[a]! - places[b]!;
}

/** As `byFolder` has them. */
export function rowsByFolder(rows: SeedRows): NumberOrder {
  const order = rowsByRank(rows);
  const { values } = rows.folder;
  return (a, b) =>
    (values[a] === values[b] ? 0 : compare(rows.folders.at(values[a]!)!, rows.folders.at(values[b]!)!)) || order(a, b);
}

/** By size, what is not there (`NaN`) last. */
export function compareNumbers(a: number, b: number): number {
  if (a === b) return 0;
  if (a < b) return -1;
  return a > b ? 1 : Number(Number.isNaN(a)) - Number(Number.isNaN(b));
}
