// Measures what people wait for, and writes docs/performance.md:
// npm run bench [-- --sizes 100,1000,10000,100000] [--runs N] [--peers] [--corpus FOLDER …] [--json FILE] [--write]
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { corpusOf, realistic, type Variant } from './bench/corpus.ts';
import { measureFirstScan, type FirstScan } from './bench/firstScan.ts';
import { copyCorpus, type GivenCorpus } from './bench/givenCorpus.ts';
import { measureHeap, measureStart, Session } from './bench/measurements.ts';
import { result, type Result } from './bench/measures.ts';
import { measureCorpus, measurePeers, type CorpusResult } from './bench/peers.ts';
import { check, onlyRead, timeByTurns, type Timing } from './bench/processes.ts';
import {
  corpusRows,
  corpusTitles,
  describeMachine,
  fillPage,
  firstScanRows,
  firstScanTitles,
  peerRows,
  peerTitles,
  resultRows,
  resultTitles,
  textTable,
  type Report,
} from './bench/report.ts';
import { single, typical, usual, worst } from './bench/statistics.ts';
import { buildBundles } from './build/bundles.ts';
import { callerFolder, root } from './support/paths.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,10000' },
    runs: { type: 'string', default: '7' },
    /** Installs other tools, and measures them too. */
    peers: { type: 'boolean' },
    /** Holds a check against other tools on the texts of a folder, and measures nothing else. */
    corpus: { type: 'string', multiple: true },
    json: { type: 'string' },
    write: { type: 'boolean' },
  },
});
const runs = Number(values.runs);
const sizes = values.sizes.split(',').map(Number);
const keystrokes = 300;
const lists: Variant = { name: 'lists', lists: true };
const twins: Variant = { name: 'twins', twins: 25 };
/** With fewer seeds it is the server's own that is measured. */
const fewestForMemory = 1000;

await buildBundles();
const given = values.corpus ?? [];
const results: Result[] = [];
for (const seeds of given.length > 0 ? [] : sizes) results.push(...(await measure(seeds)));
results.push(...growth(results));
const corpora: CorpusResult[] = [];
const firstScans: FirstScan[] = [];
for (const corpus of corporaToCompare()) {
  corpora.push(...(await measureCorpus(runs, corpus)));
  firstScans.push(await measureFirstScan(corpus));
}

const report: Report = {
  machine: {
    processor: cpus()[0]?.model ?? 'unknown',
    processors: cpus().length,
    memory: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
  },
  runs,
  results,
  ...(values.peers === true ? { peers: await measurePeers(runs) } : {}),
  ...(corpora.length > 0 ? { corpora, firstScans } : {}),
};
console.log(`${describeMachine(report)}\n`);
if (results.length > 0) console.log(textTable(resultTitles, resultRows(report)));
if (report.corpora) console.log(`\n${textTable(corpusTitles, corpusRows(report))}`);
if (report.firstScans) console.log(`\n${textTable(firstScanTitles, firstScanRows(report))}`);
if (report.peers) console.log(`\n${textTable(peerTitles, peerRows(report))}`);
if (values.json !== undefined) {
  writeFileSync(resolve(callerFolder, values.json), `${JSON.stringify(report, undefined, 2)}\n`);
}
if (values.write === true) {
  const page = join(root, 'docs/performance.md');
  writeFileSync(page, fillPage(readFileSync(page, 'utf8'), report));
}

/** The folders that were named, and realistic seeds. */
function* corporaToCompare(): Iterable<GivenCorpus> {
  for (const folder of given) yield copyCorpus(resolve(callerFolder, folder));
  const files = 10_000;
  if (values.peers === true || given.length > 0)
    yield { name: 'realistic seeds', folder: corpusOf(files, realistic), files };
}

async function measure(seeds: number): Promise<Result[]> {
  console.error(`Measuring with ${seeds} seeds…`);
  const folder = corpusOf(seeds);
  const programs = [onlyRead(folder), check(folder), check(corpusOf(seeds, lists)), check(corpusOf(seeds, twins))];
  const [reading, checking, listed, twinned] = timeByTurns(programs, runs) as [Timing, Timing, Timing, Timing];
  const ratios = (of: keyof Timing): number[] => checking[of].map((time, turn) => time / reading[of][turn]!);
  const starts = await measureStart(folder, runs);
  const session = new Session(folder);
  const measured = [
    result('onlyRead', seeds, typical(reading.wall)),
    result('check', seeds, typical(checking.wall)),
    result('checkToOnlyRead', seeds, typical(ratios('wall'))),
    result('processorToOnlyRead', seeds, typical(ratios('processor'))),
    result('listsToNone', seeds, typical(perTurn(listed, checking))),
    result('twinsToNone', seeds, typical(perTurn(twinned, checking))),
    result('peak', seeds, typical(checking.memory)),
    result('start', seeds, typical(starts)),
    result('firstScan', seeds, worst((await session.firstScan()).keystrokes)),
    result('keystroke', seeds, usual(await session.keystrokes(keystrokes))),
    result('twin', seeds, usual(await session.twins(keystrokes))),
    result('symbols', seeds, usual(await session.symbols())),
    result('filter', seeds, usual(await session.filters())),
    result('review', seeds, usual(await session.decisions(200))),
    result('tree', seeds, typical(await session.tree(runs))),
    result('references', seeds, typical(await session.references(runs))),
    result('rename', seeds, typical(await session.renames(runs))),
  ];
  await session.end();
  if (seeds < fewestForMemory) return measured;
  return [
    ...measured,
    result('memory', seeds, single(await memoryForEach(seeds))),
    result('memoryWithoutSignatures', seeds, single(await memoryForEach(seeds, { name: 'short', shortBodies: true }))),
  ];
}

function perTurn(one: Timing, other: Timing): number[] {
  return one.processor.map((time, turn) => time / other.processor[turn]!);
}

/** What a seed adds to a tenth of them: that much less is said of what the server needs for any of them. */
async function memoryForEach(seeds: number, variant?: Variant): Promise<number> {
  const few = Math.round(seeds / 10);
  const added = (await measureHeap(corpusOf(seeds, variant))) - (await measureHeap(corpusOf(few, variant)));
  return added / (seeds - few);
}

/** How much longer a check takes of ten times the seeds, where both were measured. */
function growth(measured: readonly Result[]): Result[] {
  const checks = measured.filter((each) => each.measure === 'check');
  return checks.flatMap(({ seeds, value }) => {
    const tenth = checks.find((other) => other.seeds * 10 === seeds);
    return tenth ? [result('growth', seeds, single(value / tenth.value))] : [];
  });
}
