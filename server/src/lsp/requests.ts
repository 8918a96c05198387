import type { Connection } from 'vscode-languageserver';
import { compareReaders, display, editTo, findSeeds, fixAll, labelOf, relatedSeeds } from '../core/index.ts';
import type { OtherReader, SeedSummary } from '../core/index.ts';
import {
  compareReadersRequest,
  configurationFilesRequest,
  findRequest,
  fixAllRequest,
  isSeedRequest,
  locateSeedRequest,
  relatedSeedsRequest,
  rescanRequest,
  seedTreeRequest,
  type ConfigurationFile,
  type ConfigurationFilesParams,
  type FindParams,
  type FixAllResult,
  type FoundSeed,
  type LocateSeedParams,
  type ReaderComparison,
  type RelatedSeed,
  type RelatedSeeds,
  type SeedParams,
  type SeedPlace,
  type SeedTreeNode,
  type SeedTreeParams,
} from '../protocol.ts';
import { childOf, isWithin, normalizeUri, pathOf, relativePath } from '../workspace/index.ts';
import type { RuledCorpus, Workspace } from '../workspace/index.ts';
import type { Root } from './fileEvents.ts';
import type { Guard } from './guard.ts';
import { searched } from './navigation.ts';
import type { SeedTrees } from './seedTrees.ts';

/** Answers the requests of `protocol.ts`. */
export function registerRequests(
  connection: Connection,
  workspace: Workspace,
  trees: SeedTrees,
  guard: Guard,
  otherReaders: readonly OtherReader[],
  roots: () => readonly Root[],
): void {
  const answer = <R>(method: string, nothing: R, run: (params: never) => R | Promise<R>): void => {
    connection.onRequest(method, guard.request(method, nothing, run));
  };

  answer(seedTreeRequest, [], ({ groupBy, group }: SeedTreeParams): readonly SeedTreeNode[] =>
    trees.by(groupBy).nodes(group),
  );
  answer(
    locateSeedRequest,
    null,
    ({ groupBy, uri }: LocateSeedParams): SeedPlace | null => trees.by(groupBy).locate(normalizeUri(uri)) ?? null,
  );
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
      folder: folderLabel(seed.folder, roots()),
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

function describeSeed(seed: SeedSummary): RelatedSeed {
  const { uri, rank, publisher, usage } = seed;
  return {
    uri,
    label: labelOf(seed),
    ...(rank === undefined ? {} : { rank }),
    ...(publisher === undefined ? {} : { publisher: display(publisher) }),
    ...(usage === undefined ? {} : { usage: display(usage) }),
  };
}

/** The most seeds that `seedbed/find` answers with. */
const mostFound = 1000;

function folderLabel(uri: string, roots: readonly Root[]): string {
  const root = roots.find((each) => isWithin(uri, each.uri));
  if (!root) return pathOf(uri);
  const path = relativePath(root.uri, uri);
  return roots.length === 1 ? path : [root.name, path].filter(Boolean).join('/');
}

function configurationFileOf({ root, configurationUri }: RuledCorpus): ConfigurationFile {
  return configurationUri === undefined
    ? { uri: childOf(root, 'seedbed.yaml'), exists: false }
    : { uri: configurationUri, exists: true };
}
