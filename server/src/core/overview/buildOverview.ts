import type { CountedFinding } from '../checking/check.ts';
import type { Leading, Overview, OverviewSources, RuleCount, UnreadablePlace } from './overviewModel.ts';
import { folderOf } from '../corpus/seed.ts';
import { display } from '../text/display.ts';
import { relativePath } from '../text/relativePath.ts';
import { countFields } from './overviewFields.ts';
import { disorderOf, RankTally } from './overviewRanks.ts';
import { filterBy, leading, ProblemTally, PublisherTally, UsageTally } from './overviewTallies.ts';

/** Looks at each seed once. */
export function buildOverview(sources: OverviewSources): Overview {
  const { state, corpora, coverage } = sources;
  const { problems, usages, publishers, folders, ranks, seeds, clean } = tallySeeds(sources);
  const nameOf = folderNames(folders, sources);
  return {
    state,
    seeds,
    clean,
    problems: problems.counts,
    rules: problems.rules(),
    usages: usages.all,
    publishers: publishers.finish(),
    fields: countFields(corpora),
    folders: leadingFolders(folders, nameOf),
    ranks: describeRanks(ranks, sources, nameOf),
    coverage: {
      files: leadingPlaces(coverage.skipped, sources),
      folders: leadingPlaces(coverage.unreadableFolders, sources),
      unread: coverage.unread,
    },
  };
}

/** What is counted of all seeds and other files. */
interface Tallies {
  readonly problems: ProblemTally;
  readonly usages: UsageTally;
  readonly publishers: PublisherTally;
  /** By the uris of the folders. */
  readonly folders: ReadonlyMap<string, FolderTally>;
  /** By the uris of the folders whose seeds have their ranks together. */
  readonly ranks: ReadonlyMap<string, RankTally>;
  readonly seeds: number;
  /** How many seeds no rule reports anything in. */
  readonly clean: number;
}

function tallySeeds({ corpora, rulesOf, coverage }: OverviewSources): Tallies {
  const problems = new ProblemTally();
  const usages = new UsageTally(corpora);
  const publishers = new PublisherTally(corpora, usages);
  const folders = new Map<string, FolderTally>();
  const ranks = new Map<string, RankTally>();
  let seeds = 0;
  let clean = 0;
  for (const { root, index, configuration, configurationUri, records } of corpora) {
    const { unique } = configuration.rank;
    seeds += index.size;
    for (const { uri, folder, publisher, usage, rank } of index.seeds()) {
      const counts = records.foundIn(uri).rules;
      if (counts.length === 0) clean++;
      else problems.add(counts);
      addSeed(tallyOf(folders, folder, newFolder), counts, root);
      publishers.add(publisher, usage);
      if (unique !== 'off') tallyOf(ranks, unique === 'corpus' ? root : folder, newRanks).add(rank);
    }
    if (configurationUri !== undefined) problems.add(rulesOf(configurationUri));
  }
  for (const uri of coverage.skipped.keys()) {
    problems.add(rulesOf(uri));
    tallyOf(folders, folderOf(uri), newFolder).unreadable++;
  }
  return { problems, usages, publishers, folders, ranks, seeds, clean };
}

/** What a folder is called, and the filter of the seeds in it. */
type FolderName = (uri: string) => { readonly label: string; readonly filter?: string };

function folderNames(folders: Tallies['folders'], { pathOf }: OverviewSources): FolderName {
  return (uri) => {
    const root = folders.get(uri)?.root;
    const inCorpus = root === undefined || uri === root ? '' : relativePath(root, uri);
    return { label: display(pathOf(uri)) || 'Top folder', ...filterBy('folder', inCorpus) };
  };
}

/** Those with the most errors first. */
function leadingFolders(folders: Tallies['folders'], nameOf: FolderName): Overview['folders'] {
  return leading(
    [...folders].map(([uri, tally]) => ({ uri, ...tally })),
    (a, b) =>
      b.withErrors + b.unreadable - a.withErrors - a.unreadable || b.withWarnings - a.withWarnings || byUri(a, b),
    ({ uri, seeds, withErrors, withWarnings, unreadable }) => ({
      seeds,
      withErrors,
      withWarnings,
      unreadable,
      ...nameOf(uri),
    }),
  );
}

function describeRanks(ranks: Tallies['ranks'], { corpora }: OverviewSources, nameOf: FolderName): Overview['ranks'] {
  const isFree = ({ configuration }: (typeof corpora)[number]) => configuration.rank.unique === 'off';
  const isOneScope = corpora.length === 1 && corpora[0]!.configuration.rank.unique === 'corpus';
  const scopes = [...ranks].map(([uri, tally]) => ({ uri, ...tally.finish() }));
  const disordered = scopes.filter((scope) => disorderOf(scope) > 0);
  return {
    scopes: leading(
      disordered,
      (a, b) => disorderOf(b) - disorderOf(a) || byUri(a, b),
      ({ uri, ...scope }) => ({ ...scope, ...nameOf(uri), ...(isOneScope ? { filter: '' } : {}) }),
    ),
    inOrder: scopes.length - disordered.length,
    free: corpora.filter(isFree).reduce((sum, { index }) => sum + index.size, 0),
  };
}

/** @param reasons why they could not be read, by their uris. */
function leadingPlaces(reasons: ReadonlyMap<string, string>, { pathOf }: OverviewSources): Leading<UnreadablePlace> {
  return leading(
    [...reasons].map(([uri, reason]) => ({ uri, reason, seeds: 0 })),
    byUri,
    ({ uri, reason }) => ({ label: display(pathOf(uri) || '.', 160), reason }),
  );
}

/** What `OverviewSources.rulesOf` is to answer for a file with these findings. */
export function countByRule(findings: readonly CountedFinding[]): readonly RuleCount[] {
  if (findings.length === 0) return nothing;
  const counts = new Map<string, RuleCount>();
  for (const { rule, severity } of findings) {
    const key = `${rule.code} ${severity}`;
    counts.set(key, { code: rule.code, severity, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** Shared by all files that nothing is wrong with. */
const nothing: readonly RuleCount[] = [];

interface FolderTally {
  /** That of the corpus; undefined where no seed could be read. */
  root: string | undefined;
  seeds: number;
  withErrors: number;
  withWarnings: number;
  unreadable: number;
}

function addSeed(folder: FolderTally, counts: readonly RuleCount[], root: string): void {
  folder.root = root;
  folder.seeds++;
  if (counts.some(({ severity }) => severity === 'error')) folder.withErrors++;
  else if (counts.some(({ severity }) => severity === 'warning')) folder.withWarnings++;
}

function newFolder(): FolderTally {
  return { root: undefined, seeds: 0, withErrors: 0, withWarnings: 0, unreadable: 0 };
}

function newRanks(): RankTally {
  return new RankTally();
}

function tallyOf<T>(tallies: Map<string, T>, key: string, create: () => T): T {
  let tally = tallies.get(key);
  if (!tally) tallies.set(key, (tally = create()));
  return tally;
}

/** Made when it is first needed: that takes several milliseconds. */
let collator: Intl.Collator | undefined;

function byUri(a: { readonly uri: string }, b: { readonly uri: string }): number {
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(a.uri, b.uri) || (a.uri < b.uri ? -1 : 1);
}
