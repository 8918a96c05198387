import type { Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ServerContext } from './serverContext.ts';

/**
 * Keeps the client's open documents in step with its edits, and hands them on to the workspace.
 * @param documents those that are open, by their uris.
 * @param afterward is called when a document has been opened or closed.
 */
export function followDocuments(
  { connection, workspace, handlers, uris, translation }: ServerContext,
  documents: Map<string, TextDocument>,
  afterward: (uri: string) => void,
): void {
  /** The range of a change is in the text that those before it have left. */
  const decodeRange = (document: TextDocument, { start, end }: Range): Range => ({
    start: translation.decode(start, lineOf(document, start.line)),
    end: translation.decode(end, lineOf(document, end.line)),
  });
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
      for (const change of contentChanges) {
        const range = 'range' in change ? decodeRange(document, change.range) : undefined;
        TextDocument.update(document, [range ? { ...change, range } : change], version);
      }
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

/** The text of a line, with its line break; none for a line that is not there. */
export function lineOf(document: TextDocument, line: number): string {
  return document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
}
