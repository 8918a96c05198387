// Runs the unit, protocol and grammar tests, or those of some files: node scripts/testUnit.ts [FILE…]
// Each processor runs a part of the files in one process: to start one for each file takes longer than the tests do.
// With SEEDBED_RUNS=N properties are searched: on N times as many cases as make a fault likely to show, each time others.
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import { buildBundles } from './build/bundles.ts';
import { sum, type Counts } from './support/counts.ts';
import { root } from './support/paths.ts';
import { capture, toolEnvironment } from './support/run.ts';

/** In milliseconds. A part that takes longer hangs in the test after the last one that it names. */
const longest = 30 * 60_000;

const wanted = process.argv.slice(2);
const files = wanted.length > 0 ? wanted : globSync('test/!(vscode)/**/*.test.ts', { cwd: root }).sort();
await buildBundles();
const results = await Promise.all(parts(files, availableParallelism()).map(run));
// What failed comes last, where it is seen.
for (const { output } of results.toSorted((a, b) => a.failed - b.failed)) process.stdout.write(output);
const failed = sum(results.map((result) => result.failed));
console.log(`${sum(results.map(({ passed }) => passed))} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Neighbours take about as long as each other, and come into different parts. */
function parts(all: readonly string[], count: number): string[][] {
  return Array.from({ length: Math.min(count, all.length) }, (_, part) =>
    all.filter((_file, index) => index % count === part),
  );
}

async function run(part: readonly string[]): Promise<Counts & { readonly output: string }> {
  const { code, output } = await capture(
    process.execPath,
    ['--test', '--test-isolation=none', '--test-reporter=spec', '--import', './test/support/properties.ts', ...part],
    { cwd: root, env: { ...toolEnvironment(), SEEDBED_BUNDLES: 'built' }, timeout: longest, killSignal: 'SIGKILL' },
  );
  const { passed, failed: counted } = countsOf(stripVTControlCharacters(output));
  // One that failed before it could count, or ran nothing, has failed.
  const isWhole = code === 0 && passed > 0;
  return { output, passed, failed: isWhole ? counted : Math.max(counted, 1) };
}

/** Reads the summary of Node's test runner. */
function countsOf(output: string): Counts {
  const number = (name: string): number => Number(new RegExp(`^ℹ ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  return { passed: number('pass'), failed: number('fail') + number('cancelled') };
}
