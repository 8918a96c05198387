import * as vscode from 'vscode';
import { exists } from './files.ts';

/** What the copy of the examples is called. */
const copyName = 'seedbed-examples';

/** Opens the walkthrough. */
export async function getStarted(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'seedbed.seedbed#start', false);
}

/**
 * Copies the examples to a folder that the user picks, to try things on, and opens the copy. One that is there already is
 * opened as it is.
 */
export async function openExamples(extension: vscode.Uri): Promise<void> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: `Where to put the folder ${copyName}`,
      openLabel: 'Copy Examples Here',
      canSelectFolders: true,
      canSelectFiles: false,
    })) ?? [];
  if (!folder) return;
  const copy = vscode.Uri.joinPath(folder, copyName);
  try {
    if (!(await exists(copy))) await vscode.workspace.fs.copy(vscode.Uri.joinPath(extension, 'examples'), copy);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`The examples could not be copied to ${copy.fsPath}: ${reason}`);
    return;
  }
  await vscode.commands.executeCommand('vscode.openFolder', copy);
}
