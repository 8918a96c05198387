// Holds the rules as SQL (`sql/`) against `seedbed merge` on many seeds, and then measures them on many more rows than that
// can take, which are generated: npm run bench:sql [-- --seeds N] [--rows N] [--bands BYTES] [--folder FOLDER]
// Ten million rows take about 9 GB in the folder, and some more for what DuckDB does not hold in memory.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { LineScan } from '../../server/src/cli/parts/scanLines.ts';
import { createRandom, pick } from '../../scripts/bench/random.ts';
import { cliIn } from '../support/runCli.ts';
import { mergedRules, SqlRules, sqlRules } from '../support/sqlRules.ts';
import { twinConfigurations, twinSeeds } from '../support/twinSeeds.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100000' },
    rows: { type: 'string', default: '1000000' },
    /** How many bytes of a signature are a band; for the rows alone, as merging takes 3. */
    bands: { type: 'string', default: '6' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const rowsInFile = 1_000_000;
const beginning = `---\n${'A header of some hundred characters. '.repeat(6)}\n---\n## Article summary\nThe tunnel is open.\n`;

const folder = mkdtempSync(join(values.folder, 'seedbed-sql-'));
try {
  if (Number(values.seeds) > 0) await compare(Number(values.seeds));
  if (Number(values.rows) > 0) await measure(Number(values.rows));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Prints what something takes: seconds, seconds of processors, and the memory of this process after it. */
async function timed<T>(name: string, work: () => Promise<T> | T): Promise<T> {
  const start = performance.now();
  const used = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  const memory = Math.round(process.memoryUsage.rss() / 1e6);
  const seconds = [(performance.now() - start) / 1000, (user + system) / 1e6].map((time) =>
    time.toFixed(1).padStart(7),
  );
  console.log(`${name.padEnd(28)} ${seconds[0]} s ${seconds[1]} s of processors ${String(memory).padStart(6)} MB`);
  return result;
}

async function compare(count: number): Promise<void> {
  console.log(`${count} seeds, by merging and by SQL`);
  const part = join(folder, 'seeds.ndjson');
  for (const [path, text] of Object.entries(twinConfigurations)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  await timed('scan --ndjson', async () => {
    const file = openSync(part, 'w');
    const scan = new LineScan(cliIn(folder), { shard: undefined, config: undefined });
    for await (const lines of scan.lines(inputOf(count))) writeSync(file, lines);
    closeSync(file);
  });
  console.log(`${Math.round(statSync(part).size / count)} bytes a seed`);
  const merged = await timed('merge', () => mergedRules(folder, [part]));
  const sql = await timed('seeds.sql', () => SqlRules.read(part));
  await timed('twins.sql', () => sql.run('twins'));
  for (const [file, codes] of Object.entries(sqlRules)) {
    const told = await timed(`${file}.sql`, () => sql.told(file));
    const expected = new Map(codes.flatMap((code) => [...(merged.get(code) ?? [])]));
    if (file === 'publisher-mismatch') assert.deepEqual([...told.keys()].sort(), [...expected.keys()].sort());
    else assert.deepEqual(told, expected, file);
    console.log(`  ${told.size} findings, the same`);
  }
  sql.close();
  rmSync(part);
}

async function* inputOf(count: number): AsyncIterable<Buffer> {
  let lines = '';
  for (const [path, text] of twinSeeds(count)) {
    lines += `${JSON.stringify({ path, text })}\n`;
    if (lines.length < 1e6) continue;
    yield Buffer.from(lines);
    lines = '';
  }
  yield Buffer.from(lines);
}

async function measure(count: number): Promise<void> {
  console.log(`${count} rows, generated`);
  const bytes = await timed('generate', () => writeRows(count));
  console.log(`${Math.round(bytes / count)} bytes a row`);
  const sql = await timed('seeds.sql', () => {
    return SqlRules.read(join(folder, 'rows-*.ndjson'), {
      database: join(folder, 'db'),
      bandBytes: Number(values.bands),
    });
  });
  await timed('twins.sql', () => sql.run('twins'));
  for (const file of Object.keys(sqlRules)) {
    const findings = await timed(`${file}.sql`, () => sql.count(file));
    console.log(`  ${findings} findings`);
  }
  sql.close();
}

/** Writes lines as of closed seeds. A tenth are copies of another one, with another rank; a twentieth has nearly its body. */
function writeRows(count: number): number {
  const random = createRandom(count);
  let bytes = 0;
  let last = { article: 0, signature: Buffer.alloc(128) };
  for (let start = 0; start < count; start += rowsInFile) {
    const file = openSync(join(folder, `rows-${start / rowsInFile}.ndjson`), 'w');
    const end = Math.min(count, start + rowsInFile);
    let lines = '';
    for (let index = start; index < end; index++) {
      const kind = random();
      if (kind > 0.05)
        last = { article: Math.floor(random() * 2 ** 53), signature: kind < 0.15 ? last.signature : randomBytes(128) };
      lines += rowOf(index, kind < 0.1 ? nearly(random, last) : last, random);
      if (lines.length < 4e6 && index < end - 1) continue;
      bytes += writeSync(file, lines);
      lines = '';
    }
    bytes += writeSync(file, `{"part":{"seeds":${end - start},"unreadable":0}}\n`);
    closeSync(file);
  }
  return bytes;
}

interface Row {
  readonly article: number;
  readonly signature: Buffer;
}

function nearly(random: () => number, { article, signature }: Row): Row {
  const other = Buffer.from(signature);
  for (let changes = 8; changes > 0; changes--) other[Math.floor(random() * 128)] = Math.floor(random() * 256);
  return { article: article + 1, signature: other };
}

function rowOf(index: number, { article, signature }: Row, random: () => number): string {
  const rank = random() < 0.01 ? 7 : (index % 250) + 1;
  const domain = Math.floor(random() ** 2 * 5000);
  const publisher = random() < 0.02 ? Math.floor(random() * 5000) : domain;
  const identity = index.toString(16).padStart(16, '0');
  return `${JSON.stringify({
    path: `desk-${Math.floor(index / 250)}/${String((index % 250) + 1).padStart(3, '0')}_${identity}.txt`,
    url: `https://www.example-${domain}.com/world/${article.toString(36)}`,
    title: 'Harbour tunnel opens after seven years of digging',
    publisher: `p${publisher}`,
    usage: pick(random, ['candidate', 'candidate', 'candidate', 'used']),
    rank,
    meantRank: rank,
    article,
    headline: article - (article % 2),
    domain: `example-${domain}.com`,
    number: (index % 250) + 1,
    places: [0, 0, 0, 0],
    signature: signature.toString('base64'),
    problems: 0,
    findings: [],
    closed: true,
    assumesPublisher: true,
    text: beginning,
  })}\n`;
}
