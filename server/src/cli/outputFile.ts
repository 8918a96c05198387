import * as fs from 'node:fs';
import path from 'node:path';
import { configurationName, folderOf, isSeedPath, quoteForMessage, relativePath } from '../core/index.ts';
import { FileReplacement, syncFolder } from '../node/replaceFile.ts';
import { nameOf, uriOfPath, type Workspace } from '../workspace/index.ts';
import { UsageError } from './arguments.ts';
import type { Cli } from './cli.ts';
import { unwritable } from './fileErrors.ts';
import { namedPath } from './paths.ts';

export interface OutputFileOptions {
  readonly cli: Cli;
  /** What knows which files are no place for it. */
  readonly workspace: Workspace;
  /** The configuration that the command line names: no output either. */
  readonly config: string | undefined;
}

/**
 * Writes a file that the command line names, part by part, and puts it in its place at once, or leaves what is there as it
 * is. A run opens it when all else is done.
 * @throws UsageError when that cannot or must not be done: it is a link, no file, a seed or a configuration.
 */
export async function writeOutputFile(
  name: string,
  parts: AsyncIterable<string> | Iterable<string>,
  { cli, workspace, config }: OutputFileOptions,
): Promise<void> {
  const refuse = (why: string) => new UsageError(`${quoteForMessage(name)} ${why}`);
  let replacement: FileReplacement | undefined;
  try {
    const named = path.resolve(cli.cwd, name);
    // A folder on the way may be a link into the seeds.
    const file = path.join(fs.realpathSync(path.dirname(named)), path.basename(named));
    const before = fs.lstatSync(file, { throwIfNoEntry: false });
    if (before?.isSymbolicLink()) throw refuse('is a link, so Seedbed does not replace it.');
    if (before && !before.isFile()) throw refuse('is not a file, so Seedbed does not replace it.');
    const what = await protectedName(uriOfPath(before ? fs.realpathSync.native(file) : file), {
      cli,
      workspace,
      config,
    });
    if (what !== undefined) throw refuse(`is ${what}, so Seedbed does not replace it.`);
    replacement = new FileReplacement(file, before);
    for await (const part of parts) replacement.write(part);
    const isStill = () => fs.lstatSync(file, { throwIfNoEntry: false })?.ino === before?.ino;
    if (!replacement.finish(isStill)) throw refuse('changed in the meantime, so Seedbed does not replace it.');
    syncFolder(path.dirname(file));
  } catch (error) {
    throw unwritable(quoteForMessage(name), error);
  } finally {
    replacement?.abandon();
  }
}

/** What a file that must not be replaced is, by its name and place; undefined for any other. */
async function protectedName(uri: string, { cli, workspace, config }: OutputFileOptions): Promise<string | undefined> {
  if (nameOf(uri) === configurationName) return 'a configuration';
  if (config !== undefined && namedPath(config, cli).uri === uri) return 'a configuration';
  const corpus = await workspace.corpusIn(folderOf(uri));
  const isOne = workspace.isSeed(uri) || (corpus && isSeedPath(relativePath(corpus.root, uri), corpus.configuration));
  return isOne ? 'a seed' : undefined;
}
