import * as vscode from 'vscode';

/**
 * Notes in which documents somebody types, from when it is made to when it is disposed of. What is typed is told apart
 * from what VS Code changes by itself, such as the format of a file that it saves, by the cursor: it stands where the change ends.
 */
export class TypingWatch implements vscode.Disposable {
  readonly #ends = new Map<string, readonly number[]>();
  readonly #typed = new Set<string>();
  readonly #listeners = [
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const ends = contentChanges.map(({ rangeOffset, text }) => rangeOffset + text.length);
      this.#ends.set(document.uri.toString(), ends);
    }),
    // VS Code tells of the cursor after the change.
    vscode.window.onDidChangeTextEditorSelection(({ selections, textEditor: { document } }) => {
      const ends = this.#ends.get(document.uri.toString()) ?? [];
      const isTyped = selections.some(({ active }) => ends.includes(document.offsetAt(active)));
      if (isTyped) this.#typed.add(document.uri.toString());
    }),
  ];

  isTypedIn(uri: vscode.Uri): boolean {
    return this.#typed.has(uri.toString());
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }
}
