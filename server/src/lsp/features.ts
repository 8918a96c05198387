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
  type Connection,
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
} from '../core/index.ts';
import { normalizeUri, type Workspace } from '../workspace/index.ts';
import { codeActionsFor } from './codeActions.ts';
import type { Guard } from './guard.ts';
import { definitionsOf, referencesOf, searched } from './navigation.ts';
import type { OpenDocuments } from './openDocuments.ts';
import type { Refreshes } from './refreshes.ts';
import type { ClientProfile } from './settings.ts';

/**
 * Which function answers which request about a file, most of them the engine's own. A file that is no seed has an empty
 * answer, and so has a feature that fails.
 */
export function registerFeatures(
  connection: Connection,
  workspace: Workspace,
  guard: Guard,
  documents: OpenDocuments,
  refreshes: Refreshes,
  client: () => ClientProfile,
): void {
  const answer = <P extends { readonly textDocument: TextDocumentIdentifier }, R>(
    { method }: ProtocolRequestType<P, R, unknown, void, unknown>,
    nothing: NoInfer<R>,
    run: (uri: string, params: P) => NoInfer<R> | Promise<NoInfer<R>>,
  ): void => {
    const handler = guard.request(method, nothing, (params: P) => run(normalizeUri(params.textDocument.uri), params));
    connection.onRequest(method, handler);
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
  answer(CodeActionRequest.type, [], (uri, params) => codeActionsFor(workspace, documents, uri, params, client()));
  answer(DefinitionRequest.type, [], (uri, { position }) => definitionsOf(workspace, uri, position, client()));
  answer(ReferencesRequest.type, [], (uri, { position, context: { includeDeclaration } }) =>
    referencesOf(workspace, uri, position, includeDeclaration),
  );

  const symbols = ({ query }: WorkspaceSymbolParams): SymbolInformation[] => {
    const { indexes, publisherName } = searched(workspace);
    return workspaceSymbols(indexes, query, publisherName);
  };
  connection.onRequest(WorkspaceSymbolRequest.method, guard.request(WorkspaceSymbolRequest.method, [], symbols));
}
