import * as vscode from 'vscode';
import {
  CreateFile,
  RenameRequest,
  TextDocumentEdit,
  TextEdit,
  type Middleware,
  type RenameParams,
  type WorkspaceEdit,
} from 'vscode-languageclient/node';
import { configurationName, renameCommand, type RenameArgument } from '../../../server/src/protocol/index.ts';
import { BulkEdit, mostPreviewed } from './bulkEdit.ts';
import type { BulkEditTask, PlannedEdit } from './bulkEditTask.ts';
import { savedRemark } from './bulkOutcome.ts';
import type { Journal } from './journal.ts';
import { openDocument } from './openTogether.ts';
import { count } from '../problems.ts';
import { textOnDisk } from './savedText.ts';
import type { Server } from '../server.ts';

/** A rename, with the server's answer. */
interface AnsweredRename {
  /** The old and the new name, as messages show them. */
  readonly names: string;
  readonly edit: WorkspaceEdit;
  /** When it was asked for, in milliseconds since 1970. The server has read every file after that. */
  readonly askedAt: number;
}

const apply = 'Apply';
const preview = 'Preview';

/**
 * Carries out renames as bulk edits, so that they are saved and can be undone. VS Code, which has asked for the edits, gets
 * an empty answer. The server's answer is taken before it is converted for VS Code: the conversion loses the versions that
 * its edits are for, and what is to be confirmed.
 */
export function takeOverRenames(server: Server, journal: Journal): Middleware {
  return {
    sendRequest: async (type, params, token, next) => {
      const askedAt = Date.now();
      const answer = await next(type, params, token);
      if ((typeof type === 'string' ? type : type.method) !== RenameRequest.method) return answer;
      const edit = answer as WorkspaceEdit | null;
      if (!edit?.documentChanges?.length || token?.isCancellationRequested) return answer;
      // VS Code gives a rename up when the cursor moves. The question and the work go on without it.
      void renameInBulk(server, journal, { names: namesOf(server, params as RenameParams, edit), edit, askedAt });
      return { documentChanges: [] } as typeof answer;
    },
    // The quick fix that changes a name in all seeds.
    executeCommand: async (command, args, next) => {
      if (command !== renameCommand.command) return next(command, args);
      const argument = args[0] as RenameArgument;
      const askedAt = Date.now();
      const edit = (await next(command, [{ ...argument, answerOnly: true }])) as WorkspaceEdit | null;
      if (!edit?.documentChanges?.length) return;
      await renameInBulk(server, journal, { names: `“${argument.from}” to “${argument.to}”`, edit, askedAt });
    },
  };
}

async function renameInBulk(server: Server, journal: Journal, rename: AnsweredRename): Promise<void> {
  const changes = rename.edit.documentChanges ?? [];
  const edits = changes.filter((change) => TextDocumentEdit.is(change));
  const created = changes.filter((change) => CreateFile.is(change)).map(({ uri }) => uri);
  const uris = edits.map(({ textDocument }) => textDocument.uri);
  // The declaration of the new name comes first: without it, every seed with the name is reported.
  const inOrder = [...uris.filter(isConfiguration), ...uris.filter((uri) => !isConfiguration(uri))];
  const seeds = uris.filter((uri) => !isConfiguration(uri)).length;
  const { names } = rename;
  const remarks = remarksOf(rename.edit);
  const answer = seeds > 1 || remarks.length > 0 ? await ask(names, seeds, uris.length, remarks) : apply;
  if (answer === undefined) return;

  const bulkEdit = new BulkEdit(server, {
    label: `Rename ${names}`,
    noun: 'file',
    journal,
    find: findRenames(server, rename, edits, new Set(created)),
  });
  const showOutcome = (done: number): void =>
    bulkEdit.showOutcome(`Renamed ${names} in ${count(bulkEdit.changed, 'file')}.`, done, uris.length);
  const files = created.map((uri) => server.client.protocol2CodeConverter.asUri(uri));
  for (const file of files) await create(file);
  if (answer === apply) showOutcome(await bulkEdit.run('Renaming', inOrder));
  else if (await bulkEdit.preview(inOrder)) showOutcome(uris.length);
  for (const file of files) await removeEmpty(file);
}

function ask(names: string, seeds: number, files: number, remarks: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showInformationMessage(
    `Rename ${names} in ${count(seeds, 'seed')}?`,
    { modal: true, detail: [...remarks, savedRemark].join('\n\n') },
    apply,
    ...(files <= mostPreviewed ? [preview] : []),
  );
}

/** Takes the edits from the server's answer, unless the text has changed since the server read it. */
function findRenames(
  server: Server,
  { askedAt }: AnsweredRename,
  changes: readonly TextDocumentEdit[],
  created: ReadonlySet<string>,
): BulkEditTask<PlannedEdit>['find'] {
  const changeOf = new Map(changes.map((change) => [change.textDocument.uri, change]));
  return async (documents, fail) => {
    const found = await Promise.all(
      [...documents].map(async ([uri, document]): Promise<PlannedEdit | undefined> => {
        const change = changeOf.get(uri);
        if (!change) return undefined;
        const version = change.textDocument.version ?? document.version;
        const fromDisk = change.textDocument.version === null && !created.has(uri);
        if (fromDisk && (await isChangedSince(document, askedAt))) {
          fail('changed in the meantime', document.uri);
          return undefined;
        }
        const edits = await server.textEdits(change.edits.filter((edit) => TextEdit.is(edit)));
        return { document, version, edits };
      }),
    );
    return found.filter((edit) => edit !== undefined);
  };
}

async function isChangedSince(document: vscode.TextDocument, time: number): Promise<boolean> {
  if (document.isDirty) return true;
  const { mtime } = await vscode.workspace.fs.stat(document.uri).then(
    (stat) => stat,
    () => ({ mtime: Infinity }),
  );
  return mtime >= time;
}

async function create(file: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { ignoreIfExists: true });
  await vscode.workspace.applyEdit(edit);
}

/** Deletes a file that was created for a declaration and stayed empty. */
async function removeEmpty(file: vscode.Uri): Promise<void> {
  const isEmpty = (await textOnDisk(file)) === '' && openDocument(file)?.isDirty !== true;
  if (isEmpty) await vscode.workspace.fs.delete(file).then(undefined, () => {});
}

/** The old and the new name, by the edit where the cursor was. */
function namesOf(server: Server, params: RenameParams, { documentChanges = [] }: WorkspaceEdit): string {
  const converter = server.client.protocol2CodeConverter;
  const { uri } = params.textDocument;
  const changes = documentChanges.filter((change) => TextDocumentEdit.is(change));
  const change = changes.find(({ textDocument }) => textDocument.uri === uri);
  const position = converter.asPosition(params.position);
  const edit = change?.edits.find(({ range }) => converter.asRange(range).contains(position));
  const document = openDocument(converter.asUri(uri));
  const to = `to “${params.newName}”`;
  return edit && document ? `“${document.getText(converter.asRange(edit.range))}” ${to}` : to;
}

/** What the server wants the user to confirm. */
function remarksOf({ changeAnnotations }: WorkspaceEdit): readonly string[] {
  const asked = Object.values(changeAnnotations ?? {}).filter(({ needsConfirmation }) => needsConfirmation);
  return asked.map(({ label, description }) => (description ? `${label}: ${description}` : label));
}

function isConfiguration(uri: string): boolean {
  return uri.endsWith(`/${configurationName}`);
}
