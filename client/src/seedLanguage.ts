import * as vscode from 'vscode';
import { isSeedFile } from '../../server/src/protocol/index.ts';
import { isServed, seedLanguage } from './servedDocuments.ts';
import type { Server } from './server.ts';

/**
 * Gives the language `seed` to text files that are seeds only because `seeds.include` says so, which VS Code cannot
 * know. Files of another language keep it, and so does a file whose language somebody chose by hand.
 */
export function claimSeeds(server: Server): vscode.Disposable {
  /** Documents whose language was changed while they were open. */
  const chosen = new Set<string>();
  /** A document that was closed a moment ago: VS Code closes and opens one to change its language. */
  let closing: string | undefined;

  const claim = async (document: vscode.TextDocument): Promise<void> => {
    if (document.languageId !== 'plaintext' || !isServed(document)) return;
    const uri = document.uri.toString();
    if (chosen.has(uri) || !(await server.ask(isSeedFile, { uri: server.uriOf(document.uri) }))) return;
    if (document.isClosed || document.languageId !== 'plaintext' || chosen.has(uri)) return;
    await vscode.languages.setTextDocumentLanguage(document, seedLanguage);
  };

  return vscode.Disposable.from(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      chosen.delete(uri.toString());
      closing = uri.toString();
      queueMicrotask(() => (closing = undefined));
    }),
    vscode.workspace.onDidOpenTextDocument((document) => {
      const uri = document.uri.toString();
      if (closing === uri) chosen.add(uri);
      void claim(document);
    }),
    server.onStatus(({ state }) => {
      if (state !== 'scanning') vscode.workspace.textDocuments.forEach((document) => void claim(document));
    }),
  );
}

/** Whether the document is a seed: by its language, or a Markdown file that the server counts among its seeds. */
export async function isSeed(document: vscode.TextDocument, server: Server): Promise<boolean> {
  if (!isServed(document)) return false;
  if (document.languageId === seedLanguage) return true;
  if (document.languageId !== 'markdown') return false;
  return (await server.ask(isSeedFile, { uri: server.uriOf(document.uri) })) === true;
}
