import { distance } from 'fastest-levenshtein';

/**
 * The candidate nearest to `word` by edit distance, letter case aside, when it is near enough to be meant: at most
 * two letters off, and at most a third of the word. A tie names none: a guess between two is no help.
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
    const off = distance(folded, candidate.toLowerCase());
    if (off < bestDistance) {
      best = candidate;
      bestDistance = off;
      tie = false;
    } else if (off === bestDistance && candidate !== best) tie = true;
  }
  return tie ? undefined : best;
}

/** How many letters must be changed, added or taken away to make one word of the other. */
export { distance as editDistance };
