import assert from 'node:assert/strict';
import type { TextEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { SeedChange } from '../../server/src/core/index.ts';
import { isWithin, type FileChange, type OpenDocument } from '../../server/src/workspace/index.ts';
import type { Step } from './liveSteps.ts';

/** A folder that things happen in. Paths are relative to it, with `/`; empty for itself. */
export interface Disk {
  readonly uri: string;
  uriOf(path: string): string;
  /** What a file holds as an editor shows it; empty where there is none. */
  read(path: string): string;
  /** Writes files, and the folders that they are in; not where a folder is, nor within a file. */
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  makeFolder(path: string): void;
  /** Makes a link to another path of the folder, which need not be there. */
  link(path: string, target: string): void;
  /** Takes a file or a folder, with all that is in it, out of reach, or gives it back, where that is possible. */
  deny(path: string, isDenied: boolean): void;
  /** Moves what is at a path, with all that is in it, in the place of whatever is at the other. */
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** What is at each path, as a watcher sees it that follows links: something that is another when the thing is. */
  look(): ReadonlyMap<string, string | number>;
}

/** What somebody can ask, with the answers. */
export type Answers = ReadonlyMap<string, unknown>;

/** Edits that somebody asks for. `action`: the code action with this number, counted round. */
export type Command =
  | { readonly kind: 'action'; readonly uri: string; readonly choice: number }
  | { readonly kind: 'change'; readonly uri: string; readonly change: SeedChange }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string };

/** What an editor talks to: a workspace, or a server. */
export interface Served {
  open(document: OpenDocument): void | Promise<void>;
  change(document: OpenDocument, before: string): void | Promise<void>;
  close(uri: string): void | Promise<void>;
  addFolder(uri: string): void | Promise<void>;
  removeFolder(uri: string): void | Promise<void>;
  diskChanged(changes: readonly FileChange[]): void | Promise<void>;
  cancel(): void | Promise<void>;
  rescan(): void | Promise<void>;
  idle(): Promise<void>;
  /** Has trees made, as a view does that is on screen. */
  lookAtTrees(): void | Promise<void>;
  editsFor(command: Command): Promise<readonly (readonly [uri: string, edits: readonly TextEdit[]])[]>;
  /** All that it has told, and all that it answers when it is asked for everything, and for each of the files. */
  answers(uris: readonly string[]): Promise<Answers>;
  end(): void | Promise<void>;
}

/** Begins to serve folders, by their uris. */
export type Begin = (folders: readonly string[]) => Served | Promise<Served>;

/** A folder with an editor on it, as one that works in it uses it. */
export class LiveFolder {
  readonly disk: Disk;
  readonly served: Served;
  readonly #beginAnew: Begin;
  readonly #folders: Set<string>;
  readonly #documents = new Map<string, OpenDocument>();
  /** What each document held before, the newest last. */
  readonly #before = new Map<string, string[]>();
  /** What was on disk when that was told last. */
  #told: ReturnType<Disk['look']>;
  /** All that was on disk after some step since then. */
  readonly #seen = new Set<string>();

  private constructor(disk: Disk, folders: readonly string[], served: Served, beginAnew: Begin) {
    this.disk = disk;
    this.served = served;
    this.#beginAnew = beginAnew;
    this.#folders = new Set(folders);
    this.#told = disk.look();
  }

  /** @param beginAnew begins what it is compared with in the end, where that is not to be another of the same kind. */
  static async open(disk: Disk, paths: readonly string[], begin: Begin, beginAnew = begin): Promise<LiveFolder> {
    const folders = paths.map((path) => disk.uriOf(path));
    return new LiveFolder(disk, folders, await begin(folders), beginAnew);
  }

  async perform(step: Step): Promise<void> {
    await step.perform(this);
    for (const path of this.disk.look().keys()) this.#seen.add(path);
  }

  async open(path: string, languageId: string): Promise<void> {
    if (this.#documents.has(path)) return;
    const document = { uri: this.disk.uriOf(path), languageId, version: 1, text: this.disk.read(path) };
    this.#documents.set(path, document);
    this.#before.set(path, []);
    await this.served.open(document);
  }

  /** Changes the text of a document, which is opened where it is not. */
  async type(path: string, change: (text: string) => string): Promise<void> {
    await this.open(path, 'plaintext');
    const { text } = this.#documents.get(path)!;
    this.#before.get(path)!.push(text);
    await this.#put(path, change(text));
  }

  async undo(path: string): Promise<void> {
    const before = this.#before.get(path)?.pop();
    if (before !== undefined) await this.#put(path, before);
  }

  save(path: string): void {
    const document = this.#documents.get(path);
    if (document) this.disk.write({ [path]: document.text });
  }

  async close(path: string): Promise<void> {
    this.#before.delete(path);
    if (this.#documents.delete(path)) await this.served.close(this.disk.uriOf(path));
  }

  /** Carries out edits as an editor does: in documents where they are open, and else in the files. */
  async command(command: Command): Promise<void> {
    for (const [uri, edits] of await this.served.editsFor(command)) {
      const path = decodeURIComponent(uri.slice(this.disk.uri.length + 1));
      const apply = (text: string) => TextDocument.applyEdits(TextDocument.create('', '', 0, text), [...edits]);
      if (this.#documents.has(path)) await this.type(path, apply);
      else this.disk.write({ [path]: apply(this.disk.read(path)) });
    }
  }

  async addFolder(path: string): Promise<void> {
    const uri = this.disk.uriOf(path);
    this.#folders.add(uri);
    await this.served.addFolder(uri);
  }

  async removeFolder(path: string): Promise<void> {
    const uri = this.disk.uriOf(path);
    if (this.#folders.delete(uri)) await this.served.removeFolder(uri);
  }

  /** Tells of something that need not have happened. */
  async say(kind: FileChange['kind'], path: string): Promise<void> {
    await this.served.diskChanged([{ kind, uri: this.disk.uriOf(path) }]);
  }

  /**
   * Tells all that has changed on disk since this was done last.
   * @param how `isFolded`: of a folder that has come, gone, or is another now, nothing is told of what is in it, as far as
   * folders are open.
   */
  async tell({ isFolded = false, isReversed = false } = {}): Promise<void> {
    const [before, now] = [this.#told, this.disk.look()];
    const events = new Map<string, FileChange['kind']>();
    for (const path of [...before.keys(), ...this.#seen]) if (!now.has(path)) events.set(path, 'deleted');
    for (const [path, stamp] of now) {
      if (before.get(path) !== stamp) events.set(path, before.has(path) ? 'changed' : 'created');
    }
    this.#told = now;
    this.#seen.clear();
    const isWithinOther = (path: string): boolean =>
      [...events.keys()].some((other) => path.startsWith(`${other}/`) && this.#isServed(this.disk.uriOf(other)));
    const told = [...events].filter(([path]) => !isFolded || !isWithinOther(path));
    if (isReversed) told.reverse();
    await this.served.diskChanged(told.map(([path, kind]) => ({ kind, uri: this.disk.uriOf(path) })));
  }

  /** Tells what has not been told, and expects the same as from one that begins anew. */
  async expectAsFresh(): Promise<void> {
    await this.tell();
    await this.served.idle();
    const uris = this.#uris();
    const answers = await this.served.answers(uris);
    const fresh = await this.#beginAnew([...this.#folders]);
    for (const document of this.#documents.values()) await fresh.open(document);
    await fresh.idle();
    const expected = await fresh.answers(uris);
    await fresh.end();
    // What was told tells most.
    for (const [question, answer] of expected) assert.deepEqual(answers.get(question), answer, question);
    assert.deepEqual([...answers.keys()], [...expected.keys()], 'what can be asked');
  }

  async #put(path: string, text: string): Promise<void> {
    const before = this.#documents.get(path)!;
    const document = { ...before, text, version: before.version + 1 };
    this.#documents.set(path, document);
    await this.served.change(document, before.text);
  }

  /** The uris of all that somebody may ask for: what is in the folders that are open, and the documents. */
  #uris(): readonly string[] {
    const onDisk = Array.from(this.disk.look().keys(), (path) => this.disk.uriOf(path));
    const documents = Array.from(this.#documents.values(), ({ uri }) => uri);
    return [...new Set([...onDisk.filter((uri) => this.#isServed(uri)), ...documents])].sort();
  }

  #isServed(uri: string): boolean {
    return [...this.#folders].some((folder) => isWithin(uri, folder));
  }
}
