import {
  MessageType,
  ShowMessageNotification,
  type CancellationToken,
  type ChangeAnnotation,
  type Connection,
  type WorkDoneProgressReporter,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { RenamePlan } from '../core/index.ts';
import { quoteForMessage, renameInConfiguration } from '../core/index.ts';
import { isWithin, nameOf, renameSeeds, type Coverage, type Workspace } from '../workspace/index.ts';
import { placeOfNewConfiguration } from './codeActions.ts';
import type { Errands } from './errands.ts';
import type { Root } from './fileEvents.ts';
import type { OpenDocuments } from './openDocuments.ts';
import type { ClientProfile } from './settings.ts';
import { workspaceEdit, type FileEdits } from './workspaceEdit.ts';

/**
 * The edit that carries out a plan in the corpus of a seed or of a `seedbed.yaml`; null when it is cancelled. What is to be
 * known of it, and the client cannot ask, is told in a message.
 */
export type RenameEdits = (
  uri: string,
  plan: RenamePlan,
  token: CancellationToken,
  progress?: WorkDoneProgressReporter,
) => Promise<WorkspaceEdit | null>;

export function createRenameEdits(
  connection: Connection,
  workspace: Workspace,
  documents: OpenDocuments,
  errandFor: Errands,
  roots: () => readonly Root[],
  client: () => ClientProfile,
): RenameEdits {
  return async (uri, plan, token, progress) => {
    const total = plan.seeds.length;
    const { files, left } = await renameSeeds(workspace, plan, errandFor(token), (done) =>
      progress?.report((100 * done) / total, `${done} of ${total}`),
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
