import {
  ErrorCodes,
  ExecuteCommandRequest,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  type CancellationToken,
  type Connection,
  type ExecuteCommandParams,
  type Location,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { planRenameOf } from '../core/index.ts';
import {
  jumpCommand,
  openCommand,
  renameCommand,
  type JumpArgument,
  type OpenArgument,
  type RenameArgument,
} from '../protocol.ts';
import { configurationName, jumpToProblem, jumpToSeed, nameOf, normalizeUri } from '../workspace/index.ts';
import type { JumpTarget, Workspace } from '../workspace/index.ts';
import { cancellation } from './errands.ts';
import type { Guard } from './guard.ts';
import type { OpenDocuments } from './openDocuments.ts';
import type { RenameEdits } from './renameEdits.ts';
import type { ClientProfile } from './settings.ts';

/** Runs the server's commands, for which `workspace/executeCommand` is the one way of LSP. */
export function registerCommands(
  connection: Connection,
  workspace: Workspace,
  guard: Guard,
  documents: OpenDocuments,
  renameEdits: RenameEdits,
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

  const rename = async (argument: RenameArgument, token: CancellationToken): Promise<WorkspaceEdit | null> => {
    const { facet, from, to, answerOnly = false } = argument;
    const uri = normalizeUri(argument.uri);
    // What has not been read yet would keep the old name.
    await Promise.race([workspace.idle(), cancellation(token)]);
    const corpus = workspace.corpusOf(uri);
    if (!corpus || token.isCancellationRequested) return null;
    const plan = planRenameOf({ corpus: corpus.index, configuration: corpus.configuration }, facet, from, to);
    if ('refusal' in plan) {
      await connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: plan.refusal,
      });
      return null;
    }
    const edit = await renameEdits(uri, plan, token);
    if (edit && !answerOnly) await connection.workspace.applyEdit({ label: `Rename “${from}” to “${to}”`, edit });
    return edit;
  };

  connection.onRequest(
    ExecuteCommandRequest.method,
    guard.request(
      ExecuteCommandRequest.method,
      null,
      async ({ command, arguments: [argument] = [] }: ExecuteCommandParams, token) => {
        if (command === openCommand) return open(argument as OpenArgument);
        if (command === jumpCommand) return jump(argument as JumpArgument);
        if (command === renameCommand) return rename(argument as RenameArgument, token);
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
