import type { Location, LocationLink, Position } from 'vscode-languageserver';
import { definition, entryAt, linesOf, references, referencesTo } from '../../core/index.ts';
import type { ConfigurationEntry, Corpus } from '../../core/index.ts';
import type { LoadedFile, RuledCorpus, Workspace } from '../../workspace/index.ts';
import type { ClientProfile } from '../clientProfile.ts';

/** A publisher or a usage where a `seedbed.yaml` declares it. */
export interface Declared {
  readonly entry: ConfigurationEntry;
  readonly file: LoadedFile;
  /** The seeds that it is declared for. */
  readonly corpus: RuledCorpus;
}

/** What is declared at a position; undefined in a seed, and where no name is. */
export async function declaredAt(workspace: Workspace, uri: string, position: Position): Promise<Declared | undefined> {
  const file = await workspace.configurationFile(uri);
  const corpus = workspace.corpusOf(uri);
  if (!corpus || file?.uri !== uri) return undefined;
  const entry = entryAt(file.text, linesOf(file).offsetAt(position));
  return entry && { entry, file, corpus };
}

/** Where what stands at a position is declared: as links with their origins, where the client takes them. */
export async function definitionsOf(
  workspace: Workspace,
  uri: string,
  position: Position,
  { definitionLinks, publishersPage }: ClientProfile,
): Promise<LocationLink[] | Location[]> {
  const seed = await workspace.seed(uri);
  const file = await workspace.configurationFile(uri);
  const links = seed ? definition(seed, position, file, publishersPage) : await itself(workspace, uri, position);
  return definitionLinks ? links : links.map(toLocation);
}

/** All places in the corpus with what stands at a position, of a seed or of its `seedbed.yaml`. */
export async function referencesOf(
  workspace: Workspace,
  uri: string,
  position: Position,
  includeDeclaration: boolean,
): Promise<Location[]> {
  const configurationFile = await workspace.configurationFile(uri);
  const options = { includeDeclaration, ...(configurationFile ? { configurationFile } : {}) };
  const seed = await workspace.seed(uri);
  if (seed) return references(seed, position, options);
  const declared = await declaredAt(workspace, uri, position);
  if (!declared) return [];
  const { entry, corpus } = declared;
  return referencesTo({ corpus: corpus.index }, entry.facet, entry.value, options);
}

/** What a search looks through: all corpora, and publishers' names, each from the first corpus that has it. */
export function searched(workspace: Workspace): {
  readonly indexes: readonly Corpus[];
  readonly publisherName: (slug: string) => string | undefined;
} {
  const corpora = workspace.corpora();
  const registries = corpora.map(({ configuration }) => configuration.publishers);
  return {
    indexes: corpora.map(({ index }) => index),
    publisherName: (slug) => registries.find((publishers) => publishers.get(slug))?.get(slug)?.name,
  };
}

/** A declaration is its own definition: editors then show its references. */
async function itself(workspace: Workspace, uri: string, position: Position): Promise<LocationLink[]> {
  const declared = await declaredAt(workspace, uri, position);
  if (!declared) return [];
  const { entry, file } = declared;
  const lines = linesOf(file);
  const word = lines.rangeOf(entry.word);
  return [
    {
      originSelectionRange: word,
      targetUri: uri,
      targetRange: lines.rangeOf(entry.range),
      targetSelectionRange: word,
    },
  ];
}

function toLocation({ targetUri, targetSelectionRange }: LocationLink): Location {
  return { uri: targetUri, range: targetSelectionRange };
}
