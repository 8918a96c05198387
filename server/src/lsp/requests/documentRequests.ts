import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  ReferencesRequest,
  WorkspaceSymbolRequest,
  type ProtocolRequestType,
  type SymbolInformation,
  type TextDocumentIdentifier,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import {
  complete,
  completeConfiguration,
  configurationName,
  documentHighlights,
  documentLinks,
  documentSymbols,
  foldingRanges,
  format,
  formatRange,
  hover,
  hoverConfiguration,
  inlayHints,
  workspaceSymbols,
  type JsonSchema,
  type SeedContext,
} from '../../core/index.ts';
import { nameOf } from '../../workspace/index.ts';
import type { Refreshes } from '../refreshes.ts';
import type { ServerContext } from '../serverContext.ts';
import { completionFor, hoverFor, symbolsFor } from '../plainForms.ts';
import { codeActionsFor } from './codeActionRequest.ts';
import { definitionsOf, referencesOf, searched } from './navigation.ts';

/**
 * Answers LSP's requests about a document, most of them by a function of the engine. A file that is no seed has an empty
 * answer, and so has a request that fails.
 * @param configurationSchema reads the JSON Schema of `seedbed.yaml`, when it is asked for first.
 */
export function registerDocumentRequests(
  context: ServerContext,
  refreshes: Refreshes,
  configurationSchema: () => string,
): void {
  const { connection, workspace, handlers, client } = context;
  const answer = <P extends { readonly textDocument: TextDocumentIdentifier }, R>(
    { method }: ProtocolRequestType<P, R, unknown, void, unknown>,
    nothing: NoInfer<R>,
    run: (uri: string, params: P) => NoInfer<R> | Promise<NoInfer<R>>,
  ): void => {
    connection.onRequest(
      method,
      handlers.request(method, nothing, (params: P) => run(params.textDocument.uri, params)),
    );
  };
  const answerForSeed = <P extends { readonly textDocument: TextDocumentIdentifier }, R>(
    type: ProtocolRequestType<P, R, unknown, void, unknown>,
    nothing: NoInfer<R>,
    run: (seed: SeedContext, params: P) => NoInfer<R>,
  ): void =>
    answer(type, nothing, async (uri, params) => {
      const seed = await workspace.seed(uri);
      return seed ? run(seed, params) : nothing;
    });

  let schema: JsonSchema | undefined;
  const readSchema = (): JsonSchema => (schema ??= JSON.parse(configurationSchema()) as JsonSchema);
  /** The text of a `seedbed.yaml`; undefined where the file is none, or the client has other help for it. */
  const configurationAt = async (uri: string): Promise<string | undefined> => {
    if (!client().configurationHelp || nameOf(uri) !== configurationName) return undefined;
    const file = await workspace.configurationFile(uri);
    return file?.uri === uri ? file.text : undefined;
  };
  answer(CompletionRequest.type, [], async (uri, { position }) => {
    const configuration = await configurationAt(uri);
    if (configuration !== undefined)
      return completionFor(completeConfiguration(configuration, position, readSchema()), client());
    const seed = await workspace.seed(uri);
    return seed ? completionFor(complete(seed, position, client().completion), client()) : [];
  });
  answer(HoverRequest.type, null, async (uri, { position }) => {
    const configuration = await configurationAt(uri);
    const seed = configuration === undefined ? await workspace.seed(uri) : undefined;
    const found =
      configuration === undefined
        ? seed && hover(seed, position)
        : hoverConfiguration(configuration, position, readSchema());
    return found ? hoverFor(found, client()) : null;
  });
  answerForSeed(DocumentSymbolRequest.type, [], (seed) => symbolsFor(documentSymbols(seed), seed.uri, client()));
  answerForSeed(DocumentLinkRequest.type, [], (seed) => documentLinks(seed));
  answerForSeed(FoldingRangeRequest.type, [], (seed) => foldingRanges(seed));
  answerForSeed(DocumentFormattingRequest.type, [], (seed) => format(seed));
  answerForSeed(DocumentRangeFormattingRequest.type, [], (seed, { range }) => formatRange(seed, range));
  answerForSeed(DocumentHighlightRequest.type, [], (seed, { position }) => documentHighlights(seed, position));
  answerForSeed(InlayHintRequest.type, [], (seed, { range }) => {
    refreshes.hintsAnswered(seed.configuration);
    return inlayHints(seed, range);
  });
  answerForSeed(CodeLensRequest.type, [], (seed) => refreshes.lenses(seed));
  answer(CodeActionRequest.type, [], (uri, params) => codeActionsFor(context, uri, params));
  answer(DefinitionRequest.type, [], (uri, { position }) => definitionsOf(workspace, uri, position, client()));
  answer(ReferencesRequest.type, [], (uri, { position, context: { includeDeclaration } }) =>
    referencesOf(workspace, uri, position, includeDeclaration),
  );

  const symbols = ({ query }: WorkspaceSymbolParams): SymbolInformation[] => {
    const { indexes, publisherName } = searched(workspace);
    return workspaceSymbols(indexes, query, publisherName);
  };
  connection.onRequest(WorkspaceSymbolRequest.method, handlers.request(WorkspaceSymbolRequest.method, [], symbols));
}
