import {
  compareReaders,
  configurationName,
  copySeeds,
  describeSeed,
  findSeedsFor,
  relatedSeeds,
  type OtherReader,
} from '../../core/index.ts';
import type { ConfigurationPlace } from '../../protocol/index.ts';
import { childOf, type RuledCorpus } from '../../workspace/index.ts';
import type { Answers } from '../answers.ts';
import { pathFrom } from '../roots.ts';
import type { SeedTrees } from '../seedTrees.ts';
import type { ServerContext } from '../serverContext.ts';
import { searched } from './navigation.ts';

/** What there is to know of single seeds, the search for seeds, and their configuration files. */
export function seedRequests(
  { workspace, roots }: ServerContext,
  trees: Pick<SeedTrees, 'sources'>,
  otherReaders: readonly OtherReader[],
) {
  return {
    isSeedFile: ({ uri }) => workspace.isSeed(uri),
    async compareReaders({ uri }) {
      const seed = await workspace.seed(uri);
      return seed ? compareReaders(seed, otherReaders) : null;
    },
    async relatedSeeds({ uri }) {
      const seed = await workspace.seed(uri);
      return seed ? relatedSeeds(seed) : null;
    },
    findSeeds({ query, limit = 100 }) {
      const { publisherName } = searched(workspace);
      return findSeedsFor(query, Math.min(limit, mostFound), trees.sources, publisherName).map(({ seed }) => ({
        ...describeSeed(seed),
        folder: pathFrom(seed.folder, roots()),
      }));
    },
    copySeeds({ uris, as }) {
      const seeds = uris.flatMap((uri) => {
        const corpus = workspace.corpusOf(uri);
        const seed = corpus?.index.get(uri);
        return corpus && seed ? { seed, corpus: corpus.index, configuration: corpus.configuration } : [];
      });
      return copySeeds(seeds, as);
    },
    // The parameters may be missing altogether.
    configurationFiles(params) {
      const uri = (params as typeof params | undefined)?.uri;
      const corpus = uri === undefined ? undefined : workspace.corpusOf(uri);
      return (corpus ? [corpus] : workspace.corpora()).map(configurationPlace);
    },
  } satisfies Partial<Answers>;
}

/** The most seeds that a search answers with. */
const mostFound = 1000;

function configurationPlace({ root, configurationUri }: RuledCorpus): ConfigurationPlace {
  return configurationUri === undefined
    ? { uri: childOf(root, configurationName), exists: false }
    : { uri: configurationUri, exists: true };
}
