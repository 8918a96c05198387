import type { Connection } from 'vscode-languageserver';
import { compareReaders, editTo, fixAll, type OtherReader } from '../core/index.ts';
import {
  compareReadersRequest,
  configurationFilesRequest,
  fixAllRequest,
  isSeedRequest,
  locateSeedRequest,
  rescanRequest,
  seedTreeRequest,
  type ConfigurationFile,
  type ConfigurationFilesParams,
  type FixAllResult,
  type LocateSeedParams,
  type ReaderComparison,
  type SeedParams,
  type SeedPlace,
  type SeedTreeNode,
  type SeedTreeParams,
} from '../protocol.ts';
import { childOf, normalizeUri, type RuledCorpus, type Workspace } from '../workspace/index.ts';
import type { Guard } from './guard.ts';
import type { SeedTrees } from './seedTrees.ts';

/** Answers the requests of `protocol.ts`. */
export function registerRequests(
  connection: Connection,
  workspace: Workspace,
  trees: SeedTrees,
  guard: Guard,
  otherReaders: readonly OtherReader[],
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
  answer(
    configurationFilesRequest,
    [],
    (params: ConfigurationFilesParams | undefined): readonly ConfigurationFile[] => {
      const corpus = params?.uri === undefined ? undefined : workspace.corpusOf(normalizeUri(params.uri));
      return (corpus ? [corpus] : workspace.corpora()).map(configurationFileOf);
    },
  );
}

function configurationFileOf({ root, configurationUri }: RuledCorpus): ConfigurationFile {
  return configurationUri === undefined
    ? { uri: childOf(root, 'seedbed.yaml'), exists: false }
    : { uri: configurationUri, exists: true };
}
