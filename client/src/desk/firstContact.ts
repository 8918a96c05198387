import * as vscode from 'vscode';
import { greeting } from './greeting.ts';
import type { Server } from '../server.ts';

/** Whether this workspace has been greeted. */
const memoryKey = 'seedbed.greeted';

const answers: Readonly<Record<string, string>> = {
  'Show Seeds': 'seedbed.showSeeds',
  Review: 'seedbed.reviewSeeds',
  Overview: 'seedbed.showOverview',
};

/**
 * Says once in each workspace what is there, when all seeds have been read for the first time. Nothing opens or moves unless
 * the user asks for it.
 */
export function greet(server: Server, memory: vscode.Memento): vscode.Disposable {
  const listener = server.onStatus((status) => {
    if (status.state !== 'ready' || status.seeds === 0) return;
    listener.dispose();
    if (memory.get(memoryKey) === true) return;
    void memory.update(memoryKey, true);
    void vscode.window.showInformationMessage(greeting(status), ...Object.keys(answers)).then((answer) => {
      if (answer !== undefined) void vscode.commands.executeCommand(answers[answer]!);
    });
  });
  return listener;
}
