import * as vscode from 'vscode';
import { seedLanguage } from './documents.ts';
import type { Server } from './server.ts';

/** Why a seed is not as it should be after all: what it did, or was not. */
export type Failure =
  | 'changed meanwhile'
  | 'could not be opened'
  | 'could not be changed'
  | 'could not be saved'
  | 'had another language than Seed';

/** A seed with what is to be changed in it. */
interface FixableSeed {
  readonly document: vscode.TextDocument;
  /** The version of the document that the edits are meant for. */
  readonly version: number;
  /** Whether somebody else's changes are not saved yet. */
  readonly isDirty: boolean;
  readonly fixed: number;
  readonly edits: readonly vscode.TextEdit[];
}

/**
 * Fixes seeds as far as that needs no decision, and counts what it did. Each seed is opened first, so that the edits are
 * for the text that VS Code has, of a version that is compared before they are applied: nothing that is typed, or changed
 * on disk, is ever written over. What had no unsaved changes is saved.
 */
export class SeedFixer {
  readonly #server: Server;
  readonly failures = new Map<Failure, vscode.Uri[]>();
  /** How many seeds were changed. */
  seeds = 0;
  /** How many problems of them were fixed. */
  problems = 0;

  constructor(server: Server) {
    this.#server = server;
  }

  /**
   * Fixes some seeds, some dozens at most. To be undone they are one step, but for those with unsaved changes: what is
   * typed in such a one afterwards would keep all others from being undone.
   */
  async fix(uris: readonly string[]): Promise<void> {
    const seeds = await this.find(uris);
    await this.#apply(seeds.filter(({ isDirty }) => !isDirty));
    for (const seed of seeds) if (seed.isDirty) await this.#apply([seed]);
  }

  /** Opens seeds, and asks what is to be changed in them; those with nothing to fix are left out. */
  async find(uris: readonly string[]): Promise<readonly FixableSeed[]> {
    const documents = new Map<string, vscode.TextDocument>();
    await Promise.all(
      uris.map(async (uri) => {
        const document = await this.#open(this.#server.client.protocol2CodeConverter.asUri(uri));
        if (document) documents.set(uri, document);
      }),
    );
    const fixes = await this.#server.fixSeeds({ uris: [...documents.keys()] });
    if (!fixes) for (const { uri } of documents.values()) this.#fail('could not be changed', uri);
    const seeds: FixableSeed[] = [];
    for (const { uri, version, fixed, edits } of fixes ?? []) {
      const document = documents.get(uri);
      if (!document) continue;
      const isDirty = document.isDirty || document.isUntitled;
      const converted = await this.#server.client.protocol2CodeConverter.asTextEdits([...edits]);
      if (version === null) this.#fail('had another language than Seed', document.uri);
      else seeds.push({ document, version, isDirty, fixed, edits: converted });
    }
    return seeds;
  }

  /** Shows all changes for the user to choose from, as the one step to undo that they then are. */
  async preview(seeds: readonly FixableSeed[]): Promise<void> {
    const current = seeds.filter((seed) => this.#isCurrent(seed));
    const edit = editOf(current);
    // What needs to be confirmed is not chosen at first: so it is something that is not even shown, since it does nothing.
    const [first] = current;
    if (!first) return;
    edit.createFile(
      first.document.uri,
      { ignoreIfExists: true },
      { needsConfirmation: true, label: 'Fix all problems' },
    );
    if (!(await vscode.workspace.applyEdit(edit))) return;
    for (const seed of current) {
      // The preview may have been open for longer than VS Code keeps a document that nobody shows.
      const document = await this.#open(seed.document.uri);
      if (document && (seed.isDirty ? document.version !== seed.version : document.isDirty)) {
        await this.#done({ ...seed, document });
      }
    }
  }

  async #apply(seeds: readonly FixableSeed[]): Promise<void> {
    const current = seeds.filter((seed) => this.#isCurrent(seed));
    if (current.length === 0) return;
    if (await vscode.workspace.applyEdit(editOf(current))) {
      await Promise.all(current.map((seed) => this.#done(seed)));
    } else if (current.length === 1) {
      this.#fail('could not be changed', current[0]!.document.uri);
    } else {
      // One is enough to keep all from being changed: the others are, one by one.
      for (const seed of current) await this.#apply([seed]);
    }
  }

  #isCurrent({ document, version }: FixableSeed): boolean {
    const isCurrent = document.version === version && !document.isClosed;
    if (!isCurrent) this.#fail('changed meanwhile', document.uri);
    return isCurrent;
  }

  async #done({ document, isDirty, fixed }: FixableSeed): Promise<void> {
    this.seeds++;
    this.problems += fixed;
    if (isDirty || !document.isDirty) return;
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
    this.#server.output.warn(`Not fixed, or not saved: ${uri.toString()} ${failure}.`);
  }
}

function editOf(seeds: readonly FixableSeed[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { document, edits } of seeds) edit.set(document.uri, [...edits]);
  return edit;
}
