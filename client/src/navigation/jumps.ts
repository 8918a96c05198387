import * as vscode from 'vscode';
import { jumpCommand, type JumpTarget, type SeedTreeQuery } from '../../../server/src/protocol/index.ts';
import { say } from '../messages.ts';
import { isSeed } from '../seedLanguage.ts';
import type { Server } from '../server.ts';

/** The message for a jump that has nowhere to go. */
const nowhere: Readonly<Record<JumpTarget, string>> = {
  nextByRank: 'There are no other seeds.',
  previousByRank: 'There are no other seeds.',
  nextProblem: 'No other seed has errors or warnings.',
  previousProblem: 'No other seed has errors or warnings.',
  nextError: 'No other seed has errors.',
  previousError: 'No other seed has errors.',
  nextUnreviewed: 'No other seeds to review.',
  nextOfPublisher: 'There are no other seeds from this publisher.',
  nextTwin: 'This seed has no twin.',
};

/**
 * The commands that go from the active seed to another one, or to the first where no seed is active.
 * @param view what the Seeds view shows: its filter and its order count.
 */
export function registerJumps(server: Server, view: () => SeedTreeQuery): vscode.Disposable {
  return vscode.Disposable.from(
    ...(Object.keys(nowhere) as JumpTarget[]).map((to) =>
      vscode.commands.registerCommand(`seedbed.${to}`, () => jump(server, to, view())),
    ),
  );
}

async function jump(server: Server, to: JumpTarget, view: SeedTreeQuery): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const from = editor && (await isSeed(editor.document, server)) ? placeIn(editor, server) : {};
  // The server has the place shown, as it does for every client.
  const place = await server.execute(jumpCommand, { to, ...from, view });
  if (place === null)
    say(view.filter === undefined ? nowhere[to] : `${nowhere[to]} The filter of the Seeds view may hide some.`);
  // VS Code's own view of a problem where it is, with its message and its fixes: it opens at the one at the cursor.
  else if (place && ofProblems.has(to)) await vscode.commands.executeCommand('editor.action.marker.next');
}

const ofProblems: ReadonlySet<JumpTarget> = new Set(['nextProblem', 'previousProblem', 'nextError', 'previousError']);

function placeIn({ document, selection }: vscode.TextEditor, server: Server) {
  const position = server.client.code2ProtocolConverter.asPosition(selection.active);
  return { uri: server.uriOf(document.uri), position };
}
