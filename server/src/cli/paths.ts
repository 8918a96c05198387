import * as fs from 'node:fs';
import path from 'node:path';
import { quoteForMessage } from '../core/index.ts';
import { localPath } from '../node/fileSystem.ts';
import { uriOfPath } from '../workspace/index.ts';
import { UsageError } from './arguments.ts';
import type { Cli } from './cli.ts';

/** Something that the command line names. */
export interface NamedPath {
  readonly kind: 'file' | 'folder';
  readonly uri: string;
}

/**
 * What a path on the command line names. A link to a file stands for the file itself.
 * @throws UsageError for what is neither a file nor a folder, so it cannot be checked.
 */
export function namedPath(name: string, { cwd }: Pick<Cli, 'cwd'>): NamedPath {
  const absolute = path.resolve(cwd, name);
  try {
    const status = fs.statSync(absolute);
    if (status.isDirectory()) return { kind: 'folder', uri: uriOfPath(absolute) };
    if (!status.isFile())
      throw new UsageError(`${quoteForMessage(name)} is neither a file nor a folder, so it cannot be checked.`);
    const isLink = fs.lstatSync(absolute).isSymbolicLink();
    return { kind: 'file', uri: uriOfPath(isLink ? fs.realpathSync(absolute) : absolute) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
    throw new UsageError(`${quoteForMessage(name)} ${isMissing ? 'does not exist' : `cannot be read (${code})`}.`);
  }
}

/** The path to show for a uri: from the working folder, with `/`. */
export function shownPath(uri: string, { cwd }: Pick<Cli, 'cwd'>): string {
  const relative = path.relative(cwd, localPath(uri));
  return path.sep === '/' ? relative : relative.replaceAll(path.sep, '/');
}
