import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ServerContext } from './serverContext.ts';

/**
 * Keeps the client's open documents in step with its edits, and hands them on to the workspace.
 * @param afterward is called when a document has been opened or closed.
 */
export function followDocuments(
  { connection, workspace, handlers, uris }: ServerContext,
  afterward: (uri: string) => void,
): void {
  const documents = new Map<string, TextDocument>();
  connection.onDidOpenTextDocument(
    handlers.event('textDocument/didOpen', ({ textDocument: { uri: spelled, languageId, version, text } }) => {
      const uri = uris.learn(spelled);
      documents.set(uri, TextDocument.create(uri, languageId, version, text));
      workspace.open({ uri, languageId, version, text });
      afterward(uri);
    }),
  );
  connection.onDidChangeTextDocument(
    handlers.notification('textDocument/didChange', ({ textDocument: { uri, version }, contentChanges }) => {
      const document = documents.get(uri);
      if (!document) return;
      TextDocument.update(document, contentChanges, version);
      workspace.change(uri, version, document.getText());
    }),
  );
  connection.onDidCloseTextDocument(
    handlers.notification('textDocument/didClose', ({ textDocument: { uri } }) => {
      if (!documents.delete(uri)) return;
      workspace.close(uri);
      afterward(uri);
    }),
  );
}
