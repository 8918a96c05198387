import {
  LSPErrorCodes,
  MessageType,
  PrepareRenameRequest,
  RenameRequest,
  ResponseError,
  ShowMessageNotification,
  type CancellationToken,
  type ChangeAnnotation,
  type Connection,
  type Position,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  type WorkDoneProgressReporter,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { linesOf, planRename, planRenameOf, prepareRename, renameInConfiguration } from '../core/index.ts';
import type { RenamePlan, RenameRefusal } from '../core/index.ts';
import { normalizeUri, renameSeeds, type Coverage, type Workspace } from '../workspace/index.ts';
import { placeOfNewConfiguration } from './codeActions.ts';
import { cancellation, type Errands } from './errands.ts';
import type { Guard } from './guard.ts';
import { declaredAt } from './navigation.ts';
import type { OpenDocuments } from './openDocuments.ts';
import type { ClientProfile } from './settings.ts';
import { workspaceEdit, type FileEdits } from './workspaceEdit.ts';

/** Renames a publisher or a usage in all seeds of a corpus and in its `seedbed.yaml`. */
export function registerRename(
  connection: Connection,
  workspace: Workspace,
  guard: Guard,
  documents: OpenDocuments,
  errandFor: Errands,
  client: () => ClientProfile,
): void {
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

    const total = plan.seeds.length;
    const { files, left } = await renameSeeds(workspace, plan, errandFor(token), (done) =>
      progress.report((100 * done) / total, `${done} of ${total}`),
    );
    const configuration = await renamedConfiguration(workspace, uri, plan, client());
    if (token.isCancellationRequested) return null;
    const message = describeLeft(left.length, workspace.coverage().unread, plan);
    if (message !== '') {
      void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
    }
    const edits = [...configuration, ...files].map((file) => ({ ...file, uri: documents.spelling(file.uri) }));
    return workspaceEdit(edits, client().edits, confirmationOf(plan));
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

/** The `seedbed.yaml` with the new name, in a list that is empty where there is nothing to be changed in it. */
async function renamedConfiguration(
  workspace: Workspace,
  uri: string,
  plan: RenamePlan,
  client: ClientProfile,
): Promise<readonly FileEdits[]> {
  const corpus = workspace.corpusOf(uri);
  const file = await workspace.configurationFile(uri);
  const place = file ?? (client.edits.createFile ? placeOfNewConfiguration(workspace, uri) : undefined);
  const edits = corpus && place && renameInConfiguration(place.text ?? '', plan, corpus.configuration);
  if (!edits || edits.length === 0) return [];
  return [{ uri: place.uri, version: file?.version, edits, create: place.text === undefined }];
}

/** Two names that become one cannot be told apart again. */
function confirmationOf({ from, to, conflict }: RenamePlan): ChangeAnnotation | undefined {
  if (conflict === undefined) return undefined;
  return { label: `Merge “${from}” into “${to}”`, needsConfirmation: true, description: conflict };
}

/** What keeps the old name, or may; empty where nothing does. */
function describeLeft(seeds: number, { files, folders }: Coverage['unread'], { from, to }: RenamePlan): string {
  const sentences: string[] = [];
  if (seeds === 1) sentences.push(`1 seed still says “${from}”, not “${to}”. Its header has to be mended first.`);
  if (seeds > 1)
    sentences.push(`${seeds} seeds still say “${from}”, not “${to}”. Their headers have to be mended first.`);
  if (files + folders > 0) sentences.push(`What has not been read since the scan was stopped may still say “${from}”.`);
  return sentences.join(' ');
}

function contentModified(): ResponseError {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The seed was edited meanwhile.');
}
