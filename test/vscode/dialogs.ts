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

/** Runs something that asks to pick, types a text there and takes what is active then, until something is so. */
export async function picking(typed: string, run: () => Thenable<unknown>, condition: () => void): Promise<void> {
  const { createQuickPick } = vscode.window;
  let pick: vscode.QuickPick<vscode.QuickPickItem> | undefined;
  const replacement = (): vscode.QuickPick<vscode.QuickPickItem> => (pick = createQuickPick());
  Object.assign(vscode.window, { createQuickPick: replacement });
  try {
    const done = run();
    await eventually(() => assert.ok(pick));
    const filled = new Promise<void>((resolve) => pick!.onDidChangeActive(() => resolve()));
    pick!.value = typed;
    await filled;
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      condition();
    });
    await done;
  } finally {
    Object.assign(vscode.window, { createQuickPick });
  }
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
