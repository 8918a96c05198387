import type { CopiedSeed } from '../../core/index.ts';
import { configOption, helpOption, type Command } from './description.ts';
import type { Cli } from '../cli.ts';
import { count } from '../output.ts';
import { jsonWithoutCommands } from '../workflowCommands.ts';
import { listFormats, listWriter, type ListFormat } from './listFormats.ts';
import { describeNothing, ReadSeeds, readChoiceOfSeeds } from './selection.ts';
import { readWords } from './words.ts';
import { readChoice, readCount } from '../arguments.ts';

const options = {
  format: {
    type: 'string',
    default: 'table',
    value: 'FORMAT',
    help: 'table (the default), json, ndjson (one object per line), csv (for spreadsheets; no cell runs as a formula), or paths',
  },
  sort: {
    type: 'string',
    default: 'file',
    value: 'ORDER',
    help: 'file (the default), rank, title, or changed (latest first)',
  },
  limit: {
    type: 'string',
    value: 'N',
    help: 'list at most N seeds and count the rest; by default, 1000 in a table and all otherwise',
  },
  null: {
    type: 'boolean',
    short: '0',
    help: 'with --format paths: end each path with NUL instead of a line break, and print it as it is, except for commands to a log of CI (a file is none)',
  },
  config: configOption,
  help: helpOption,
} as const satisfies Command['options'];

/** `seedbed list` */
export const listCommand: Command = {
  name: 'list',
  usage: '[FILTER…] [paths…] [options]',
  summary: 'list the seeds that match a filter',
  about: [
    'Lists the seeds that match a filter, as in the Seeds view: words of titles and summaries, and conditions such as usage:candidate, publisher:ap, rank:1-20, folder:week, domain:bbc.co.uk, has:error, is:duplicate, rule:duplicate-url, or desk:sports for a field that seedbed.yaml declares. A seed must match all of them, or any of several with the same key; a minus before a condition leaves out what it matches. Put a value with spaces in double quotes, and these in single quotes for the shell.',
    'A word with a slash and no colon before it, a single dot, and every word after “--” is a path; without one, it lists the current folder. Paths work as in “seedbed check”.',
  ],
  options,
  examples: [
    {
      words: 'list usage:candidate -publisher:ap --sort rank',
      does: 'list the candidates of all publishers except one, by rank',
    },
    {
      words: 'list has:error week9/ --format paths -0 | xargs -0 git add',
      does: 'stage each seed of a folder that has an error',
    },
    {
      words: 'list \'publisher:"Harbour Post"\' tunnel --format csv > tunnel.csv',
      does: 'make a table for a spreadsheet',
    },
  ],
  exitCode: '0 if seeds were listed, 1 if none match, 2 if something failed or no seed was read.',
  run: list,
};

async function list(words: readonly string[], cli: Cli): Promise<number> {
  const { values, ...rest } = readWords(words, options);
  const named = readChoice('format', values.format, listFormats);
  const format = named === 'paths' && values.null ? 'null' : named;
  if (values.null && named !== 'paths') cli.complain('--null works only with --format paths.');
  const sort = readChoice('order', values.sort, ['file', 'rank', 'title', 'changed']);
  const limit = values.limit === undefined && format === 'table' ? longestTable : readCount('limit', values.limit);
  const choice = readChoiceOfSeeds(cli, rest.words, rest.paths);

  const read = new ReadSeeds(cli, values.config);
  await read.read(choice.paths);
  const fitting = read.seeds(choice.filter, sort);
  const listed = fitting.slice(0, limit).flatMap((seed): readonly CopiedSeed[] => {
    const corpus = read.workspace.corpusOf(seed.uri);
    return corpus ? [{ seed, corpus: corpus.index, configuration: corpus.configuration }] : [];
  });
  await write(listed, format, read);
  if (fitting.length === 0) cli.complain(describeNothing(read.workspace, choice));
  else if (listed.length < fitting.length) {
    cli.complain(`${count(fitting.length - listed.length, 'more seed')}. --limit sets how many are listed.`);
  }
  if (read.hasFailed || read.workspace.coverage().checked === 0) return 2;
  return fitting.length > 0 ? 0 : 1;
}

/** Piece by piece, as whoever reads it takes it. */
async function write(seeds: readonly CopiedSeed[], format: ListFormat, read: ReadSeeds): Promise<void> {
  const { cli } = read;
  const writer = listWriter(format, seeds, read);
  const put = putterFor(format, cli);
  put(writer.head);
  for (let start = 0; start < seeds.length; start += seedsInPiece) {
    put(writer.rows(seeds.slice(start, start + seedsInPiece), start));
    await cli.isTaken(cli.stdout);
    if (cli.isOutputLost(cli.stdout)) return;
  }
  put(writer.tail);
}

function putterFor(format: ListFormat, cli: Cli): (text: string) => void {
  const print = (text: string): void => cli.print(text);
  const printData = (text: string): void => cli.printData(text);
  if (format === 'csv' || format === 'null') return cli.isLog(cli.stdout) ? print : printData;
  if (format !== 'json' && format !== 'ndjson') return print;
  return cli.isReadForCommands ? (text) => cli.printData(jsonWithoutCommands(text)) : printData;
}

/** More rows than anybody reads. */
const longestTable = 1000;
const seedsInPiece = 500;
