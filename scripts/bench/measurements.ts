import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
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
  const desk = join(folder, readdirSync(folder).sort()[0]!);
  const path = join(desk, readdirSync(desk).sort()[0]!);
  const text = readFileSync(path, 'utf8').replace(/usage: .*/, 'usage: candidax');
  const lines = text.split('\n');
  const line = lines.indexOf('usage: candidax');
  return { path, text, line, character: lines[line]!.length - 1 };
}
