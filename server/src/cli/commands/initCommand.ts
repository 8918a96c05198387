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
  stdout: { type: 'boolean', help: 'write nothing, and print it' },
  help: helpOption,
} as const satisfies CommandDescription['options'];

/** `seedbed init` */
export const initCommand: OwnCommand = {
  name: 'init',
  usage: '[folder] [options]',
  summary: 'write a seedbed.yaml from what the seeds hold',
  about: [
    'Writes a seedbed.yaml into a folder, the current one where none is given, from what its seeds hold: publishers that are not built in with their domains, usages, fields with the types that they seem to have, and the first headings of bodies, each with the number of seeds that have it as a comment. What is seldom, or almost like something else, is a comment only. Nobody but you knows whether the rest is as it should be: look it over.',
    'A seedbed.yaml that is there is never changed.',
  ],
  options,
  examples: [
    { words: 'init', does: 'write seedbed.yaml into the current folder' },
    { words: 'init week9 --stdout | less', does: 'look at what it would say of another folder' },
  ],
  exitCode: '0 when it is written, 2 when something could not be done, there is one already, or no seed was read.',
  run: init,
};

async function init(words: readonly string[]): Promise<number> {
  const { values, ...rest } = readWords(words, options);
  const [name = '.', another] = [...rest.words, ...rest.paths];
  if (another !== undefined) throw new UsageError('One folder is expected.');
  const folder = namedPath(name);
  if (folder.kind !== 'folder') throw new UsageError(`${quoteForMessage(name)} is a file; a folder is expected.`);
  const uri = childOf(folder.uri, configurationName);
  const shown = quoteForMessage(shownPath(uri));
  const isFree = () => fs.lstatSync(localPath(uri), { throwIfNoEntry: false }) === undefined;
  if (!values.stdout && !isFree()) throw new UsageError(`${shown} is there already, and is left as it is.`);

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
    print(`Wrote ${shown} from ${count(survey.seeds, 'seed')}. Look it over: nobody but you knows what is right.\n`);
  }
  return read.hasFailed ? 2 : 0;
}

/** @throws UsageError */
function writeNew(file: string, folder: string, text: string, isFree: () => boolean, shown: string): void {
  try {
    if (!replaceFile(file, text, undefined, isFree)) {
      throw new UsageError(`${shown} is there already, and is left as it is.`);
    }
    syncFolder(folder);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const why = isSpaceGone(error) ? 'no space is left' : (error as NodeJS.ErrnoException).code;
    throw new UsageError(`${shown} cannot be written (${why}).`);
  }
}
