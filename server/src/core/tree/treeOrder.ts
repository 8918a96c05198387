import type { Seed } from '../corpus/seed.ts';
import { byRank, byUri, compare, compareNumbers, type SeedOrder } from '../navigation/seedOrder.ts';
import { groupId, grouping, type GroupDescription } from './seedGroups.ts';
import type { SeedGrouping, SeedSorting, SeedSource, SeedSources } from './seedTreeModel.ts';

/** A seed, and the corpus that it is of. */
export interface Member {
  readonly seed: Seed;
  readonly source: SeedSource;
}

export type MemberOrder = (a: Member, b: Member) => number;

/** What the place of a group depends on. */
interface OrderedGroup {
  readonly id: string;
  readonly order: number;
  /** Of groups of the same order the heavier one comes first. */
  readonly weight: number;
  readonly description: Pick<GroupDescription, 'label'>;
}

/** The seeds of a group in the order in which they are shown. */
export function memberOrder(by: SeedSorting): MemberOrder {
  switch (by) {
    case 'rank':
      return (a, b) => byRank(a.seed, b.seed);
    case 'title': {
      const textOf = ({ seed, source }: Member) => source.corpus.searchText(seed);
      return (a, b) => compare(textOf(a), textOf(b)) || byRank(a.seed, b.seed);
    }
    case 'file':
      // By folder, then by the number that the name begins with, as file managers do.
      return ({ seed: a }, { seed: b }) =>
        compare(a.folder, b.folder) || compareNumbers(a.number, b.number) || byUri(a, b);
    case 'changed': {
      const modifiedOf = ({ seed, source }: Member) => source.modifiedOf(seed) ?? -Infinity;
      return (a, b) => compareNumbers(modifiedOf(b), modifiedOf(a)) || byRank(a.seed, b.seed);
    }
  }
}

/**
 * The order in which the tree shows the seeds of a corpus, as far as a decision on one of them does not change it: groups
 * by usage or by problem do not count.
 */
export function viewOrder(
  { groupBy, sortBy = 'rank' }: { readonly groupBy: SeedGrouping; readonly sortBy?: SeedSorting },
  source: SeedSource,
  roots: SeedSources['roots'],
): SeedOrder {
  const members = memberOrder(sortBy);
  const inGroup: SeedOrder = (a, b) => members({ seed: a, source }, { seed: b, source });
  if (groupBy === 'usage' || groupBy === 'problem' || groupBy === 'none') return inGroup;
  const by = grouping(groupBy, source, roots);
  const groups = new Map<string | undefined, OrderedGroup>();
  const groupOf = (seed: Seed): OrderedGroup => {
    let value: string | undefined;
    by.each(seed, (each) => (value = each));
    let group = groups.get(value);
    if (!group) {
      const description = by.describe(value);
      group = { id: groupId(groupBy, value), order: description.order, weight: 0, description };
      groups.set(value, group);
    }
    return group;
  };
  // Labels are compared by the rules of a language, which takes long: once for each two groups.
  const known = new Map<OrderedGroup, Map<OrderedGroup, number>>();
  const compareGroups = (a: OrderedGroup, b: OrderedGroup): number => {
    if (a === b) return 0;
    let others = known.get(a);
    if (!others) known.set(a, (others = new Map()));
    let result = others.get(b);
    if (result === undefined) others.set(b, (result = byGroup(a, b)));
    return result;
  };
  return (a, b) => compareGroups(groupOf(a), groupOf(b)) || inGroup(a, b);
}

let collator: Intl.Collator | undefined;

/** The groups in the order in which they are shown. */
export function byGroup(a: OrderedGroup, b: OrderedGroup): number {
  if (a.order !== b.order) return a.order - b.order;
  if (a.weight !== b.weight) return b.weight - a.weight;
  // Making one takes longer than all else here: who has no groups needs none.
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(a.description.label, b.description.label) || compare(a.id, b.id);
}
