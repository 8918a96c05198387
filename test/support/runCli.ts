// Runs of the command line: in this process where only what it says and does counts, as a process where that is tested.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import manifest from '../../package.json' with { type: 'json' };
import { Cli } from '../../server/src/cli/cli.ts';
import { runCli as run } from '../../server/src/cli/run.ts';
import { version } from '../../server/src/node/version.ts';
import { bundle } from './bundles.ts';
import type { TemporaryFolder } from './temporaryFolder.ts';

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

interface CliOptions {
  /** Of its environment, what is not as here. No service of continuous integration runs it unless this says so. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs the command line in a folder, in this process, with pipes on all sides.
 * @param input what comes on standard input.
 */
export async function runCli(
  folder: Pick<TemporaryFolder, 'path'>,
  words: readonly string[],
  input: string | Uint8Array = '',
  { env = {} }: CliOptions = {},
): Promise<Outcome> {
  const out = new Written();
  const error = new Written();
  const cli = cliIn(folder.path, { stdin: Readable.from([Buffer.from(input)]), stdout: out, stderr: error, env });
  const code = await run(words, cli);
  return { code, out: out.text, error: error.text };
}

/** A command line in a folder whose output nobody reads, where not given. */
export function cliIn(
  cwd: string,
  {
    stdin = Readable.from([]),
    stdout = new Written(),
    stderr = new Written(),
    env = {},
  }: { stdin?: Readable; stdout?: Writable; stderr?: Writable } & CliOptions = {},
): Cli {
  return new Cli({ cwd, env: environment(env), stdin, stdout, stderr, command: [process.execPath, source] });
}

/**
 * Runs the command line in a folder as users do: the bundle, as a process.
 * @param input what comes on standard input; `endless` input goes on, but nothing more comes.
 */
export async function spawnCli(
  folder: Pick<TemporaryFolder, 'path'>,
  words: readonly string[],
  input: string | Uint8Array = '',
  { endless = false, env = {} }: CliOptions & { readonly endless?: boolean } = {},
): Promise<Outcome> {
  const main = await bundle('cli');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...words], { cwd: folder.path, env: environment(env) });
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

/** What the sources write as a build would: with its version. */
export function asBuilt(text: string): string {
  return text.replaceAll(version, manifest.version);
}

/** What was written to a stream. */
class Written extends Writable {
  text = '';

  constructor() {
    super({ decodeStrings: false });
  }

  override _write(chunk: string | Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

const source = path.resolve(import.meta.dirname, '../../server/src/cli/main.ts');

/** Without what says that the tests run in a service of continuous integration. */
function environment(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...withoutService, NO_COLOR: '', FORCE_COLOR: '', GITHUB_STEP_SUMMARY: '', ...env };
}

const withoutService = { CI: 'false', GITHUB_ACTIONS: 'false', TF_BUILD: 'false' };
