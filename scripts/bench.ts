// Measures what people wait for: npm run bench [-- --json FILE] [--runs N] [--sizes 1000,10000]
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { corpusOf } from './bench/corpus.ts';
import {
  measureCheck,
  measureHeap,
  measureKeystrokes,
  measureRename,
  measureStart,
  measureSymbols,
  measureTwins,
} from './bench/measurements.ts';
import { buildBundles } from './build/bundles.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    runs: { type: 'string', default: '7' },
    sizes: { type: 'string', default: '1000,10000' },
  },
});
const runs = Number(values.runs);
const sizes = values.sizes.split(',').map(Number);

/** As they come while somebody types. */
const queries = ['harbour council', 'storm #12', 'bbc used', 'wntr rprt'].flatMap((query) =>
  Array.from(query, (_, index) => query.slice(0, index + 1)),
);

const titles = {
  checkMilliseconds: 'seedbed check, cold (ms)',
  onlyReadMilliseconds: 'only reading the files (ms)',
  checkToOnlyRead: 'check : only reading',
  keystrokeMedianMilliseconds: 'keystroke to findings, median (ms)',
  keystroke95thPercentileMilliseconds: 'keystroke to findings, 95 % (ms)',
  twin95thPercentileMilliseconds: "keystroke to a twin's findings, 95 % (ms)",
  symbols95thPercentileMilliseconds: 'query for seeds, 95 % (ms)',
  renameMilliseconds: 'rename in a fifth of all seeds (ms)',
  startToFindingsMilliseconds: 'start to findings of an open seed (ms)',
  bytesPerSeed: 'memory per seed (bytes)',
};

await buildBundles();
const emptyHeap = await measureHeap(corpusOf(1));
const results: Record<'seeds' | keyof typeof titles, number>[] = [];
for (const seeds of sizes) {
  console.error(`Measuring with ${seeds} seeds…`);
  const folder = corpusOf(seeds);
  const { check, onlyRead } = measureCheck(folder, runs);
  const keystrokes = await measureKeystrokes(folder, 300);
  const twins = await measureTwins(folder, 300);
  const symbols = await measureSymbols(folder, queries);
  const renames = await measureRename(folder, runs);
  const start = await measureStart(folder, runs);
  const heap = await measureHeap(folder);
  results.push({
    seeds,
    checkMilliseconds: median(check),
    onlyReadMilliseconds: median(onlyRead),
    checkToOnlyRead: median(check) / median(onlyRead),
    keystrokeMedianMilliseconds: median(keystrokes),
    keystroke95thPercentileMilliseconds: quantile(keystrokes, 0.95),
    twin95thPercentileMilliseconds: quantile(twins, 0.95),
    symbols95thPercentileMilliseconds: quantile(symbols, 0.95),
    renameMilliseconds: median(renames),
    startToFindingsMilliseconds: median(start),
    bytesPerSeed: (heap - emptyHeap) / seeds,
  });
}

const machine = { processor: cpus()[0]?.model ?? 'unknown', processors: cpus().length, node: process.version };
console.log(`Node ${machine.node}, ${machine.processors} × ${machine.processor}; medians of ${runs} runs`);
console.table(
  Object.fromEntries(
    Object.entries(titles).map(([key, title]) => [
      title,
      Object.fromEntries(results.map((result) => [`${result.seeds} seeds`, shown(result[key as keyof typeof titles])])),
    ]),
  ),
);
if (values.json) writeFileSync(values.json, `${JSON.stringify({ machine, runs, results }, undefined, 2)}\n`);

function shown(value: number): number {
  return value < 100 ? Math.round(value * 100) / 100 : Math.round(value);
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
