import type { Corpus } from '../corpus/corpus.ts';
import type { SeedSummary } from '../corpus/seedSummary.ts';
import type { Configuration, Severity } from '../schema/configuration.ts';

/** What the seeds of the tree are grouped by. */
export type SeedGrouping = 'usage' | 'publisher' | 'folder' | 'none';

/** How many problems there are of each severity. */
export type ProblemCounts = Readonly<Record<Severity, number>>;

export type SeedTreeNode = SeedGroupNode | SeedNode;

export interface SeedGroupNode {
  readonly kind: 'group';
  /** The same for the same group of the same grouping, always. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** How many seeds there are in the group, at any depth, and the problems of all of them. */
  readonly seeds: number;
  readonly problems: ProblemCounts;
}

export interface SeedNode {
  readonly kind: 'seed';
  readonly uri: string;
  readonly label: string;
  readonly rank?: number;
  readonly publisher?: string;
  readonly problems: ProblemCounts;
}

export interface SeedPlace {
  /** The groups around the seed, the outermost first. */
  readonly groups: readonly SeedGroupNode[];
  readonly seed: SeedNode;
}

/** The seeds of a workspace in groups, as they were when it was built. */
export interface SeedTree {
  /** The nodes of a group, or of the top level; none for an unknown group. Seeds come by rank, then by uri. */
  readonly nodes: (group?: string) => readonly SeedTreeNode[];
  readonly locate: (uri: string) => SeedPlace | undefined;
}

export interface SeedTreeSources {
  readonly corpora: readonly { readonly corpus: Corpus; readonly configuration: Configuration }[];
  /** The folders that other folders' labels are relative to. Uris without a trailing slash. */
  readonly roots: readonly { readonly uri: string; readonly name: string }[];
  readonly problemsOf: (uri: string) => ProblemCounts | undefined;
}

/**
 * The most seeds that stand in one list. More are cut into ranges, since a tree view has neither paging nor patience:
 * every refresh asks for all nodes of an open level.
 */
export const longestLevel = 500;

/** Sorts all seeds into groups: linear in their number; a group is put in order when its nodes are asked for. */
export function buildSeedTree(groupBy: SeedGrouping, sources: SeedTreeSources): SeedTree {
  const groups = new Map<string, Group>();
  const byValue = new Map<string | undefined, Group>();
  for (const { corpus, configuration } of sources.corpora) {
    const { key, describe } = grouping(groupBy, configuration, sources.roots);
    for (const seed of corpus.summaries()) {
      const value = key(seed);
      let group = byValue.get(value);
      if (!group) {
        const id = groupId(groupBy, value);
        group = { id, ...describe(value), members: [], problems: noProblems(), sorted: false };
        groups.set(id, group);
        byValue.set(value, group);
      }
      group.members.push(seed);
      add(group.problems, sources.problemsOf(seed.uri));
    }
  }

  const nodes = (id?: string): readonly SeedTreeNode[] => {
    if (id === undefined && groupBy !== 'none') return [...groups.values()].sort(byOrder).map(groupNode);
    const [, range, whole] = /^(?:(\d+)\/)?([^]*)$/.exec(id ?? groupId('none', undefined)) ?? [];
    const group = groups.get(whole ?? '');
    if (!group) return [];
    const members = sortedMembers(group);
    if (range !== undefined) return membersOf(members, Number(range)).map(seedNode);
    return members.length <= longestLevel ? members.map(seedNode) : rangesOf(group);
  };

  const locate = (uri: string): SeedPlace | undefined => {
    for (const { corpus, configuration } of sources.corpora) {
      const seed = corpus.get(uri);
      const group = seed && byValue.get(grouping(groupBy, configuration, sources.roots).key(seed));
      const position = group ? sortedMembers(group).indexOf(seed) : -1;
      if (!group || position < 0) continue;
      const outer = groupBy === 'none' ? [] : [groupNode(group)];
      const inner = group.members.length <= longestLevel ? [] : [rangeNode(group, Math.floor(position / longestLevel))];
      return { groups: [...outer, ...inner], seed: seedNode(seed) };
    }
    return undefined;
  };

  const seedNode = ({ uri, title, rank, publisher }: SeedSummary): SeedNode => ({
    kind: 'seed',
    uri,
    label: title === undefined ? fileName(uri) : oneLine(title),
    ...(rank === undefined ? {} : { rank }),
    ...(publisher === undefined ? {} : { publisher: oneLine(publisher) }),
    problems: sources.problemsOf(uri) ?? noProblems(),
  });

  const rangesOf = (group: Group): SeedGroupNode[] =>
    Array.from({ length: Math.ceil(group.members.length / longestLevel) }, (_, index) => rangeNode(group, index));

  const rangeNode = (group: Group, index: number): SeedGroupNode => {
    const members = membersOf(group.members, index);
    const problems = noProblems();
    for (const { uri } of members) add(problems, sources.problemsOf(uri));
    const first = index * longestLevel + 1;
    const label = `${first}–${first + members.length - 1}`;
    return { kind: 'group', id: `${index}/${group.id}`, label, seeds: members.length, problems };
  };

  return { nodes, locate };
}

interface Group extends GroupDescription {
  readonly id: string;
  readonly members: SeedSummary[];
  readonly problems: Record<Severity, number>;
  /** Whether `members` are in order. */
  sorted: boolean;
}

interface GroupDescription {
  readonly label: string;
  readonly description?: string;
  /** Groups come by this number, then by label. */
  readonly order: number;
}

interface GroupingBy {
  readonly key: (seed: SeedSummary) => string | undefined;
  readonly describe: (value: string | undefined) => GroupDescription;
}

function grouping(by: SeedGrouping, configuration: Configuration, roots: SeedTreeSources['roots']): GroupingBy {
  switch (by) {
    case 'usage':
      return { key: (seed) => seed.usage, describe: (value) => describeUsage(value, configuration) };
    case 'publisher':
      return { key: (seed) => seed.publisher, describe: (value) => describePublisher(value, configuration) };
    case 'folder':
      return { key: (seed) => seed.folder, describe: (uri = '') => ({ label: folderLabel(uri, roots), order: 0 }) };
    case 'none':
      return { key: () => undefined, describe: () => ({ label: '', order: 0 }) };
  }
}

function describeUsage(value: string | undefined, { usages }: Configuration): GroupDescription {
  if (value === undefined) return { label: 'No usage', order: Infinity };
  const index = usages.findIndex((usage) => usage.value === value);
  const description = usages[index]?.description;
  const order = index < 0 ? usages.length : index;
  return { label: oneLine(value), order, ...(description === undefined ? {} : { description: oneLine(description) }) };
}

function describePublisher(slug: string | undefined, { publishers }: Configuration): GroupDescription {
  if (slug === undefined) return { label: 'No publisher', order: Infinity };
  const name = publishers.get(slug)?.name;
  return name === undefined || name === slug
    ? { label: oneLine(slug), order: 0 }
    : { label: oneLine(name), description: oneLine(slug), order: 0 };
}

function folderLabel(uri: string, roots: SeedTreeSources['roots']): string {
  const root = roots.find((each) => uri === each.uri || uri.startsWith(`${each.uri}/`));
  if (!root) return decoded(uri);
  const path = uri.slice(root.uri.length + 1);
  if (path === '') return oneLine(root.name);
  return decoded(roots.length === 1 ? path : `${root.name}/${path}`);
}

function groupId(by: SeedGrouping, value: string | undefined): string {
  return value === undefined ? `${by}:` : `${by}=${value}`;
}

function groupNode({ id, label, description, members, problems }: Group): SeedGroupNode {
  const node = { kind: 'group', id, label, seeds: members.length, problems } as const;
  return description === undefined ? node : { ...node, description };
}

function sortedMembers(group: Group): readonly SeedSummary[] {
  if (!group.sorted) group.members.sort(byRank);
  group.sorted = true;
  return group.members;
}

function membersOf(members: readonly SeedSummary[], range: number): readonly SeedSummary[] {
  return members.slice(range * longestLevel, (range + 1) * longestLevel);
}

function byRank(a: SeedSummary, b: SeedSummary): number {
  if (a.rank !== b.rank) return (a.rank ?? Infinity) - (b.rank ?? Infinity);
  return a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0;
}

const collator = new Intl.Collator('en', { numeric: true });

function byOrder(a: Group, b: Group): number {
  return a.order === b.order ? collator.compare(a.label, b.label) : a.order - b.order;
}

function noProblems(): Record<Severity, number> {
  return { error: 0, warning: 0, information: 0, hint: 0 };
}

function add(sum: Record<Severity, number>, counts: ProblemCounts | undefined): void {
  if (!counts) return;
  sum.error += counts.error;
  sum.warning += counts.warning;
  sum.information += counts.information;
  sum.hint += counts.hint;
}

function fileName(uri: string): string {
  return decoded(uri.slice(uri.lastIndexOf('/') + 1));
}

function decoded(uri: string): string {
  try {
    return oneLine(decodeURIComponent(uri));
  } catch {
    return oneLine(uri);
  }
}

/** The most UTF-16 code units of a text that a label shows. */
const longestLabel = 300;

/** The text as it can stand in a label: without line breaks, control characters and direction overrides. */
function oneLine(text: string): string {
  return text.slice(0, longestLabel).replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, ' ');
}
