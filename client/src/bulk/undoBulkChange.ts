import * as vscode from 'vscode';
import { BulkEdit, mostPreviewed } from './bulkEdit.ts';
import type { BulkEditTask, PlannedEdit } from './bulkEditTask.ts';
import { nameFiles, savedRemark } from './bulkOutcome.ts';
import { changeOf, hashOf, type FileChanges, type Journal, type JournalEntry, type RecordedChange } from './journal.ts';
import { withProgress } from '../messages.ts';
import { openDocuments } from './openTogether.ts';
import { count } from '../problems.ts';
import type { Server } from '../server.ts';

/** The argument of the command `seedbed.undoBulkChange`. */
export interface UndoBulkChangeOptions {
  /** False to undo without asking. */
  readonly confirm?: boolean;
  /** Undoes the last change with this label, not the last one of all. */
  readonly label?: string;
  /** What the change is called that is meant: where it is the last one, and all of it can be undone, nothing is asked. */
  readonly of?: string | undefined;
}

/** How many files are read at a time. */
const batchSize = 50;
/** The most files left alone that the question names. */
const mostNamed = 5;

const undo = 'Undo';
const preview = 'Preview';

/**
 * Undoes the last bulk change that can be undone, after a question that says what it would restore. A file is restored
 * where its text is still as the change left it. The question names all others, and they are left alone.
 */
export async function undoBulkChange(
  server: Server,
  journal: Journal,
  { confirm = true, label, of }: UndoBulkChangeOptions = {},
): Promise<void> {
  const undoable = await findUndoable(journal, label);
  if (undoable === 'cancelled') return;
  if (!undoable) {
    void vscode.window.showInformationMessage('There is no bulk change to undo.');
    return;
  }
  const { entry, files, others, passed } = undoable;
  const uris = [...files.keys()];
  for (const uri of others) server.output.warn(`Undo: ${entry.label}: ${uri} has changed since, so it is skipped.`);
  const isMeant = of === entry.label && others.length + passed.length === 0;
  const answer = confirm && !isMeant ? await ask(undoable) : undo;
  if (answer !== undo && answer !== preview) return;

  const bulkEdit = new BulkEdit(server, undoingOf(entry, files));
  let done = uris.length;
  if (answer === undo) done = await bulkEdit.run(`Undoing ${quote(entry.label)}`, uris);
  else if (!(await bulkEdit.preview(uris))) return;
  // Files that could not be restored now may be later. Those that have changed since never will.
  if (bulkEdit.asPlanned === uris.length) await journal.remove(entry);
  const left = others.length > 0 ? ` ${nameOthers(others, entry.noun)}` : '';
  bulkEdit.showOutcome(
    `Undid ${quote(entry.label)} in ${count(bulkEdit.changed, entry.noun)}.${left}`,
    done,
    uris.length,
  );
}

/** A change that can be undone, at least in part. */
interface Undoable {
  readonly entry: JournalEntry;
  /** The files that are as the change left them, by their uris. */
  readonly files: ReadonlyMap<string, readonly RecordedChange[]>;
  /** The uris of the files that are neither as the change left them nor as they were before. */
  readonly others: readonly string[];
  /** The labels of later changes, none of whose files is as they left it. */
  readonly passed: readonly string[];
}

/** The last change that left some file as it is now. A change that VS Code itself has undone is forgotten. */
function findUndoable(journal: Journal, label: string | undefined): Thenable<Undoable | undefined | 'cancelled'> {
  return withProgress('Checking what can be undone', async (_, token) => {
    const passed: string[] = [];
    for await (const entry of journal.entries()) {
      if (label !== undefined && entry.label !== label) continue;
      const files = new Map<string, readonly RecordedChange[]>();
      const others: string[] = [];
      for (let start = 0; start < entry.changes.length; start += batchSize) {
        if (token.isCancellationRequested) return 'cancelled';
        const batch = entry.changes.slice(start, start + batchSize);
        const documents = openDocuments();
        const hashes = await Promise.all(batch.map(({ uri }) => currentHash(vscode.Uri.parse(uri), documents)));
        batch.forEach((change, index) => {
          const text = hashes[index];
          const steps = stepsTo(text, change);
          if (steps.length > 0) files.set(change.uri, steps);
          else if (text !== change.steps[0]?.before && change.isMade) others.push(change.uri);
        });
      }
      if (files.size > 0) return { entry, files, others, passed };
      if (others.length > 0) passed.push(entry.label);
      else await journal.remove(entry);
    }
    return undefined;
  });
}

/** The steps that have led to a text; none where it is the text before all of them, or another one. */
function stepsTo(hash: string | undefined, { steps }: FileChanges): readonly RecordedChange[] {
  if (hash === undefined || hash === steps[0]?.before) return [];
  return steps.slice(0, steps.findLastIndex(({ after }) => after === hash) + 1);
}

/** The hash of the text in VS Code, or else of the file on disk. Undefined where there is none. */
async function currentHash(
  uri: vscode.Uri,
  documents: ReadonlyMap<string, vscode.TextDocument>,
): Promise<string | undefined> {
  const open = documents.get(uri.toString());
  if (open?.isDirty) return hashOf(open.getText());
  return vscode.workspace.fs.readFile(uri).then(
    (bytes) => hashOf(new TextDecoder().decode(bytes)),
    () => undefined,
  );
}

function undoingOf(
  entry: JournalEntry,
  files: ReadonlyMap<string, readonly RecordedChange[]>,
): BulkEditTask<PlannedEdit> {
  return {
    label: `Undo: ${entry.label}`,
    noun: entry.noun,
    isExact: true,
    find(documents, fail) {
      const found: PlannedEdit[] = [];
      for (const [uri, document] of documents) {
        const steps = files.get(uri);
        const edit = steps && wayBack(document, steps);
        if (edit) found.push({ document, version: document.version, edits: [edit] });
        else fail('changed in the meantime', document.uri);
      }
      return Promise.resolve(found);
    },
  };
}

/** Undefined where the document is not as the last step left it, or would not become what it was before the first. */
export function wayBack(document: vscode.TextDocument, steps: readonly RecordedChange[]): vscode.TextEdit | undefined {
  const shown = document.getText();
  let text = shown;
  for (const { before, after, start, end, text: replaced } of steps.toReversed()) {
    if (hashOf(text) !== after) return undefined;
    text = text.slice(0, start) + replaced + text.slice(end);
    if (hashOf(text) !== before) return undefined;
  }
  const whole = changeOf(document.uri.toString(), text, shown);
  return vscode.TextEdit.replace(
    new vscode.Range(document.positionAt(whole.start), document.positionAt(whole.end)),
    whole.text,
  );
}

function ask({ entry, files, others, passed }: Undoable): Thenable<string | undefined> {
  const when = new Date(entry.time).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
  const detail = [
    `Made on ${when}. Only what it changed is restored.`,
    ...(others.length > 0 ? [nameOthers(others, entry.noun)] : []),
    ...passed.map(
      (label) => `A later change, ${quote(label)}, cannot be undone because all its files have changed since.`,
    ),
    savedRemark,
  ];
  return vscode.window.showInformationMessage(
    `Undo ${quote(entry.label)} in ${count(files.size, entry.noun)}?`,
    { modal: true, detail: detail.join('\n\n') },
    undo,
    ...(files.size <= mostPreviewed ? [preview] : []),
  );
}

/** A label in quotes. Quotes in it become inner ones. */
function quote(label: string): string {
  return `“${label.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}

function nameOthers(uris: readonly string[], noun: JournalEntry['noun']): string {
  const files = uris.map((uri) => vscode.Uri.parse(uri));
  return `Changed since, so skipped: ${nameFiles(files, noun, mostNamed)}.`;
}
