import type { CopiedSeed } from '../../core/index.ts';
import { helpOption, type CommandDescription, type OwnCommand } from './description.ts';
import { complain, count, isOutputLost, isTaken, print, printData } from '../output.ts';
import { isReadForCommands, jsonWithoutCommands } from '../workflowCommands.ts';
import { listFormats, listWriter, type ListFormat } from './listFormats.ts';
import { describeNothing, ReadSeeds, readChoiceOfSeeds } from './selection.ts';
import { readWords } from './words.ts';
import { readChoice, readCount } from '../arguments.ts';

const options = {
  format: {
    type: 'string',
    default: 'table',
    value: 'FORMAT',
    help: 'table (if not given), json, ndjson (an object in each line), csv (for spreadsheets, with no cell that one runs as a formula), or paths',
  },
  sort: {
    type: 'string',
    default: 'file',
    value: 'ORDER',
    help: 'file (if not given), rank, title, or changed (last changed first)',
  },
  limit: {
    type: 'string',
    value: 'N',
    help: 'at most N seeds; 1000 if not given, for a table only. The rest is said as a number',
  },
  null: {
    type: 'boolean',
    short: '0',
    help: 'with --format paths: a NUL behind each path and no line break, and each path as it is',
  },
  config: { type: 'string', value: 'FILE', help: 'use this configuration instead of every seedbed.yaml' },
  help: helpOption,
} as const satisfies CommandDescription['options'];

/** `seedbed list` */
export const listCommand: OwnCommand = {
  name: 'list',
  usage: '[FILTER…] [paths…] [options]',
  summary: 'list the seeds that fit a filter',
  about: [
    'Lists the seeds that fit a filter, in the words of the Seeds view: words of titles and summaries, and conditions such as usage:candidate, publisher:ap, rank:1-20, folder:week, domain:bbc.co.uk, has:error, is:duplicate, rule:duplicate-url or desk:sports, of a field that seedbed.yaml declares. All must fit, but of several conditions with one key any; a minus before a condition takes out what it fits. A value with blanks stands in double quotes, within single ones for the shell.',
    'A word with a slash and no colon before it, or a dot alone, is a path, and so is every word behind “--”; without a path it is the current folder. Paths are those of “seedbed check”.',
  ],
  options,
  examples: [
    {
      words: 'list usage:candidate -publisher:ap --sort rank',
      does: 'the candidates of all publishers but one, by rank',
    },
    {
      words: 'list has:error week9/ --format paths -0 | xargs -0 git add',
      does: 'stages each seed of a folder that has an error',
    },
    { words: 'list \'publisher:"Harbour Post"\' tunnel --format csv > tunnel.csv', does: 'a table for a spreadsheet' },
  ],
  exitCode: '0 when seeds are listed, 1 when none fits, 2 when something could not be done, or no seed was read.',
  run: list,
};

async function list(words: readonly string[]): Promise<number> {
  const { values, ...rest } = readWords(words, options);
  const named = readChoice('format', values.format, listFormats);
  const format = named === 'paths' && values.null ? 'null' : named;
  if (values.null && named !== 'paths') complain('--null counts with --format paths only.');
  const sort = readChoice('order', values.sort, ['file', 'rank', 'title', 'changed']);
  const limit = values.limit === undefined && format === 'table' ? longestTable : readCount('limit', values.limit);
  const choice = readChoiceOfSeeds(rest.words, rest.paths);

  const read = new ReadSeeds(values.config);
  await read.read(choice.paths);
  const fitting = read.seeds(choice.filter, sort);
  const listed = fitting.slice(0, limit).flatMap((seed): readonly CopiedSeed[] => {
    const corpus = read.workspace.corpusOf(seed.uri);
    return corpus ? [{ seed, corpus: corpus.index, configuration: corpus.configuration }] : [];
  });
  await write(listed, format, read);
  if (fitting.length === 0) complain(describeNothing(read.workspace, choice));
  else if (listed.length < fitting.length) {
    complain(`${count(fitting.length - listed.length, 'more seed')}; --limit says how many are listed.`);
  }
  if (read.hasFailed || read.workspace.coverage().checked === 0) return 2;
  return fitting.length > 0 ? 0 : 1;
}

/** Piece by piece, as whoever reads it takes it. */
async function write(seeds: readonly CopiedSeed[], format: ListFormat, read: ReadSeeds): Promise<void> {
  const writer = listWriter(format, seeds, read);
  const put = putterFor(format);
  put(writer.head);
  for (let start = 0; start < seeds.length; start += seedsInPiece) {
    put(writer.rows(seeds.slice(start, start + seedsInPiece), start));
    await isTaken(process.stdout);
    if (isOutputLost(process.stdout)) return;
  }
  put(writer.tail);
}

function putterFor(format: ListFormat): (text: string) => void {
  if (format === 'null') return printData;
  if (format !== 'json' && format !== 'ndjson') return print;
  return isReadForCommands(process.env) ? (text) => printData(jsonWithoutCommands(text)) : printData;
}

/** More rows than anybody reads. */
const longestTable = 1000;
const seedsInPiece = 500;
