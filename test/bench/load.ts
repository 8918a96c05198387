// Works on thousands of seeds as people, programs and git do, all at once, through the language server: edits, creations, renames,
// deletions and switches of branches, with the file events of an editor. In the end what the server says is compared with a fresh
// `seedbed check`; the heap is printed ten times on the way, after it has been collected.
// npm run bench:load [-- --seeds N] [--seconds N] [--seed N]

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { TestClient } from '../lsp/client.ts';
import { createRandom, pick } from '../../scripts/bench/random.ts';
import { bundle } from '../support/bundles.ts';
import { clean, wrong } from '../support/corpus.ts';
import { mutate } from '../support/headerMutations.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
const seconds = Number(values.seconds);
const random = createRandom(Number(values.seed));
/** By how much the heap may be larger in the end than after a tenth of the time: what it holds is as random as the rest. */
const mostGrowth = 1.15;
/** How long the server may take to have read all, in milliseconds. */
const deadline = 30_000;

const cleanUps: (() => void | Promise<void>)[] = [];
const client = await TestClient.start({ after: (cleanUp) => void cleanUps.push(cleanUp) }, {});
const { folder } = client;
console.log(`seed ${values.seed}, ${folder.path}`);
let created = 0;
const files: string[] = [];
for (const size = Number(values.seeds); files.length < size;) write(newName());
// Its own files are none of the folder's.
const git = (...words: readonly string[]): string => {
  const settings = ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'core.quotePath=false', '-c', 'gc.auto=0'];
  const where = [`--git-dir=${gitFolder}`, `--work-tree=${folder.path}`];
  const { status, stdout, stderr } = spawnSync('git', [...settings, ...where, ...words], { maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`git ${words.join(' ')}: ${String(stderr)}`);
  return String(stdout);
};
const gitFolder = mkdtempSync(join(tmpdir(), 'seedbed-git-'));
cleanUps.push(() => rmSync(gitFolder, { recursive: true, force: true }));
git('init', '--quiet', '--initial-branch=one');
git('add', '--all');
git('commit', '--quiet', '--message', 'All');
git('branch', 'two');
let branch = 'one';

await client.request('seedbed/rescan');
const operations = { edits: 0, typed: 0, created: 0, renamed: 0, deleted: 0, switches: 0 };
const began = performance.now();
const heaps: number[] = [];
let switched = began;
while (performance.now() - began < 1000 * seconds) {
  await work();
  // The server works when it is not spoken to.
  await client.request('textDocument/hover', {
    ...client.of(pick(random, files)),
    position: { line: 2, character: 3 },
  });
  client.notifications.length = 0;
  if (performance.now() - switched > 50 * seconds) await switchBranch();
  const part = (performance.now() - began) / (1000 * seconds);
  if (part * 10 >= heaps.length + 1) heaps.push(heapNow(part));
}
console.log(JSON.stringify(operations));
const difference = await findDifference();
console.log(difference ?? `The server says of ${files.length} seeds what a fresh check says.`);
const growth = heaps.at(-1)! / heaps[0]!;
console.log(`heap: ${growth.toFixed(2)} times what it was`);
for (const cleanUp of cleanUps.toReversed()) await cleanUp();
process.exit(difference !== undefined || growth > mostGrowth ? 1 : 0);

async function work(): Promise<void> {
  const choice = random();
  if (choice < 0.35) {
    operations.edits++;
    await client.diskChanged(['changed', write(pick(random, files))]);
  } else if (choice < 0.7) {
    operations.typed++;
    await typeIn(pick(random, files));
  } else if (choice < 0.8) {
    operations.created++;
    await client.diskChanged(['created', write(newName())]);
  } else if (choice < 0.9) {
    operations.renamed++;
    const [from, to] = [take(), newName()];
    mkdirSync(folder.pathOf(to.split('/')[0]!), { recursive: true });
    renameSync(folder.pathOf(from), folder.pathOf(to));
    files.push(to);
    await client.diskChanged(['deleted', from], ['created', to]);
  } else {
    operations.deleted++;
    const file = take();
    folder.remove(file);
    await client.diskChanged(['deleted', file]);
  }
}

/** Opens a file, changes it in some places, saves it or not, and closes it. */
async function typeIn(file: string): Promise<void> {
  await client.open(file);
  for (let count = 0; count < 3; count++) {
    const line = Math.floor(random() * 8);
    const position = { line, character: Math.floor(random() * 20) };
    const newText = pick(random, ['x', '"', ': ', '\n', '']);
    await client.edit(file, [
      { range: { start: position, end: { line, character: position.character + 1 } }, newText },
    ]);
  }
  if (random() < 0.5) {
    writeFileSync(folder.pathOf(file), client.text(file));
    await client.diskChanged(['changed', file]);
  }
  await client.close(file);
}

async function switchBranch(): Promise<void> {
  switched = performance.now();
  operations.switches++;
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'Work');
  const other = branch === 'one' ? 'two' : 'one';
  const changes = git('diff', '--no-renames', '--name-status', '-z', branch, other).split('\0');
  git('switch', '--quiet', other);
  branch = other;
  const told: ['created' | 'changed' | 'deleted', string][] = [];
  for (let at = 0; at + 1 < changes.length; at += 2) {
    const kind = changes[at] === 'A' ? 'created' : changes[at] === 'D' ? 'deleted' : 'changed';
    told.push([kind, changes[at + 1]!]);
  }
  await client.diskChanged(...told);
  files.splice(0, files.length, ...git('ls-files', '-z').split('\0').filter(Boolean));
}

/** Writes something else into a file: a sound seed, one with something wrong, or what is left of one. */
function write(file: string): string {
  const number = Math.floor(random() * 100_000);
  const choice = random();
  const text = choice < 0.6 ? clean(number) : choice < 0.8 ? wrong(number) : mutate(clean(number), random);
  folder.write({ [file]: text });
  return file;
}

function newName(): string {
  const number = created++;
  const file = `week-${number % 50}/${String(number).padStart(3, '0')}_${number.toString(16).padStart(16, '0')}.txt`;
  files.push(file);
  return file;
}

/** Takes any file off the list. */
function take(): string {
  const at = Math.floor(random() * files.length);
  const file = files[at]!;
  files[at] = files.at(-1)!;
  files.pop();
  return file;
}

function heapNow(part: number): number {
  globalThis.gc?.();
  const megabytes = process.memoryUsage().heapUsed / 2 ** 20;
  const done = Object.values(operations).reduce((sum, count) => sum + count, 0);
  console.log(`after ${(part * seconds).toFixed(0)} s and ${done} operations: heap ${megabytes.toFixed(1)} MB`);
  return megabytes;
}

/** A file of which the server does not say what a fresh check says; undefined where there is none, now or soon. */
async function findDifference(): Promise<string | undefined> {
  const words = [await bundle('cli'), 'check', '--format', 'json', '.'];
  const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder.path, maxBuffer: 2 ** 30 });
  if (stdout.length === 0) throw new Error(String(stderr));
  interface Problem {
    readonly file: string;
    readonly code: string;
    readonly message: string;
    readonly range: object;
  }
  const expected = new Map<string, string[]>();
  for (const { file, code, message, range } of (JSON.parse(String(stdout)) as { problems: Problem[] }).problems) {
    const path = relative('.', file).replaceAll('\\', '/');
    expected.set(path, [...(expected.get(path) ?? []), JSON.stringify({ code, message, range })]);
  }
  for (const end = performance.now() + deadline; ;) {
    const differing = files.find((file) => said(file).join('\n') !== (expected.get(file) ?? []).sort().join('\n'));
    if (differing === undefined) return undefined;
    if (performance.now() > end)
      return `${differing}: ${said(differing).join()}, not ${expected.get(differing)?.join()}`;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function said(file: string): readonly string[] {
  const { diagnostics = [] } = client.published(file) ?? {};
  return diagnostics.map(({ code, message, range }) => JSON.stringify({ code, message, range })).sort();
}
