import type { Connection } from 'vscode-languageserver';
import { buildOverview, overviewContent, overviewStyle, type OverviewState } from '../core/index.ts';
import { overviewRequest, type OverviewContent } from '../protocol.ts';
import { isWithin, pathOf, relativePath, type Workspace } from '../workspace/index.ts';
import type { Root } from './fileEvents.ts';
import type { Guard } from './guard.ts';

/** Answers `seedbed/overview`. */
export function registerOverview(
  connection: Connection,
  workspace: Workspace,
  guard: Guard,
  roots: () => readonly Root[],
): void {
  const answer = (): OverviewContent => {
    const coverage = workspace.coverage();
    const overview = buildOverview({
      state: stateOf(workspace, roots()),
      corpora: workspace.corpora(),
      rulesOf: (uri) => workspace.ruleCounts(uri),
      coverage,
      pathOf: (uri) => pathFrom(uri, roots()),
    });
    return { style: overviewStyle, content: overviewContent(overview, 'Overview') };
  };
  connection.onRequest(overviewRequest, guard.request(overviewRequest, null, answer));
}

function stateOf(workspace: Workspace, roots: readonly Root[]): OverviewState {
  if (workspace.scanning) return 'reading';
  const { files, folders } = workspace.coverage().unread;
  if (files + folders > 0) return 'cancelled';
  return roots.length === 0 && workspace.corpora().length === 0 ? 'no folder' : 'ready';
}

function pathFrom(uri: string, roots: readonly Root[]): string {
  const root = roots.find((each) => isWithin(uri, each.uri));
  if (!root) return pathOf(uri);
  const path = relativePath(root.uri, uri);
  if (roots.length === 1) return path;
  return path === '' ? root.name : `${root.name}/${path}`;
}
