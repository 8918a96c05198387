import { buildOverview, type OverviewState } from '../../core/index.ts';
import { overviewContent, overviewStyle } from '../../report/index.ts';
import type { Answers } from '../answers.ts';
import { pathFrom } from '../roots.ts';
import type { ServerContext } from '../serverContext.ts';

/** The Overview as a page. */
export function overviewRequest(context: ServerContext) {
  const { workspace, roots } = context;
  return {
    overview() {
      const overview = buildOverview({
        state: stateOf(context),
        corpora: workspace.corpora(),
        rulesOf: (uri) => workspace.ruleCounts(uri),
        coverage: workspace.coverage(),
        pathOf: (uri) => pathFrom(uri, roots()),
      });
      return { style: overviewStyle, content: overviewContent(overview, 'Overview') };
    },
  } satisfies Partial<Answers>;
}

function stateOf({ workspace, roots }: ServerContext): OverviewState {
  if (workspace.scanning) return 'reading';
  const { files, folders } = workspace.coverage().unread;
  if (files + folders > 0) return 'cancelled';
  return roots().length === 0 && workspace.corpora().length === 0 ? 'no folder' : 'ready';
}
