import {
  ErrorCodes,
  ExecuteCommandRequest,
  MessageType,
  ResponseError,
  type CancellationToken,
  type ExecuteCommandParams,
  type Location,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { configurationName, editTo, fixAll, planRenameOf, quoteForMessage } from '../../core/index.ts';
import {
  applyEditCommand,
  fixAllCommand,
  jumpCommand,
  openCommand,
  renameCommand,
  type ApplyEditArgument,
  type FixAllArgument,
  type JumpArgument,
  type OpenArgument,
  type RenameArgument,
  type ServerCommand,
} from '../../protocol/index.ts';
import { jumpToProblem, jumpToSeed, nameOf } from '../../workspace/index.ts';
import type { JumpDestination, Workspace } from '../../workspace/index.ts';
import { pathFrom } from '../roots.ts';
import type { SeedTrees } from '../seedTrees.ts';
import type { ServerContext } from '../serverContext.ts';
import { showMessage } from '../showMessage.ts';
import { workspaceEdit } from '../workspaceEdit.ts';
import { renameEdit } from './renameEdit.ts';

/** Runs the server's commands, for which `workspace/executeCommand` is the one way of LSP. */
export function registerCommands(context: ServerContext, trees: SeedTrees): void {
  const { connection, handlers } = context;
  const commands = new Map([
    command(openCommand, (argument) => open(context, argument)),
    command(jumpCommand, (argument) => jump(context, trees, argument)),
    command(fixAllCommand, (argument) => fixSeed(context, argument)),
    command(applyEditCommand, (argument) => apply(context, argument)),
    command(renameCommand, (argument, token) => rename(context, argument, token)),
  ]);
  const { method } = ExecuteCommandRequest;
  connection.onRequest(
    method,
    handlers.request<unknown>(
      method,
      null,
      ({ command: name, arguments: [argument] = [] }: ExecuteCommandParams, token) => {
        const run = commands.get(name);
        if (!run) return new ResponseError(ErrorCodes.InvalidParams, `There is no command “${name}”.`);
        return run(argument as never, token);
      },
    ),
  );
}

/** An entry of a table of commands. */
function command<Argument, Result>(
  { command: name }: ServerCommand<Argument, Result>,
  run: (argument: Argument, token: CancellationToken) => Promise<Result>,
): [name: string, run: (argument: never, token: CancellationToken) => Promise<unknown>] {
  return [name, run];
}

async function open(context: ServerContext, { uri, range }: OpenArgument): Promise<null> {
  // A link in any page may ask for any file: only what is served is shown.
  if (context.workspace.isSeed(uri) || nameOf(uri) === configurationName) await show(context, uri, range);
  return null;
}

async function jump(context: ServerContext, trees: SeedTrees, argument: JumpArgument): Promise<Location | null> {
  const found = await findJump(context.workspace, trees, argument);
  if (!found) return null;
  const { uri, range } = found;
  // The start alone: with the whole range selected, an editor's cursor would stand after it, and a jump back from there
  // would lead to the same place. A seed as a whole is shown where it was left.
  await show(context, uri, range && { start: range.start, end: range.start });
  return { uri, range: range ?? startOfFile };
}

async function show(
  { connection, workspace, client, roots, translation }: ServerContext,
  uri: string,
  selection: Range | undefined,
): Promise<void> {
  if (!client().showsDocuments) {
    // The editor stays where it is: at least it is said where that would have been.
    const title = workspace.corpusOf(uri)?.index.get(uri)?.title;
    const place = `${pathFrom(uri, roots())}${selection ? `:${selection.start.line + 1}` : ''}`;
    const message = title === undefined ? place : `${quoteForMessage(title)}, in ${place}`;
    return showMessage(connection, MessageType.Info, message);
  }
  await connection.window.showDocument(translation.sent({ uri, takeFocus: true, ...(selection ? { selection } : {}) }));
}

async function fixSeed(
  { connection, workspace, client, translation }: ServerContext,
  { uri }: FixAllArgument,
): Promise<WorkspaceEdit | null> {
  const version = workspace.version(uri);
  const seed = await workspace.seed(uri);
  const edits = seed ? editTo(seed, fixAll(seed).text) : [];
  if (edits.length === 0 || workspace.version(uri) !== version) return null;
  const edit = workspaceEdit([{ uri, version: version ?? null, edits }], client().edits);
  await connection.workspace.applyEdit({ label: 'Fix all problems in this seed', edit: translation.sent(edit) });
  return edit;
}

async function apply(
  { connection, workspace, translation }: ServerContext,
  { uri, version, label, edit }: ApplyEditArgument,
): Promise<null> {
  if ((workspace.version(uri) ?? null) === version) {
    await connection.workspace.applyEdit({ label, edit: translation.sent(edit) });
  } else {
    const message = 'The seed was edited in the meantime. Ask for its fixes again.';
    await showMessage(connection, MessageType.Warning, message);
  }
  return null;
}

async function rename(
  context: ServerContext,
  { uri, facet, from, to, answerOnly = false }: RenameArgument,
  token: CancellationToken,
): Promise<WorkspaceEdit | null> {
  const { connection, workspace, scanned, translation } = context;
  // A seed that has not been read yet would keep the old name.
  await scanned(token);
  const corpus = workspace.corpusOf(uri);
  if (!corpus || token.isCancellationRequested) return null;
  const plan = planRenameOf({ corpus: corpus.index, configuration: corpus.configuration }, facet, from, to);
  if ('refusal' in plan) {
    await showMessage(connection, MessageType.Warning, plan.refusal);
    return null;
  }
  const edit = await renameEdit(context, uri, plan, token);
  if (edit && !answerOnly) {
    await connection.workspace.applyEdit({ label: `Rename “${from}” to “${to}”`, edit: translation.sent(edit) });
  }
  return edit;
}

async function findJump(
  workspace: Workspace,
  trees: SeedTrees,
  { to, uri, position, view }: JumpArgument,
): Promise<JumpDestination | undefined> {
  const path = view && trees.path(view);
  const from = uri === undefined ? undefined : { uri, ...(position ? { position } : {}) };
  switch (to) {
    case 'nextProblem':
      return jumpToProblem(workspace, 'next', from, { path });
    case 'previousProblem':
      return jumpToProblem(workspace, 'previous', from, { path });
    case 'nextError':
      return jumpToProblem(workspace, 'next', from, { path, onlyErrors: true });
    case 'previousError':
      return jumpToProblem(workspace, 'previous', from, { path, onlyErrors: true });
    case 'nextByRank':
    case 'previousByRank':
    case 'nextUnreviewed':
    case 'nextOfPublisher':
    case 'nextTwin':
      return jumpToSeed(workspace, to, from, path);
  }
}

const startOfFile: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
