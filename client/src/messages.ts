import * as vscode from 'vscode';

/** How long a message stays in the status bar, in milliseconds. */
const shownFor = 5000;

/** Shows a message that needs no action, in the status bar. */
export function say(sentence: string): void {
  vscode.window.setStatusBarMessage(sentence, shownFor);
}

/** Shows that something takes a while, and lets people cancel it. */
export function withProgress<T>(
  title: string,
  task: (
    progress: vscode.Progress<{ readonly message?: string; readonly increment?: number }>,
    token: vscode.CancellationToken,
  ) => Promise<T>,
): Thenable<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, task);
}
