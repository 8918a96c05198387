import {
  describeRefused,
  editFor,
  editTo,
  fillSeed,
  fixAll,
  folderOf,
  summarizeFacets,
  vocabulary,
} from '../../core/index.ts';
import { editSeeds, planFixAll, planRanks, proposeSeed } from '../../workspace/index.ts';
import type { Answers } from '../answers.ts';
import { pathFrom } from '../roots.ts';
import type { ServerContext } from '../serverContext.ts';

/**
 * What changes seeds and makes new ones. Nothing is written here: the client gets edits, and carries them out.
 * @param randomHex makes as many random hexadecimal digits, in lower case, as it is asked for.
 */
export function changeRequests(
  { connection, workspace, roots, batchFor, scanned }: ServerContext,
  randomHex: (digits: number) => string,
) {
  /** The corpus of a file; all of them where none is given, or it has none. */
  const corporaFor = (uri: string | undefined) => {
    const own = uri === undefined ? undefined : workspace.corpusOf(uri);
    return own ? [own] : workspace.corpora();
  };
  return {
    async fixSeed({ uri }) {
      const seed = await workspace.seed(uri);
      if (!seed) return null;
      const { text, fixed } = fixAll(seed);
      return { fixed, edits: editTo(seed, text) };
    },
    editSeeds: ({ uris, change, repair }, token) =>
      editSeeds(workspace, uris, editFor(change, { repair }), batchFor(token)),
    async planFixAll(params, token) {
      await scanned(token);
      const { refused, ...plan } = await planFixAll(workspace, batchFor(token), params?.rules);
      const remark = describeRefused(refused);
      if (remark !== undefined) connection.console.info(`Fix all: ${remark}`);
      return plan;
    },
    async planRanks(order, token) {
      await scanned(token);
      return planRanks(workspace, order, batchFor(token));
    },
    facets: ({ uri }) => summarizeFacets(corporaFor(uri).map(({ configuration }) => configuration)),
    vocabulary({ uri, field }) {
      return vocabulary(
        corporaFor(uri).map(({ index, configuration }) => ({ corpus: index, configuration })),
        field,
      );
    },
    async proposeSeed({ url, near }, token) {
      await scanned(token);
      const open = roots();
      const seed = await proposeSeed(workspace, { url, near, roots: open.map(({ uri }) => uri) }, randomHex);
      return 'text' in seed ? { ...seed, folder: pathFrom(folderOf(seed.uri), open) } : seed;
    },
    async fillSeed({ uri, url, position }) {
      const seed = await workspace.seed(uri);
      return seed ? fillSeed(seed, url, position) : null;
    },
  } satisfies Partial<Answers>;
}
