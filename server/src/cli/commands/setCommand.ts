import { configOption, helpOption, type Command } from './description.ts';
import { nearest, quoteForMessage, summarizeFacets, vocabulary } from '../../core/index.ts';
import { UsageError } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { count } from '../output.ts';
import { changeSeeds, reportRefused } from './changeSeeds.ts';
import { describeNothing, ReadSeeds, readChoiceOfSeeds } from './selection.ts';
import { readWords } from './words.ts';

const setOptions = {
  'dry-run': {
    type: 'boolean',
    help: 'write nothing; print a patch for “git apply” or “patch -p1” in the current folder, and the number of seeds to standard error',
  },
  repair: { type: 'boolean', help: 'apply a seed’s safe fixes first if its header cannot be changed without them' },
  undeclared: { type: 'boolean', help: 'accept a value that “seedbed check” will report' },
  config: configOption,
  help: helpOption,
} as const satisfies Command['options'];

/** `seedbed set` */
export const setCommand: Command = {
  name: 'set',
  usage: 'FIELD VALUE FILTER… [paths…] [options]',
  summary: 'set a field in many seeds',
  about: [
    'Sets a field in all seeds that match a filter, as “Set Field” does in the editor. The field is usage, publisher, or a field with a single text value that seedbed.yaml declares. Filter and paths work as in “seedbed list”; give at least one of them. A single “.” means all seeds of the current folder. Only the field changes. Each file is replaced as a whole or not at all, and never if it changed in the meantime.',
    'If a header is broken or has the field more than once, the seed stays as it is, and its name and the reason are printed.',
  ],
  options: setOptions,
  examples: [
    { words: 'set usage rejected publisher:ap rank:50-999 --dry-run', does: 'show what would change' },
    { words: 'set usage candidate week9/', does: 'set all seeds of a folder to a usage' },
    {
      words: "set desk sports 'title words' -desk:sports",
      does: 'set a declared field where it has another value',
    },
  ],
  exitCode: '0 if all matching seeds have the value, 1 if some were skipped or none match, 2 if something failed.',
  run: set,
};

async function set(words: readonly string[], cli: Cli): Promise<number> {
  const { values, ...rest } = readWords(words, setOptions);
  const [field, value, ...filter] = rest.words;
  if (field === undefined || value === undefined) {
    throw new UsageError('Name a field and its value: “seedbed set usage used rank:1-20”.');
  }
  if (filter.length === 0 && rest.paths.length === 0) {
    throw new UsageError('Say which seeds, with a filter or a path. “.” means all seeds of the current folder.');
  }
  const choice = readChoiceOfSeeds(cli, filter, rest.paths);
  const read = new ReadSeeds(cli, values.config);
  await read.read(choice.paths);
  const seeds = read.seeds(choice.filter, 'file');
  if (seeds.length === 0) {
    cli.complain(describeNothing(read.workspace, choice));
    return read.hasFailed || read.workspace.coverage().checked === 0 ? 2 : 1;
  }
  checkValue(read, field, value, values.undeclared === true);

  const dryRun = values['dry-run'] === true;
  const options = { paths: choice.paths, dryRun, repair: values.repair === true };
  const uris = seeds.map(({ uri }) => uri);
  const { written, refused } = await changeSeeds(read, uris, { kind: 'set', field, value }, options);
  const what = `${dryRun ? 'Would set' : 'Set'} ${quoteForMessage(field)} to ${quoteForMessage(value.trim())}`;
  const say = (text: string): void => (dryRun ? cli.printError(text) : cli.print(text));
  if (!read.hasFailed || written > 0) say(`${what} in ${written} of ${count(seeds.length, 'matching seed')}.\n`);
  reportRefused(cli, refused, options.repair ? '' : '--repair');
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
      ? 'Use “seedbed rank” to change ranks.'
      : meant === undefined
        ? `Choose from ${keys.map(quoteForMessage).join(', ')}.`
        : `Did you mean ${quoteForMessage(meant)}?`;
    throw new UsageError(`${quoteForMessage(field)} cannot be set in many seeds. ${hint}`);
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
  const help = near === undefined ? '' : ` Did you mean ${quoteForMessage(near)}?`;
  throw new UsageError(
    `${quoteForMessage(meant)} is not a declared value of ${quoteForMessage(field)}, so “seedbed check” would report these seeds.${help} --undeclared sets it anyway.`,
  );
}
