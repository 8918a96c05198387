import * as vscode from 'vscode';
import type { BulkEditTask, FoundEdit, PlannedEdit } from './bulkEditTask.ts';
import { describe, Failures, tellOutcome, type Failure } from './bulkOutcome.ts';
import { changeOf, type ChangeRecord, type RecordedChange } from './journal.ts';
import { withProgress } from '../messages.ts';
import { mostHeld, openDocument, openDocuments, openTogether } from './openTogether.ts';
import { count } from '../problems.ts';
import { currentText, save, textAfter, textOnDisk, whyNotSavedAsItIs, writeAsIs } from './savedText.ts';
import { TypingWatch } from './typingWatch.ts';
import type { Server } from '../server.ts';

/**
 * The most files that a preview is offered for. A preview is one edit, and VS Code hangs when an edit has many thousands of
 * files. With 1,000 files it takes about as much time and memory as the same change without a preview.
 */
export const mostPreviewed = 1000;

/** How often a file is opened anew that VS Code has closed again. */
const mostAttempts = 5;

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
  readonly #record: ChangeRecord | undefined;
  readonly failures = new Failures();
  /** The files that VS Code has closed before they could be changed. */
  #closed: string[] = [];
  /** How many files were changed. */
  changed = 0;
  /** How many of them were found to be as the edits say, saved or with unsaved changes as before. */
  asPlanned = 0;

  constructor(server: Server, task: BulkEditTask<Edit>) {
    this.#server = server;
    this.#task = task;
    this.#record = task.journal?.begin(task.label, task.noun);
  }

  /** Changes files, and shows its progress. Returns how many it has come to when it is done or cancelled. */
  async run(title: string, uris: readonly string[]): Promise<number> {
    return this.#inBatches(title, uris, (batch) => this.#changeBatch(batch));
  }

  /** Changes a few files, and shows nothing of it. */
  async runQuietly(uris: readonly string[]): Promise<void> {
    for (let start = 0; start < uris.length; start += mostHeld) {
      await this.#inOneBatch(uris.slice(start, start + mostHeld), (batch) => this.#changeBatch(batch));
    }
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
      if (texts[index] !== before) this.#fail('changed in the meantime', uri);
      return texts[index] === before;
    });
    const [first] = current;
    if (!first) return true;
    const edit = editOf(current);
    // A change that needs confirmation is not ticked at first. So that one is added that does nothing, and is not shown.
    const metadata = { needsConfirmation: true, label: this.#task.label };
    edit.createFile(first.uri, { ignoreIfExists: true }, metadata);
    // When it is applied, VS Code itself compares what it shows with the files.
    await this.#change(edit, current, { chosen: true });
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
        await this.#inOneBatch(batch, work);
        done += batch.length;
        const message = `${done.toLocaleString('en')} of ${uris.length.toLocaleString('en')}`;
        progress.report({ message, increment: (100 * batch.length) / uris.length });
      }
      return done;
    });
  }

  async #inOneBatch(uris: readonly string[], work: (batch: readonly string[]) => Promise<void>): Promise<void> {
    await work(uris);
    for (let attempt = 0; this.#closed.length > 0 && attempt < mostAttempts; attempt++) {
      await work(this.#closed.splice(0));
    }
    for (const uri of this.#closed.splice(0)) this.#fail('could not be kept open', this.#uriOf(uri));
  }

  async #changeBatch(uris: readonly string[]): Promise<void> {
    const found = await this.#note(await this.#find(uris));
    await this.#apply(found.filter(({ isDirty }) => !isDirty));
    for (const each of found) if (each.isDirty) await this.#apply([each]);
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
      const after = textAfter(document, edits);
      const change = changeOf(uri.toString(), before, after);
      return { edit, uri, key: keys.get(document)!, isDirty: isDirty || isUntitled, before, after, change };
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
      this.#server.output.error(`The undo journal could not be written: ${String(error)}`);
      for (const { uri } of noted) this.#fail('could not be recorded for undo', uri);
      return [];
    }
  }

  #isCurrent({ edit: { document, version }, before, uri, key }: FoundEdit<Edit>): boolean {
    const isCurrent = version === null ? document.getText() === before : document.version === version;
    if (document.isClosed) this.#closed.push(key);
    else if (!isCurrent) this.#fail('changed in the meantime', uri);
    return isCurrent && !document.isClosed;
  }

  async #apply(noted: readonly FoundEdit<Edit>[]): Promise<void> {
    const current = noted.filter((each) => this.#isCurrent(each));
    const [first, ...others] = current;
    if (!first) return;
    if (await this.#change(editOf(current), current)) return;
    if (others.length === 0) this.#fail('could not be changed', first.uri);
    // One bad edit keeps all from being applied, so they are applied one by one.
    else for (const each of current) await this.#apply([each]);
  }

  /**
   * Applies an edit of files, and records what came of it. Returns false where VS Code refuses the edit.
   * @param options.chosen whether the user can leave some of it out.
   */
  async #change(
    edit: vscode.WorkspaceEdit,
    files: readonly FoundEdit<Edit>[],
    { chosen = false } = {},
  ): Promise<boolean> {
    const typing = new TypingWatch();
    try {
      // VS Code saves a refactoring of more than one file by itself, in the same step.
      const isRefactoring = chosen || files[0]?.isDirty !== true;
      if (!(await vscode.workspace.applyEdit(edit, { isRefactoring }))) return false;
      await this.#settle(files, typing, chosen);
      return true;
    } finally {
      typing.dispose();
    }
  }

  /** Records what was changed. The text on disk decides what was changed and saved, whoever did it. */
  async #settle(applied: readonly FoundEdit<Edit>[], typing: TypingWatch, chosen: boolean): Promise<void> {
    const open = openDocuments();
    const texts = await Promise.all(
      applied.map(async (each) => {
        const { isDirty, uri } = each;
        const document = open.get(uri.toString());
        if (document && isDirty) return document.getText();
        const text = await (document ? save(document) : textOnDisk(uri));
        return this.#task.isExact === true && !typing.isTypedIn(uri) ? this.#exact(each, text) : text;
      }),
    );
    const made: string[] = [];
    const otherwise: RecordedChange[] = [];
    const openSince = openDocuments();
    applied.forEach((each, index) => {
      const { uri, before, after, change, isDirty, edit } = each;
      const document = openSince.get(uri.toString());
      const text = texts[index];
      const isSaved = isDirty || (text !== undefined && document?.isDirty !== true);
      if (isSaved && text === before) {
        if (!chosen) this.#fail('could not be changed', uri);
        return;
      }
      if (!isSaved) this.#fail('could not be saved', uri);
      this.changed++;
      if (isSaved && text === after) this.asPlanned++;
      this.#task.onChanged?.(edit);
      made.push(change.uri);
      // Saving may have changed more, such as the format, and a preview less. What was typed meanwhile is nobody's to undo.
      if (isSaved && !isDirty && text !== undefined && text !== after && !typing.isTypedIn(uri)) {
        otherwise.push(changeOf(change.uri, before, text));
      }
    });
    try {
      if (otherwise.length > 0) await this.#record?.plan(otherwise);
      await this.#record?.made(made);
    } catch (error) {
      this.#server.output.error(`The undo journal could not be written: ${String(error)}`);
    }
  }

  /** Puts right what VS Code has changed beside an edit when it saved a file. Returns the text on disk after that. */
  async #exact({ uri, before, after }: FoundEdit<Edit>, text: string | undefined): Promise<string | undefined> {
    if (text === undefined || text === before || text === after) return text;
    if (openDocument(uri)?.isDirty !== true) await writeAsIs(uri, after);
    return textOnDisk(uri);
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
    ? 'could not be saved, since it was open in a language other than Seed'
    : whyNotSavedAsItIs(document);
}
