import { distance } from 'fastest-levenshtein';

/**
 * The candidate nearest to `word` by edit distance, letter case aside, when it is near enough to be meant: at most
 * two slips off, and at most one for three letters. A tie names none: a guess between two is no help.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const folded = word.toLowerCase();
  const limit = Math.min(2, Math.floor(folded.length / 3));
  if (folded.length > 64) return undefined;
  let best: string | undefined;
  let bestDistance = limit + 1;
  let tie = false;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - folded.length) > limit) continue;
    const other = candidate.toLowerCase();
    // Quick, and never more than twice as much.
    if (distance(folded, other) > 2 * limit) continue;
    const off = editDistance(folded, other);
    if (off < bestDistance) {
      best = candidate;
      bestDistance = off;
      tie = false;
    } else if (off === bestDistance && candidate !== best) tie = true;
  }
  return tie ? undefined : best;
}

/**
 * How many slips make one word of the other: a letter changed, added or left out, or two neighbours that have changed
 * places. (The restricted Damerau-Levenshtein distance, in UTF-16 code units; it takes the product of both lengths.)
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1;
      const off = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + changed);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(swapped ? Math.min(off, beforeLast[j - 2]! + 1) : off);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

/** How many letters must be changed, added or left out to make one word of the other; two that are swapped count twice. */
export { distance as letterDistance };
