import * as vscode from 'vscode';

/** How long a message stays in the status bar, in milliseconds. */
const shownFor = 5000;

/** What is said where the server gives no answer. */
export const notResponding = 'Seedbed’s language server is not responding.';

/** Shows a message that needs no action, in the status bar. */
export function say(sentence: string): void {
  vscode.window.setStatusBarMessage(sentence, shownFor);
}

/** A message with text from files in it. VS Code makes links, of commands too, of `[text](target)`: in this there are none. */
export function withoutLinks(message: string): string {
  return message.replaceAll('](', '] (');
}

/** Shows that something takes a while, and lets people cancel it. */
export function withProgress<T>(
  title: string,
  task: (
    progress: vscode.Progress<{ readonly message?: string; readonly increment?: number }>,
    token: vscode.CancellationToken,
  ) => Promise<T>,
): Thenable<T> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title: withoutLinks(title), cancellable: true }, task);
}
