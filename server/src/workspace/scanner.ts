import type { Checker } from './checker.ts';
import type { Configurations } from './configurations.ts';
import type { Corpora } from './corpora.ts';
import type { FileContent, UnreadableReason } from './fileSystem.ts';
import type { GitIgnore } from './gitIgnore.ts';
import type { FileChange, WorkspaceHost } from './types.ts';
import { folderOf, parseSeedFor } from '../core/index.ts';
import { Background, type Pause, type Unread } from './background.ts';
import { configurationIn } from './configurations.ts';
import { FolderTree, isLeftOut, isWanted } from './folderTree.ts';
import { excludesAbove } from './gitExcludes.ts';
import { readGitIgnore } from './gitIgnore.ts';
import { SeedNames } from './seedNames.ts';
import { childOf, isWithin, lastPartOf, nameOf, parentOf } from './uri.ts';

const gitIgnoreName = '.gitignore';

/** What the scanner has to know of the documents that are open: they are not read from disk. */
export interface OpenSeeds {
  readonly isOpenSeed: (uri: string) => boolean;
  /** Checks an open document again. */
  readonly recheck: (uri: string) => void;
  /** All has been read, or the scan was cancelled. */
  readonly scanned: () => void;
  /** Checks the open documents in a folder, at any depth, again. */
  readonly recheckWithin: (folder: string) => void;
}

/**
 * Finds seeds on disk, reads and checks them in the background, and keeps up with what happens to them there.
 *
 * It is long since each event on disk may be about a folder, a seed, or a file that configures either.
 */
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
      readFiles: (folder, names, pause) => this.#guard(folder, () => this.#readFiles(folder, names, pause)),
      expect: (files) => corpora.expect(files),
      stale: checker.stale,
      checkAgain: (uris, pause) => this.#guard(uris[0]!, () => this.#checkAgain(uris, pause)),
      yieldToEvents: host.yieldToEvents,
      sliceMilliseconds: host.sliceMilliseconds ?? 2,
      onProgress: (done, total) => host.onProgress?.({ state: 'scanning', done, total }),
      onEnd: (done, total) => {
        openSeeds.scanned();
        host.onProgress?.({ state: this.isCancelled ? 'cancelled' : 'ready', done, total });
      },
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

  /** True when something is unread, and is not about to be read. */
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

  /** Goes on with what a cancellation has left. */
  resume(): void {
    this.#background.resume();
  }

  /** Checks stale seeds again, after all that is to be read. */
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

  /** Whether the folder was looked into, or will be unless it is gone. */
  isWanted(folder: string): boolean {
    return this.#tree.isWanted(folder);
  }

  /** Whether a file was found, or asked for, as a seed. */
  has(uri: string): boolean {
    return this.#has(uri, folderOf(uri), lastPartOf(uri));
  }

  #has(uri: string, folder: string, name: string): boolean {
    return this.#tree.hasSeed(folder, name) || this.#added.has(uri);
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
    this.read(uri);
  }

  /** Reads and checks one file. */
  read(uri: string): void {
    this.#background.addFile(folderOf(uri), lastPartOf(uri));
  }

  /** Looks again at what was found in a folder, at any depth. */
  rescan(folder: string): void {
    if (this.knows(folder)) this.#background.addFolder(folder);
    // Also folders within that are open by themselves: the ones above may leave them out.
    for (const root of this.#tree.roots) if (isWithin(root, folder)) this.#background.addFolder(root);
    this.#readAdded(folder);
  }

  /** Something happened on disk. What it means for a configuration is for others to know. */
  diskChanged(uri: string, kind: FileChange['kind']): void {
    const folder = folderOf(uri);
    this.#listAgain(folder);
    // For a folder that comes or goes, this is the only event: there is none for its files.
    for (const root of this.#tree.roots) if (isWithin(root, uri)) this.#background.addFolder(root);
    if (this.has(uri)) this.read(uri);
    else if (nameOf(uri) === gitIgnoreName) {
      if (this.knows(folder)) this.#background.addFolder(folder);
    } else if (this.knows(uri)) {
      // Also a folder that has only changed: VS Code reports so one that was deleted and created again.
      this.#background.addFolder(uri);
    } else if (kind !== 'deleted') {
      const next = this.#tree.nextOnWayTo(uri);
      if (next !== undefined && !isLeftOut(nameOf(next))) this.#background.addFolder(uri);
    }
  }

  /** The listing of a folder that is under way may be older than a change in it. */
  #listAgain(folder: string): void {
    if (folder === this.#listing) this.#background.addFolder(folder);
  }

  /** Files that were asked for by name may belong to another corpus now. */
  #readAdded(folder: string): void {
    for (const uri of this.#added) if (isWithin(uri, folder)) this.read(uri);
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
      this.#background.foundFolder(next);
    } else if (next === uri) {
      above.seeds.add(lastPartOf(uri));
      this.#background.foundFile(folderOf(uri), lastPartOf(uri));
    }
  }

  async #list(uri: string, pause: Pause): Promise<void> {
    this.#listing = uri;
    const { fileSystem } = this.#host;
    // Something else may be in its place by now. A link is followed only where somebody asked for it by name.
    const isAgain = this.knows(uri) && !this.#tree.roots.has(uri);
    if (isAgain && (await fileSystem.kindOf(uri)) !== 'folder') return this.#replace(uri);
    // When a folder above is left out, its configurations are forgotten, also where this one is open by itself.
    await this.#configurations.examine(parentOf(uri) ?? uri);
    const [configuration, gitIgnore] = await fileSystem.read([configurationIn(uri), childOf(uri, gitIgnoreName)]);
    const content = await fileSystem.list(uri);
    const reason = 'unreadable' in content ? content.unreadable : undefined;
    if (reason === 'missing' || reason === 'not a folder') return this.#replace(uri);
    // It may have been taken out meanwhile.
    if (!this.#tree.isWanted(uri)) return;
    if (reason === undefined) this.#unreadable.delete(uri);
    else this.#unreadable.set(uri, reason);

    if (await this.#configurations.note(uri, configuration!)) this.#openSeeds.recheckWithin(uri);
    const corpus = this.#corpora.of(uri);
    const ignores = await this.#ignoresAbove(uri);
    if ('text' in gitIgnore!) ignores.push(readGitIgnore(uri, gitIgnore.text));

    const seeds: string[] = [];
    const folders = new Set<string>();
    for (const { name, kind } of 'entries' in content ? content.entries : []) {
      const child = childOf(uri, name);
      if (isWanted(child, kind, corpus, ignores)) {
        if (kind === 'folder') folders.add(child);
        else seeds.push(lastPartOf(child));
      }
      const paused = pause();
      if (paused) await paused;
    }
    if (!this.#tree.isWanted(uri)) return;
    const failure = 'entries' in content ? content.failed?.() : undefined;
    if (failure !== undefined) this.#unreadable.set(uri, failure);
    const before = this.#tree.get(uri);
    this.#tree.set(uri, { ignores, seeds: new SeedNames(seeds), folders });
    // What documents have asked for before anything in it was watched may be gone.
    for (const root of this.#corpora.configuredWithin(uri))
      if (!this.knows(root)) await this.#configurations.read(root);
    for (const child of before?.folders ?? []) {
      if (!this.#tree.isWanted(child)) this.#remove(child);
      // A folder that is open by itself may be left out here now: the rules from here do not hold in it then.
      else this.#background.foundFolder(child);
    }
    // Also the files that are gone: they are forgotten when it is their turn.
    for (const child of folders) this.#background.foundFolder(child);
    for (const names of [before?.seeds ?? [], seeds]) {
      for (const name of names) {
        this.#background.foundFile(uri, name);
        const paused = pause();
        if (paused) await paused;
      }
    }
  }

  async #ignoresAbove(folder: string): Promise<GitIgnore[]> {
    const above = this.#tree.get(parentOf(folder) ?? '');
    if (above?.folders.has(folder)) return [...above.ignores];
    return [...(await excludesAbove(this.#host.fileSystem, folder, this.#host.gitExcludes?.()))];
  }

  /** Takes out a folder that is none any more, and looks what is in its place. */
  #replace(uri: string): Promise<void> {
    this.#remove(uri);
    return this.#discover(uri);
  }

  #remove(uri: string): void {
    this.#tree.get(parentOf(uri) ?? '')?.folders.delete(uri);
    const inner = [...this.#tree.roots].filter((root) => root !== uri && isWithin(root, uri));
    // Also those that only documents have asked for.
    for (const root of this.#corpora.configuredWithin(uri)) {
      if (!inner.some((one) => isWithin(root, one))) this.#configurations.forget(root);
    }
    for (const [folder, { seeds }] of this.#tree.remove(uri)) {
      this.#unreadable.delete(folder);
      this.#configurations.forget(folder);
      for (const name of seeds) this.#background.foundFile(folder, name);
    }
    for (const root of inner) this.#background.foundFolder(root);
    this.#openSeeds.recheckWithin(uri);
  }

  async #checkAgain(uris: readonly string[], pause: Pause): Promise<void> {
    for (const uri of uris) {
      if (this.#openSeeds.isOpenSeed(uri)) this.#openSeeds.recheck(uri);
      else await this.#readFiles(folderOf(uri), [lastPartOf(uri)], pause);
    }
  }

  async #readFiles(folder: string, names: readonly string[], pause: Pause): Promise<void> {
    const there = this.#thoseThere(folder, names);
    const contents = await this.#host.fileSystem.read(there.map((name) => `${folder}/${name}`));
    for (const [index, name] of there.entries()) {
      this.#take(folder, name, contents[index]!);
      const paused = pause();
      if (paused) await paused;
    }
  }

  /** The names of those that are still seeds. Others are forgotten first: they may be the same files under old names. */
  #thoseThere(folder: string, names: readonly string[]): readonly string[] {
    return names.filter((name) => {
      const uri = `${folder}/${name}`;
      const isThere = this.#has(uri, folder, name);
      if (!isThere && this.#openSeeds.isOpenSeed(uri)) this.#checker.noteModified(uri, undefined);
      else if (!isThere) this.#checker.forget(uri);
      return isThere;
    });
  }

  #take(folder: string, name: string, content: FileContent): void {
    const uri = `${folder}/${name}`;
    const corpus = this.#corpora.of(folder);
    // It may have been opened, or left out, while it was read.
    if (!corpus || !this.#has(uri, folder, name)) return;
    const isGone =
      'unreadable' in content &&
      (content.unreadable === 'missing' || (content.unreadable === 'not a file' && !this.#added.has(uri)));
    if (isGone) {
      this.#tree.get(folder)?.seeds.delete(name);
      // A folder may be in its place.
      if (content.unreadable === 'not a file') this.#background.foundFolder(uri);
    }
    if (this.#openSeeds.isOpenSeed(uri)) {
      this.#checker.noteModified(uri, 'text' in content ? content.modified : undefined);
    } else if (isGone) {
      this.#checker.forget(uri);
    } else if ('text' in content) {
      this.#checker.checkSeed(uri, corpus, () => parseSeedFor(content.text, corpus.configuration), content);
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
