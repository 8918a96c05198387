import {
  LSPErrorCodes,
  PrepareRenameRequest,
  RenameRequest,
  ResponseError,
  type CancellationToken,
  type Connection,
  type Position,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  type WorkDoneProgressReporter,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { linesOf, planRename, planRenameOf, prepareRename } from '../core/index.ts';
import type { RenamePlan, RenameRefusal } from '../core/index.ts';
import { normalizeUri, type Workspace } from '../workspace/index.ts';
import { cancellation } from './errands.ts';
import type { Guard } from './guard.ts';
import { declaredAt } from './navigation.ts';
import type { RenameEdits } from './renameEdits.ts';

/** Renames a publisher or a usage in all seeds of a corpus and in its `seedbed.yaml`. */
export function registerRename(connection: Connection, workspace: Workspace, guard: Guard, editsOf: RenameEdits): void {
  const prepare = async ({ textDocument, position }: PrepareRenameParams): Promise<PrepareRenameResult | null> => {
    const uri = normalizeUri(textDocument.uri);
    const seed = await workspace.seed(uri);
    if (seed) return prepareRename(seed, position) ?? null;
    const declared = await declaredAt(workspace, uri, position);
    if (!declared) return null;
    const { entry, file } = declared;
    return { range: linesOf(file).rangeOf(entry.word), placeholder: entry.value };
  };

  const rename = async (
    { textDocument, position, newName }: RenameParams,
    token: CancellationToken,
    progress: WorkDoneProgressReporter,
  ): Promise<WorkspaceEdit | ResponseError | null> => {
    const uri = normalizeUri(textDocument.uri);
    const version = workspace.version(uri);
    // What has not been read yet would keep the old name.
    await Promise.race([workspace.idle(), cancellation(token)]);
    const plan = await planAt(workspace, uri, position, newName);
    if (workspace.version(uri) !== version) return contentModified();
    if ('refusal' in plan) return new ResponseError(LSPErrorCodes.RequestFailed, plan.refusal);
    return editsOf(uri, plan, token, progress);
  };

  connection.onRequest(PrepareRenameRequest.method, guard.request(PrepareRenameRequest.method, null, prepare));
  connection.onRequest(
    RenameRequest.method,
    guard.request(RenameRequest.method, null, async (params: RenameParams, token) => {
      const progress = connection.window.attachWorkDoneProgress(params.workDoneToken);
      progress.begin(`Renaming to “${params.newName}”`, 0, undefined, true);
      try {
        return await rename(params, token, progress);
      } finally {
        progress.done();
      }
    }),
  );
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
  if (!declared) return { refusal: 'There is no publisher or usage here that could be renamed.' };
  const { corpus, entry } = declared;
  const around = { corpus: corpus.index, configuration: corpus.configuration };
  return planRenameOf(around, entry.facet, entry.value, newName);
}

function contentModified(): ResponseError {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The seed was edited meanwhile.');
}
