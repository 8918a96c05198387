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
  SeedSource,
  SeedSources,
  SeedTreeNode,
} from './seedTreeModel.ts';
import { noProblems, severities } from '../schema/severity.ts';
import { display } from '../text/display.ts';
import { firstOf } from '../navigation/firsts.ts';
import { compareNumbers, type NumberOrder } from '../navigation/rowOrders.ts';
import { searchedTexts } from '../navigation/searchedSeeds.ts';
import { folderLabel, groupId, grouping, severityIn } from './seedGroups.ts';
import { labelOf } from '../navigation/seedLabel.ts';
import { SeedNumbers } from '../navigation/seedNumbers.ts';
import { compare } from '../navigation/seedOrder.ts';
import { countTwins } from '../navigation/seedTwins.ts';

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

/** Puts all seeds into groups: linear in their number. The first of a group are found when its nodes are asked for. */
export function buildSeedTree({ groupBy, sortBy = 'rank', filter }: SeedTreeOptions, sources: SeedSources): SeedTree {
  const groups = new Map<string, Group>();
  const byValue = new Map<string | undefined, Group>();
  const numbers = new SeedNumbers(sources.corpora.map(({ corpus }) => corpus));
  const { roots } = sources;
  const corpora = sources.corpora.map((source, index) => ({
    ...source,
    rows: source.corpus.rows,
    start: numbers.startOf(index),
    groups: grouping(groupBy, source, roots),
    isShown: filter && !filter.isEmpty ? filter.forCorpus({ ...source, roots }) : everything,
  }));
  let seeds = 0;
  for (const { rows, start, configuration, problemsOf, groups: by, isShown } of corpora) {
    let row = 0;
    const put = (value: string | undefined) => {
      let group = byValue.get(value);
      if (!group) {
        group = new Group(groupId(groupBy, value), value, by.describe(value));
        groups.set(group.id, group);
        byValue.set(value, group);
      }
      group.members.push(start + row);
      // Where there are no groups, nobody is told of their problems.
      const problems = groupBy === 'none' ? undefined : problemsOf(row);
      if (!problems) return;
      if (groupBy === 'problem') group.noteRule(problems, configuration);
      else group.noteProblems(problems);
    };
    for (; row < rows.end; row++) {
      if (!rows.has(row) || !isShown(row)) continue;
      seeds++;
      by.each(row, put);
    }
  }

  let sorted: readonly Group[] | undefined;
  const sortedGroups = () => (sorted ??= [...groups.values()].sort(groupOrder));
  let knownOrder: NumberOrder | undefined;
  const order = () => (knownOrder ??= memberOrder(sortBy, numbers, sources.corpora));

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
    return group ? level(id, group.first(most, order()).map(seedNode), group.members.length) : [];
  };

  const locate = (uri: string): SeedPlace | undefined => {
    for (const { corpus, start, groups: by, isShown } of corpora) {
      const row = corpus.rowOf(uri);
      if (row === undefined || !isShown(row)) continue;
      const around: (Group | undefined)[] = [];
      by.each(row, (value) => around.push(byValue.get(value)));
      const group = around.filter((known) => known !== undefined).sort(groupOrder)[0];
      const position = group?.positionOf(start + row, order());
      if (!group || position === undefined) continue;
      if (groupBy === 'none') return { groups: [], seed: seedNode(start + row), position };
      const groupPosition = sortedGroups().indexOf(group);
      return { groups: [group.node()], seed: seedNode(start + row), position, groupPosition };
    }
    return undefined;
  };

  const seedNode = (number: number): SeedNode => {
    const { corpus, configuration, start, problemsOf } = corpora[numbers.corpusOf(number)]!;
    const seed = numbers.at(number);
    const { uri, rank, publisher, usage, folder } = seed;
    return {
      kind: 'seed',
      uri,
      label: labelOf(seed),
      ...(rank === undefined ? {} : { rank }),
      ...(publisher === undefined ? {} : { publisher: display(publisher) }),
      ...(usage === undefined ? {} : { usage: display(usage) }),
      folder: folderLabel(folder, roots),
      twins: countTwins(seed, corpus, configuration),
      problems: problemsOf(number - start) ?? noProblems,
    };
  };

  return { seeds, nodes, locate };
}

const everything = () => true;

class Group {
  readonly id: string;
  readonly value: string | undefined;
  readonly description: GroupDescription;
  /** The numbers of its seeds. */
  readonly members: number[] = [];
  readonly #problems = { ...noProblems };
  /** Of a rule: the index of its severity. */
  #severity: number | undefined;
  #first: readonly number[] = [];

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
  first(limit: number, order: NumberOrder): readonly number[] {
    const wanted = Math.min(limit, this.members.length);
    if (this.#first.length < wanted) this.#first = firstOf(this.members, wanted, order);
    return this.#first.slice(0, wanted);
  }

  /** How many of its seeds come before one; undefined where it is none of them. */
  positionOf(seed: number, order: NumberOrder): number | undefined {
    let position = 0;
    let isMember = false;
    for (const member of this.members) {
      if (member === seed) isMember = true;
      else if (order(member, seed) < 0) position++;
    }
    return isMember ? position : undefined;
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
      problems: ofRule ? { ...noProblems, [ofRule]: this.members.length } : this.#problems,
      ...(this.value === undefined || this.value.length > longestValue ? {} : { value: this.value }),
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

/** The order of seeds by their numbers. */
function memberOrder(by: SeedSorting, numbers: SeedNumbers, corpora: readonly SeedSource[]): NumberOrder {
  const { byRank, byUri } = numbers;
  switch (by) {
    case 'rank':
      return byRank;
    case 'title': {
      const texts = corpora.map(({ corpus }) => searchedTexts(corpus));
      const textOf = (seed: number) => texts[numbers.corpusOf(seed)]!.at(numbers.rowOf(seed));
      return (a, b) => compare(textOf(a), textOf(b)) || byRank(a, b);
    }
    case 'file': {
      // By folder, then by the number that the name begins with, as file managers do.
      const rowsOf = (seed: number) => corpora[numbers.corpusOf(seed)]!.corpus.rows;
      const folderOf = (seed: number) => {
        const { folder, folders } = rowsOf(seed);
        return folders.at(folder.values[numbers.rowOf(seed)]!)!;
      };
      const numberOf = (seed: number) => rowsOf(seed).number.values[numbers.rowOf(seed)]!;
      return (a, b) => compare(folderOf(a), folderOf(b)) || compareNumbers(numberOf(a), numberOf(b)) || byUri(a, b);
    }
    case 'changed': {
      const modifiedOf = (seed: number) =>
        corpora[numbers.corpusOf(seed)]!.modifiedOf(numbers.rowOf(seed)) ?? -Infinity;
      return (a, b) => compareNumbers(modifiedOf(b), modifiedOf(a)) || byRank(a, b);
    }
  }
}

let collator: Intl.Collator | undefined;

function groupOrder(a: Group, b: Group): number {
  if (a.order !== b.order) return a.order - b.order;
  if (a.weight !== b.weight) return b.weight - a.weight;
  // Making one takes longer than all else here: who has no groups needs none.
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(a.description.label, b.description.label) || compare(a.id, b.id);
}
