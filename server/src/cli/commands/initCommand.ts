import * as fs from 'node:fs';
import { helpOption, type Command } from './description.ts';
import {
  configurationName,
  CorpusSurvey,
  includeText,
  proposeConfiguration,
  quoteForMessage,
  relativePath,
} from '../../core/index.ts';
import { localPath } from '../../node/fileSystem.ts';
import { replaceFile, syncFolder } from '../../node/replaceFile.ts';
import { childOf, type Workspace } from '../../workspace/index.ts';
import { UsageError } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { unwritable } from '../fileErrors.ts';
import { count } from '../output.ts';
import { namedPath, shownPath } from '../paths.ts';
import { describeNothing, ReadSeeds } from './selection.ts';
import { readWords } from './words.ts';

const options = {
  stdout: { type: 'boolean', help: 'write nothing; print the file' },
  help: helpOption,
} as const satisfies Command['options'];

/** `seedbed init` */
export const initCommand: Command = {
  name: 'init',
  usage: '[folder] [options]',
  summary: 'write a seedbed.yaml from what the seeds contain',
  about: [
    'Writes a seedbed.yaml into a folder (by default, the current one) from what its seeds contain: publishers that are not built in, with their domains; usages; fields with their likely types; and the first headings of bodies. A comment says how many seeds have each. What is rare, or looks like a misspelling, is only a comment. Look it over: only you know what is right.',
    'If no file is named like a seed, but some text files look like seeds, it includes those under seeds.include. If there are such files beside the seeds, a comment says how to include them.',
    'It never changes an existing seedbed.yaml.',
  ],
  options,
  examples: [
    { words: 'init', does: 'write a seedbed.yaml into the current folder' },
    { words: 'init week9 --stdout | less', does: 'see what it would write for another folder' },
  ],
  exitCode: '0 if it was written, 2 if something failed, there is one already, or no seed was read.',
  run: init,
};

async function init(words: readonly string[], cli: Cli): Promise<number> {
  const { values, ...rest } = readWords(words, options);
  const [name = '.', another] = [...rest.words, ...rest.paths];
  if (another !== undefined) throw new UsageError('Name one folder only.');
  const folder = namedPath(name, cli);
  if (folder.kind !== 'folder') throw new UsageError(`${quoteForMessage(name)} is a file. Name a folder.`);
  const uri = childOf(folder.uri, configurationName);
  const shown = quoteForMessage(shownPath(uri, cli));
  const isFree = () => fs.lstatSync(localPath(uri), { throwIfNoEntry: false }) === undefined;
  if (!values.stdout && !isFree()) throw new UsageError(`${shown} already exists. Seedbed does not change it.`);

  const named = new ReadSeeds(cli, undefined);
  await named.read([folder]);
  const likely = await named.workspace.likelySeeds(folder.uri, mostFiles);
  const areSeeds = likely !== undefined && named.workspace.coverage().checked === 0;
  const read = areSeeds ? new ReadSeeds(cli, { uri, text: includeText(likely.patterns) }) : named;
  if (areSeeds) await read.read([folder]);
  const paths = new Set(areSeeds ? likely.paths : []);
  // Others that the same globs name may have a seedbed.yaml of their own.
  const survey = await surveyOf(read.workspace, (seed) => !areSeeds || paths.has(relativePath(folder.uri, seed)));
  if (survey.seeds === 0) {
    cli.complain(describeNothing(read.workspace, { filter: '', paths: [] }));
    return 2;
  }
  const files = likely?.paths.length ?? 0;
  const text = proposeConfiguration(survey, likely && { files, patterns: likely.patterns, areSeeds });
  if (values.stdout) cli.print(text);
  else {
    writeNew(localPath(uri), localPath(folder.uri), text, isFree, shown);
    const from = areSeeds
      ? `${count(survey.seeds, 'file')} that ${survey.seeds === 1 ? 'looks like a seed' : 'look like seeds'}`
      : count(survey.seeds, 'seed');
    cli.print(`Wrote ${shown} from ${from}. Look it over: only you know what is right.\n`);
    if (likely && !areSeeds)
      cli.complain(
        `${count(files, 'more file')} here ${files === 1 ? 'looks like a seed' : 'look like seeds'}. ${shown} has a comment that would include ${files === 1 ? 'it' : 'them'}.`,
      );
  }
  return read.hasFailed ? 2 : 0;
}

async function surveyOf(workspace: Workspace, counts: (uri: string) => boolean): Promise<CorpusSurvey> {
  const survey = new CorpusSurvey();
  for (const { index } of workspace.corpora()) {
    for (const { uri } of index.seeds()) {
      const seed = counts(uri) ? await workspace.seed(uri) : undefined;
      if (seed) survey.add(seed);
    }
  }
  return survey;
}

/** How many files are looked into that no name makes seeds. */
const mostFiles = 5000;

/** @throws UsageError */
function writeNew(file: string, folder: string, text: string, isFree: () => boolean, shown: string): void {
  try {
    if (!replaceFile(file, text, undefined, isFree)) {
      throw new UsageError(`${shown} already exists. Seedbed does not change it.`);
    }
    syncFolder(folder);
  } catch (error) {
    throw unwritable(shown, error);
  }
}
