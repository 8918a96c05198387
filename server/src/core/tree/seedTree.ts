import type { Seed } from '../corpus/seed.ts';
import type { SeedFilter } from './seedFilter.ts';
import type {
  SeedGrouping,
  SeedNode,
  SeedPlace,
  SeedSorting,
  SeedSource,
  SeedSources,
  SeedTreeNode,
} from './seedTreeModel.ts';
import { unreviewedUsage } from '../schema/usageWords.ts';
import { noProblems } from '../schema/severity.ts';
import { display } from '../text/display.ts';
import { folderLabel, groupId, grouping, type GroupingBy } from './seedGroups.ts';
import { labelOf } from '../navigation/seedLabel.ts';
import { countTwins } from '../navigation/seedTwins.ts';
import { TreeGroup } from './treeGroup.ts';
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
  nodes(group?: string, limit?: number): readonly SeedTreeNode[];
  locate(uri: string): SeedPlace | undefined;
  /** The seeds of a group, or of the whole tree, that are wanted: in the order of the nodes, each once. */
  seedsInOrder(isWanted: (member: Member) => boolean, group?: string): readonly Seed[];
}

/**
 * How many nodes a level has where nobody asks for more: a tree view has neither paging nor patience, and every refresh
 * asks for all nodes of the levels that are open.
 */
export const longestLevel = 500;

/** Puts all seeds into groups: linear in their number. The first of a group are found when its nodes are asked for. */
export function buildSeedTree(options: SeedTreeOptions, sources: SeedSources): SeedTree {
  return new GroupedSeeds(options, sources);
}

/** A corpus, how its seeds are grouped, and which of them are in the tree. */
interface GroupedCorpus {
  readonly source: SeedSource;
  readonly grouping: GroupingBy;
  readonly isShown: (seed: Seed) => boolean;
}

class GroupedSeeds implements SeedTree {
  seeds = 0;
  readonly #groupBy: SeedGrouping;
  readonly #order: MemberOrder;
  readonly #roots: SeedSources['roots'];
  readonly #corpora: readonly GroupedCorpus[];
  /** By their ids. */
  readonly #groups = new Map<string, TreeGroup>();
  readonly #byValue = new Map<string | undefined, TreeGroup>();
  #sorted: readonly TreeGroup[] | undefined;

  constructor({ groupBy, sortBy = 'rank', filter }: SeedTreeOptions, { corpora, roots }: SeedSources) {
    this.#groupBy = groupBy;
    this.#order = memberOrder(sortBy);
    this.#roots = roots;
    this.#corpora = corpora.map((source) => ({
      source,
      grouping: grouping(groupBy, source, roots),
      isShown: filter && !filter.isEmpty ? filter.forCorpus({ ...source, roots }) : everything,
    }));
    for (const corpus of this.#corpora) this.#add(corpus);
  }

  nodes(id?: string, limit = longestLevel): readonly SeedTreeNode[] {
    const most = Math.max(0, limit);
    if (id === undefined && this.#groupBy !== 'none') {
      const shown = this.#sortedGroups().slice(0, most);
      return level(
        id,
        shown.map((group) => group.node()),
        this.#groups.size,
      );
    }
    const group = this.#groups.get(id ?? groupId('none', undefined));
    if (!group) return [];
    const shown = group.first(most, this.#order).map((member) => this.#seedNode(member));
    return level(id, shown, group.members.length);
  }

  locate(uri: string): SeedPlace | undefined {
    for (const { source, grouping: by, isShown } of this.#corpora) {
      const seed = source.corpus.get(uri);
      if (!seed || !isShown(seed)) continue;
      const around: (TreeGroup | undefined)[] = [];
      by.each(seed, (value) => around.push(this.#byValue.get(value)));
      const group = around.filter((known) => known !== undefined).sort(byGroup)[0];
      const member = { seed, source };
      const position = group?.positionOf(member, this.#order);
      if (!group || position === undefined) continue;
      if (this.#groupBy === 'none') return { groups: [], seed: this.#seedNode(member), position };
      const groupPosition = this.#sortedGroups().indexOf(group);
      return { groups: [group.node()], seed: this.#seedNode(member), position, groupPosition };
    }
    return undefined;
  }

  seedsInOrder(isWanted: (member: Member) => boolean, id?: string): readonly Seed[] {
    const wanted =
      id === undefined ? this.#sortedGroups() : [this.#groups.get(id)].filter((group) => group !== undefined);
    const found = wanted.flatMap(({ members }) => members.filter(isWanted).sort(this.#order));
    return [...new Set(found.map(({ seed }) => seed))];
  }

  #add({ source, grouping: by, isShown }: GroupedCorpus): void {
    const { corpus, configuration, problemsOf } = source;
    const unreviewed = unreviewedUsage(configuration);
    for (const seed of corpus.seeds()) {
      if (!isShown(seed)) continue;
      this.seeds++;
      // Where there are no groups, nobody sees their problems.
      const problems = this.#groupBy === 'none' ? undefined : problemsOf(seed);
      by.each(seed, (value) => {
        const group = this.#groupOf(value, by);
        group.members.push({ seed, source });
        if (seed.usage === unreviewed) group.unreviewed++;
        if (!problems) return;
        if (this.#groupBy === 'problem') group.noteRule(problems, configuration);
        else group.noteProblems(problems);
      });
    }
  }

  #groupOf(value: string | undefined, by: GroupingBy): TreeGroup {
    let group = this.#byValue.get(value);
    if (!group) {
      group = new TreeGroup(groupId(this.#groupBy, value), value, by.describe(value));
      this.#groups.set(group.id, group);
      this.#byValue.set(value, group);
    }
    return group;
  }

  #sortedGroups(): readonly TreeGroup[] {
    return (this.#sorted ??= [...this.#groups.values()].sort(byGroup));
  }

  #seedNode({ seed, source }: Member): SeedNode {
    const { uri, rank, publisher, usage, folder } = seed;
    return {
      kind: 'seed',
      uri,
      label: labelOf(seed),
      ...(rank === undefined ? {} : { rank }),
      ...(publisher === undefined ? {} : { publisher: display(publisher) }),
      ...(usage === undefined ? {} : { usage: display(usage) }),
      folder: folderLabel(folder, this.#roots),
      twins: countTwins(seed, source.corpus, source.configuration),
      problems: source.problemsOf(seed) ?? noProblems,
    };
  }
}

const everything = () => true;

/** The first nodes of a level, with one more that tells how many others there are. */
function level(group: string | undefined, shown: readonly SeedTreeNode[], total: number): readonly SeedTreeNode[] {
  if (shown.length === total) return shown;
  const id = `more ${group ?? ''}`;
  return [...shown, { kind: 'more', id, ...(group === undefined ? {} : { group }), shown: shown.length, total }];
}
