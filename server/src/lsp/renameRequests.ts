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
import {
  linesOf,
  planRename,
  planRenameOf,
  prepareRename,
  quoteForMessage,
  renameInConfiguration,
} from '../core/index.ts';
import type { RenamePlan, RenameRefusal } from '../core/index.ts';
import { isWithin, nameOf, normalizeUri, renameSeeds, type Coverage, type Workspace } from '../workspace/index.ts';
import { placeOfNewConfiguration } from './codeActions.ts';
import { cancellation, type Errands } from './errands.ts';
import type { Root } from './fileEvents.ts';
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
  roots: () => readonly Root[],
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
    const confirmation = confirmationOf(plan, describeOutside(workspace, uri, plan, roots()));
    // Who cannot ask before it is done is told at least.
    const unasked = client().edits.confirmation ? undefined : confirmation?.description;
    const undeclared = configuration === undefined ? `“${plan.to}” has to be declared in seedbed.yaml.` : undefined;
    const message = [unasked, describeLeft(left.length, workspace.coverage().unread, plan), undeclared]
      .filter(Boolean)
      .join(' ');
    if (message !== '') {
      void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
    }
    const edits = [...(configuration ?? []), ...files].map((file) => ({ ...file, uri: documents.spelling(file.uri) }));
    return workspaceEdit(edits, client().edits, confirmation);
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

/**
 * The `seedbed.yaml` with the new name, in a list that is empty where there is nothing to be changed in it. Undefined where
 * there is no such file, and the client makes none.
 */
async function renamedConfiguration(
  workspace: Workspace,
  uri: string,
  plan: RenamePlan,
  client: ClientProfile,
): Promise<readonly FileEdits[] | undefined> {
  const corpus = workspace.corpusOf(uri);
  const file = await workspace.configurationFile(uri);
  const place = file ?? placeOfNewConfiguration(workspace, uri);
  const edits = corpus && place && renameInConfiguration(place.text ?? '', plan, corpus.configuration);
  if (!edits || edits.length === 0) return [];
  if (place.text === undefined && !client.edits.createFile) return undefined;
  return [{ uri: place.uri, version: file?.version, edits, create: place.text === undefined }];
}

/** Two names that become one cannot be told apart again, and what is not open is not renamed. */
function confirmationOf({ from, to, conflict }: RenamePlan, outside: string | undefined): ChangeAnnotation | undefined {
  if (conflict === undefined && outside === undefined) return undefined;
  const label = conflict === undefined ? `Rename “${from}” to “${to}”` : `Merge “${from}” into “${to}”`;
  return { label, needsConfirmation: true, description: [conflict, outside].filter(Boolean).join(' ') };
}

/** What is to be known of the seeds that a `seedbed.yaml` rules and no open folder holds; undefined where there are none. */
function describeOutside(
  workspace: Workspace,
  uri: string,
  { from }: RenamePlan,
  roots: readonly Root[],
): string | undefined {
  const corpus = workspace.corpusOf(uri);
  if (corpus?.configurationUri === undefined) return undefined;
  if (roots.some((root) => isWithin(corpus.root, root.uri))) return undefined;
  const name = quoteForMessage(nameOf(corpus.root));
  return `The seedbed.yaml of the folder ${name} rules all seeds in it, but only some of them are open: others that say “${from}” keep it. Open ${name} to rename all.`;
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
