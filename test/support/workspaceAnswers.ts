import {
  buildOverview,
  codeActions,
  codeLenses,
  complete,
  definition,
  documentLinks,
  documentSymbols,
  findSeedsFor,
  fixAll,
  hover,
  inlayHints,
  linesOf,
  references,
  relatedSeeds,
  seedCard,
  seedMark,
  summarizeFacets,
  vocabulary,
  workspaceSymbols,
  type SeedContext,
  type SeedGrouping,
} from '../../server/src/core/index.ts';
import type { SeedTrees } from '../../server/src/lsp/seedTrees.ts';
import { searched } from '../../server/src/lsp/requests/navigation.ts';
import type { LoadedFile, Workspace } from '../../server/src/workspace/index.ts';
import type { Answers } from './liveFolder.ts';
import { valuesOf } from './summaries.ts';

const groupings: readonly SeedGrouping[] = ['usage', 'publisher', 'folder', 'domain', 'problem', 'none', 'field:desk'];
const sortings = ['rank', 'title', 'file', 'changed'] as const;
const queries = ['', 'tunnel', '#1', 'usage:candidate', 'wire'];

/** All that the workspace answers when it is asked for everything, and for each of the files by its uri. */
export async function answersOf(workspace: Workspace, trees: SeedTrees, uris: Iterable<string>): Promise<Answers> {
  const answers = new Map<string, unknown>([...answersForAll(workspace), ...answersOfTrees(trees)]);
  for (const uri of uris) {
    const isSeed = workspace.isSeed(uri);
    const configurationFile = await workspace.configurationFile(uri);
    answers.set(`file ${uri}`, {
      isSeed,
      corpus: isSeed && workspace.corpusOf(uri)?.root,
      problems: workspace.problemCounts(uri),
      rules: workspace.ruleCounts(uri),
      codes: workspace.codes(uri),
      modified: workspace.modified(uri),
      configurationFile,
      baselineFile: await workspace.baselineFile(uri),
    });
    answers.set(`problems of ${uri}`, await workspace.diagnostics(uri));
    const seed = await workspace.seed(uri);
    if (seed)
      for (const [what, answer] of answersForSeed(seed, configurationFile)) answers.set(`${what} ${uri}`, answer);
  }
  return answers;
}

function* answersForAll(workspace: Workspace): Iterable<[string, unknown]> {
  const { skipped, unreadableFolders, ...coverage } = workspace.coverage();
  const corpora = workspace.corpora();
  yield ['coverage', { ...coverage, skipped: sorted(skipped), unreadableFolders: sorted(unreadableFolders) }];
  yield ['totals', workspace.totals()];
  for (const corpus of corpora) {
    const seeds = [...corpus.index.seeds()].sort((one, other) => (one.uri < other.uri ? -1 : 1));
    yield [
      `corpus ${corpus.root}`,
      {
        configuration: corpus.configurationUri,
        hasBaseline: corpus.baseline !== undefined,
        totals: workspace.totals(corpus),
        seeds: seeds.map(valuesOf),
        marks: seeds.map(({ uri }) => seedMark(uri, corpus.index, corpus.configuration)),
      },
    ];
  }
  const facets = summarizeFacets(corpora.map(({ configuration }) => configuration));
  yield ['facets', facets];
  const sources = corpora.map(({ index, configuration }) => ({ corpus: index, configuration }));
  for (const { key } of facets) yield [`values of ${key}`, vocabulary(sources, key)];
  yield [
    'overview',
    buildOverview({
      state: 'ready',
      corpora,
      rulesOf: (uri) => workspace.ruleCounts(uri),
      coverage: workspace.coverage(),
      pathOf: (uri) => uri,
    }),
  ];
  const { indexes, publisherName } = searched(workspace);
  for (const query of queries) yield [`symbols for “${query}”`, workspaceSymbols(indexes, query, publisherName)];
}

function* answersOfTrees(trees: SeedTrees): Iterable<[string, unknown]> {
  for (const [index, groupBy] of groupings.entries()) {
    const tree = trees.get({ groupBy, sortBy: sortings[index % sortings.length]! });
    const nodes = tree.nodes();
    const within = nodes.map((node) => (node.kind === 'group' ? tree.nodes(node.id) : []));
    yield [`tree by ${groupBy}`, { seeds: tree.seeds, nodes, within }];
  }
  for (const query of queries) {
    const found = findSeedsFor(query, 10, trees.sources, () => undefined);
    yield [`search for “${query}”`, found.map(({ seed }) => seed.uri)];
  }
}

function* answersForSeed(seed: SeedContext, file: LoadedFile | undefined): Iterable<[string, unknown]> {
  const lines = linesOf(seed.document);
  const everywhere = lines.rangeOf({ start: 0, end: seed.document.text.length });
  yield ['card', seedCard(seed)];
  yield ['related', relatedSeeds(seed)];
  yield ['lenses', codeLenses(seed, { showRelated: 'related' })];
  yield ['links', documentLinks(seed)];
  yield ['symbols', documentSymbols(seed)];
  yield ['hints', inlayHints(seed, everywhere)];
  yield ['actions', codeActions(seed, everywhere, undefined, () => undefined, file, { appliesEdits: true })];
  yield ['fix all', fixAll(seed).text];
  for (const field of seed.document.fields) {
    const position = lines.rangeOf(field.range).end;
    yield [`hover at ${field.key}`, hover(seed, position)];
    yield [`definition at ${field.key}`, definition(seed, position, file, undefined)];
    const options = { includeDeclaration: true, ...(file ? { configurationFile: file } : {}) };
    yield [`references at ${field.key}`, references(seed, position, options)];
    const items = complete(seed, position);
    yield [`completion at ${field.key}`, items.map(({ label, sortText, textEdit }) => [label, sortText, textEdit])];
  }
}

function sorted<V>(values: ReadonlyMap<string, V>): readonly (readonly [string, V])[] {
  return [...values].sort(([one], [other]) => (one < other ? -1 : 1));
}
