import {
  LSPErrorCodes,
  PrepareRenameRequest,
  RenameRequest,
  ResponseError,
  type CancellationToken,
  type Position,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  type WorkDoneProgressReporter,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { linesOf, nothingToRename, planRename, planRenameOf, prepareRename } from '../../core/index.ts';
import type { RenamePlan, RenameRefusal } from '../../core/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { ServerContext } from '../serverContext.ts';
import { declaredAt } from './navigation.ts';
import { renameEdit } from './renameEdit.ts';

/** Renames a value of a facet, such as a publisher, in all seeds of a corpus and in its `seedbed.yaml`. */
export function registerRename(context: ServerContext): void {
  const { connection, handlers } = context;
  connection.onRequest(
    PrepareRenameRequest.method,
    handlers.request(PrepareRenameRequest.method, null, (params: PrepareRenameParams) => prepare(context, params)),
  );
  connection.onRequest(
    RenameRequest.method,
    handlers.request(RenameRequest.method, null, async (params: RenameParams, token) => {
      const progress = connection.window.attachWorkDoneProgress(params.workDoneToken);
      progress.begin(`Renaming to “${params.newName}”`, 0, undefined, true);
      try {
        return await rename(context, params, token, progress);
      } finally {
        progress.done();
      }
    }),
  );
}

async function prepare(
  { workspace }: ServerContext,
  { textDocument: { uri }, position }: PrepareRenameParams,
): Promise<PrepareRenameResult | null> {
  const seed = await workspace.seed(uri);
  if (seed) return prepareRename(seed, position) ?? null;
  const declared = await declaredAt(workspace, uri, position);
  if (!declared) return null;
  const { entry, file } = declared;
  return { range: linesOf(file).rangeOf(entry.word), placeholder: entry.value };
}

async function rename(
  context: ServerContext,
  { textDocument: { uri }, position, newName }: RenameParams,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<WorkspaceEdit | ResponseError | null> {
  const { workspace, scanned } = context;
  const version = workspace.version(uri);
  // A seed that has not been read yet would keep the old name.
  await scanned(token);
  const plan = await planAt(workspace, uri, position, newName);
  if (workspace.version(uri) !== version) return contentModified();
  if ('refusal' in plan) return new ResponseError(LSPErrorCodes.RequestFailed, plan.refusal);
  return renameEdit(context, uri, plan, token, progress);
}

/** What to rename at a position of a seed or of a `seedbed.yaml`. */
async function planAt(
  workspace: Workspace,
  uri: string,
  position: Position,
  newName: string,
): Promise<RenamePlan | RenameRefusal> {
  const seed = await workspace.seed(uri);
  if (seed) return planRename(seed, position, newName);
  const declared = await declaredAt(workspace, uri, position);
  if (!declared) return nothingToRename;
  const { corpus, entry } = declared;
  const around = { corpus: corpus.index, configuration: corpus.configuration };
  return planRenameOf(around, entry.facet, entry.value, newName);
}

function contentModified(): ResponseError {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The seed was edited in the meantime.');
}
