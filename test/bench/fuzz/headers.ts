// Holds the quick reading of plain headers, and of the plain fields of others, against the thorough one: the fields, their
// ranges, the problems, the findings and their fixes must be the same.
// npm run fuzz -- headers [--seconds N | --count N] [--seed N] [--folder PATH]

import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom, pick } from '../../../scripts/bench/random.ts';
import { mutate, variedSeed, writtenSeed } from '../../support/headerMutations.ts';
import { describeQuickly, describeThoroughly, differs, isReadQuickly } from '../../support/readings.ts';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string' },
    count: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    /** Compares what `seedbed check` says of a folder, too. */
    folder: { type: 'string' },
  },
});
const seed = Number(options.seed);
const most = Number(options.count ?? Infinity);
const deadline = performance.now() + 1000 * Number(options.seconds ?? (options.count === undefined ? 60 : Infinity));
const tests = resolve(import.meta.dirname, '../..');
console.log(`seed ${seed}`);

if (options.folder !== undefined) compareChecks(resolve(process.env['INIT_CWD'] ?? '.', options.folder));

const random = createRandom(seed);
const bases = readBases();
tell('texts of fixtures and examples', bases.length, bases.filter(compare).length);
for (const allowUnicode of [true, false]) {
  const written = Array.from({ length: Math.min(most, 5000) }, () => writtenSeed(random, allowUnicode));
  tell(`seeds as PyYAML writes them, allow_unicode ${allowUnicode}`, written.length, written.filter(compare).length);
  bases.push(...written.slice(0, 500));
}
const varied = Array.from({ length: Math.min(most, 3000) }, () => variedSeed(random));
tell('seeds with fields of all shapes', varied.length, varied.filter(compare).length);
bases.push(...varied);
let mutations = 0;
let taken = 0;
for (; mutations < most && (mutations % 256 !== 0 || performance.now() < deadline); mutations++) {
  if (compare(mutate(pick(random, bases), random))) taken++;
}
tell('mutations', mutations, taken);
console.log('no difference');

function tell(what: string, all: number, quickly: number): void {
  const share = all === 0 ? 0 : (100 * quickly) / all;
  console.log(`${all} ${what}: ${quickly} (${share.toFixed(1)} %) read quickly, and each as thoroughly`);
}

/** Whether the quick reading is taken for all of the header. A difference ends the process, with the shortest text that shows it. */
function compare(text: string): boolean {
  if (!differs(text)) return isReadQuickly(text);
  const short = shorten(text);
  console.error(`Different with seed ${seed}: ${JSON.stringify(short)}`);
  console.error('quick', JSON.stringify(describeQuickly(short), writeBigInt, 1));
  console.error('thorough', JSON.stringify(describeThoroughly(short), writeBigInt, 1));
  process.exit(1);
}

/** Takes out as much as can be taken out, half of the text at first. */
function shorten(text: string): string {
  let short = text;
  for (let size = Math.ceil(text.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < short.length;) {
      const without = short.slice(0, start) + short.slice(start + size);
      if (differs(without)) short = without;
      else start += size;
    }
  }
  return short;
}

/** Seeds, and headers with fences around them: the fixtures, the examples, and what lies beside the project. */
function readBases(): string[] {
  const seeds = [resolve(tests, '../examples'), resolve(tests, '../../shared/seeds')].flatMap(filesIn);
  const headers = [join(tests, 'fixtures'), resolve(tests, '../../shared/readers')]
    .flatMap(filesIn)
    .filter((path) => path.endsWith('.json'))
    .flatMap((path) => headersIn(JSON.parse(readFileSync(path, 'utf8'))));
  return [
    ...seeds.map((path) => readFileSync(path, 'utf8')),
    ...headers.map((header) => `---\n${header}${header.endsWith('\n') ? '' : '\n'}---\nBody\n`),
  ];
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** The texts in a fixture, as they stand and decoded: whichever of them are headers. */
function headersIn(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(headersIn);
  if (typeof value !== 'string') return [];
  return /^[\w+/]{16,}=*$/.test(value) ? [value, Buffer.from(value, 'base64').toString()] : [value];
}

/** Compares what `seedbed check` says of a folder, byte by byte. */
function compareChecks(folder: string): void {
  const [said, expected] = ['../server/src/cli/main.ts', 'bench/thoroughCheck.ts'].map((program) => {
    const words = [resolve(tests, program), 'check', '--format', 'json', folder];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { maxBuffer: 2 ** 30 });
    if (status === 0 || status === 1) return stdout;
    throw new Error(String(stderr));
  }) as [Buffer, Buffer];
  if (!said.equals(expected)) throw new Error(`seedbed check says different things of ${folder}`);
  console.log(`seedbed check says the same of ${folder}: ${said.length} bytes`);
}

function writeBigInt(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}
