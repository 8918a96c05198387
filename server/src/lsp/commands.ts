import {
  ErrorCodes,
  ExecuteCommandRequest,
  ResponseError,
  type Connection,
  type ExecuteCommandParams,
  type Location,
  type Range,
} from 'vscode-languageserver';
import { jumpCommand, openCommand, type JumpArgument, type OpenArgument } from '../protocol.ts';
import { configurationName, jumpToProblem, jumpToSeed, nameOf, normalizeUri } from '../workspace/index.ts';
import type { JumpTarget, Workspace } from '../workspace/index.ts';
import type { Guard } from './guard.ts';
import type { OpenDocuments } from './openDocuments.ts';
import type { ClientProfile } from './settings.ts';

/** Runs the server's commands, for which `workspace/executeCommand` is the one way of LSP. */
export function registerCommands(
  connection: Connection,
  workspace: Workspace,
  guard: Guard,
  documents: OpenDocuments,
  client: () => ClientProfile,
): void {
  const show = async (uri: string, selection: Range | undefined): Promise<void> => {
    if (!client().showsDocuments) return;
    await connection.window.showDocument({ uri, takeFocus: true, ...(selection ? { selection } : {}) });
  };

  const open = async ({ uri: spelling, range }: OpenArgument): Promise<null> => {
    const uri = normalizeUri(spelling);
    // Whatever a link in some page may ask for: only what is served is shown.
    if (workspace.isSeed(uri) || nameOf(uri) === configurationName) await show(documents.spelling(uri), range);
    return null;
  };

  const jump = async (argument: JumpArgument): Promise<Location | null> => {
    const found = await findJump(workspace, argument);
    if (!found) return null;
    const uri = documents.spelling(found.uri);
    // The start alone: with the whole range selected, an editor's cursor would stand behind it, and a jump back from
    // there would lead to the same place. A seed as a whole is shown where it was left.
    await show(uri, found.range && { start: found.range.start, end: found.range.start });
    return { uri, range: found.range ?? startOfFile };
  };

  connection.onRequest(
    ExecuteCommandRequest.method,
    guard.request(
      ExecuteCommandRequest.method,
      null,
      async ({ command, arguments: [argument] = [] }: ExecuteCommandParams) => {
        if (command === openCommand) return open(argument as OpenArgument);
        if (command === jumpCommand) return jump(argument as JumpArgument);
        return new ResponseError(ErrorCodes.InvalidParams, `There is no command “${command}”.`);
      },
    ),
  );
}

async function findJump(workspace: Workspace, { to, uri, position }: JumpArgument): Promise<JumpTarget | undefined> {
  const from = uri === undefined ? undefined : { uri: normalizeUri(uri), ...(position ? { position } : {}) };
  switch (to) {
    case 'nextProblem':
      return jumpToProblem(workspace, 'next', from);
    case 'previousProblem':
      return jumpToProblem(workspace, 'previous', from);
    case 'nextByRank':
    case 'previousByRank':
    case 'nextUnreviewed':
    case 'nextOfPublisher':
    case 'nextTwin':
      return jumpToSeed(workspace, to, from);
  }
}

const startOfFile: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
