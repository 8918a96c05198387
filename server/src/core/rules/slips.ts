import { editDistance } from '../text/similarity.ts';

/** True where one letter is wrong, missing or too many, or two neighbours have changed places. */
export function isOneSlip(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= 1 && (isSwap(a, b) || editDistance(a, b) === 1);
}

/** True where two neighbouring letters, and nothing else, have changed places: `titel`. */
export function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  let index = 0;
  while (a[index] === b[index]) index++;
  return a[index] === b[index + 1] && a[index + 1] === b[index] && a.slice(index + 2) === b.slice(index + 2);
}
