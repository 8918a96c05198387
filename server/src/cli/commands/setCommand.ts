import { helpOption, type CommandDescription, type OwnCommand } from './description.ts';
import { nearest, quoteForMessage, summarizeFacets, vocabulary } from '../../core/index.ts';
import { UsageError } from '../arguments.ts';
import { complain, count, print, printError } from '../output.ts';
import { changeSeeds, reportRefused } from './changeSeeds.ts';
import { describeNothing, ReadSeeds, readChoiceOfSeeds } from './selection.ts';
import { readWords } from './words.ts';

const setOptions = {
  'dry-run': {
    type: 'boolean',
    help: 'write nothing, and print a patch of what would change, for “git apply” or “patch -p1” in the current folder; how many seeds that are goes to standard error',
  },
  repair: { type: 'boolean', help: 'where a header can only be changed after its safe fixes, run these too' },
  undeclared: { type: 'boolean', help: 'take a value that “seedbed check” will report' },
  config: { type: 'string', value: 'FILE', help: 'use this configuration instead of every seedbed.yaml' },
  help: helpOption,
} as const satisfies CommandDescription['options'];

/** `seedbed set` */
export const setCommand: OwnCommand = {
  name: 'set',
  usage: 'FIELD VALUE FILTER… [paths…] [options]',
  summary: 'give a field of many seeds a value',
  about: [
    'Gives a field of all seeds that fit a filter a value, as “Set Field” does in the editor. The field is usage, publisher, or one of one text that seedbed.yaml declares. Filter and paths are those of “seedbed list”, and one of them is needed; “.” alone is all seeds of the current folder. Nothing but the field changes; a file is replaced at once or not at all, and never when it has changed meanwhile.',
    'A seed is left as it is, and named with the reason, where its header cannot be read as it should, or has the field more than once.',
  ],
  options: setOptions,
  examples: [
    { words: 'set usage rejected publisher:ap rank:50-999 --dry-run', does: 'show what would change' },
    { words: 'set usage candidate week9/', does: 'give all seeds of a folder a value' },
    {
      words: "set desk sports 'title words' -desk:sports",
      does: 'set a field that seedbed.yaml declares, where it has another value',
    },
  ],
  exitCode:
    '0 when all seeds that fit have the value, 1 when some are left as they are or none fits, 2 when something could not be done.',
  run: set,
};

async function set(words: readonly string[]): Promise<number> {
  const { values, ...rest } = readWords(words, setOptions);
  const [field, value, ...filter] = rest.words;
  if (field === undefined || value === undefined) {
    throw new UsageError('A field and its value are expected, such as “seedbed set usage used rank:1-20”.');
  }
  if (filter.length === 0 && rest.paths.length === 0) {
    throw new UsageError('Which seeds is not said: a filter or a path is expected; “.” is all of the current folder.');
  }
  const choice = readChoiceOfSeeds(filter, rest.paths);
  const read = new ReadSeeds(values.config);
  await read.read(choice.paths);
  const seeds = read.seeds(choice.filter, 'file');
  if (seeds.length === 0) {
    complain(describeNothing(read.workspace, choice));
    return read.hasFailed || read.workspace.coverage().checked === 0 ? 2 : 1;
  }
  checkValue(read, field, value, values.undeclared === true);

  const dryRun = values['dry-run'] === true;
  const options = { paths: choice.paths, dryRun, repair: values.repair === true };
  const uris = seeds.map(({ uri }) => uri);
  const { written, refused } = await changeSeeds(read, uris, { kind: 'set', field, value }, options);
  const what = `${quoteForMessage(field)} ${dryRun ? 'would be' : 'is now'} ${quoteForMessage(value.trim())}`;
  const say = dryRun ? printError : print;
  if (!read.hasFailed || written > 0) say(`${what} in ${count(written, 'more seed')}, of ${seeds.length} that fit.\n`);
  reportRefused(refused, options.repair ? '' : '--repair');
  if (read.hasFailed) return 2;
  return refused.length > 0 ? 1 : 0;
}

/**
 * In the editor somebody sees the remark that these seeds will be reported, and may think again; a script does not.
 * @throws UsageError for what is no field to be set, or no value of it.
 */
function checkValue({ workspace }: ReadSeeds, field: string, value: string, undeclared: boolean): void {
  const corpora = workspace.corpora();
  const facets = summarizeFacets(corpora.map(({ configuration }) => configuration));
  const facet = facets.find(({ key }) => key === field);
  if (!facet) {
    const keys = facets.map(({ key }) => key);
    const meant = nearest(field, keys);
    const hint = /rank/.test(field)
      ? '“seedbed rank” changes ranks'
      : meant === undefined
        ? `these can be: ${keys.map(quoteForMessage).join(', ')}`
        : `is ${quoteForMessage(meant)} meant`;
    throw new UsageError(
      `${quoteForMessage(field)} cannot be set in many seeds; ${hint}${meant && !/rank/.test(field) ? '?' : '.'}`,
    );
  }
  const known = vocabulary(
    corpora.map(({ index, configuration }) => ({ corpus: index, configuration })),
    field,
  ).filter(({ declared }) => declared);
  const meant = value.trim();
  if (undeclared || facet.isOpen || known.some((one) => one.value === meant)) return;
  const near = nearest(
    meant,
    known.map((one) => one.value),
  );
  const help = near === undefined ? '' : ` Is ${quoteForMessage(near)} meant?`;
  throw new UsageError(
    `${quoteForMessage(meant)} is not a declared value of ${quoteForMessage(field)}, so these seeds would be reported.${help} --undeclared sets it all the same.`,
  );
}
