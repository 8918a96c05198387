import * as fs from 'node:fs';
import path from 'node:path';
import type { BaselineOptions } from './commands/baseline.ts';
import type { CheckedFile, RuledCorpus, Workspace } from '../workspace/index.ts';
import {
  baselineEntry,
  configurationName,
  isSeedPath,
  quoteForMessage,
  readBaseline,
  relativePath,
  writeBaseline,
  type BaselineEntry,
} from '../core/index.ts';
import { localPath } from '../node/fileSystem.ts';
import { replaceFile, syncFolder } from '../node/replaceFile.ts';
import { isWithin, longestFile, uriAt } from '../workspace/index.ts';
import { UsageError } from './arguments.ts';
import type { Cli } from './cli.ts';
import { createCliWorkspace, reportUnreadable, scan } from './cliWorkspace.ts';
import { unwritable } from './fileErrors.ts';
import { count } from './output.ts';
import { namedPath, shownPath } from './paths.ts';
import { ProgressLine } from './progressLine.ts';

/** `seedbed baseline`: writes down which problems are known, or takes out those that are gone. */
export async function baselineCommand({ paths, acceptNew }: BaselineOptions, cli: Cli): Promise<number> {
  const progress = new ProgressLine(cli);
  const faults: string[] = [];
  const found = new Map<string, FoundInFile>();
  const host = { cli, config: undefined, progress, fail: (fault: string) => void faults.push(fault) };
  const workspace = createCliWorkspace({
    ...host,
    onChecked: (file) => remember(file, workspace, found),
    onForgotten: (uri) => void found.delete(uri),
  });
  const named = paths.map((name) => namedPath(name, cli));
  await scan(workspace, named);
  progress.end();
  reportUnreadable(workspace, host);
  // What could not be read would look as if it were fixed.
  if (faults.length === 0) {
    const folders = named.filter(({ kind }) => kind === 'folder').map(({ uri }) => uri);
    const corpora = workspace.corpora().filter(({ configuration }) => configuration.baseline);
    if (corpora.length === 0) throw new UsageError(nothingNamed);
    for (const corpus of corpora) {
      const isGone = (uri: string) => !workspace.isSeed(uri) && folders.some((folder) => isWithin(uri, folder));
      writeFor(corpus, { found, isGone, acceptNew }, cli);
    }
  }
  for (const fault of faults) cli.complain(fault);
  return faults.length > 0 ? 2 : 0;
}

const nothingNamed =
  'No seedbed.yaml here names a file for known problems. Add “baseline: seedbed-baseline.json” to it.';

/** What of a seed is known, and what is new. */
interface FoundInFile {
  readonly root: string;
  readonly known: readonly BaselineEntry[];
  readonly fresh: readonly BaselineEntry[];
}

function remember(
  { uri, findings, seed, source }: CheckedFile,
  workspace: Workspace,
  found: Map<string, FoundInFile>,
): void {
  const corpus = workspace.corpusOf(uri);
  if (!corpus?.configuration.baseline || uri === corpus.configurationUri) return;
  const file = relativePath(corpus.root, uri);
  const entries = (known: boolean) =>
    findings
      .filter(({ severity, isKnown = false }) => isKnown === known && (known || severity !== 'hint'))
      .map((finding) => baselineEntry(file, finding, seed?.document ?? source));
  found.set(uri, { root: corpus.root, known: entries(true), fresh: entries(false) });
}

interface Outcome {
  readonly found: ReadonlyMap<string, FoundInFile>;
  /** Whether a seed was looked for and is not there. */
  readonly isGone: (uri: string) => boolean;
  readonly acceptNew: boolean;
}

function writeFor(corpus: RuledCorpus, { found, isGone, acceptNew }: Outcome, cli: Cli): void {
  const uri = uriIn(corpus, corpus.configuration.baseline!.path);
  const target = baselineFile(uri, corpus, cli);
  const before = corpus.baseline;
  const here = [...found.values()].filter(({ root }) => root === corpus.root);
  const fresh = here.flatMap((file) => file.fresh);
  // The first time there is nothing that could be known.
  const takesNew = acceptNew || before === undefined;
  const unseen = [...(before?.files() ?? [])].filter((file) => {
    const seed = uriIn(corpus, file);
    return !found.has(seed) && !isGone(seed);
  });
  const kept = [...here.flatMap(({ known }) => known), ...unseen.flatMap((file) => before!.entriesOf(file))];
  const entries = takesNew ? [...kept, ...fresh] : kept;
  const gone = (before?.size ?? 0) - kept.length;
  write(target, writeBaseline(entries));
  const changes = [...(takesNew ? [`${fresh.length} of them new`] : []), ...(gone > 0 ? [`${gone} gone`] : [])];
  const remark = changes.length > 0 ? ` (${changes.join(', ')})` : '';
  cli.print(`Wrote ${quoteForMessage(shownPath(uri, cli))}: ${count(entries.length, 'known problem')}${remark}.\n`);
  if (!takesNew && fresh.length > 0) {
    cli.print(
      `${count(fresh.length, 'problem')} ${fresh.length === 1 ? 'is' : 'are'} not in it. --accept-new adds ${fresh.length === 1 ? 'it' : 'them'}.\n`,
    );
  }
}

function uriIn({ root }: RuledCorpus, file: string): string {
  return uriAt(root, file);
}

interface Target {
  readonly file: string;
  /** As messages name it. */
  readonly shown: string;
  readonly before: fs.Stats | undefined;
  readonly refuse: (why: string) => UsageError;
}

/**
 * The file that a baseline may be written to: in the folder of its `seedbed.yaml`, and new, or a baseline.
 * @throws UsageError for any other.
 */
function baselineFile(uri: string, corpus: RuledCorpus, cli: Cli): Target {
  const file = localPath(uri);
  const shown = quoteForMessage(shownPath(uri, cli));
  const refuse = (why: string) => new UsageError(`${shown} ${why}`);
  if (isSeedPath(relativePath(corpus.root, uri), corpus.configuration))
    throw refuse('is a seed, so Seedbed does not replace it.');
  try {
    const folder = fs.realpathSync(path.dirname(file));
    const root = fs.realpathSync(localPath(corpus.root));
    if (folder !== root && !folder.startsWith(root + path.sep)) {
      throw refuse(`is outside the folder of its ${configurationName}, so Seedbed does not write it.`);
    }
    const before = fs.lstatSync(file, { throwIfNoEntry: false });
    if (before?.isSymbolicLink()) throw refuse('is a link, so Seedbed does not replace it.');
    if (before && !before.isFile()) throw refuse('is not a file, so Seedbed does not replace it.');
    const isOther = before !== undefined && typeof readBaseline(fs.readFileSync(file, 'utf8')) === 'string';
    if (isOther) throw refuse('is not a baseline, so Seedbed does not replace it.');
    return { file, shown, before, refuse };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw refuse(code === 'ENOENT' ? `is in a folder that does not exist.` : `cannot be read (${code}).`);
  }
}

/** Writes it at once, or leaves what is there as it is. @throws UsageError */
function write({ file, shown, before, refuse }: Target, text: string): void {
  if (Buffer.byteLength(text) > longestFile) {
    throw refuse(
      'would be larger than 1 MiB. Turn off the most frequent rules with “ignore” or “rules” in seedbed.yaml.',
    );
  }
  try {
    const isStill = () => fs.lstatSync(file, { throwIfNoEntry: false })?.mtimeMs === before?.mtimeMs;
    if (!replaceFile(file, text, before, isStill))
      throw refuse('changed in the meantime, so Seedbed does not replace it.');
    syncFolder(path.dirname(file));
  } catch (error) {
    throw unwritable(shown, error);
  }
}
