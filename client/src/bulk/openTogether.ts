import * as vscode from 'vscode';

/**
 * The most documents that can be held open at once. VS Code keeps some 50 that no editor shows, and closes the oldest ten
 * when it comes to 60.
 */
export const mostHeld = 40;

/** How often documents that VS Code has closed are opened again. Each round keeps ten more at least: VS Code closes the oldest. */
const mostRounds = 8;

/**
 * Opens up to `mostHeld` files such that all of them are open at the same time, also where VS Code had some of them open
 * already, which it would close first.
 * @returns the documents by the uris' strings; without those that cannot be opened.
 */
export async function openTogether(uris: readonly vscode.Uri[]): Promise<ReadonlyMap<string, vscode.TextDocument>> {
  const opened = new Map<string, vscode.TextDocument>();
  let missing = uris;
  for (let round = 0; round < mostRounds && missing.length > 0; round++) {
    await Promise.all(
      missing.map(async (uri) => {
        const document = await open(uri);
        if (document) opened.set(uri.toString(), document);
        else opened.delete(uri.toString());
      }),
    );
    missing = uris.filter((uri) => opened.get(uri.toString())?.isClosed);
  }
  return opened;
}

/** Undefined for a file that cannot be opened, such as a binary one. */
function open(uri: vscode.Uri): Thenable<vscode.TextDocument | undefined> {
  return vscode.workspace.openTextDocument(uri).then(
    (document) => document,
    () => undefined,
  );
}

/** All documents that are open now, by their uris' strings: searching VS Code's list for each of many takes long. */
export function openDocuments(): ReadonlyMap<string, vscode.TextDocument> {
  return new Map(vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]));
}

/** The document of a file; undefined where it is not open. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return openDocuments().get(uri.toString());
}
