import { completeFilter, readFilter, seedCard } from '../core/index.ts';
import {
  checkFilterRequest,
  completeFilterRequest,
  locateSeedRequest,
  seedCardRequest,
  seedTreeRequest,
  type CheckFilterParams,
  type CompleteFilterParams,
  type FilterCheck,
  type FilterCompletion,
  type LocateSeedParams,
  type SeedCard,
  type SeedParams,
  type SeedPlace,
  type SeedTreeNode,
  type SeedTreeParams,
} from '../protocol.ts';
import { normalizeUri, type Workspace } from '../workspace/index.ts';
import type { Answer } from './answer.ts';
import type { SeedTrees } from './seedTrees.ts';

/** Answers the requests about the tree of seeds, its filter and what is shown of one of its seeds. */
export function registerTreeRequests(answer: Answer, workspace: Workspace, trees: SeedTrees): void {
  answer(seedTreeRequest, [], ({ group, limit, ...query }: SeedTreeParams): readonly SeedTreeNode[] =>
    trees.get(query).nodes(group, limit),
  );
  answer(
    locateSeedRequest,
    null,
    ({ uri, ...query }: LocateSeedParams): SeedPlace | null => trees.get(query).locate(normalizeUri(uri)) ?? null,
  );
  answer(checkFilterRequest, null, ({ filter }: CheckFilterParams): FilterCheck => {
    const { seeds } = trees.get({ groupBy: 'none', filter });
    const [problem] = readFilter(filter).problems;
    return problem ? { problem: { message: problem.message, ...problem.range }, seeds } : { seeds };
  });
  answer(
    completeFilterRequest,
    { start: 0, end: 0, items: [] },
    ({ filter, offset }: CompleteFilterParams): FilterCompletion => completeFilter(filter, offset, trees.sources),
  );
  answer(seedCardRequest, null, async ({ uri }: SeedParams): Promise<SeedCard | null> => {
    const seed = await workspace.seed(normalizeUri(uri));
    return seed ? seedCard(seed) : null;
  });
}
