import assert from 'node:assert/strict';
import type { TextEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isWithin, type FileChange, type Workspace } from '../../server/src/workspace/index.ts';
import { answersOf, treesOf, type Answers } from './workspaceAnswers.ts';
import type { Step } from './liveSteps.ts';
import { memoryFolder, type MemoryFolder } from './memoryFolder.ts';
import { slowly, watch } from './workspace.ts';

/** A folder in memory with a workspace on it, as an editor and its watcher use it. Paths are relative to the folder. */
export class LiveFolder {
  readonly disk: MemoryFolder;
  readonly #isSlow: boolean;
  readonly #watched: ReturnType<typeof watch>;
  readonly #trees: ReturnType<typeof treesOf>;
  /** What each document held before, the newest last. */
  readonly #before = new Map<string, string[]>();
  /** What was on disk when that was told last. */
  #told: ReturnType<MemoryFolder['look']>;
  /** All that was on disk after some step since then. */
  readonly #seen = new Set<string>();

  /** @param isSlow whether all have to wait for the file system, and nothing is done at once. */
  constructor(files: Readonly<Record<string, string | Uint8Array>>, roots: readonly string[], isSlow: boolean) {
    this.disk = memoryFolder(files);
    this.#told = this.disk.look();
    this.#isSlow = isSlow;
    this.#watched = this.#begin(roots, () => this.#trees?.indexChanged());
    this.#trees = treesOf(this.workspace, () => this.#rootUris);
  }

  async perform(step: Step): Promise<void> {
    await step.perform(this);
    for (const path of this.disk.look().keys()) this.#seen.add(path);
  }

  get workspace(): Workspace {
    return this.#watched.workspace;
  }

  open(path: string, languageId: string): void {
    if (this.#watched.documents.has(path)) return;
    this.#before.set(path, []);
    this.#watched.open(path, this.#textOnDisk(path), languageId);
  }

  /** Opens a document that is not open, and changes its text. */
  type(path: string, change: (text: string) => string): void {
    this.open(path, 'plaintext');
    const { text } = this.#watched.documents.get(path)!;
    this.#before.get(path)!.push(text);
    this.#watched.change(path, change(text));
  }

  undo(path: string): void {
    const before = this.#before.get(path)?.pop();
    if (before !== undefined) this.#watched.change(path, before);
  }

  save(path: string): void {
    const document = this.#watched.documents.get(path);
    if (document) this.disk.write({ [path]: document.text });
  }

  close(path: string): void {
    this.#before.delete(path);
    this.#watched.close(path);
  }

  /** Carries out edits, in a document where it is open, and else in the file. */
  edit(uri: string, edits: readonly TextEdit[]): void {
    const path = decodeURIComponent(uri.slice(this.disk.uri.length + 1));
    const apply = (text: string) => TextDocument.applyEdits(TextDocument.create('', '', 0, text), [...edits]);
    if (this.#watched.documents.has(path)) this.type(path, apply);
    else if (this.disk.kind(path) === 'file') this.disk.write({ [path]: apply(this.#textOnDisk(path)) });
  }

  addFolder(root: string): void {
    this.#watched.addFolder(root);
  }

  removeFolder(root: string): void {
    if (this.#watched.roots.has(root)) this.#watched.removeFolder(root);
  }

  say(kind: FileChange['kind'], path: string): void {
    this.workspace.diskChanged([{ kind, uri: this.disk.uriOf(path) }]);
  }

  /**
   * Tells all that has changed on disk since this was done last.
   * @param how `isFolded`: of a folder that has come, gone, or is another now, nothing is told of what is in it, as far as folders
   * are open.
   */
  tell({ isFolded = false, isReversed = false } = {}): void {
    const before = this.#told;
    const now = this.disk.look();
    this.#told = now;
    const events = new Map<string, FileChange['kind']>();
    for (const path of [...before.keys(), ...this.#seen]) if (!now.has(path)) events.set(path, 'deleted');
    this.#seen.clear();
    for (const [path, stamp] of now) {
      const known = before.get(path);
      if (known !== stamp) events.set(path, known === undefined ? 'created' : 'changed');
    }
    const isWithinOther = (path: string): boolean =>
      [...events.keys()].some((other) => path.startsWith(`${other}/`) && this.#isInFolders(this.disk.uriOf(other)));
    const told = [...events].filter(([path]) => !isFolded || !isWithinOther(path));
    if (isReversed) told.reverse();
    this.workspace.diskChanged(told.map(([path, kind]) => ({ kind, uri: this.disk.uriOf(path) })));
  }

  /** Has trees made, as a view does that is on screen. */
  lookAtTrees(): void {
    this.#trees.get({ groupBy: 'usage' });
    this.#trees.get({ groupBy: 'problem', sortBy: 'title' });
  }

  /** Tells what has not been told, and expects all answers to be those of a workspace that is new. */
  async expectAsFresh(): Promise<void> {
    this.tell();
    await this.workspace.idle();
    const { unread } = this.workspace.coverage();
    if (unread.files + unread.folders > 0) this.workspace.rescan();
    await this.workspace.idle();
    const fresh = this.#begin([...this.#watched.roots]);
    for (const document of this.#watched.documents.values()) fresh.workspace.open(document);
    await fresh.workspace.idle();
    const uris = this.#allUris();
    const answers = await answersOf(this.workspace, this.#trees, uris);
    const expected = await answersOf(
      fresh.workspace,
      treesOf(fresh.workspace, () => this.#rootUris),
      uris,
    );
    assert.deepEqual(this.#watched.findings(), fresh.findings(), 'what was told');
    expectSame(answers, expected);
    for (const uri of uris) {
      const told = this.#watched.findings()[this.#pathOf(uri)] ?? [];
      assert.deepEqual(answers.get(`problems of ${uri}`), told, `what was told of ${uri} and what is answered`);
    }
  }

  /** An editor that begins anew with the same folder. */
  #begin(roots: readonly string[], onIndexChanged?: () => void): ReturnType<typeof watch> {
    const { fileSystem } = this.disk;
    const host = this.#isSlow ? { fileSystem: slowly(fileSystem), sliceMilliseconds: 0 } : { fileSystem };
    const onInternalError = (_: string, error: unknown): never => {
      throw error;
    };
    return watch(this.disk, { roots, host: { ...host, onInternalError, ...(onIndexChanged && { onIndexChanged }) } });
  }

  get #rootUris(): readonly string[] {
    return Array.from(this.#watched.roots, (root) => this.disk.uriOf(root));
  }

  /** The uris of all that somebody may ask for: what is in the folders that are open, and the documents. */
  #allUris(): readonly string[] {
    const onDisk = Array.from(this.disk.look().keys(), (path) => this.disk.uriOf(path));
    const inFolders = onDisk.filter((uri) => this.#isInFolders(uri));
    return [...new Set([...inFolders, ...Array.from(this.#watched.documents.values(), ({ uri }) => uri)])].sort();
  }

  #isInFolders(uri: string): boolean {
    return this.#rootUris.some((root) => isWithin(uri, root));
  }

  #pathOf(uri: string): string {
    return decodeURIComponent(uri.slice(this.disk.uri.length + 1));
  }

  /** What an editor shows of a file. */
  #textOnDisk(path: string): string {
    const [content] = this.disk.fileSystem.read([this.disk.uriOf(path)]) as readonly { readonly text?: string }[];
    return content?.text ?? '';
  }
}

function expectSame(answers: Answers, expected: Answers): void {
  assert.deepEqual([...answers.keys()], [...expected.keys()], 'what can be asked');
  for (const [question, answer] of answers) assert.deepEqual(answer, expected.get(question), question);
}
