// How properties are searched: a test run is the same on every machine and every day, a search is not.
import fc from 'fast-check';

/** How many times as many cases as in `npm test` a search tries, each time others; undefined in a test run. */
const factor = process.env['SEEDBED_RUNS'] === undefined ? undefined : Number(process.env['SEEDBED_RUNS']);

if (factor === undefined) fc.configureGlobal({ seed: 20260101 });

/** How many cases a property is tried on, of the `count` that make it likely to show a fault. */
export function runs(count: number): number {
  return Math.ceil(count * (factor ?? 1));
}
