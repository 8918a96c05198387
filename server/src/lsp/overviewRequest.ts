import { buildOverview, type OverviewState } from '../core/index.ts';
import { overviewRequest, type OverviewContent } from '../protocol.ts';
import { overviewContent, overviewStyle } from '../report/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Answer } from './answer.ts';
import type { Root } from './fileEvents.ts';
import { pathFrom } from './paths.ts';

/** Answers `seedbed/overview`. */
export function registerOverview(answer: Answer, workspace: Workspace, roots: () => readonly Root[]): void {
  answer(overviewRequest, null, (): OverviewContent => {
    const coverage = workspace.coverage();
    const overview = buildOverview({
      state: stateOf(workspace, roots()),
      corpora: workspace.corpora(),
      rulesOf: (uri) => workspace.ruleCounts(uri),
      coverage,
      pathOf: (uri) => pathFrom(uri, roots()),
    });
    return { style: overviewStyle, content: overviewContent(overview, 'Overview') };
  });
}

function stateOf(workspace: Workspace, roots: readonly Root[]): OverviewState {
  if (workspace.scanning) return 'reading';
  const { files, folders } = workspace.coverage().unread;
  if (files + folders > 0) return 'cancelled';
  return roots.length === 0 && workspace.corpora().length === 0 ? 'no folder' : 'ready';
}
