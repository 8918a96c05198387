import * as vscode from 'vscode';
import { configurationName, likelySeeds } from '../../../server/src/protocol/index.ts';
import { exists } from '../files.ts';
import { count } from '../problems.ts';
import type { Server } from '../server.ts';

/** How many files the question names. */
const mostNamed = 5;

/** Looks for files that look like seeds under other names, while there are no seeds: the context key says whether there are. */
export function watchForLikelySeeds(server: Server): vscode.Disposable {
  let isKnown = false;
  return server.onStatus(({ state, seeds }) => {
    if (state !== 'ready' || isKnown) return;
    isKnown = true;
    if (seeds > 0) return;
    void server
      .ask(likelySeeds, undefined)
      .then((found) => vscode.commands.executeCommand('setContext', 'seedbed.likelySeeds', found !== null));
  });
}

/** Counts files that look like seeds among the seeds, after a question: a new `seedbed.yaml` says so. */
export async function includeLikelySeeds(server: Server): Promise<void> {
  const found = await server.ask(likelySeeds, undefined);
  if (!found) {
    void vscode.window.showInformationMessage('No files here look like seeds.');
    return;
  }
  const file = vscode.Uri.joinPath(vscode.Uri.parse(found.root), configurationName);
  if (await exists(file)) {
    await vscode.window.showTextDocument(file);
    return;
  }
  const { paths, patterns } = found;
  const include = 'Include';
  const named = paths.slice(0, mostNamed).join('\n');
  const more = paths.length > mostNamed ? `\nand ${count(paths.length - mostNamed, 'more file')}` : '';
  const detail = `${named}${more}\n\nA new ${configurationName} will list them: ${patterns.join(', ')}`;
  const question = `Treat ${count(paths.length, 'file')} as ${paths.length === 1 ? 'a seed' : 'seeds'}?`;
  if ((await vscode.window.showInformationMessage(question, { modal: true, detail }, include)) !== include) return;
  const edit = new vscode.WorkspaceEdit();
  const contents = new TextEncoder().encode(found.configuration);
  edit.createFile(file, { ignoreIfExists: true, contents });
  await vscode.workspace.applyEdit(edit);
}
