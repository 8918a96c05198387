import type { Seed } from '../corpus/seed.ts';
import type { Configuration } from '../schema/configuration.ts';
import type { SeedFilter } from './seedFilter.ts';
import type { GroupDescription } from './seedGroups.ts';
import type {
  ProblemCounts,
  SeedGroupNode,
  SeedGrouping,
  SeedNode,
  SeedPlace,
  SeedSorting,
  SeedSources,
  SeedTreeNode,
} from './seedTreeModel.ts';
import { unreviewedUsage } from '../schema/usageWords.ts';
import { noProblems, severities } from '../schema/severity.ts';
import { display } from '../text/display.ts';
import { firstOf } from '../navigation/firsts.ts';
import { folderLabel, groupId, grouping, severityIn } from './seedGroups.ts';
import { labelOf } from '../navigation/seedLabel.ts';
import { countTwins } from '../navigation/seedTwins.ts';
import { byGroup, memberOrder, type Member, type MemberOrder } from './treeOrder.ts';

export type * from './seedTreeModel.ts';

export interface SeedTreeOptions {
  readonly groupBy: SeedGrouping;
  /** By rank where not given. */
  readonly sortBy?: SeedSorting;
  /** Only seeds that fit are in the tree. */
  readonly filter?: SeedFilter;
}

/** The seeds of a workspace in groups. To be built anew when anything has changed. */
export interface SeedTree {
  /** How many there are, each counted once. */
  readonly seeds: number;
  /**
   * The nodes of a group, or of the top level; none for an unknown group.
   * @param limit how many, except for the last, which tells of the others.
   */
  readonly nodes: (group?: string, limit?: number) => readonly SeedTreeNode[];
  readonly locate: (uri: string) => SeedPlace | undefined;
  /** The seeds of a group, or of the whole tree, that are wanted: in the order of the nodes, each once. */
  readonly seedsInOrder: (isWanted: (member: Member) => boolean, group?: string) => readonly Seed[];
}

/**
 * How many nodes a level has where nobody asks for more: a tree view has neither paging nor patience, and every refresh
 * asks for all nodes of the levels that are open.
 */
export const longestLevel = 500;

/** Puts all seeds into groups: linear in their number. The first of a group are found when its nodes are asked for. */
export function buildSeedTree({ groupBy, sortBy = 'rank', filter }: SeedTreeOptions, sources: SeedSources): SeedTree {
  const groups = new Map<string, Group>();
  const byValue = new Map<string | undefined, Group>();
  const { roots } = sources;
  const corpora = sources.corpora.map((source) => ({
    source,
    groups: grouping(groupBy, source, roots),
    isShown: filter && !filter.isEmpty ? filter.forCorpus({ ...source, roots }) : everything,
  }));
  let seeds = 0;
  for (const { source, groups: by, isShown } of corpora) {
    const { corpus, configuration, problemsOf } = source;
    const unreviewed = unreviewedUsage(configuration);
    for (const seed of corpus.seeds()) {
      if (!isShown(seed)) continue;
      seeds++;
      // Where there are no groups, nobody sees their problems.
      const problems = groupBy === 'none' ? undefined : problemsOf(seed);
      by.each(seed, (value) => {
        let group = byValue.get(value);
        if (!group) {
          group = new Group(groupId(groupBy, value), value, by.describe(value));
          groups.set(group.id, group);
          byValue.set(value, group);
        }
        group.members.push({ seed, source });
        if (seed.usage === unreviewed) group.unreviewed++;
        if (!problems) return;
        if (groupBy === 'problem') group.noteRule(problems, configuration);
        else group.noteProblems(problems);
      });
    }
  }

  let sorted: readonly Group[] | undefined;
  const sortedGroups = () => (sorted ??= [...groups.values()].sort(byGroup));
  const order = memberOrder(sortBy);

  const nodes = (id?: string, limit = longestLevel): readonly SeedTreeNode[] => {
    const most = Math.max(0, limit);
    if (id === undefined && groupBy !== 'none') {
      const shown = sortedGroups().slice(0, most);
      return level(
        id,
        shown.map((group) => group.node()),
        groups.size,
      );
    }
    const group = groups.get(id ?? groupId('none', undefined));
    return group ? level(id, group.first(most, order).map(seedNode), group.members.length) : [];
  };

  const locate = (uri: string): SeedPlace | undefined => {
    for (const { source, groups: by, isShown } of corpora) {
      const seed = source.corpus.get(uri);
      if (!seed || !isShown(seed)) continue;
      const around: (Group | undefined)[] = [];
      by.each(seed, (value) => around.push(byValue.get(value)));
      const group = around.filter((known) => known !== undefined).sort(byGroup)[0];
      const member = { seed, source };
      const position = group?.positionOf(member, order);
      if (!group || position === undefined) continue;
      if (groupBy === 'none') return { groups: [], seed: seedNode(member), position };
      const groupPosition = sortedGroups().indexOf(group);
      return { groups: [group.node()], seed: seedNode(member), position, groupPosition };
    }
    return undefined;
  };

  const seedsInOrder = (isWanted: (member: Member) => boolean, id?: string): readonly Seed[] => {
    const wanted = id === undefined ? sortedGroups() : [...groups.values()].filter((group) => group.id === id);
    const found = wanted.flatMap(({ members }) => members.filter(isWanted).sort(order));
    return [...new Set(found.map(({ seed }) => seed))];
  };

  const seedNode = ({ seed, source }: Member): SeedNode => {
    const { uri, rank, publisher, usage, folder } = seed;
    return {
      kind: 'seed',
      uri,
      label: labelOf(seed),
      ...(rank === undefined ? {} : { rank }),
      ...(publisher === undefined ? {} : { publisher: display(publisher) }),
      ...(usage === undefined ? {} : { usage: display(usage) }),
      folder: folderLabel(folder, roots),
      twins: countTwins(seed, source.corpus, source.configuration),
      problems: source.problemsOf(seed) ?? noProblems,
    };
  };

  return { seeds, nodes, locate, seedsInOrder };
}

const everything = () => true;

class Group {
  readonly id: string;
  readonly value: string | undefined;
  readonly description: GroupDescription;
  readonly members: Member[] = [];
  unreviewed = 0;
  readonly #problems = { ...noProblems };
  /** Of a rule: the index of its severity. */
  #severity: number | undefined;
  #first: readonly Member[] = [];

  constructor(id: string, value: string | undefined, description: GroupDescription) {
    this.id = id;
    this.value = value;
    this.description = description;
  }

  noteProblems({ error, warning, information, hint }: ProblemCounts): void {
    this.#problems.error += error;
    this.#problems.warning += warning;
    this.#problems.information += information;
    this.#problems.hint += hint;
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

  /** The first of its seeds in their order, which is always the same. */
  first(limit: number, order: MemberOrder): readonly Member[] {
    const wanted = Math.min(limit, this.members.length);
    if (this.#first.length < wanted) this.#first = firstOf(this.members, wanted, order);
    return this.#first.slice(0, wanted);
  }

  /** How many of its seeds come before one; undefined where it is none of them. */
  positionOf(seed: Member, order: MemberOrder): number | undefined {
    let position = 0;
    let isMember = false;
    for (const member of this.members) {
      if (member.seed === seed.seed) isMember = true;
      else if (order(member, seed) < 0) position++;
    }
    return isMember ? position : undefined;
  }

  node(): SeedGroupNode {
    const { label, description, isCut = false, isUndeclared = false } = this.description;
    const ofRule = this.#severity === undefined ? undefined : severities[this.#severity];
    return {
      kind: 'group',
      id: this.id,
      label,
      ...(description === undefined ? {} : { description }),
      seeds: this.members.length,
      unreviewed: this.unreviewed,
      ...(isUndeclared ? { isUndeclared } : {}),
      problems: ofRule ? { ...noProblems, [ofRule]: this.members.length } : this.#problems,
      ...(this.value === undefined || isCut || this.value.length > longestValue ? {} : { value: this.value }),
    };
  }
}

/** What is longer is no value that anybody would give to another seed. */
const longestValue = 1000;

/** The first nodes of a level, with one more that tells how many others there are. */
function level(group: string | undefined, shown: readonly SeedTreeNode[], total: number): readonly SeedTreeNode[] {
  if (shown.length === total) return shown;
  const id = `more ${group ?? ''}`;
  return [...shown, { kind: 'more', id, ...(group === undefined ? {} : { group }), shown: shown.length, total }];
}
