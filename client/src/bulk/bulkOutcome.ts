import * as vscode from 'vscode';
import { withoutLinks } from '../messages.ts';
import { listNames } from '../problems.ts';
import type { SavingFailure } from './savedText.ts';

/** Why a file was not changed or saved, as the predicate of a sentence about it. */
export type Failure =
  | 'changed in the meantime'
  | 'could not be changed'
  | 'could not be kept open'
  | 'could not be recorded for undo'
  | 'could not be saved'
  | 'could not be saved, since it was open in a language other than Seed'
  | SavingFailure
  // A reason from the server.
  | { readonly reason: string };

/** The files that failed, by the kind of failure. */
export class Failures {
  readonly #files = new Map<string, vscode.Uri[]>();

  get isEmpty(): boolean {
    return this.#files.size === 0;
  }

  add(failure: Failure, uri: vscode.Uri): void {
    const key = describe(failure);
    const files = this.#files.get(key);
    if (files) files.push(uri);
    else this.#files.set(key, [uri]);
  }

  /** One sentence for each kind, which names some of the files. */
  sentences(noun: 'seed' | 'file'): readonly string[] {
    return [...this.#files].map(([failure, uris]) => `${nameFiles(uris, noun)}${failure}`);
  }
}

/**
 * Says how a bulk change ended, and offers to undo it and to show the log.
 * @param label what the change is called in the journal; undefined where it cannot be undone.
 */
export function tellOutcome(
  sentences: readonly string[],
  failures: readonly string[],
  label: string | undefined,
  output: vscode.LogOutputChannel,
): void {
  const message = withoutLinks([...sentences, ...failures].join(' '));
  const undo = label === undefined ? [] : ['Undo'];
  const asked =
    failures.length === 0
      ? vscode.window.showInformationMessage(message, ...undo)
      : vscode.window.showWarningMessage(message, ...undo, 'Show Output');
  void asked.then((answer) => {
    if (answer === 'Undo') void vscode.commands.executeCommand('seedbed.undoBulkChange', { of: label });
    else if (answer === 'Show Output') output.show();
  });
}

/** What follows the names of the files. */
export function describe(failure: Failure): string {
  return typeof failure === 'string' ? ` ${failure}.` : `: ${failure.reason}`;
}

/** The last sentence of every question about a bulk change. */
export const savedRemark = 'Changed files are saved, except those with unsaved edits of yours.';

/** Some files by name and the others by number: `week-1/001_….txt, week-1/002_….txt and 3 more seeds`. */
export function nameFiles(uris: readonly vscode.Uri[], noun: 'seed' | 'file', most = mostNamed): string {
  const names = uris.slice(0, most).map((uri) => vscode.workspace.asRelativePath(uri));
  return listNames(names, uris.length - names.length, noun);
}

const mostNamed = 3;
