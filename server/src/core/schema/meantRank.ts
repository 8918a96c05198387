import { resolvePlainScalar, resolveYaml12Scalar } from '../pyyaml/resolver.ts';

/**
 * The rank that a misspelled one can only be meant as, such as `"4"`, `4.` and `#4`: what a safe fix makes of it.
 * Undefined where readers see different numbers, or none.
 * @param text what is written as the rank, with quotes or a hash around it or without.
 */
export function meantRank(text: string): number | undefined {
  const written = text
    .trim()
    .replace(/^["'`“”„‘’«»]?#?/, '')
    .replace(/["'`“”„‘’«»,;]{1,2}$/, '');
  if (written.length > longest || written.includes(':')) return undefined;
  const ranks = [resolvePlainScalar(written), resolveYaml12Scalar(written)].flatMap((scalar) => {
    const number = scalar.kind === 'integer' || scalar.kind === 'float' ? Number(scalar.value) : 0;
    return Number.isInteger(number) && number > 0 && number <= highestRank ? [number] : [];
  });
  return new Set(ranks).size === 1 ? ranks[0] : undefined;
}

/** In UTF-16 code units: no rank is longer. */
const longest = 20;

/** Beyond it nobody means a place among seeds. */
const highestRank = 1_000_000_000;
