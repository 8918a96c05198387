import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  ReferencesRequest,
  WorkspaceSymbolRequest,
  type CodeLens,
  type ProtocolRequestType,
  type SymbolInformation,
  type TextDocumentIdentifier,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import {
  codeLenses,
  complete,
  documentHighlights,
  documentLinks,
  documentSymbols,
  foldingRanges,
  format,
  hover,
  inlayHints,
  workspaceSymbols,
  type SeedContext,
} from '../../core/index.ts';
import type { Refreshes } from '../refreshes.ts';
import type { ServerContext } from '../serverContext.ts';
import { codeActionsFor } from './codeActionRequest.ts';
import { definitionsOf, referencesOf, searched } from './navigation.ts';

/**
 * Answers LSP's requests about a document, most of them by a function of the engine. A file that is no seed has an empty
 * answer, and so has a request that fails.
 */
export function registerDocumentRequests(context: ServerContext, refreshes: Refreshes): void {
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

  answerForSeed(CompletionRequest.type, [], (seed, { position }) => complete(seed, position, client().completion));
  answerForSeed(HoverRequest.type, null, (seed, { position }) => hover(seed, position) ?? null);
  answerForSeed(DocumentSymbolRequest.type, [], (seed) => documentSymbols(seed));
  answerForSeed(DocumentLinkRequest.type, [], (seed) => documentLinks(seed));
  answerForSeed(FoldingRangeRequest.type, [], (seed) => foldingRanges(seed));
  answerForSeed(DocumentFormattingRequest.type, [], (seed) => format(seed));
  answerForSeed(DocumentHighlightRequest.type, [], (seed, { position }) => documentHighlights(seed, position));
  answerForSeed(InlayHintRequest.type, [], (seed, { range }) => {
    refreshes.hintsAnswered(seed.configuration);
    return inlayHints(seed, range);
  });
  answerForSeed(CodeLensRequest.type, [], (seed): CodeLens[] => {
    refreshes.lensesAnswered();
    const { codeLenses: areWanted, relatedCommand } = client();
    if (!areWanted) return [];
    return codeLenses(seed, relatedCommand === undefined ? {} : { showRelated: relatedCommand });
  });
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
