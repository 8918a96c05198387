import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { configOption, helpOption, type Command } from './description.ts';
import { escapeControls, folderOf, quoteForMessage } from '../../core/index.ts';
import { localPath } from '../../node/fileSystem.ts';
import { replaceFile, syncFolder } from '../../node/replaceFile.ts';
import { isWithin, proposeSeed, uriOfPath } from '../../workspace/index.ts';
import { UsageError } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { unwritable } from '../fileErrors.ts';
import { showable } from '../output.ts';
import { namedPath, shownPath, type NamedPath } from '../paths.ts';
import { ReadSeeds } from './selection.ts';
import { readWords } from './words.ts';

const options = {
  folder: {
    type: 'string',
    value: 'FOLDER',
    help: 'where to put it; by default, the folder with the most seeds in or below the current one',
  },
  'dry-run': { type: 'boolean', help: 'write nothing; print the seed, and its path to standard error' },
  config: configOption,
  help: helpOption,
} as const satisfies Command['options'];

/** `seedbed new` */
export const newCommand: Command = {
  name: 'new',
  usage: 'URL [options]',
  summary: 'make a seed for an article',
  about: [
    "Makes a seed for an article as the editor does: the url without tracking, a title guessed from it, the publisher, the first usage, the next free rank, and the heading of the summary. It prints the file's path. Where there is a seed of the article already, it says which, and makes none.",
  ],
  options,
  examples: [
    {
      words: 'new https://apnews.com/article/harbour-tunnel-opens',
      does: 'make a seed in the folder with the most seeds',
    },
    { words: 'new https://apnews.com/article/harbour-tunnel-opens --folder week9', does: 'make it in a folder' },
  ],
  exitCode: '0 if the seed was made, 1 if there is one already, 2 if something failed.',
  run: makeSeed,
};

async function makeSeed(words: readonly string[], cli: Cli): Promise<number> {
  const { values, ...rest } = readWords(words, options);
  const [url, another] = [...rest.words, ...rest.paths];
  if (url === undefined) throw new UsageError('Give the url of an article: “seedbed new https://…”.');
  if (another !== undefined) throw new UsageError('Give one url. If it contains “&”, put it in quotes for the shell.');
  const folder = values.folder === undefined ? undefined : folderNamed(values.folder, cli);
  const read = new ReadSeeds(cli, values.config);
  const { root, isAll } = await corpusAround(read, folder ?? here(cli));
  // Seeds of the same article, and ranks, may be anywhere in the corpus.
  await read.read(isAll || !folder || isWithin(folder.uri, root.uri) ? [root] : [root, folder]);
  const seed = await proposeSeed(read.workspace, { url, near: folder?.uri, roots: [here(cli).uri] }, (digits) =>
    randomBytes(digits).toString('hex').slice(0, digits),
  );
  if ('refusal' in seed) throw new UsageError(escapeControls(seed.refusal));
  if ('existing' in seed) {
    cli.complain(`This article already has a seed: ${showable(shownPath(seed.existing.uri, cli))}.`);
    return 1;
  }
  const name = showable(shownPath(seed.uri, cli));
  if (values['dry-run'] === true) {
    cli.print(escapeLines(seed.text));
    cli.printError(`Would write ${name}.\n`);
  } else {
    writeNew(seed.uri, seed.text, root.uri, cli);
    cli.print(`${name}\n`);
  }
  return read.hasFailed ? 2 : 0;
}

function here(cli: Cli): NamedPath {
  return { kind: 'folder', uri: uriOfPath(cli.cwd) };
}

/** @throws UsageError */
function folderNamed(name: string, cli: Cli): NamedPath {
  const folder = namedPath(name, cli);
  if (folder.kind !== 'folder') throw new UsageError(`${quoteForMessage(name)} is a file. Name a folder.`);
  // The editor puts no seed in a link either: it reads none there.
  if (fs.lstatSync(localPath(folder.uri)).isSymbolicLink()) {
    throw new UsageError(`${quoteForMessage(name)} is a link. Name the folder itself.`);
  }
  return folder;
}

/** The folder of the `seedbed.yaml` that rules a folder; the current one where there is none above it. */
async function corpusAround({ cli, workspace }: ReadSeeds, folder: NamedPath) {
  const corpus = await workspace.corpusIn(folder.uri);
  if (corpus?.configurationUri !== undefined && isWithin(folder.uri, corpus.root)) {
    return { root: { kind: 'folder', uri: corpus.root } satisfies NamedPath, isAll: true };
  }
  return { root: isWithin(folder.uri, here(cli).uri) ? here(cli) : folder, isAll: false };
}

/**
 * Writes a file that is not there yet, in a folder that is within the corpus also when all links are followed.
 * @throws UsageError
 */
function writeNew(uri: string, text: string, root: string, cli: Cli): void {
  const file = localPath(uri);
  const folder = localPath(folderOf(uri));
  const isFree = () => fs.lstatSync(file, { throwIfNoEntry: false }) === undefined;
  try {
    const within = path.relative(fs.realpathSync(localPath(root)), fs.realpathSync(folder));
    if (path.isAbsolute(within) || within.split(path.sep)[0] === '..') {
      throw new UsageError(`${quoteForMessage(shownPath(folderOf(uri), cli))} is outside its corpus.`);
    }
    if (!isFree() || !replaceFile(file, text, undefined, isFree)) throw new UsageError('This file already exists.');
    syncFolder(folder);
  } catch (error) {
    throw unwritable(quoteForMessage(shownPath(uri, cli)), error);
  }
}

function escapeLines(text: string): string {
  return text.split('\n').map(escapeControls).join('\n');
}
