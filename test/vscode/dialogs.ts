import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './support.ts';

/** Runs something while everything that asks or tells gets an answer: VS Code shows nothing of it while it is tested. */
export async function answering(
  answers: string | readonly string[],
  run: (said: readonly string[]) => Thenable<unknown>,
): Promise<readonly string[]> {
  const { showInformationMessage, showWarningMessage } = vscode.window;
  const said: string[] = [];
  const replacement = (message: string, options?: vscode.MessageOptions | string): Promise<string> => {
    const answer = typeof answers === 'string' ? answers : (answers[said.length] ?? '');
    said.push([message, ...remarksOf(options)].join(' '));
    return Promise.resolve(answer);
  };
  try {
    Object.assign(vscode.window, { showInformationMessage: replacement, showWarningMessage: replacement });
    await run(said);
  } finally {
    Object.assign(vscode.window, { showInformationMessage, showWarningMessage });
  }
  return said;
}

/** What a question about a bulk change says beside what all of them say. */
function remarksOf(options: vscode.MessageOptions | string | undefined): readonly string[] {
  const detail = typeof options === 'object' ? (options.detail ?? '') : '';
  const paragraphs = detail.split('\n\n');
  return paragraphs.at(-1)?.startsWith('Changed files are saved') ? paragraphs.slice(0, -1) : [];
}

export type List = vscode.QuickPick<vscode.QuickPickItem>;

/** Runs something that shows a list. Answers the list as soon as it is made, and what resolves when it is gone. */
async function listOf(
  run: () => Thenable<unknown>,
): Promise<{ readonly list: List; readonly done: Thenable<unknown> }> {
  const { createQuickPick } = vscode.window;
  let list: List | undefined;
  Object.assign(vscode.window, { createQuickPick: (): List => (list = createQuickPick()) });
  try {
    const done = run();
    return { list: await eventually(() => (assert.ok(list), list)), done };
  } finally {
    Object.assign(vscode.window, { createQuickPick });
  }
}

/** Runs something that asks to pick, types a text there and takes what is active then, until something is so. */
export async function picking(typed: string, run: () => Thenable<unknown>, condition: () => void): Promise<void> {
  const { list, done } = await listOf(run);
  const filled = new Promise<void>((resolve) => list.onDidChangeActive(() => resolve()));
  list.value = typed;
  await filled;
  await eventually(async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    condition();
  });
  await done;
}

/** Runs something that shows a list, and does something with the list when it is on the screen; waits until it is gone. */
export async function inList(run: () => Thenable<unknown>, act: (list: List) => Promise<void>): Promise<void> {
  const { list, done } = await listOf(run);
  // What is active VS Code says when it shows the list.
  await eventually(() => assert.ok(list.activeItems.length > 0));
  await act(list);
  await done;
}

/** Runs something that is shown first, and applies all of it. Answers what it asked and told. */
export async function previewing(change: (said: readonly string[]) => Thenable<unknown>): Promise<readonly string[]> {
  let isDone = false;
  const said = answering('Preview', change).finally(() => (isDone = true));
  // Applying does nothing until there is a preview.
  await eventually(async () => {
    await vscode.commands.executeCommand('refactorPreview.apply');
    assert.ok(isDone, 'the preview was not applied');
  });
  return said;
}

/**
 * Runs something of which only a part is taken, as when something is unticked in a preview.
 * @param part the edits of a file that are taken.
 */
export async function takingPart(
  part: (uri: vscode.Uri, edits: readonly vscode.TextEdit[]) => readonly vscode.TextEdit[],
  run: () => Thenable<unknown>,
): Promise<void> {
  const { applyEdit } = vscode.workspace;
  const replacement = (whole: vscode.WorkspaceEdit, metadata: vscode.WorkspaceEditMetadata): Thenable<boolean> => {
    const taken = new vscode.WorkspaceEdit();
    for (const [uri, edits] of whole.entries()) taken.set(uri, [...part(uri, edits)]);
    return applyEdit(taken, metadata);
  };
  try {
    Object.assign(vscode.workspace, { applyEdit: replacement });
    await run();
  } finally {
    Object.assign(vscode.workspace, { applyEdit });
  }
}

/** Runs something while no browser opens. Answers what it would have opened. */
export async function opening(run: () => Promise<void>): Promise<readonly string[]> {
  const { openExternal } = vscode.env;
  const opened: string[] = [];
  const replacement = (target: vscode.Uri): Promise<boolean> => {
    opened.push(String(target));
    return Promise.resolve(true);
  };
  try {
    Object.assign(vscode.env, { openExternal: replacement });
    await run();
  } finally {
    Object.assign(vscode.env, { openExternal });
  }
  return opened;
}
