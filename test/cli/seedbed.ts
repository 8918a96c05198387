import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import type { TemporaryFolder } from '../support/temporaryFolder.ts';

/** The command line's entry. */
export const main = path.resolve(import.meta.dirname, '../../server/src/cli/main.ts');

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Where Node keeps what it made of the sources, so that only the first of the processes takes long to start. */
const compileCache = fs.mkdtempSync(path.join(os.tmpdir(), 'seedbed-'));
after(() => fs.rmSync(compileCache, { recursive: true, force: true }));

/**
 * Runs the command line in a folder, as a process.
 * @param input what comes on standard input; `endless` input goes on, but nothing more comes.
 */
export function seedbed(
  folder: TemporaryFolder,
  words: readonly string[],
  input: string | Uint8Array = '',
  { endless = false } = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NO_COLOR: '', NODE_COMPILE_CACHE: compileCache };
    const child = spawn(process.execPath, [main, ...words], { cwd: folder.path, env });
    let out = '';
    let error = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (error += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, error }));
    child.stdin.on('error', () => {});
    child.stdin.write(input);
    if (!endless) child.stdin.end();
  });
}
