import * as vscode from 'vscode';
import { seedLanguage } from './documents.ts';
import { changeOf, hashOf, type FileChange, type Journal, type JournalRecord } from './journal.ts';
import { withProgress } from './messages.ts';
import { count } from './problems.ts';
import { textAfter, whyNotSavedAsItIs, type SavingFailure } from './savedText.ts';
import type { Server } from './server.ts';

/** The most files that a preview is offered for: nobody goes through more, and it is one edit. */
export const mostPreviewed = 300;

/** The most files that are changed by one edit, and taken back by one. */
const mostAtOnce = 100;
/** How many files one edit changes of more: VS Code hangs over an edit of thousands of files. */
const batchSize = 50;

/** Why a file is not as it should be after all: what it did, or was not. */
export type Failure =
  | 'changed meanwhile'
  | 'could not be opened'
  | 'could not be changed'
  | 'could not be put in the journal'
  | 'could not be saved'
  | 'had another language than Seed'
  | SavingFailure;

/** What is to be changed in a document. */
export interface PlannedEdit {
  readonly document: vscode.TextDocument;
  /** The version of the document that the edits are meant for. */
  readonly version: number;
  readonly edits: readonly vscode.TextEdit[];
}

/** What a bulk edit does to the files it is run on. */
export interface BulkEditTask<Edit extends PlannedEdit> {
  /** What stands in a preview above the changes, and in the log before the failures. */
  readonly label: string;
  /** What one of the files is called. */
  readonly noun: 'seed' | 'file';
  /** Where the way back is kept. Absent for what goes it. */
  readonly journal?: Journal;
  /**
   * What is to be changed in documents that are open now, by their uris as the server knows them. What it leaves out stays
   * as it is; where that is not for want of something to change, it says so by `fail`.
   */
  readonly find: (
    documents: ReadonlyMap<string, vscode.TextDocument>,
    fail: (failure: Failure, uri: vscode.Uri) => void,
  ) => Promise<readonly Edit[]>;
  /** Hears of every document that has been changed, before it is saved. */
  readonly onChanged?: (edit: Edit) => void;
}

/** An edit, and whether somebody else's changes to its document are not saved yet. */
interface FoundEdit<Edit> {
  readonly edit: Edit;
  readonly isDirty: boolean;
}

/** One that is in the journal, where there is one. */
interface NotedEdit<Edit> extends FoundEdit<Edit> {
  /** The document's whole text before the edit. */
  readonly before: string;
  readonly change: FileChange;
}

/**
 * Changes any number of files, some dozens at a time, and counts what it did. Each is opened first, so that its edits are
 * for the text that VS Code has, of a version that is compared before they are applied: nothing that is typed, or changed
 * on disk, is ever written over.
 *
 * Files that are not open, or open without unsaved changes, are changed and saved, with all that VS Code's settings do
 * when a file is saved; those with unsaved changes are changed and left unsaved. Files whose text VS Code would save
 * otherwise than it is on disk are left alone. Undo takes back up to 100 files at once, or, of more, a batch of 50, from any
 * of them, as long as none has been changed since (VS Code offers to undo the one file alone then); a file that had unsaved
 * changes is a step of its own, since what is typed in it afterwards would keep all others from being undone. Undoing does
 * not save. What a preview applies is one step, whatever its size. The way back from all of it is in the journal too.
 */
export class BulkEdit<Edit extends PlannedEdit = PlannedEdit> {
  readonly #server: Server;
  readonly #task: BulkEditTask<Edit>;
  readonly #record: JournalRecord | undefined;
  readonly failures = new Map<Failure, vscode.Uri[]>();
  /** How many files were changed. */
  changed = 0;

  constructor(server: Server, task: BulkEditTask<Edit>) {
    this.#server = server;
    this.#task = task;
    this.#record = task.journal?.begin(task.label, task.noun);
  }

  /** Changes files, and shows how far it is. Answers how many it came to before it was done or cancelled. */
  async run(title: string, uris: readonly string[]): Promise<number> {
    return withProgress(title, async (progress, token) => {
      const size = uris.length <= mostAtOnce ? mostAtOnce : batchSize;
      let done = 0;
      while (done < uris.length && !token.isCancellationRequested) {
        const batch = uris.slice(done, done + size);
        const found = await this.#find(batch);
        await this.#apply(found.filter(({ isDirty }) => !isDirty));
        for (const each of found) if (each.isDirty) await this.#apply([each]);
        done += batch.length;
        const message = `${done.toLocaleString('en')} of ${uris.length.toLocaleString('en')}`;
        progress.report({ message, increment: (100 * batch.length) / uris.length });
      }
      return done;
    });
  }

  /**
   * Shows all changes for the user to choose from, as the one step to undo that they then are. Answers false when it was
   * cancelled before there was anything to see.
   */
  async preview(uris: readonly string[]): Promise<boolean> {
    const found = await withProgress('Preparing the preview', async (_, token) => {
      const edits = await this.#find(uris);
      return token.isCancellationRequested ? undefined : edits;
    });
    if (!found) return false;
    const current = (await this.#note(found)).filter(({ edit }) => this.#isCurrent(edit));
    const [first] = current;
    if (!first) return true;
    const edit = editOf(current);
    // What needs to be confirmed is not chosen at first: so it is something that is not even shown, since it does nothing.
    const metadata = { needsConfirmation: true, label: this.#task.label };
    edit.createFile(first.edit.document.uri, { ignoreIfExists: true }, metadata);
    if (!(await vscode.workspace.applyEdit(edit))) return true;
    const changed: NotedEdit<Edit>[] = [];
    for (const each of current) {
      const { edit, isDirty } = each;
      // The preview may have been open for longer than VS Code keeps a document that nobody shows.
      const document = await this.#open(edit.document.uri);
      if (document && (isDirty ? document.version !== edit.version : document.isDirty)) {
        changed.push({ ...each, edit: { ...edit, document } });
      }
    }
    await this.#done(changed);
    return true;
  }

  /**
   * Says how it ended, and offers to undo it.
   * @param success what was done, as a sentence; not said where nothing was.
   * @param done how many of `total` files it came to.
   */
  showOutcome(success: string, done: number, total: number): void {
    const { noun } = this.#task;
    const sentences = [
      ...(done < total ? [`Cancelled after ${done.toLocaleString('en')} of ${count(total, noun)}.`] : []),
      this.changed > 0 ? success : 'Nothing was changed.',
    ];
    // Files that nobody has open have no undo of their own.
    const undo = this.changed > 0 && this.#task.journal ? ['Undo'] : [];
    const failures = [...this.failures].map(([failure, uris]) => `${count(uris.length, noun)} ${failure}`);
    const asked =
      failures.length === 0
        ? vscode.window.showInformationMessage(sentences.join(' '), ...undo)
        : vscode.window.showWarningMessage([...sentences, `${failures.join(', ')}.`].join(' '), ...undo, 'Show Output');
    void asked.then((answer) => {
      if (answer === 'Undo') void vscode.commands.executeCommand('seedbed.undoBulkChange');
      else if (answer === 'Show Output') this.#server.output.show();
    });
  }

  async #find(uris: readonly string[]): Promise<readonly FoundEdit<Edit>[]> {
    const documents = new Map<string, vscode.TextDocument>();
    await Promise.all(
      uris.map(async (uri) => {
        const document = await this.#open(this.#server.client.protocol2CodeConverter.asUri(uri));
        if (!document) return;
        const failure = await whyNotSavedAsItIs(document);
        if (failure) this.#fail(failure, document.uri);
        else documents.set(uri, document);
      }),
    );
    const edits = await this.#task.find(documents, (failure, uri) => this.#fail(failure, uri));
    return edits.map((edit) => ({ edit, isDirty: edit.document.isDirty || edit.document.isUntitled }));
  }

  async #apply(found: readonly FoundEdit<Edit>[]): Promise<void> {
    await this.#applyNoted(await this.#note(found));
  }

  async #applyNoted(noted: readonly NotedEdit<Edit>[]): Promise<void> {
    const current = noted.filter(({ edit }) => this.#isCurrent(edit));
    if (current.length === 0) return;
    if (await vscode.workspace.applyEdit(editOf(current))) {
      await this.#done(current);
    } else if (current.length === 1) {
      this.#fail('could not be changed', current[0]!.edit.document.uri);
    } else {
      // One is enough to keep all from being changed: the others are, one by one.
      for (const each of current) await this.#applyNoted([each]);
    }
  }

  /** Puts edits into the journal before they are made. Answers those that are there. */
  async #note(found: readonly FoundEdit<Edit>[]): Promise<readonly NotedEdit<Edit>[]> {
    const noted = found
      .filter(({ edit }) => this.#isCurrent(edit))
      .map((each): NotedEdit<Edit> => {
        const { document } = each.edit;
        const before = document.getText();
        return {
          ...each,
          before,
          change: changeOf(document.uri.toString(), before, textAfter(document, each.edit.edits)),
        };
      });
    if (noted.length === 0) return noted;
    try {
      await this.#record?.plan(noted.map(({ change }) => change));
      return noted;
    } catch (error) {
      this.#server.output.error(`The journal could not be written: ${String(error)}`);
      for (const { edit } of noted) this.#fail('could not be put in the journal', edit.document.uri);
      return [];
    }
  }

  #isCurrent({ document, version }: PlannedEdit): boolean {
    const isCurrent = document.version === version && !document.isClosed;
    if (!isCurrent) this.#fail('changed meanwhile', document.uri);
    return isCurrent;
  }

  /** All that a bulk edit changes comes by here: changed in VS Code, and not on disk yet. */
  async #done(noted: readonly NotedEdit<Edit>[]): Promise<void> {
    for (const { edit } of noted) {
      this.changed++;
      this.#task.onChanged?.(edit);
    }
    await Promise.all(noted.filter(({ isDirty }) => !isDirty).map(({ edit }) => this.#save(edit.document)));
    const otherwise = noted.map(changeWhenSaved).filter((change) => change !== undefined);
    try {
      if (otherwise.length > 0) await this.#record?.plan(otherwise);
      await this.#record?.made(noted.map(({ change }) => change.uri));
    } catch (error) {
      this.#server.output.error(`The journal could not be written: ${String(error)}`);
    }
  }

  async #save(document: vscode.TextDocument): Promise<void> {
    if (!document.isDirty) return;
    const isSaved = await document.save().then(
      (saved) => saved,
      () => false,
    );
    if (!isSaved) this.#fail('could not be saved', document.uri);
  }

  async #open(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
    const wasOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      // A seed by what `seedbed.yaml` says, not by its name: the server is told of no other plain text.
      if (wasOpen || document.languageId !== 'plaintext') return document;
      return await vscode.languages.setTextDocumentLanguage(document, seedLanguage);
    } catch (error) {
      this.#server.output.debug(`${uri.toString()} was not opened: ${String(error)}`);
      this.#fail('could not be opened', uri);
      return undefined;
    }
  }

  #fail(failure: Failure, uri: vscode.Uri): void {
    const failed = this.failures.get(failure);
    if (failed) failed.push(uri);
    else this.failures.set(failure, [uri]);
    this.#server.output.warn(`${this.#task.label}: ${uri.toString()} ${failure}.`);
  }
}

function editOf(found: readonly FoundEdit<PlannedEdit>[]): vscode.WorkspaceEdit {
  const whole = new vscode.WorkspaceEdit();
  for (const { edit } of found) whole.set(edit.document.uri, [...edit.edits]);
  return whole;
}

/**
 * What has become of a file for which VS Code did more than the edit when it was saved, such as to format it. Undefined
 * where it has not; nor is it known of one that somebody sees, and may have typed in.
 */
function changeWhenSaved({ edit, before, change }: NotedEdit<PlannedEdit>): FileChange | undefined {
  const { document } = edit;
  const isShown = vscode.window.visibleTextEditors.some((editor) => editor.document === document);
  if (isShown || document.isClosed || document.isDirty || hashOf(document.getText()) === change.after) return undefined;
  return changeOf(change.uri, before, document.getText());
}
