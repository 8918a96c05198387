import { compareReaders, describeSeed, editTo, findSeeds, fixAll, relatedSeeds } from '../core/index.ts';
import type { OtherReader } from '../core/index.ts';
import {
  compareReadersRequest,
  configurationFilesRequest,
  findRequest,
  fixAllRequest,
  isSeedRequest,
  relatedSeedsRequest,
  rescanRequest,
  type ConfigurationFile,
  type ConfigurationFilesParams,
  type FindParams,
  type FixAllResult,
  type FoundSeed,
  type ReaderComparison,
  type RelatedSeeds,
  type SeedParams,
} from '../protocol.ts';
import { childOf, normalizeUri } from '../workspace/index.ts';
import type { RuledCorpus, Workspace } from '../workspace/index.ts';
import type { Answer } from './answer.ts';
import type { Root } from './fileEvents.ts';
import { searched } from './navigation.ts';
import { pathFrom } from './paths.ts';

/** Answers the requests about single files, and the search for seeds. */
export function registerRequests(
  answer: Answer,
  workspace: Workspace,
  otherReaders: readonly OtherReader[],
  roots: () => readonly Root[],
): void {
  answer(rescanRequest, null, async () => {
    workspace.rescan();
    await workspace.idle();
    return null;
  });
  answer(isSeedRequest, false, ({ uri }: SeedParams): boolean => workspace.isSeed(normalizeUri(uri)));
  answer(fixAllRequest, null, async ({ uri }: SeedParams): Promise<FixAllResult | null> => {
    const seed = await workspace.seed(normalizeUri(uri));
    if (!seed) return null;
    const { text, fixed } = fixAll(seed);
    return { fixed, edits: editTo(seed, text) };
  });
  answer(compareReadersRequest, null, async ({ uri }: SeedParams): Promise<ReaderComparison | null> => {
    const seed = await workspace.seed(normalizeUri(uri));
    return seed ? compareReaders(seed, otherReaders) : null;
  });
  answer(relatedSeedsRequest, null, async ({ uri }: SeedParams): Promise<RelatedSeeds | null> => {
    const seed = await workspace.seed(normalizeUri(uri));
    return seed ? relatedSeeds(seed) : null;
  });
  answer(findRequest, [], ({ query, limit = 100 }: FindParams): readonly FoundSeed[] => {
    const { indexes, publisherName } = searched(workspace);
    return findSeeds(indexes, query, Math.min(limit, mostFound), publisherName).map(({ seed }) => ({
      ...describeSeed(seed),
      folder: pathFrom(seed.folder, roots()),
    }));
  });
  answer(
    configurationFilesRequest,
    [],
    (params: ConfigurationFilesParams | undefined): readonly ConfigurationFile[] => {
      const corpus = params?.uri === undefined ? undefined : workspace.corpusOf(normalizeUri(params.uri));
      return (corpus ? [corpus] : workspace.corpora()).map(configurationFileOf);
    },
  );
}

/** The most seeds that `seedbed/find` answers with. */
const mostFound = 1000;

function configurationFileOf({ root, configurationUri }: RuledCorpus): ConfigurationFile {
  return configurationUri === undefined
    ? { uri: childOf(root, 'seedbed.yaml'), exists: false }
    : { uri: configurationUri, exists: true };
}
