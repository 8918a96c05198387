import type { Checker } from './checker.ts';
import type { Configurations } from './configurations.ts';
import type { Corpora } from './corpora.ts';
import type { FileContent, UnreadableReason } from './fileSystem.ts';
import type { GitIgnore } from './gitIgnore.ts';
import type { FileChange, WorkspaceHost } from './types.ts';
import { fieldKeys, folderOf, parseSeed } from '../core/index.ts';
import { Background, type Pause, type Unread } from './background.ts';
import { configurationIn } from './configurations.ts';
import { FolderTree, isLeftOut, isWanted, type Folder } from './folderTree.ts';
import { readGitIgnore } from './gitIgnore.ts';
import { childOf, isWithin, nameOf, parentOf } from './uri.ts';

const gitIgnoreName = '.gitignore';

/** What the scanner has to know of the documents that are open: they are not read from disk. */
export interface OpenSeeds {
  readonly isOpenSeed: (uri: string) => boolean;
  /** Checks an open document again. */
  readonly recheck: (uri: string) => void;
  /** Checks the open documents in a folder, at any depth, again. */
  readonly recheckWithin: (folder: string) => void;
}

/** Finds seeds on disk, reads and checks them in the background, and keeps up with what happens to them there. */
export class Scanner {
  readonly #host: WorkspaceHost;
  readonly #corpora: Corpora;
  readonly #configurations: Configurations;
  readonly #checker: Checker;
  readonly #openSeeds: OpenSeeds;
  readonly #background: Background;
  readonly #tree = new FolderTree();
  /** Files that someone asked for by name. */
  readonly #added = new Set<string>();
  readonly #unreadable = new Map<string, UnreadableReason>();
  /** The folder that is being listed. */
  #listing: string | undefined;

  constructor(
    host: WorkspaceHost,
    corpora: Corpora,
    configurations: Configurations,
    checker: Checker,
    openSeeds: OpenSeeds,
  ) {
    this.#host = host;
    this.#corpora = corpora;
    this.#configurations = configurations;
    this.#checker = checker;
    this.#openSeeds = openSeeds;
    this.#background = new Background({
      lookAt: (uri, pause) => this.#guard(uri, () => this.#lookAt(uri, pause)),
      readFiles: (uris, pause) => this.#guard(uris[0]!, () => this.#readFiles(uris, pause)),
      stale: checker.stale,
      checkAgain: (uris, pause) => this.#guard(uris[0]!, () => this.#checkAgain(uris, pause)),
      yieldToEvents: host.yieldToEvents,
      sliceMilliseconds: host.sliceMilliseconds ?? 3,
      onProgress: (done, total) => host.onProgress?.({ state: 'scanning', done, total }),
      onEnd: (done, total) => host.onProgress?.({ state: this.isCancelled ? 'cancelled' : 'ready', done, total }),
    });
  }

  /** True while something is left to be read. */
  get isScanning(): boolean {
    return this.#background.isReading;
  }

  /** True while something is left to be read or to be checked again. */
  get isBusy(): boolean {
    return this.#background.isBusy;
  }

  /** True when something is unread, and nobody is about to read it. */
  get isCancelled(): boolean {
    const { files, folders } = this.unread;
    return !this.isScanning && files + folders > 0;
  }

  get unread(): Unread {
    return this.#background.unread;
  }

  /** Resolves when nothing is left to be read, or all that is left was cancelled. */
  idle(): Promise<void> {
    return this.#background.idle();
  }

  /** Leaves unread what is not read yet, until anything is to be read again. */
  cancel(): void {
    this.#background.cancel();
  }

  /** Checks what has become stale again, behind all that is to be read. */
  wake(): void {
    this.#background.wake();
  }

  stop(): void {
    this.#background.stop();
  }

  /** The folders that someone asked for. */
  get folders(): readonly string[] {
    return [...this.#tree.roots];
  }

  /** The files that someone asked for by name. */
  get files(): readonly string[] {
    return [...this.#added];
  }

  /** The folders that could not be read, by uri. */
  get unreadableFolders(): ReadonlyMap<string, UnreadableReason> {
    return this.#unreadable;
  }

  /** Whether the folder was looked into. */
  knows(folder: string): boolean {
    return this.#tree.get(folder) !== undefined;
  }

  /** Whether a file was found, or asked for, as a seed. */
  has(uri: string): boolean {
    return this.#added.has(uri) || this.#tree.hasSeed(uri);
  }

  addFolder(folder: string): void {
    this.#tree.roots.add(folder);
    this.#background.addFolder(folder);
    this.#readAdded(folder);
  }

  removeFolder(folder: string): void {
    this.#tree.roots.delete(folder);
    if (!this.#tree.isWanted(folder)) this.#remove(folder);
    this.#background.addFolder(folder);
    this.#readAdded(folder);
  }

  addFile(uri: string): void {
    this.#added.add(uri);
    this.#background.addFile(uri);
  }

  /** Reads and checks one file. */
  read(uri: string): void {
    this.#background.addFile(uri);
  }

  /** Looks again at what was found in a folder, at any depth. */
  rescan(folder: string): void {
    if (this.knows(folder)) this.#background.addFolder(folder);
    else for (const root of this.#tree.roots) if (isWithin(root, folder)) this.#background.addFolder(root);
    this.#readAdded(folder);
  }

  /** Something happened on disk, to anything but a known configuration. */
  diskChanged(uri: string, kind: FileChange['kind']): void {
    const folder = folderOf(uri);
    this.#listAgain(folder);
    // Of what comes and goes with a folder, nothing else is told.
    for (const root of this.#tree.roots) if (isWithin(root, uri)) this.#background.addFolder(root);
    if (this.has(uri)) this.#background.addFile(uri);
    else if (nameOf(uri) === gitIgnoreName) {
      if (this.knows(folder)) this.#background.addFolder(folder);
    } else if (this.knows(uri)) {
      // Also a folder that has only changed: VS Code says so of one that was deleted and made again.
      this.#background.addFolder(uri);
    } else if (kind !== 'deleted') {
      const next = this.#tree.nextOnWayTo(uri);
      if (next !== undefined && !isLeftOut(nameOf(next))) this.#background.addFolder(uri);
    }
  }

  /** Something happened to the configuration of a folder. */
  configurationChanged(folder: string): void {
    this.#listAgain(folder);
  }

  /** What is being listed of a folder may be older than a change in it. */
  #listAgain(folder: string): void {
    if (folder === this.#listing) this.#background.addFolder(folder);
  }

  /** Files that were asked for by name may belong to another corpus now. */
  #readAdded(folder: string): void {
    for (const uri of this.#added) if (isWithin(uri, folder)) this.#background.addFile(uri);
  }

  #lookAt(uri: string, pause: Pause): Promise<void> {
    return this.#tree.isWanted(uri) ? this.#list(uri, pause) : this.#discover(uri);
  }

  /** Something is new on disk, in a folder that was looked into, or deeper in one that is new itself. */
  async #discover(uri: string): Promise<void> {
    const next = this.#tree.nextOnWayTo(uri);
    if (next === undefined) return;
    const kind = await this.#host.fileSystem.kindOf(next);
    const above = this.#tree.get(folderOf(next));
    if (!kind || !above || !isWanted(next, kind, this.#corpora.of(folderOf(next)), above.ignores)) return;
    if (kind === 'folder') {
      above.folders.add(next);
      this.#background.found([next], []);
    } else if (next === uri) {
      above.seeds.add(uri);
      this.#background.found([], [uri]);
    }
  }

  async #list(uri: string, pause: Pause): Promise<void> {
    this.#listing = uri;
    const { fileSystem } = this.#host;
    const [configuration, gitIgnore] = await fileSystem.read([configurationIn(uri), childOf(uri, gitIgnoreName)]);
    const content = await fileSystem.list(uri);
    const reason = 'unreadable' in content ? content.unreadable : undefined;
    if (reason === 'missing' || reason === 'not a folder') return this.#remove(uri);
    if (reason === undefined) this.#unreadable.delete(uri);
    else this.#unreadable.set(uri, reason);

    if (this.#configurations.note(uri, configuration!)) this.#openSeeds.recheckWithin(uri);
    const corpus = this.#corpora.of(uri);
    const ignores = this.#ignoresAbove(uri);
    if ('text' in gitIgnore!) ignores.push(readGitIgnore(uri, gitIgnore.text));

    const folder: Folder = { ignores, seeds: new Set(), folders: new Set() };
    for (const { name, kind } of 'entries' in content ? content.entries : []) {
      const child = childOf(uri, name);
      if (isWanted(child, kind, corpus, ignores)) (kind === 'folder' ? folder.folders : folder.seeds).add(child);
      const paused = pause();
      if (paused) await paused;
    }
    if (this.#tree.isWanted(uri)) await this.#replace(uri, folder, pause);
  }

  #ignoresAbove(folder: string): GitIgnore[] {
    const above = this.#tree.get(parentOf(folder) ?? '');
    return above?.folders.has(folder) ? [...above.ignores] : [];
  }

  async #replace(uri: string, folder: Folder, pause: Pause): Promise<void> {
    const before = this.#tree.get(uri);
    this.#tree.set(uri, folder);
    for (const child of before?.folders ?? []) if (!this.#tree.isWanted(child)) this.#remove(child);
    // Those that are gone as well: they are forgotten when it is their turn.
    this.#background.found(folder.folders, []);
    for (const seeds of [before?.seeds ?? [], folder.seeds]) {
      for (const seed of seeds) {
        this.#background.found([], [seed]);
        const paused = pause();
        if (paused) await paused;
      }
    }
  }

  #remove(uri: string): void {
    this.#tree.get(parentOf(uri) ?? '')?.folders.delete(uri);
    for (const [folder, { seeds }] of this.#tree.remove(uri)) {
      this.#unreadable.delete(folder);
      this.#configurations.forget(folder);
      this.#background.found([], seeds);
    }
    this.#openSeeds.recheckWithin(uri);
  }

  async #checkAgain(uris: readonly string[], pause: Pause): Promise<void> {
    const isOpen = (uri: string) => this.#openSeeds.isOpenSeed(uri);
    uris.filter(isOpen).forEach(this.#openSeeds.recheck);
    const closed = uris.filter((uri) => !isOpen(uri));
    await this.#readFiles(closed, pause);
  }

  async #readFiles(uris: readonly string[], pause: Pause): Promise<void> {
    // Those that are gone first: they may be the same as others, under their old names.
    for (const uri of uris) if (!this.has(uri) && !this.#openSeeds.isOpenSeed(uri)) this.#checker.forget(uri);
    const there = uris.filter((uri) => this.has(uri));
    const contents = await this.#host.fileSystem.read(there);
    for (const [index, uri] of there.entries()) {
      this.#take(uri, contents[index]!);
      const paused = pause();
      if (paused) await paused;
    }
  }

  #take(uri: string, content: FileContent): void {
    const corpus = this.#corpora.of(folderOf(uri));
    // It may have been opened, or left out, while it was read.
    if (!corpus || !this.has(uri)) return;
    const modified = 'text' in content ? content.modified : undefined;
    if (this.#openSeeds.isOpenSeed(uri)) return this.#checker.noteModified(uri, modified);
    if ('text' in content) {
      this.#checker.checkSeed(uri, corpus, () => parseSeed(content.text, fieldKeys(corpus.configuration)), modified);
    } else if (content.unreadable === 'missing' || (content.unreadable === 'not a file' && !this.#added.has(uri))) {
      this.#tree.get(folderOf(uri))?.seeds.delete(uri);
      this.#checker.forget(uri);
    } else this.#checker.skip(uri, corpus, content.unreadable);
  }

  async #guard(uri: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#host.onInternalError?.(uri, error);
    } finally {
      this.#listing = undefined;
    }
  }
}
