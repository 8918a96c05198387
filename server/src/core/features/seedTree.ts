import type { SeedSummary } from '../corpus/seedSummary.ts';
import type { Configuration, Severity } from '../schema/configuration.ts';
import type { SeedFilter } from './seedFilter.ts';
import type { GroupDescription } from './seedGroups.ts';
import type {
  ProblemCounts,
  SeedGroupNode,
  SeedGrouping,
  SeedNode,
  SeedPlace,
  SeedSorting,
  SeedTreeNode,
  SeedTreeSources,
} from './seedTreeModel.ts';
import { display } from '../text/display.ts';
import { searched } from './searchedSeeds.ts';
import { folderLabel, groupId, grouping, severities, severityIn } from './seedGroups.ts';
import { labelOf } from './seedLabel.ts';
import { byRank, byUri, compare } from './seedOrder.ts';
import { countTwins } from './seedTwins.ts';

export type * from './seedTreeModel.ts';

export interface SeedTreeOptions {
  readonly groupBy: SeedGrouping;
  /** By rank where not given. */
  readonly sortBy?: SeedSorting;
  /** Only seeds that fit are in the tree. */
  readonly filter?: SeedFilter;
}

/** The seeds of a workspace in groups, as they were when it was built. */
export interface SeedTree {
  /** How many there are, each counted once. */
  readonly seeds: number;
  /**
   * The nodes of a group, or of the top level; none for an unknown group.
   * @param limit how many, but for the last, which tells of the others.
   */
  readonly nodes: (group?: string, limit?: number) => readonly SeedTreeNode[];
  readonly locate: (uri: string) => SeedPlace | undefined;
}

/**
 * How many nodes a level has where nobody asks for more: a tree view has neither paging nor patience, and every refresh
 * asks for all nodes of the levels that are open.
 */
export const longestLevel = 500;

/** Puts all seeds into groups: linear in their number. A group is sorted when its nodes are asked for. */
export function buildSeedTree(
  { groupBy, sortBy = 'rank', filter }: SeedTreeOptions,
  sources: SeedTreeSources,
): SeedTree {
  const groups = new Map<string, Group>();
  const byValue = new Map<string | undefined, Group>();
  const corpora = sources.corpora.map(({ corpus, configuration }) => ({
    corpus,
    configuration,
    groups: grouping(groupBy, configuration, sources),
    isShown: filter && !filter.isEmpty ? filter.forCorpus({ ...sources, corpus, configuration }) : everything,
  }));
  let seeds = 0;
  for (const { corpus, configuration, groups: by, isShown } of corpora) {
    let seed: SeedSummary;
    const put = (value: string | undefined) => {
      let group = byValue.get(value);
      if (!group) {
        group = new Group(groupId(groupBy, value), value, by.describe(value));
        groups.set(group.id, group);
        byValue.set(value, group);
      }
      group.members.push(seed);
      const problems = sources.problemsOf(seed.uri);
      if (!problems) return;
      if (groupBy === 'problem') group.noteRule(problems, configuration);
      else group.noteProblems(problems);
    };
    for (seed of corpus.summaries()) {
      if (!isShown(seed)) continue;
      seeds++;
      by.each(seed, put);
    }
  }

  let sorted: readonly Group[] | undefined;
  const sortedGroups = () => (sorted ??= [...groups.values()].sort(groupOrder));
  const sortedMembers = (group: Group) => group.sortedMembers((members) => sortSeeds(members, sortBy, sources));

  const nodes = (id?: string, limit = longestLevel): readonly SeedTreeNode[] => {
    if (id === undefined && groupBy !== 'none') return level(id, sortedGroups(), limit, (group) => group.node());
    const group = groups.get(id ?? groupId('none', undefined));
    return group ? level(id, sortedMembers(group), limit, seedNode) : [];
  };

  const locate = (uri: string): SeedPlace | undefined => {
    for (const { corpus, groups: by, isShown } of corpora) {
      const seed = corpus.get(uri);
      if (!seed || !isShown(seed)) continue;
      const around: (Group | undefined)[] = [];
      by.each(seed, (value) => around.push(byValue.get(value)));
      const group = around.filter((known) => known !== undefined).sort(groupOrder)[0];
      const position = group ? sortedMembers(group).indexOf(seed) : -1;
      if (!group || position < 0) continue;
      if (groupBy === 'none') return { groups: [], seed: seedNode(seed), position };
      const groupPosition = sortedGroups().indexOf(group);
      return { groups: [group.node()], seed: seedNode(seed), position, groupPosition };
    }
    return undefined;
  };

  const seedNode = (seed: SeedSummary): SeedNode => {
    const { uri, rank, publisher, usage, folder } = seed;
    const home = corpora.find(({ corpus }) => corpus.get(uri) === seed);
    return {
      kind: 'seed',
      uri,
      label: labelOf(seed),
      ...(rank === undefined ? {} : { rank }),
      ...(publisher === undefined ? {} : { publisher: display(publisher) }),
      ...(usage === undefined ? {} : { usage: display(usage) }),
      folder: folderLabel(folder, sources.roots),
      twins: home ? countTwins(seed, home.corpus, home.configuration) : 0,
      problems: sources.problemsOf(uri) ?? noProblems(),
    };
  };

  return { seeds, nodes, locate };
}

const everything = () => true;

class Group {
  readonly id: string;
  readonly value: string | undefined;
  readonly description: GroupDescription;
  readonly members: SeedSummary[] = [];
  readonly #problems = noProblems();
  /** Of a rule: the index of its severity. */
  #severity: number | undefined;
  #sorted: readonly SeedSummary[] | undefined;

  constructor(id: string, value: string | undefined, description: GroupDescription) {
    this.id = id;
    this.value = value;
    this.description = description;
  }

  noteProblems(counts: ProblemCounts): void {
    for (const severity of severities) this.#problems[severity] += counts[severity];
  }

  /** Notes how severe the rule of the group is in one of its seeds; nothing where the group is of no rule. */
  noteRule(problems: ProblemCounts, configuration: Configuration): void {
    if (this.value === undefined) return;
    const severity = severities.indexOf(severityIn(problems, this.value, configuration));
    if (this.#severity === undefined || severity < this.#severity) this.#severity = severity;
  }

  get order(): number {
    return this.#severity ?? this.description.order;
  }

  /** Of rules of the same severity the one that finds more comes first. */
  get weight(): number {
    return this.#severity === undefined ? 0 : this.members.length;
  }

  sortedMembers(sort: (members: SeedSummary[]) => readonly SeedSummary[]): readonly SeedSummary[] {
    return (this.#sorted ??= sort(this.members));
  }

  node(): SeedGroupNode {
    const { label, description } = this.description;
    const ofRule = this.#severity === undefined ? undefined : severities[this.#severity];
    return {
      kind: 'group',
      id: this.id,
      label,
      ...(description === undefined ? {} : { description }),
      seeds: this.members.length,
      problems: ofRule ? { ...noProblems(), [ofRule]: this.members.length } : this.#problems,
      ...(this.value === undefined || this.value.length > longestValue ? {} : { value: this.value }),
    };
  }
}

/** What is longer is no value that anybody would give to another seed. */
const longestValue = 1000;

/** The first of some things as nodes, with one more that tells how many others there are. */
function level<T>(
  group: string | undefined,
  things: readonly T[],
  limit: number,
  node: (thing: T) => SeedTreeNode,
): readonly SeedTreeNode[] {
  const shown = things.slice(0, Math.max(0, limit)).map(node);
  if (shown.length === things.length) return shown;
  const id = `more ${group ?? ''}`;
  const counts = { shown: shown.length, total: things.length };
  return [...shown, { kind: 'more', id, ...(group === undefined ? {} : { group }), ...counts }];
}

function sortSeeds(
  seeds: SeedSummary[],
  by: SeedSorting,
  { modifiedOf }: Pick<SeedTreeSources, 'modifiedOf'>,
): readonly SeedSummary[] {
  switch (by) {
    case 'rank':
      return seeds.sort(byRank);
    case 'title':
      return sortBy(seeds, (seed) => searched(seed).text, compare);
    case 'file':
      return seeds.sort(byFile);
    case 'changed':
      return sortBy(
        seeds,
        ({ uri }) => modifiedOf(uri) ?? -Infinity,
        (a, b) => (a === b ? 0 : b - a),
      );
  }
}

/** By something that takes longer to find than to compare, then by rank. */
function sortBy<T>(seeds: readonly SeedSummary[], of: (seed: SeedSummary) => T, order: (a: T, b: T) => number) {
  return seeds
    .map((seed) => ({ seed, key: of(seed) }))
    .sort((a, b) => order(a.key, b.key) || byRank(a.seed, b.seed))
    .map(({ seed }) => seed);
}

/** By folder, then by the number that the name begins with, as file managers do. */
function byFile(a: SeedSummary, b: SeedSummary): number {
  const number = a.number === b.number ? 0 : (a.number ?? Infinity) - (b.number ?? Infinity);
  return compare(a.folder, b.folder) || number || byUri(a, b);
}

let collator: Intl.Collator | undefined;

function groupOrder(a: Group, b: Group): number {
  if (a.order !== b.order) return a.order - b.order;
  if (a.weight !== b.weight) return b.weight - a.weight;
  // Making one takes longer than all else here: who has no groups needs none.
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(a.description.label, b.description.label) || compare(a.id, b.id);
}

function noProblems(): Record<Severity, number> {
  return { error: 0, warning: 0, information: 0, hint: 0 };
}
