import type { SeedGrouping, SeedTreeNode } from '../../core/index.ts';
import {
  completeFilter,
  countFitting,
  filterKeysFor,
  readFilter,
  reviewedSeed,
  reviewQueue,
  seedCard,
  seedMark,
} from '../../core/index.ts';
import type { Answers } from '../answers.ts';
import type { SeedTrees } from '../seedTrees.ts';
import type { ServerContext } from '../serverContext.ts';

/** The tree of seeds, its filter, and what is shown of one of its seeds. */
export function treeRequests({ workspace, uris, scanned }: ServerContext, trees: SeedTrees) {
  /** The value of a group by folder is a uri, and that of others is not: no property of its own says so. */
  const spellValue =
    (groupBy: SeedGrouping) =>
    <Node extends SeedTreeNode>(node: Node): Node =>
      groupBy === 'folder' && 'value' in node && node.value !== undefined
        ? { ...node, value: uris.spell(node.value) }
        : node;
  return {
    seedTree: ({ group, limit, ...query }) => trees.get(query).nodes(group, limit).map(spellValue(query.groupBy)),
    treeSeeds: ({ group, ...query }) => ({
      uris: trees
        .get(query)
        .seedsInOrder(() => true, group)
        .map(({ uri }) => uri),
    }),
    locateSeed({ uri, ...query }) {
      const place = trees.get(query).locate(uri);
      return place ? { ...place, groups: place.groups.map(spellValue(query.groupBy)) } : null;
    },
    checkFilter({ filter }) {
      const { seeds } = trees.get({ groupBy: 'none', filter });
      const [problem] = readFilter(filter, filterKeysFor(workspace.corpora())).problems;
      return problem ? { problem: { message: problem.message, ...problem.range }, seeds } : { seeds };
    },
    countFilters({ filters }) {
      const { sources } = trees;
      const keys = filterKeysFor(sources.corpora);
      return filters.slice(0, mostFilters).map((filter) => countFitting(readFilter(filter, keys), sources));
    },
    completeFilter: ({ filter, offset }) => completeFilter(filter, offset, trees.sources),
    async seedCard({ uri }) {
      const seed = await workspace.seed(uri);
      return seed ? seedCard(seed) : null;
    },
    async reviewQueue({ groupBy, sortBy, filter, limit = mostReviewed, ...options }, token) {
      await scanned(token);
      const query = { groupBy, ...(sortBy && { sortBy }), ...(filter !== undefined && { filter }) };
      return reviewQueue(trees.get(query), { ...options, limit: Math.min(limit, mostReviewed) });
    },
    async reviewedSeed({ uri }) {
      const seed = await workspace.seed(uri);
      return seed ? reviewedSeed(seed) : null;
    },
    seedMarks({ uris: asked }) {
      return asked.slice(0, mostMarks).map((uri) => {
        const corpus = workspace.corpusOf(uri);
        return (corpus && seedMark(uri, corpus.index, corpus.configuration)) ?? null;
      });
    },
  } satisfies Partial<Answers>;
}

/** More than anybody looks through before the next queue is made. */
const mostReviewed = 2000;
/** The most filters that are counted at once: each looks at all seeds. */
const mostFilters = 100;
/** The most seeds whose marks are asked for at once. */
const mostMarks = 1000;
