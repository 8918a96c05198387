import * as vscode from 'vscode';
import { describe, Failures, tellOutcome, type Failure } from './bulkOutcome.ts';
import { changeOf, hashOf, type RecordedChange, type Journal, type JournalRecord } from './journal.ts';
import { withProgress } from '../messages.ts';
import { mostHeld, openDocuments, openTogether } from './openTogether.ts';
import { count } from '../problems.ts';
import { currentText, save, textAfter, textOnDisk, whyNotSavedAsItIs } from './savedText.ts';
import type { Server } from '../server.ts';

/**
 * The most files that a preview is offered for. A preview is one edit, and VS Code hangs when an edit has many thousands of
 * files. With 1,000 files it takes about as much time and memory as the same change without a preview.
 */
export const mostPreviewed = 1000;

/** How often a file is opened anew that VS Code has closed again. */
const mostAttempts = 5;

/** What is to be changed in a document. */
export interface PlannedEdit {
  readonly document: vscode.TextDocument;
  /** The version of the document that the edits are meant for; null where they are meant for the file on disk. */
  readonly version: number | null;
  readonly edits: readonly vscode.TextEdit[];
}

/** What a bulk edit does to the files it is run on. */
export interface BulkEditTask<Edit extends PlannedEdit> {
  /** The heading of a preview, and of failures in the log. */
  readonly label: string;
  /** What one of the files is called. */
  readonly noun: 'seed' | 'file';
  /** Records how to undo the change. Absent for an undo itself. */
  readonly journal?: Journal;
  /**
   * Finds the edits of documents that are open now, by their uris as the server knows them. A document that it leaves out
   * stays as it is; unless there is nothing to change in it, it calls `fail` with the reason.
   */
  readonly find: (
    documents: ReadonlyMap<string, vscode.TextDocument>,
    fail: (failure: Failure, uri: vscode.Uri) => void,
  ) => Promise<readonly Edit[]>;
  /** Is called for every document that has been changed. */
  readonly onChanged?: (edit: Edit) => void;
}

/** An edit and its effect on the file. */
interface FoundEdit<Edit> {
  readonly edit: Edit;
  readonly uri: vscode.Uri;
  /** The uri as it was asked for. */
  readonly key: string;
  /** Whether the document has unsaved changes of other origin. */
  readonly isDirty: boolean;
  /** The whole text before the edit. */
  readonly before: string;
  readonly change: RecordedChange;
}

/**
 * Changes any number of files, as many at a time as VS Code holds open, and counts what it did. Each is opened first, so
 * that its edits are for the text that VS Code has, of a version that is compared before they are applied: nothing that is
 * typed, or changed on disk, is ever written over.
 *
 * Files that are not open, or open without unsaved changes, are changed and saved in one step, with all that VS Code's
 * settings do when a file is saved; those with unsaved changes are changed and left unsaved. Files whose text VS Code would
 * save otherwise than it is on disk are left alone. VS Code's own undo takes back a batch, from any of its files, as long as
 * none has been changed since; a file that had unsaved changes is a step of its own, since what is typed in it afterwards
 * would keep all others from being undone. What a preview applies is one step, whatever its size. The way back from all of
 * it is in the journal too.
 */
export class BulkEdit<Edit extends PlannedEdit = PlannedEdit> {
  readonly #server: Server;
  readonly #task: BulkEditTask<Edit>;
  readonly #record: JournalRecord | undefined;
  readonly failures = new Failures();
  /** The files that VS Code has closed before they could be changed. */
  #closed: string[] = [];
  /** How many files were changed. */
  changed = 0;

  constructor(server: Server, task: BulkEditTask<Edit>) {
    this.#server = server;
    this.#task = task;
    this.#record = task.journal?.begin(task.label, task.noun);
  }

  /** Changes files, and shows its progress. Returns how many it has come to when it is done or cancelled. */
  async run(title: string, uris: readonly string[]): Promise<number> {
    return this.#inBatches(title, uris, async (batch) => {
      const found = await this.#note(await this.#find(batch));
      await this.#apply(found.filter(({ isDirty }) => !isDirty));
      for (const each of found) if (each.isDirty) await this.#apply([each]);
    });
  }

  /**
   * Shows all changes for the user to choose from. Those chosen are one step to undo. Returns false when it was cancelled
   * before the preview was shown.
   */
  async preview(uris: readonly string[]): Promise<boolean> {
    const found: FoundEdit<Edit>[] = [];
    const done = await this.#inBatches('Preparing the preview', uris, async (batch) => {
      found.push(...(await this.#note(await this.#find(batch))));
    });
    if (done < uris.length) return false;
    // The first of them are closed again by now, so their texts are compared.
    const open = openDocuments();
    const texts = await Promise.all(found.map(({ uri }) => currentText(uri, open)));
    const current = found.filter(({ before, uri }, index) => {
      if (texts[index] !== before) this.#fail('changed meanwhile', uri);
      return texts[index] === before;
    });
    const [first] = current;
    if (!first) return true;
    const edit = editOf(current);
    // A change that needs confirmation is not ticked at first. So that one is added that does nothing, and is not shown.
    const metadata = { needsConfirmation: true, label: this.#task.label };
    edit.createFile(first.uri, { ignoreIfExists: true }, metadata);
    // When it is applied, VS Code itself compares what it shows with the files.
    if (await vscode.workspace.applyEdit(edit, { isRefactoring: true })) await this.#settle(current, { chosen: true });
    return true;
  }

  /**
   * Says how it ended, and offers to undo it.
   * @param success a sentence about what was done; left out where nothing was.
   * @param done how many of `total` files it has come to.
   * @param leftOut sentences about files that it was not run on.
   */
  showOutcome(success: string, done: number, total: number, leftOut: readonly string[] = []): void {
    const { noun } = this.#task;
    const cancelled = done < total ? [`Cancelled after ${done.toLocaleString('en')} of ${count(total, noun)}.`] : [];
    const sentences = [...cancelled, this.changed > 0 ? success : 'Nothing was changed.'];
    // VS Code cannot undo changes of files that are not open.
    const canUndo = this.changed > 0 && this.#task.journal !== undefined;
    const label = canUndo ? this.#task.label : undefined;
    tellOutcome(sentences, [...leftOut, ...this.failures.sentences(noun)], label, this.#server.output);
  }

  /** Returns how many files were done before it was cancelled. */
  #inBatches(
    title: string,
    uris: readonly string[],
    work: (batch: readonly string[]) => Promise<void>,
  ): Thenable<number> {
    return withProgress(title, async (progress, token) => {
      let done = 0;
      while (done < uris.length && !token.isCancellationRequested) {
        const batch = uris.slice(done, done + mostHeld);
        await work(batch);
        for (let attempt = 0; this.#closed.length > 0 && attempt < mostAttempts; attempt++) {
          await work(this.#closed.splice(0));
        }
        for (const uri of this.#closed.splice(0)) this.#fail('could not be kept open', this.#uriOf(uri));
        done += batch.length;
        const message = `${done.toLocaleString('en')} of ${uris.length.toLocaleString('en')}`;
        progress.report({ message, increment: (100 * batch.length) / uris.length });
      }
      return done;
    });
  }

  /** Finds the edits of some files, which all stay open meanwhile. */
  async #find(uris: readonly string[]): Promise<readonly FoundEdit<Edit>[]> {
    const opened = await openTogether(uris.map((uri) => this.#uriOf(uri)));
    const documents = new Map<string, vscode.TextDocument>();
    await Promise.all(
      uris.map(async (uri) => {
        const document = opened.get(this.#uriOf(uri).toString());
        const failure = document ? await whyNotSavedAsItIs(document) : 'could not be opened';
        if (document?.isClosed) this.#closed.push(uri);
        else if (failure) this.#fail(failure, this.#uriOf(uri));
        else documents.set(uri, document!);
      }),
    );
    const found = await this.#task.find(documents, (failure, uri) => this.#fail(failure, uri));
    const keys = new Map([...documents].map(([uri, document]) => [document, uri]));
    return found.map((edit) => {
      const { document, edits } = edit;
      const { uri, isDirty, isUntitled } = document;
      const before = document.getText();
      const change = changeOf(uri.toString(), before, textAfter(document, edits));
      return { edit, uri, key: keys.get(document)!, isDirty: isDirty || isUntitled, before, change };
    });
  }

  /** Puts edits into the journal before they are made. Returns those that are in it and still valid. */
  async #note(found: readonly FoundEdit<Edit>[]): Promise<readonly FoundEdit<Edit>[]> {
    const failures = await Promise.all(found.map(({ edit }) => whyNotOnDisk(edit)));
    const noted = found.filter((each, index) => {
      const failure = failures[index];
      if (failure) this.#fail(failure, each.uri);
      return !failure && this.#isCurrent(each);
    });
    if (noted.length === 0) return noted;
    try {
      await this.#record?.plan(noted.map(({ change }) => change));
      return noted;
    } catch (error) {
      this.#server.output.error(`The journal could not be written: ${String(error)}`);
      for (const { uri } of noted) this.#fail('could not be put in the journal', uri);
      return [];
    }
  }

  #isCurrent({ edit: { document, version }, before, uri, key }: FoundEdit<Edit>): boolean {
    const isCurrent = version === null ? document.getText() === before : document.version === version;
    if (document.isClosed) this.#closed.push(key);
    else if (!isCurrent) this.#fail('changed meanwhile', uri);
    return isCurrent && !document.isClosed;
  }

  async #apply(noted: readonly FoundEdit<Edit>[]): Promise<void> {
    const current = noted.filter((each) => this.#isCurrent(each));
    const [first, ...others] = current;
    if (!first) return;
    // VS Code saves a refactoring of more than one file by itself, in the same step.
    if (await vscode.workspace.applyEdit(editOf(current), { isRefactoring: !first.isDirty })) {
      await this.#settle(current);
    } else if (others.length === 0) {
      this.#fail('could not be changed', first.uri);
    } else {
      // One bad edit keeps all from being applied, so they are applied one by one.
      for (const each of current) await this.#apply([each]);
    }
  }

  /**
   * Records what was changed. The text on disk decides what was changed and saved, whoever did it.
   * @param options.chosen whether the user could leave some of it out.
   */
  async #settle(applied: readonly FoundEdit<Edit>[], { chosen = false } = {}): Promise<void> {
    const open = openDocuments();
    const texts = await Promise.all(
      applied.map(async ({ isDirty, uri }) => {
        const document = open.get(uri.toString());
        if (document && isDirty) return document.getText();
        return document ? save(document) : textOnDisk(uri);
      }),
    );
    const made: string[] = [];
    const otherwise: RecordedChange[] = [];
    const openSince = openDocuments();
    applied.forEach((each, index) => {
      const { uri, before, change, isDirty, edit } = each;
      const document = openSince.get(uri.toString());
      const text = texts[index];
      const isSaved = isDirty || (text !== undefined && document?.isDirty !== true);
      if (isSaved && text === before) {
        if (!chosen) this.#fail('could not be changed', uri);
        return;
      }
      if (!isSaved) this.#fail('could not be saved', uri);
      this.changed++;
      this.#task.onChanged?.(edit);
      made.push(change.uri);
      // Saving may have changed more, such as the format, and a preview less.
      if (isSaved && !isDirty && text !== undefined && hashOf(text) !== change.after && !isShown(uri)) {
        otherwise.push(changeOf(change.uri, before, text));
      }
    });
    try {
      if (otherwise.length > 0) await this.#record?.plan(otherwise);
      await this.#record?.made(made);
    } catch (error) {
      this.#server.output.error(`The journal could not be written: ${String(error)}`);
    }
  }

  #uriOf(uri: string): vscode.Uri {
    return this.#server.client.protocol2CodeConverter.asUri(uri);
  }

  #fail(failure: Failure, uri: vscode.Uri): void {
    this.failures.add(failure, uri);
    this.#server.output.warn(`${this.#task.label}: ${uri.toString()}${describe(failure)}`);
  }
}

function editOf(found: readonly FoundEdit<PlannedEdit>[]): vscode.WorkspaceEdit {
  const whole = new vscode.WorkspaceEdit();
  for (const { edit, uri } of found) whole.set(uri, [...edit.edits]);
  return whole;
}

/** Why an edit for the file on disk is not valid for the document: the server knows the text of seeds only. */
async function whyNotOnDisk({ document, version }: PlannedEdit): Promise<Failure | undefined> {
  if (version !== null) return undefined;
  return document.isDirty
    ? 'has unsaved changes and is open in another language than Seed'
    : whyNotSavedAsItIs(document);
}

/** Whether an editor shows it, so that the user may have typed in it. */
function isShown(uri: vscode.Uri): boolean {
  return vscode.window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri.toString());
}
