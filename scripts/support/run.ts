import { spawn, type SpawnOptions } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { atEnd } from './lifetime.ts';

/** This process's environment, with the Node that runs it first in the path. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: dirname(process.execPath) + delimiter + (process.env['PATH'] ?? '') };
}

/** Runs a program to its end, and answers its exit code and what it wrote to both of its outputs. */
export async function capture(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<{ code: number; output: string }> {
  const child = spawn(command, args, { env: toolEnvironment(), ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  atEnd(() => child.kill());
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number>((done, failed) => {
    child.once('error', failed);
    child.once('close', (exitCode) => done(exitCode ?? 1));
  });
  return { code, output: Buffer.concat(chunks).toString() };
}

/** Runs a program to its end. @throws an error with all that it wrote, when it fails */
export async function run(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<void> {
  const { code, output } = await capture(command, args, options);
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} failed with exit code ${code}:\n${output}`);
}
