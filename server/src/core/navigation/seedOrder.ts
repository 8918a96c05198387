import type { Seed } from '../corpus/seed.ts';

/** Whether a seed comes before another one (negative) or after it. Never 0 for two seeds. */
export type SeedOrder = (a: Seed, b: Seed) => number;

/** By rank, those without one last, then by uri. */
export const byRank: SeedOrder = (a, b) => compareNumbers(a.rank, b.rank) || byUri(a, b);

/** By folder, then by rank. */
export const byFolder: SeedOrder = (a, b) => compare(a.folder, b.folder) || byRank(a, b);

export const byUri = (a: { readonly uri: string }, b: { readonly uri: string }): number => compare(a.uri, b.uri);

/** By code units, which is the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By size, what is not there last. */
export function compareNumbers(a: number | undefined, b: number | undefined): number {
  return a === b ? 0 : (a ?? Infinity) - (b ?? Infinity);
}
