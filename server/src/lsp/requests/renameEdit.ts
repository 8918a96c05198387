import {
  MessageType,
  type CancellationToken,
  type ChangeAnnotation,
  type WorkDoneProgressReporter,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { RenamePlan } from '../../core/index.ts';
import { quoteForMessage, renameInConfiguration } from '../../core/index.ts';
import { isWithin, nameOf, renameSeeds, type Coverage } from '../../workspace/index.ts';
import { placeOfNewConfiguration } from '../configurationPlace.ts';
import type { ServerContext } from '../serverContext.ts';
import { showMessage } from '../showMessage.ts';
import { workspaceEdit, type FileEdits } from '../workspaceEdit.ts';

/**
 * The edit that carries out a rename in the corpus of a seed or of a `seedbed.yaml`; null when it is cancelled. A message
 * says what the user has to know of it and the client cannot ask.
 */
export async function renameEdit(
  context: ServerContext,
  uri: string,
  plan: RenamePlan,
  token: CancellationToken,
  progress?: WorkDoneProgressReporter,
): Promise<WorkspaceEdit | null> {
  const { connection, workspace, client, batchFor } = context;
  const total = plan.seeds.length;
  const { edits, refused } = await renameSeeds(workspace, plan, batchFor(token), (done) =>
    progress?.report((100 * done) / total, `${done} of ${total}`),
  );
  const configuration = await renamedConfiguration(context, uri, plan);
  if (token.isCancellationRequested) return null;
  const confirmation = confirmationOf(plan, describeOutside(context, uri, plan));
  // A client that cannot ask shows it as a message.
  const unasked = client().edits.confirmation ? undefined : confirmation?.description;
  const undeclared = configuration === undefined ? `“${plan.to}” is not declared in seedbed.yaml yet.` : undefined;
  const message = [unasked, describeLeft(refused.length, workspace.coverage().unread, plan), undeclared]
    .filter(Boolean)
    .join(' ');
  if (message !== '') {
    void showMessage(connection, MessageType.Warning, message);
  }
  return workspaceEdit([...(configuration ?? []), ...edits], client().edits, confirmation);
}

/**
 * The `seedbed.yaml` with the new name, in a list that is empty where there is nothing to be changed in it. Undefined where
 * there is no such file, and the client creates none.
 */
async function renamedConfiguration(
  { workspace, client }: ServerContext,
  uri: string,
  plan: RenamePlan,
): Promise<readonly FileEdits[] | undefined> {
  const corpus = workspace.corpusOf(uri);
  const file = await workspace.configurationFile(uri);
  const place = file ?? placeOfNewConfiguration(workspace, uri);
  const edits = corpus && place && renameInConfiguration(place.text ?? '', plan, corpus.configuration);
  if (!edits || edits.length === 0) return [];
  if (place.text === undefined && !client().edits.createFile) return undefined;
  return [{ uri: place.uri, version: file?.version ?? null, edits, create: place.text === undefined }];
}

/** Two names that become one cannot be told apart again, and what is not open is not renamed. */
function confirmationOf({ from, to, conflict }: RenamePlan, outside: string | undefined): ChangeAnnotation | undefined {
  if (conflict === undefined && outside === undefined) return undefined;
  const label = conflict === undefined ? `Rename “${from}” to “${to}”` : `Merge “${from}” into “${to}”`;
  return { label, needsConfirmation: true, description: [conflict, outside].filter(Boolean).join(' ') };
}

/** A warning of the seeds that a `seedbed.yaml` rules and no open folder holds; undefined where there are none. */
function describeOutside({ workspace, roots }: ServerContext, uri: string, { from }: RenamePlan): string | undefined {
  const corpus = workspace.corpusOf(uri);
  if (corpus?.configurationUri === undefined) return undefined;
  if (roots().some((root) => isWithin(corpus.root, root.uri))) return undefined;
  const name = quoteForMessage(nameOf(corpus.root));
  return `The seedbed.yaml of the folder ${name} applies to all seeds in it, but only some of them are open. Others that say “${from}” keep it. Open ${name} to rename all.`;
}

/** What keeps the old name, or may; empty where nothing does. */
function describeLeft(seeds: number, { files, folders }: Coverage['unread'], { from, to }: RenamePlan): string {
  const sentences: string[] = [];
  if (seeds === 1) sentences.push(`1 seed still says “${from}”, not “${to}”. Fix its broken header first.`);
  if (seeds > 1) sentences.push(`${seeds} seeds still say “${from}”, not “${to}”. Fix their broken headers first.`);
  if (files + folders > 0)
    sentences.push(`Seeds that were not read because the scan was stopped may still say “${from}”.`);
  return sentences.join(' ');
}
