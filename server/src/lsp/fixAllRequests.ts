import {
  fixSeedsRequest,
  planFixAllRequest,
  type FixAllPlan,
  type FixSeedsParams,
  type FixedSeeds,
  type PlanFixAllParams,
} from '../protocol.ts';
import { describeRefused } from '../core/index.ts';
import { fixSeeds, normalizeUri, planFixAll, type Workspace } from '../workspace/index.ts';
import type { Answer } from './answer.ts';
import { cancellation, type Errands } from './errands.ts';

/** Answers the requests about fix-all in all seeds, so that whatever else the client asks never waits for them long. */
export function registerFixAllRequests(
  answer: Answer,
  workspace: Workspace,
  errandFor: Errands,
  log: (message: string) => void,
): void {
  answer(planFixAllRequest, null, async (params: PlanFixAllParams | null, token): Promise<FixAllPlan | null> => {
    await Promise.race([workspace.idle(), cancellation(token)]);
    const { seeds, problems, byRule, left, refused } = await planFixAll(workspace, errandFor(token), params?.rules);
    const remark = describeRefused(refused);
    if (remark !== undefined) log(`Fix all: ${remark}`);
    const rules = [...byRule].map(([code, count]) => ({ code, problems: count }));
    rules.sort((a, b) => b.problems - a.problems || (a.code < b.code ? -1 : 1));
    return { seeds, problems, rules, left };
  });
  answer(fixSeedsRequest, null, async ({ uris, rules }: FixSeedsParams, token): Promise<FixedSeeds> => {
    const { edits, refused } = await fixSeeds(workspace, uris.map(normalizeUri), errandFor(token), rules);
    return { edits: edits.map(({ version = null, ...fix }) => ({ ...fix, version })), refused };
  });
}
