import * as vscode from 'vscode';
import { count } from '../problems.ts';
import { withProgress } from '../messages.ts';
import type { Server } from '../server.ts';

/** How many seeds the question names. */
const mostNamed = 5;

/** Moves seeds to the trash, after a question; where there is no trash, deletes them after another one. */
export async function deleteSeeds(server: Server, seeds: readonly vscode.Uri[]): Promise<void> {
  const moveToTrash = 'Move to Trash';
  const question = `Move ${nameOf(seeds)} to the trash?`;
  const outlook = `You can restore ${seeds.length === 1 ? 'it' : 'them'} from the trash.`;
  const detail = detailOf(seeds, outlook);
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, moveToTrash)) !== moveToTrash) return;
  const left = await deleteAll(server, seeds, true);
  if (left.length === 0) return;

  const deletePermanently = 'Delete Permanently';
  const harder = `${count(left.length, 'seed')} could not be moved to the trash. Delete ${left.length === 1 ? 'it' : 'them'} permanently?`;
  const warning = detailOf(left, 'You cannot undo this.');
  const answer = await vscode.window.showWarningMessage(harder, { modal: true, detail: warning }, deletePermanently);
  if (answer !== deletePermanently) return;
  const failed = await deleteAll(server, left, false);
  if (failed.length > 0) void vscode.window.showErrorMessage(`${count(failed.length, 'seed')} could not be deleted.`);
}

/** Answers those that are still there. */
function deleteAll(server: Server, seeds: readonly vscode.Uri[], useTrash: boolean): Thenable<readonly vscode.Uri[]> {
  return withProgress('Deleting seeds', async (progress, token) => {
    const left: vscode.Uri[] = [];
    for (const uri of seeds) {
      if (token.isCancellationRequested) return [];
      try {
        await vscode.workspace.fs.delete(uri, { useTrash });
      } catch (error) {
        server.output.warn(`${uri.toString()} was not deleted: ${String(error)}`);
        left.push(uri);
      }
      progress.report({ increment: 100 / seeds.length });
    }
    return left;
  });
}

function nameOf(seeds: readonly vscode.Uri[]): string {
  const [first] = seeds;
  return seeds.length === 1 && first ? `“${vscode.workspace.asRelativePath(first)}”` : count(seeds.length, 'seed');
}

function detailOf(seeds: readonly vscode.Uri[], outlook: string): string {
  const wanted = new Set(seeds.map(String));
  const unsaved = vscode.workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && wanted.has(uri.toString()));
  const more = seeds.length - mostNamed;
  return [
    ...(seeds.length > 1 ? seeds.slice(0, mostNamed).map((uri) => vscode.workspace.asRelativePath(uri)) : []),
    ...(seeds.length > 1 && more > 0 ? [`and ${more.toLocaleString('en')} more`] : []),
    ...(seeds.length > 1 ? [''] : []),
    ...(unsaved.length > 0 ? [`Unsaved changes in ${count(unsaved.length, 'seed')} will be lost.`] : []),
    outlook,
  ].join('\n');
}
