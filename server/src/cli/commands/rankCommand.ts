import type { RankedSeed, RankOrder, RefusedSeed, Seed } from '../../core/index.ts';
import { configOption, helpOption, type Command } from './description.ts';
import { editFor, escapeControls, folderOf, quoteForMessage } from '../../core/index.ts';
import { editSeeds, isWithin, planRanks, type RuledCorpus } from '../../workspace/index.ts';
import { UsageError } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { count, showable } from '../output.ts';
import { namedPath, shownPath, type NamedPath } from '../paths.ts';
import { batchOf, changeSeeds, reportRefused } from './changeSeeds.ts';
import { describeNothing, ReadSeeds, readChoiceOfSeeds } from './selection.ts';
import { readWords } from './words.ts';

const options = {
  'dry-run': {
    type: 'boolean',
    help: 'write nothing; print a patch for “git apply” or “patch -p1” in the current folder, and the new ranks to standard error',
  },
  repair: {
    type: 'boolean',
    help: 'apply a moved seed’s safe fixes first if its header cannot be changed without them',
  },
  config: configOption,
  help: helpOption,
} as const satisfies Command['options'];

/** `seedbed rank` */
export const rankCommand: Command = {
  name: 'rank',
  usage: 'renumber|move … [options]',
  summary: 'renumber seeds, or move some to a rank',
  about: [
    '“renumber” numbers seeds from 1 without gaps or ties and keeps their order. It renumbers the whole folder of each seed that matches the filter, or all seeds if seedbed.yaml says “rank: { unique: corpus }”. Seeds without a rank stay without one.',
    '“move” gives a seed a rank, and the seeds named after it the next ones; “last” puts them after all others. Seeds in the way move up or down, whichever changes fewer files.',
    'A seed whose header cannot be changed keeps its rank, and the others skip it.',
  ],
  options,
  examples: [
    { words: 'rank renumber week9/', does: 'renumber the seeds of a folder' },
    {
      words: 'rank move week9/014_5d83be20c94f17a6.txt 1 --dry-run',
      does: 'show what moving a seed to the top would change',
    },
  ],
  exitCode: '0 if all seeds have their new ranks, 1 if some kept their old ones, 2 if something failed.',
  run: rank,
};

interface RankCall {
  readonly cli: Cli;
  readonly dryRun: boolean;
  readonly repair: boolean;
  readonly config: string | undefined;
}

async function rank(words: readonly string[], cli: Cli): Promise<number> {
  const { values, ...rest } = readWords(words, options);
  const call = { cli, dryRun: values['dry-run'] === true, repair: values.repair === true, config: values.config };
  const [what, ...others] = rest.words;
  if (what === 'renumber') return renumber(others, rest.paths, call);
  if (what === 'move') return move([...others, ...rest.paths], call);
  throw new UsageError('Say what to do: “seedbed rank renumber” or “seedbed rank move FILE RANK”.');
}

async function renumber(words: readonly string[], behind: readonly string[], call: RankCall): Promise<number> {
  const { cli } = call;
  const choice = readChoiceOfSeeds(cli, words, behind);
  const read = new ReadSeeds(cli, call.config);
  const paths = await scopesOf(read, choice.paths);
  await read.read(paths);
  const isNamed = ({ uri }: Seed) =>
    choice.paths.some((named) => (named.kind === 'file' ? named.uri === uri : isWithin(uri, named.uri)));
  const seeds = read.seeds(choice.filter, 'file').filter(isNamed);
  if (seeds.length === 0) {
    cli.complain(describeNothing(read.workspace, choice));
    return read.hasFailed || read.workspace.coverage().checked === 0 ? 2 : 1;
  }
  const orders = firstOfScopes(read, seeds).map(({ uri }): RankOrder => ({ kind: 'renumber', uri }));
  return carryOut(read, orders, paths, call);
}

async function move(words: readonly string[], call: RankCall): Promise<number> {
  const { cli } = call;
  const place = words.at(-1);
  const files = words.slice(0, -1).map((name) => namedPath(name, cli));
  if (place === undefined || files.length === 0) {
    throw new UsageError('Name a seed and its new rank: “seedbed rank move FILE RANK”.');
  }
  const folder = files.find(({ kind }) => kind === 'folder');
  if (folder) throw new UsageError(`${quoteForMessage(shownPath(folder.uri, cli) || '.')} is a folder. Name a seed.`);
  if (place !== 'last' && !/^\d{1,15}$/.test(place)) {
    throw new UsageError(`${quoteForMessage(place)} is not a rank. Give a whole number from 1 up, or “last”.`);
  }
  const read = new ReadSeeds(cli, call.config);
  const paths = await scopesOf(read, files);
  await read.read(paths);
  const uris = files.map(({ uri }) => uri);
  const order: RankOrder =
    place === 'last' ? { kind: 'move', uris, before: null } : { kind: 'place', uris, rank: Number(place) };
  return carryOut(read, [order], paths, call);
}

/** Ranks that seeds share with others cannot be changed without all of these: what has to be read. */
async function scopesOf({ workspace }: ReadSeeds, paths: readonly NamedPath[]): Promise<readonly NamedPath[]> {
  const all: NamedPath[] = [];
  for (const path of paths) {
    const folder = path.kind === 'folder' ? path.uri : folderOf(path.uri);
    const corpus = await workspace.corpusIn(folder);
    const isWide = corpus?.configuration.rank.unique === 'corpus';
    all.push({ kind: 'folder', uri: isWide ? corpus.root : folder });
    // It may be no seed by its name.
    if (path.kind === 'file') all.push(path);
  }
  return all;
}

/** One seed for each order of ranks. */
function firstOfScopes({ workspace }: ReadSeeds, seeds: readonly Seed[]): readonly Seed[] {
  const firsts: { readonly seed: Seed; readonly corpus: RuledCorpus }[] = [];
  const seen = new Set<string>();
  for (const seed of seeds) {
    const corpus = workspace.corpusOf(seed.uri);
    if (!corpus || seen.has(seed.folder)) continue;
    seen.add(seed.folder);
    const isWide = firsts.some(
      (first) => first.corpus === corpus && corpus.index.sharesRanks(first.seed.folder, seed.folder),
    );
    if (!isWide) firsts.push({ seed, corpus });
  }
  return firsts.map(({ seed }) => seed);
}

/** The first of the seeds that are moved that cannot be changed. */
async function firstRefused(
  read: ReadSeeds,
  ranks: readonly RankedSeed[],
  moved: readonly string[],
  repair: boolean,
): Promise<RefusedSeed | undefined> {
  const edit = editFor({ kind: 'rank', ranks }, { repair });
  return (await editSeeds(read.workspace, moved, edit, batchOf(read))).refused[0];
}

async function carryOut(
  read: ReadSeeds,
  orders: readonly RankOrder[],
  paths: readonly NamedPath[],
  { cli, dryRun, repair }: RankCall,
): Promise<number> {
  const kept: RefusedSeed[] = [];
  let written = 0;
  for (const order of orders) {
    const plan = await planRanks(read.workspace, order, batchOf(read));
    if (plan.refusal !== undefined) {
      read.fail(escapeControls(plan.refusal));
      continue;
    }
    const stuck = order.kind === 'renumber' ? undefined : await firstRefused(read, plan.ranks, order.uris, repair);
    if (stuck) {
      // The others would go out of the way for nothing.
      const help = stuck.repairable ? ' --repair does that.' : '';
      read.fail(
        `${quoteForMessage(shownPath(stuck.uri, cli))} cannot be moved. ${escapeControls(stuck.reason)}${help}`,
      );
      continue;
    }
    // Those in the way are not repaired without need.
    kept.push(...(plan.kept ?? []).map((seed) => ({ ...seed, repairable: false })));
    const uris = plan.ranks.map(({ uri }) => uri);
    const changed = await changeSeeds(read, uris, { kind: 'rank', ranks: plan.ranks }, { paths, dryRun, repair });
    kept.push(...changed.refused);
    written += changed.written;
    if (dryRun) {
      const lines = plan.ranks
        .slice(0, mostListed)
        .map((seed) => `${seed.rank}\t${showable(shownPath(seed.uri, cli))}\n`);
      cli.printError(lines.join('') + (plan.ranks.length > mostListed ? '…\n' : ''));
    }
  }
  const say = (text: string): void => (dryRun ? cli.printError(text) : cli.print(text));
  if (written > 0) say(`${dryRun ? 'Would change' : 'Changed'} the rank of ${count(written, 'seed')}.\n`);
  else if (!read.hasFailed && kept.length === 0) say('The ranks are already right.\n');
  reportRefused(cli, kept, repair ? '' : '--repair');
  if (read.hasFailed) return 2;
  return kept.length > 0 ? 1 : 0;
}

/** More is nothing to read at a terminal. */
const mostListed = 200;
