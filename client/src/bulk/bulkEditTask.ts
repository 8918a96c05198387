import type * as vscode from 'vscode';
import type { Failure } from './bulkOutcome.ts';
import type { ChangeRecord, Journal, RecordedChange } from './journal.ts';

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
  readonly journal?: { readonly begin: (...of: Parameters<Journal['begin']>) => ChangeRecord };
  /** Whether files are to be as the edits say, also where VS Code changes more of them when it saves them, as for an undo. */
  readonly isExact?: boolean;
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
export interface FoundEdit<Edit> {
  readonly edit: Edit;
  readonly uri: vscode.Uri;
  /** The uri as it was asked for. */
  readonly key: string;
  /** Whether the document has unsaved changes of other origin. */
  readonly isDirty: boolean;
  /** The whole text before the edit, and after it. */
  readonly before: string;
  readonly after: string;
  readonly change: RecordedChange;
}
