import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import {
  buildOverview,
  configurationName,
  folderOf,
  isSeedPath,
  quoteForMessage,
  relativePath,
  type Overview,
} from '../core/index.ts';
import { isSpaceGone } from '../node/fileSystem.ts';
import { replaceFile, syncFolder } from '../node/replaceFile.ts';
import { overviewPage } from '../report/index.ts';
import { version } from '../node/version.ts';
import { nameOf, uriOfPath, type Workspace } from '../workspace/index.ts';
import { UsageError } from './arguments.ts';
import { createCliWorkspace, reportUnreadable, scan } from './cliWorkspace.ts';
import { complain, count, print } from './output.ts';
import { namedPath, shownPath } from './paths.ts';
import { ProgressLine } from './progressLine.ts';

export interface ReportOptions {
  /** Files and folders. */
  readonly paths: readonly string[];
  /** The file to be written. */
  readonly html: string;
  /** The one configuration, in place of every `seedbed.yaml`. */
  readonly config: string | undefined;
}

/** `seedbed report` */
export async function reportCommand({ paths, html, config }: ReportOptions): Promise<number> {
  const progress = new ProgressLine();
  const faults: string[] = [];
  const host = { config, progress, shown: shownPath, fail: (fault: string) => void faults.push(fault) };
  const workspace = createCliWorkspace(host);
  await scan(workspace, paths.map(namedPath));
  progress.end();

  const coverage = workspace.coverage();
  reportUnreadable(workspace, host);
  const overview = buildOverview({
    state: 'ready',
    corpora: workspace.corpora(),
    rulesOf: (uri) => workspace.ruleCounts(uri),
    coverage,
    pathOf: shownPath,
  });
  if (overview.seeds === 0) {
    faults.push(coverage.skipped.size > 0 ? 'No seed could be read.' : 'There are no seeds here: nothing was checked.');
  }
  // An empty page would look like success.
  if (overview.seeds > 0 || coverage.skipped.size > 0) {
    await writePage(html, pageOf(overview), workspace);
    print(
      `Wrote ${quoteForMessage(html)}: ${count(overview.seeds, 'seed')}, ${count(overview.problems.error, 'error')}.\n`,
    );
  }
  for (const fault of faults) complain(fault);
  return faults.length > 0 ? 2 : 0;
}

/** The same page for the same seeds: the nonce is one that nothing on the page can know, and no random number. */
function pageOf(overview: Overview): string {
  const nonce = createHash('sha256').update(JSON.stringify(overview)).digest('base64');
  return overviewPage(overview, {
    title: `Seeds in ${quoteForMessage(path.basename(process.cwd()))}`,
    generator: `Seedbed ${version}`,
    nonce,
  });
}

/**
 * Writes the page at once, or leaves what is there as it is.
 * @throws UsageError when that cannot or must not be done.
 */
async function writePage(name: string, page: string, workspace: Workspace): Promise<void> {
  const refuse = (why: string) => new UsageError(`${quoteForMessage(name)} ${why}`);
  try {
    const named = path.resolve(name);
    // A folder on the way may be a link into the seeds.
    const file = path.join(fs.realpathSync(path.dirname(named)), path.basename(named));
    const before = fs.lstatSync(file, { throwIfNoEntry: false });
    if (before?.isSymbolicLink()) throw refuse('is a link, and is left as it is.');
    if (before && !before.isFile()) throw refuse('is not a file, and is left as it is.');
    const what = await protectedName(uriOfPath(before ? fs.realpathSync.native(file) : file), workspace);
    if (what !== undefined) throw refuse(`is ${what}, and is left as it is.`);
    const isStill = () => fs.lstatSync(file, { throwIfNoEntry: false })?.ino === before?.ino;
    if (!replaceFile(file, page, before, isStill)) throw refuse('has changed meanwhile, and is left as it is.');
    syncFolder(path.dirname(file));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const why = isSpaceGone(error) ? 'no space is left' : (error as NodeJS.ErrnoException).code;
    throw refuse(`cannot be written (${why}).`);
  }
}

/** What a file is, by its name and place, that no page may be written over. */
async function protectedName(uri: string, workspace: Workspace): Promise<string | undefined> {
  if (nameOf(uri) === configurationName) return 'a configuration';
  const corpus = await workspace.corpusIn(folderOf(uri));
  const isOne = workspace.isSeed(uri) || (corpus && isSeedPath(relativePath(corpus.root, uri), corpus.configuration));
  return isOne ? 'a seed' : undefined;
}
