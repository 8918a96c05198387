import * as fs from 'node:fs';
import { helpOption, type CommandDescription, type OwnCommand } from './description.ts';
import { configurationName, CorpusSurvey, proposeConfiguration, quoteForMessage } from '../../core/index.ts';
import { isSpaceGone, localPath } from '../../node/fileSystem.ts';
import { replaceFile, syncFolder } from '../../node/replaceFile.ts';
import { childOf } from '../../workspace/index.ts';
import { UsageError } from '../arguments.ts';
import { complain, count, print } from '../output.ts';
import { namedPath, shownPath } from '../paths.ts';
import { describeNothing, ReadSeeds } from './selection.ts';
import { readWords } from './words.ts';

const options = {
  stdout: { type: 'boolean', help: 'write nothing; print the file' },
  help: helpOption,
} as const satisfies CommandDescription['options'];

/** `seedbed init` */
export const initCommand: OwnCommand = {
  name: 'init',
  usage: '[folder] [options]',
  summary: 'write a seedbed.yaml from what the seeds contain',
  about: [
    'Writes a seedbed.yaml into a folder (by default, the current one) from what its seeds contain: publishers that are not built in, with their domains; usages; fields with their likely types; and the first headings of bodies. A comment says how many seeds have each. What is rare, or looks like a misspelling, is only a comment. Look it over: only you know what is right.',
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

async function init(words: readonly string[]): Promise<number> {
  const { values, ...rest } = readWords(words, options);
  const [name = '.', another] = [...rest.words, ...rest.paths];
  if (another !== undefined) throw new UsageError('Name one folder only.');
  const folder = namedPath(name);
  if (folder.kind !== 'folder') throw new UsageError(`${quoteForMessage(name)} is a file. Name a folder.`);
  const uri = childOf(folder.uri, configurationName);
  const shown = quoteForMessage(shownPath(uri));
  const isFree = () => fs.lstatSync(localPath(uri), { throwIfNoEntry: false }) === undefined;
  if (!values.stdout && !isFree()) throw new UsageError(`${shown} already exists. Seedbed does not change it.`);

  const read = new ReadSeeds(undefined);
  await read.read([folder]);
  const survey = new CorpusSurvey();
  for (const { index } of read.workspace.corpora()) {
    for (const { uri: seedUri } of index.seeds()) {
      const seed = await read.workspace.seed(seedUri);
      if (seed) survey.add(seed);
    }
  }
  if (survey.seeds === 0) {
    complain(describeNothing(read.workspace, { filter: '', paths: [] }));
    return 2;
  }
  const text = proposeConfiguration(survey);
  if (values.stdout) print(text);
  else {
    writeNew(localPath(uri), localPath(folder.uri), text, isFree, shown);
    print(`Wrote ${shown} from ${count(survey.seeds, 'seed')}. Look it over: only you know what is right.\n`);
  }
  return read.hasFailed ? 2 : 0;
}

/** @throws UsageError */
function writeNew(file: string, folder: string, text: string, isFree: () => boolean, shown: string): void {
  try {
    if (!replaceFile(file, text, undefined, isFree)) {
      throw new UsageError(`${shown} already exists. Seedbed does not change it.`);
    }
    syncFolder(folder);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const why = isSpaceGone(error) ? 'the disk is full' : (error as NodeJS.ErrnoException).code;
    throw new UsageError(`${shown} cannot be written (${why}).`);
  }
}
