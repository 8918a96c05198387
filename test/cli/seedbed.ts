import { spawn } from 'node:child_process';
import { bundle } from '../support/bundles.ts';
import type { TemporaryFolder } from '../support/temporaryFolder.ts';

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/**
 * Runs the command line in a folder, as a process.
 * @param input what comes on standard input; `endless` input goes on, but nothing more comes.
 * @param options.env of its environment, what is not as here. No service of continuous integration runs it unless this says so.
 */
export async function seedbed(
  folder: TemporaryFolder,
  words: readonly string[],
  input: string | Uint8Array = '',
  { endless = false, env = {} }: { endless?: boolean; env?: Readonly<Record<string, string>> } = {},
): Promise<Outcome> {
  const main = await bundle('cli');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...words], {
      cwd: folder.path,
      env: { ...process.env, ...withoutService, NO_COLOR: '', FORCE_COLOR: '', GITHUB_STEP_SUMMARY: '', ...env },
    });
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

/** That the tests may run in one is nothing to what they run. */
const withoutService = { CI: 'false', GITHUB_ACTIONS: 'false', TF_BUILD: 'false' };
