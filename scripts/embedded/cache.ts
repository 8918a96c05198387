import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd } from '../support/lifetime.ts';
import { root } from '../support/paths.ts';
import { run } from '../support/run.ts';

const cacheFolder = join(root, '.vscode-test', 'embedded');

/**
 * The folder `name` of the cache, which `fill` fills the first time. It appears under that name only once it is
 * complete, so one that was interrupted is made anew, and two processes may make it at the same time.
 */
export async function cached(name: string, notice: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder, name);
  if (existsSync(folder)) return folder;
  console.error(notice);
  mkdirSync(cacheFolder, { recursive: true });
  removeAbandoned();
  const partial = `${folder}.partial-${process.pid}`;
  mkdirSync(partial);
  atEnd(() => rmSync(partial, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
  await fill(partial);
  if (!existsSync(folder)) renameSync(partial, folder);
  return folder;
}

/**
 * Installs one of `packages` into a folder outside every other project: with all that it needs, each as its lock file has
 * it, by its hash. No install scripts are run.
 */
export async function installPackage(name: 'chromium' | 'code-server', folder: string): Promise<void> {
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(join(import.meta.dirname, 'packages', name, file), join(folder, file));
  }
  await npmInstall('ci', [], folder);
}

/** Runs `npm ci` or `npm install` in a folder that has a manifest and a lock file. No install scripts are run. */
export async function npmInstall(command: 'ci' | 'install', args: readonly string[], folder: string): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  // Windows has npm as a script, which only a shell starts.
  const options = { cwd: folder, shell: process.platform === 'win32' };
  await run('npm', [command, '--ignore-scripts', ...quiet, ...args], options);
}

/** The version of one of `packages`. */
export function packageVersion(name: 'chromium' | 'code-server'): string {
  const { dependencies } = JSON.parse(
    readFileSync(join(import.meta.dirname, 'packages', name, 'package.json'), 'utf8'),
  ) as { dependencies: Record<string, string> };
  return Object.values(dependencies)[0]!;
}

function removeAbandoned(): void {
  for (const entry of readdirSync(cacheFolder)) {
    const pid = /\.partial-(\d+)$/.exec(entry)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(cacheFolder, entry), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
