import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../support/paths.ts';
import { LanguageServer } from './languageServer.ts';

/** Milliseconds for `check` of a folder, and for only reading its files; whole processes, taking turns. */
export function measureCheck(folder: string, runs: number): { check: number[]; onlyRead: number[] } {
  const check: number[] = [];
  const onlyRead: number[] = [];
  // The first turn is for the system's cache of files.
  for (let run = 0; run <= runs; run++) {
    const read = timeProcess([join(import.meta.dirname, 'onlyRead.cjs'), folder], [0]);
    const checked = timeProcess([join(root, 'dist/cli.cjs'), 'check', '--format', 'json', folder], [0, 1]);
    if (run === 0) continue;
    onlyRead.push(read);
    check.push(checked);
  }
  return { check, onlyRead };
}

/** Milliseconds until the server, started anew, has told the findings of the document that was open from the start. */
export async function measureStart(folder: string, runs: number): Promise<number[]> {
  const { path, text } = misspelledSeed(folder);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const server = new LanguageServer(folder);
    const found = server.findings(path, 1);
    await server.initialize();
    await server.open(path, text);
    await found;
    times.push(performance.now() - start);
    await server.end();
  }
  return times;
}

/** Milliseconds from each of many keystrokes to the findings for it, when the whole folder is known. */
export async function measureKeystrokes(folder: string, keystrokes: number): Promise<number[]> {
  const { path, text, line, character } = misspelledSeed(folder);
  const server = new LanguageServer(folder);
  await server.initialize();
  await server.scanned();
  const opened = server.findings(path, 1);
  await server.open(path, text);
  await opened;
  const times: number[] = [];
  for (let version = 2; version < keystrokes + 2; version++) {
    const found = server.findings(path, version);
    const start = performance.now();
    await server.type(path, version, line, character, 'xyz'[version % 3]!);
    await found;
    times.push(performance.now() - start);
  }
  await server.end();
  return times;
}

/**
 * Milliseconds from each of many keystrokes, every one of which makes two seeds twins or ends that, to the findings of
 * the other seed, which is not open.
 */
export async function measureTwins(folder: string, keystrokes: number): Promise<number[]> {
  const [path, twin] = seedsOf(folder) as [string, string];
  const url = /^url: (.*)$/m.exec(readFileSync(twin, 'utf8'))![1]!;
  const text = readFileSync(path, 'utf8').replace(/^url: .*$/m, `url: ${url}`);
  const server = new LanguageServer(folder);
  await server.initialize();
  await server.scanned();
  const opened = server.findings(twin);
  await server.open(path, text);
  await opened;
  const times: number[] = [];
  for (let version = 2; version < keystrokes + 2; version++) {
    const told = server.findings(twin);
    const start = performance.now();
    await server.type(path, version, 1, 'url: '.length + url.length - 1, version % 2 === 0 ? '_' : url.at(-1)!);
    await told;
    times.push(performance.now() - start);
  }
  await server.end();
  return times;
}

/** Milliseconds until the server has answered a query for seeds; each of many queries is another one. */
export async function measureSymbols(folder: string, queries: readonly string[]): Promise<number[]> {
  const server = new LanguageServer(folder);
  await server.initialize();
  await server.scanned();
  const times: number[] = [];
  for (const query of queries) {
    const start = performance.now();
    await server.request('workspace/symbol', { query });
    times.push(performance.now() - start);
  }
  await server.end();
  return times;
}

/** Milliseconds until the server has answered how to rename the publisher of a fifth of all seeds. */
export async function measureRename(folder: string, runs: number): Promise<number[]> {
  const path = seedsOf(folder).find((each) => /^publisher: \S/m.test(readFileSync(each, 'utf8')))!;
  const text = readFileSync(path, 'utf8');
  const line = text.split('\n').findIndex((each) => each.startsWith('publisher: '));
  const server = new LanguageServer(folder);
  await server.initialize();
  await server.scanned();
  await server.open(path, text);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await server.request('textDocument/rename', {
      textDocument: { uri: pathToFileURL(path).href },
      position: { line, character: 'publisher: '.length },
      newName: 'renamed',
    });
    times.push(performance.now() - start);
  }
  await server.end();
  return times;
}

/** Bytes that the server keeps when it knows a folder. */
export async function measureHeap(folder: string): Promise<number> {
  const server = new LanguageServer(folder);
  await server.initialize();
  await server.scanned();
  const heap = await server.heap();
  await server.end();
  return heap;
}

function timeProcess(words: readonly string[], codes: readonly number[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 30,
  });
  const time = performance.now() - start;
  if (status === null || !codes.includes(status))
    throw new Error(`${words.join(' ')} exited ${status}: ${String(stderr)}`);
  return time;
}

/** A seed of the folder with a usage that is always wrong, and the place of its last letter. */
function misspelledSeed(folder: string): { path: string; text: string; line: number; character: number } {
  const path = seedsOf(folder)[0]!;
  const text = readFileSync(path, 'utf8').replace(/usage: .*/, 'usage: candidax');
  const lines = text.split('\n');
  const line = lines.indexOf('usage: candidax');
  return { path, text, line, character: lines[line]!.length - 1 };
}

/** The seeds of the first desk. */
function seedsOf(folder: string): readonly string[] {
  const desk = join(folder, readdirSync(folder).sort()[0]!);
  return readdirSync(desk)
    .sort()
    .map((name) => join(desk, name));
}
