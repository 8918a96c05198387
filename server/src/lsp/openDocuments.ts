import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Connection } from 'vscode-languageserver';
import { normalizeUri, type Workspace } from '../workspace/index.ts';
import type { Guard } from './guard.ts';

/** The client's open documents, in step with its edits. Uris are normalized ones. */
export class OpenDocuments {
  readonly #documents = new Map<string, TextDocument>();

  /** The document's version; undefined when it is not open. */
  version(uri: string): number | undefined {
    return this.#documents.get(uri)?.version;
  }

  /** The uri as the client itself writes it: not every client knows that two spellings are the same file. */
  spelling(uri: string): string {
    return this.#documents.get(uri)?.uri ?? uri;
  }

  /**
   * Follows what the client opens, edits and closes, and hands it on to the workspace.
   * @param afterward is called when a document has been opened or closed.
   */
  listen(connection: Connection, workspace: Workspace, guard: Guard, afterward: (uri: string) => void): void {
    connection.onDidOpenTextDocument(
      guard.event('textDocument/didOpen', ({ textDocument: { uri: spelling, languageId, version, text } }) => {
        const uri = normalizeUri(spelling);
        this.#documents.set(uri, TextDocument.create(spelling, languageId, version, text));
        workspace.open({ uri, languageId, version, text });
        afterward(uri);
      }),
    );
    connection.onDidChangeTextDocument(
      guard.event('textDocument/didChange', ({ textDocument: { uri: spelling, version }, contentChanges }) => {
        const uri = normalizeUri(spelling);
        const document = this.#documents.get(uri);
        if (!document) return;
        TextDocument.update(document, contentChanges, version);
        workspace.change(uri, version, document.getText());
      }),
    );
    connection.onDidCloseTextDocument(
      guard.event('textDocument/didClose', ({ textDocument }) => {
        const uri = normalizeUri(textDocument.uri);
        if (!this.#documents.delete(uri)) return;
        workspace.close(uri);
        afterward(uri);
      }),
    );
  }
}
