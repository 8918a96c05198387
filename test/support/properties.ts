// How properties are searched: a test run is the same on every machine and every day, a search is not.
import fc from 'fast-check';

/** How many times as many cases as are likely to show a fault a search tries, each time others; undefined in a test run. */
const factor = process.env['SEEDBED_RUNS'] === undefined ? undefined : Number(process.env['SEEDBED_RUNS']);

if (factor === undefined) fc.configureGlobal({ seed: 20260101 });

/** The part of these that a test run tries: enough for a fault that is no rare one, and a suite that takes a minute. */
const partOfTestRun = 0.1;
const fewest = 25;

/** How many cases a property is tried on, of the `count` that make it likely to show a fault. */
export function runs(count: number): number {
  if (factor !== undefined) return Math.ceil(count * factor);
  return Math.max(Math.min(count, fewest), Math.ceil(count * partOfTestRun));
}
