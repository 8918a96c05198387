import type * as vscode from 'vscode';
import type { SeedChange } from '../../../server/src/protocol/index.ts';
import { BulkEdit } from '../bulk/bulkEdit.ts';
import type { BulkEditTask, PlannedEdit } from '../bulk/bulkEditTask.ts';
import { findSeedEdits } from '../bulk/findSeedEdits.ts';
import type { Journal, JournalRecord, RecordedChange } from '../bulk/journal.ts';
import { wayBack } from '../bulk/undoBulkChange.ts';
import type { Server } from '../server.ts';

/** What came of a change: how to take it back, and sentences about what failed. Neither where there was nothing to change. */
export interface ReviewOutcome {
  readonly changes: readonly RecordedChange[];
  readonly failures: readonly string[];
}

/** The label of a review in the journal. */
export const reviewLabel = 'Review seeds';

/** Makes the changes of one review, saves each at once, and records all of them as one entry of the journal. */
export class ReviewChanges {
  readonly #server: Server;
  readonly #record: JournalRecord;
  /** What was planned last for each file. */
  readonly #planned = new Map<string, RecordedChange>();
  #last: Promise<unknown> = Promise.resolve();

  /** @param path of the entry of a review that goes on. */
  constructor(server: Server, journal: Journal, path: string | undefined) {
    this.#server = server;
    this.#record = path === undefined ? journal.begin(reviewLabel, 'seed') : journal.resume(path, reviewLabel, 'seed');
  }

  /** The entry's path in the journal. */
  get path(): string {
    return this.#record.path;
  }

  /** Resolves when all changes have been made that were asked for until then. */
  async made(): Promise<void> {
    await this.#last;
  }

  /**
   * Changes seeds; those that can only be changed after their safe fixes get both.
   * @param ready what is waited for first.
   */
  make(uris: readonly string[], change: SeedChange, ready?: Promise<void>): Promise<ReviewOutcome> {
    return this.#inTurn(async () => {
      await ready;
      return this.#run(uris, findSeedEdits(this.#server, change, true), false);
    });
  }

  /** Puts back what a change has changed, as far as nothing else has changed it since. */
  takeBack(changes: readonly RecordedChange[]): Promise<ReviewOutcome> {
    const byUri = new Map(changes.map((change) => [change.uri, change]));
    return this.#inTurn(() =>
      this.#run(
        [...byUri.keys()],
        (documents, fail) => {
          const found: PlannedEdit[] = [];
          for (const document of documents.values()) {
            const change = byUri.get(document.uri.toString());
            const edit = change && wayBack(document, [change]);
            if (edit) found.push({ document, version: document.version, edits: [edit] });
            else fail('changed in the meantime', document.uri);
          }
          return Promise.resolve(found);
        },
        true,
      ),
    );
  }

  #inTurn(work: () => Promise<ReviewOutcome>): Promise<ReviewOutcome> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  async #run(
    uris: readonly string[],
    find: BulkEditTask<PlannedEdit>['find'],
    isExact: boolean,
  ): Promise<ReviewOutcome> {
    const changed: vscode.Uri[] = [];
    this.#planned.clear();
    const edit = new BulkEdit(this.#server, {
      label: reviewLabel,
      noun: 'seed',
      journal: { begin: () => ({ plan: (planned) => this.#plan(planned), made: (made) => this.#record.made(made) }) },
      find,
      isExact,
      onChanged: ({ document }) => changed.push(document.uri),
    });
    await edit.runQuietly(uris);
    return {
      changes: changed.flatMap((uri) => this.#planned.get(uri.toString()) ?? []),
      failures: edit.failures.sentences('seed'),
    };
  }

  async #plan(planned: readonly RecordedChange[]): Promise<void> {
    for (const change of planned) this.#planned.set(change.uri, change);
    await this.#record.plan(planned);
  }
}
