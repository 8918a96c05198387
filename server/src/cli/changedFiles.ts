import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { configurationName, folderOf, quoteForMessage } from '../core/index.ts';
import { localPath } from '../node/fileSystem.ts';
import { isWithin, nameOf, uriOfPath } from '../workspace/index.ts';
import { UsageError } from './arguments.ts';
import type { Cli } from './cli.ts';
import type { NamedPath } from './paths.ts';

/** What has changed in a git repository: since a revision, or that is staged for the next commit. */
export type ChangeOption = { readonly since: string } | 'staged';

/** The seeds that have changed, by their uris. Those of a `seedbed.yaml` that has changed are among them. */
export class ChangedFiles {
  readonly #files: ReadonlySet<string>;
  readonly #folders: readonly string[];

  constructor(files: readonly string[]) {
    this.#files = new Set(files);
    this.#folders = files.filter((uri) => nameOf(uri) === configurationName).map(folderOf);
  }

  has(uri: string): boolean {
    return this.#files.has(uri) || this.#folders.some((folder) => isWithin(uri, folder));
  }
}

/**
 * The files within some folders and files that git says have changed, and are still there. Git is asked for names only.
 * @throws UsageError where git is missing, there is no repository, or no such revision.
 */
export async function changedFiles(
  paths: readonly NamedPath[],
  option: ChangeOption,
  { env }: Pick<Cli, 'env'>,
): Promise<ChangedFiles> {
  const folders = new Set(paths.map(({ kind, uri }) => localPath(kind === 'folder' ? uri : folderOf(uri))));
  const changed: string[] = [];
  const known = new Map<string, readonly string[]>();
  for (const folder of folders) {
    const root = (await git({ folder, env }, ['rev-parse', '--show-toplevel'])).replace(/\r?\n$/, '');
    let names = known.get(root);
    if (!names) {
      const place = { folder: root, env };
      names = await (option === 'staged' ? staged(place) : since(place, option.since));
      known.set(root, names);
    }
    // Git knows real paths, and the folder may have been named by way of a link.
    const real = fs.realpathSync.native(folder);
    for (const name of names) {
      const relative = path.relative(real, path.join(root, name));
      // A configuration further up rules what is below it.
      const matters = !isOutside(relative) || path.basename(name) === configurationName;
      if (matters) changed.push(uriOfPath(path.join(folder, relative)));
    }
  }
  return new ChangedFiles(changed);
}

/** Where git runs, and in which environment. */
interface Place {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

async function staged(place: Place): Promise<readonly string[]> {
  return namesOf(await git(place, ['diff', '--cached', ...onlyNames, '--']));
}

/** What the branch and the working tree have changed since they left the revision, and new files that git does not ignore. */
async function since(place: Place, revision: string): Promise<readonly string[]> {
  const commit = await firstLine(place, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ]);
  if (commit === undefined) {
    throw new UsageError(`--since: git knows no revision ${quoteForMessage(revision)}.`);
  }
  const base = await firstLine(place, ['merge-base', commit, 'HEAD']);
  if (base === undefined) {
    throw new UsageError(
      `--since: ${quoteForMessage(revision)} and HEAD have no commit in common. Deepen a shallow clone first.`,
    );
  }
  const changed = await git(place, ['diff', ...onlyNames, base, '--']);
  const untracked = await git(place, ['ls-files', '-z', '--others', '--exclude-standard', '--']);
  return [...namesOf(changed), ...namesOf(untracked)];
}

const onlyNames = ['--name-only', '-z', '--no-renames', '--diff-filter=d', '--no-ext-diff', '--ignore-submodules'];

function namesOf(output: string): readonly string[] {
  return output.split('\0').filter((name) => name !== '');
}

async function firstLine(place: Place, words: readonly string[]): Promise<string | undefined> {
  try {
    return (await run(place, words)).split('\n')[0];
  } catch (error) {
    if (typeof (error as ExecError).code === 'number') return undefined;
    throw explained(place.folder, error as ExecError);
  }
}

async function git(place: Place, words: readonly string[]): Promise<string> {
  try {
    return await run(place, words);
  } catch (error) {
    throw explained(place.folder, error as ExecError);
  }
}

/** Without a shell, and without what a repository's settings would have git run or write. */
async function run({ folder, env }: Place, words: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['-c', 'core.fsmonitor=false', ...words], {
    cwd: folder,
    env: { ...env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    maxBuffer: mostOutput,
    windowsHide: true,
  });
  return stdout;
}

/** In bytes: the names of some million files. */
const mostOutput = 256 * 1024 * 1024;

interface ExecError extends Error {
  /** The exit code of git, or what went wrong when it was started. */
  readonly code?: number | string;
  readonly stderr?: string;
}

function explained(folder: string, { code, stderr = '' }: ExecError): UsageError {
  if (code === 'ENOENT') return new UsageError('--since and --staged need git, and there is none on this machine.');
  if (stderr.includes('not a git repository')) {
    return new UsageError(`--since and --staged need a git repository, and ${quoteForMessage(folder)} is not in one.`);
  }
  const [first = ''] = stderr.trim().split('\n');
  return new UsageError(`Git cannot say what has changed: ${quoteForMessage(first || String(code))}.`);
}

function isOutside(relative: string): boolean {
  return relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
}
