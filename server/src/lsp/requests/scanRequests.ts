import { includeText } from '../../core/index.ts';
import type { UnreadPlace } from '../../protocol/index.ts';
import type { RuledCorpus } from '../../workspace/index.ts';
import type { Answers } from '../answers.ts';
import type { ServerContext } from '../serverContext.ts';

/** The scan: to cancel it, to repeat it, and what it could not read, or took for no seed. */
export function scanRequests({ workspace, roots }: ServerContext) {
  return {
    cancelScan() {
      workspace.cancelScan();
      return null;
    },
    async rescan() {
      workspace.rescan();
      await workspace.idle();
      return null;
    },
    async likelySeeds() {
      for (const { uri: root } of roots()) {
        const found = await workspace.likelySeeds(root);
        if (found) return { root, ...found, configuration: includeText(found.patterns) };
      }
      return null;
    },
    coverage() {
      const { checked, skipped, unreadableFolders, unread } = workspace.coverage();
      const skippedIn = new Map<RuledCorpus, number>(workspace.corpora().map((corpus) => [corpus, 0]));
      for (const uri of skipped.keys()) {
        const corpus = workspace.corpusOf(uri);
        if (corpus) skippedIn.set(corpus, (skippedIn.get(corpus) ?? 0) + 1);
      }
      return {
        corpora: Array.from(skippedIn, ([corpus, count]) => ({
          root: corpus.root,
          ...(corpus.configurationUri === undefined ? {} : { configuration: corpus.configurationUri }),
          seeds: corpus.index.size,
          skipped: count,
          problems: workspace.totals(corpus),
        })).sort((a, b) => (a.root < b.root ? -1 : 1)),
        checked,
        skipped: places(skipped),
        unreadableFolders: places(unreadableFolders),
        unread,
      };
    },
  } satisfies Partial<Answers>;
}

function places(reasons: ReadonlyMap<string, string>): readonly UnreadPlace[] {
  return Array.from(reasons, ([uri, reason]) => ({ uri, reason }))
    .sort((a, b) => (a.uri < b.uri ? -1 : 1))
    .slice(0, mostPlaces);
}

const mostPlaces = 1000;
