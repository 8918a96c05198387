import type { Diagnostic } from 'vscode-languageserver-types';
import type { ProblemCounts, RuleCount, SeedContext } from '../core/index.ts';
import type { FileContent, FileText, MaybePromise } from './fileSystem.ts';
import type {
  CheckedFile,
  Coverage,
  FileChange,
  LoadedFile,
  OpenDocument,
  RuledCorpus,
  WorkspaceHost,
} from './types.ts';
import { Corpus, seedFrom, defaultConfiguration, folderOf, parseSeedFor, toDiagnostics } from '../core/index.ts';
import { Checker } from './checker.ts';
import { Configurations } from './configurations.ts';
import { Corpora } from './corpora.ts';
import { Documents } from './documents.ts';
import { checkedConfiguration, checkedSeed, checkedUnreadable } from './findings.ts';
import { findLikelySeeds, type LikelySeeds } from './likelySeeds.ts';
import { whenReady } from './maybePromise.ts';
import { Scanner } from './scanner.ts';
import { UnusedEntries } from './unusedEntries.ts';
import { isWithin, parentOf } from './uri.ts';

/**
 * All seeds of the folders that are open, and of the documents that are open elsewhere. Every uri that goes in is
 * spelled as `normalizeUri` spells it. Open documents are checked within the call that opens or changes them, as far as
 * the file system answers at once; all else is done in the background, in slices, and reported through the host.
 *
 * It is long since it is the one interface of this folder: each method is a few lines, and its parts do the work.
 */
export class Workspace {
  readonly #host: WorkspaceHost;
  readonly #documents = new Documents();
  readonly #corpora: Corpora;
  readonly #checker: Checker;
  readonly #configurations: Configurations;
  readonly #scanner: Scanner;
  readonly #unused: UnusedEntries;
  #isReviewing = false;
  /** All folders that were added, also those that the scanner does not know yet. */
  readonly #folders = new Set<string>();
  readonly #pending = new Set<Promise<unknown>>();

  constructor(host: WorkspaceHost) {
    this.#host = host;
    this.#corpora = new Corpora(host.configuration, host.createIndex ?? indexFor(host.stories ?? true));
    this.#checker = new Checker(
      host,
      this.#documents,
      () => this.#scanner.wake(),
      () => this.#reviewUnused(),
    );
    this.#configurations = new Configurations(host, this.#corpora, this.#documents, this.#checker, (folder) => {
      this.#ruledAnew(folder);
      this.#scanner.rescan(folder);
    });
    this.#scanner = new Scanner(host, this.#corpora, this.#configurations, this.#checker, {
      isOpenSeed: (uri) => this.#isOpenSeed(uri),
      recheck: (uri) => this.#recheck(uri),
      recheckWithin: (folder) => this.#ruledAnew(folder),
      scanned: () => this.#reviewUnused(),
    });
    this.#unused = new UnusedEntries(this.#corpora, this.#configurations, this.#scanner, this.#checker);
    if (host.configuration) this.#checker.checkConfiguration(host.configuration.uri, host.configuration);
  }

  /** Begins to scan a folder. Nested ones may be added; nothing is scanned twice. */
  addFolder(folder: string): void {
    this.#folders.add(folder);
    this.#corpora.add(folder);
    this.#recheckWithin(folder);
    // It may have been removed meanwhile.
    void this.#whenExamined(
      folder,
      () => this.#scanner.addFolder(folder),
      () => this.#folders.has(folder),
    );
  }

  /** Forgets a folder and all in it that is not open. */
  removeFolder(folder: string): void {
    this.#folders.delete(folder);
    this.#corpora.remove(folder);
    this.#scanner.removeFolder(folder);
    this.#recheckWithin(folder);
    this.#forgetIdle(folder);
  }

  /** Serves one file, a `seedbed.yaml` or a seed, whatever its name and wherever it is. */
  addFile(uri: string): void {
    void this.#whenExamined(folderOf(uri), () => {
      if (!this.#configurations.isConfiguration(uri)) this.#scanner.addFile(uri);
    });
  }

  /** Reads everything again. */
  rescan(): void {
    this.#configurations.forgetExamined();
    this.#scanner.resume();
    for (const folder of this.#scanner.folders) this.addFolder(folder);
    for (const uri of this.#scanner.files) this.addFile(uri);
    for (const document of this.#documents.all()) this.#look(document);
  }

  /** A document was opened. Served when it is a seed by its name and place, or has the language `seed`. */
  open(document: OpenDocument): void {
    this.#documents.open(document);
    this.#look(document);
  }

  #look({ uri }: OpenDocument): void {
    if (this.#configurations.isConfiguration(uri)) this.#readConfiguration(folderOf(uri));
    else {
      this.#recheck(uri);
      this.#recheckStale();
    }
  }

  /** A document has new text. One that is not open is ignored. */
  change(uri: string, version: number, text: string): void {
    const document = this.#documents.get(uri);
    if (!document) return;
    const changed = { ...document, version, text };
    this.#documents.set(changed);
    this.#look(changed);
  }

  /** The file of a seed was just written, and holds this text. It is checked without being read again. */
  written(uri: string, text: string): void {
    void this.#whenExamined(folderOf(uri), () => {
      const corpus = this.#corpora.of(folderOf(uri));
      if (!corpus || !this.#scanner.has(uri) || this.#documents.get(uri)) return;
      const { configuration } = corpus;
      this.#checker.checkSeed(uri, corpus, () => parseSeedFor(text, configuration));
      this.#recheckStale();
    });
  }

  /** A document was closed: from here on the file on disk counts. */
  close(uri: string): void {
    if (!this.#documents.delete(uri)) return;
    if (this.#configurations.isConfiguration(uri)) this.#readConfiguration(folderOf(uri));
    else if (this.#scanner.has(uri)) this.#scanner.read(uri);
    else {
      this.#checker.forget(uri);
      this.#recheckStale();
      this.#forgetIdle(folderOf(uri));
      this.#forgetImplied(folderOf(uri));
    }
  }

  /** Lets a folder be no corpus of its own when the last document in it, for which it was one, is closed. */
  #forgetImplied(folder: string): void {
    const isNeeded = [...this.#documents.uris(), ...this.#scanner.files].some((uri) => folderOf(uri) === folder);
    if (!isNeeded && this.#corpora.forgetImplied(folder)) this.#recheckWithin(folder);
  }

  /** Forgets the configurations of a folder and of those above it that rule nothing that is open. */
  #forgetIdle(folder: string): void {
    // A configuration that is open asks for none of those above it.
    const documents = this.#documents.uris().filter((uri) => !this.#configurations.isConfiguration(uri));
    const open = [...this.#folders, ...this.#scanner.files, ...documents];
    for (let above: string | undefined = folder; above !== undefined; above = parentOf(above)) {
      const root = above;
      if (this.#scanner.isWanted(root) || open.some((uri) => isWithin(uri, root))) return;
      this.#configurations.forget(root);
    }
  }

  /** Files or folders changed on disk. Those that are open, or have nothing to do with seeds, do no harm. */
  diskChanged(changes: readonly FileChange[]): void {
    for (const { uri, kind } of changes) {
      const folder = folderOf(uri);
      if (this.#configurations.isConfiguration(uri) && this.#configurations.isExamined(folder)) {
        if (!this.#documents.get(uri)) this.#readConfiguration(folder);
      } else {
        for (const root of this.#corpora.withBaseline(uri)) this.#readConfiguration(root);
        // It may be a folder of which only the configuration has been read yet, or that is asked for by documents alone.
        for (const root of this.#ruledWithin(uri)) this.#readConfiguration(root);
      }
      // A folder may have any name.
      this.#scanner.diskChanged(uri, kind);
    }
  }

  /** Folders in a folder, at any depth, whose configurations count for something, also where they have none. */
  #ruledWithin(folder: string): ReadonlySet<string> {
    const ruled = new Set(this.#corpora.configuredWithin(folder));
    for (const { uri } of this.#documents.within(folder)) {
      for (let above = folderOf(uri); isWithin(above, folder); above = folderOf(above)) {
        if (this.#configurations.isExamined(above)) ruled.add(above);
      }
    }
    return ruled;
  }

  /**
   * Leaves unread what the scan has not reached. `coverage` and the progress say so. What is known stays, and is kept up to
   * date; the scan goes on when anything has to be read from disk, or when all is read again.
   */
  cancelScan(): void {
    this.#scanner.cancel();
  }

  /** Resolves when nothing is left to be read or checked, except for what was cancelled. Never rejects. */
  async idle(): Promise<void> {
    while (this.#pending.size > 0 || this.#scanner.isBusy) {
      await Promise.all(this.#pending);
      await this.#scanner.idle();
    }
  }

  /** True while files are read in the background; not while some are only checked again because of an edit. */
  get scanning(): boolean {
    return this.#scanner.isScanning;
  }

  /** Ends all background work for good. */
  dispose(): void {
    this.#scanner.stop();
  }

  /** True when the file is served: an open, a scanned or an added seed. */
  isSeed(uri: string): boolean {
    return this.#documents.get(uri) ? this.#isOpenSeed(uri) : this.#scanner.has(uri);
  }

  /**
   * A seed as it is now, with all that rules and features look at beside it; undefined for a file that is no seed or cannot
   * be read. An open document is parsed once for each version; a closed one is read and parsed for each call.
   */
  seed(uri: string): MaybePromise<SeedContext | undefined> {
    return this.#whenExamined(
      folderOf(uri),
      () => whenReady(this.#text(uri), (content) => ('text' in content ? this.#seedOf(uri, content) : undefined)),
      () => this.isSeed(uri),
    );
  }

  /** The version of an open document; undefined for a file that is not open. */
  version(uri: string): number | undefined {
    return this.#documents.get(uri)?.version;
  }

  /** What is wrong with a seed or a `seedbed.yaml` as it is now; undefined for other files. */
  checked(uri: string): MaybePromise<CheckedFile | undefined> {
    const isConfiguration = this.#configurations.isConfiguration(uri) || uri === this.#host.configuration?.uri;
    if (!isConfiguration && !this.isSeed(uri)) return undefined;
    return whenReady(this.#text(uri), (content) => {
      if ('unreadable' in content && content.unreadable === 'missing') return undefined;
      if (isConfiguration) {
        const ruled = this.#corpora.of(folderOf(uri));
        const isAsRead = 'text' in content && ruled?.configurationUri === uri && ruled.text === content.text;
        return checkedConfiguration(uri, content, isAsRead ? ruled.remarks : []);
      }
      const corpus = this.#corpora.of(folderOf(uri));
      if ('unreadable' in content) return corpus && checkedUnreadable(uri, content.unreadable, corpus);
      try {
        const seed = this.#seedOf(uri, content);
        return seed && checkedSeed(seed, corpus?.baseline);
      } catch (error) {
        this.#host.onInternalError?.(uri, error);
        return undefined;
      }
    });
  }

  /** What is wrong with a seed or a `seedbed.yaml` as it is now, as LSP has it. */
  diagnostics(uri: string): MaybePromise<readonly Diagnostic[]> {
    return whenReady(this.checked(uri), (file) =>
      file ? toDiagnostics(file.findings, file.source, this.#host.documentation ?? (() => undefined)) : [],
    );
  }

  /** How many problems a seed or a `seedbed.yaml` had when it was last checked. */
  problemCounts(uri: string): ProblemCounts {
    return this.#checker.problemCounts(uri);
  }

  /**
   * How many problems there are in all files, as they were last checked, or in the seeds of one of the `corpora`. Kept
   * while they are checked: asking costs nothing.
   */
  totals(corpus?: RuledCorpus): ProblemCounts {
    return this.#checker.totals(corpus);
  }

  /** What was found in a seed or a `seedbed.yaml` when it was last checked, by rule. */
  ruleCounts(uri: string): readonly RuleCount[] {
    return this.#checker.ruleCounts(uri);
  }

  /** The codes of the rules that found something in a seed or a `seedbed.yaml` when it was last checked, each once. */
  codes(uri: string): readonly string[] {
    return this.#checker.codes(uri);
  }

  /** When the file of a seed was changed last on disk, in milliseconds since 1970; undefined where that is not known. */
  modified(uri: string): number | undefined {
    return this.#checker.modified(uri);
  }

  /** The corpora that are configured or have seeds, in the order of their roots. */
  corpora(): readonly RuledCorpus[] {
    return this.#corpora
      .all()
      .filter(({ root, configurationUri, index }) => index.size > 0 || (configurationUri && this.#scanner.knows(root)))
      .sort((a, b) => (a.root < b.root ? -1 : 1));
  }

  /** The corpus that a file, by its place, belongs to. */
  corpusOf(uri: string): RuledCorpus | undefined {
    return this.#corpora.of(folderOf(uri));
  }

  /** The corpus that what is in a folder belongs to, or would belong to. */
  corpusIn(folder: string): MaybePromise<RuledCorpus | undefined> {
    return this.#whenExamined(folder, () => this.#corpora.of(folder));
  }

  /** What is on disk, or open, under this name; undefined for nothing at all, and for a link or a device. */
  kindOf(uri: string): MaybePromise<'file' | 'folder' | undefined> {
    return this.#documents.get(uri) ? 'file' : this.#host.fileSystem.kindOf(uri);
  }

  /** The `seedbed.yaml` that rules this file; undefined where none does, or where it cannot be read. */
  configurationFile(uri: string): MaybePromise<LoadedFile | undefined> {
    return this.#loaded(this.corpusOf(uri)?.configurationUri);
  }

  /** The baseline of the corpus that this file belongs to; undefined where it has none, or where it cannot be read. */
  baselineFile(uri: string): MaybePromise<LoadedFile | undefined> {
    return this.#loaded(this.#corpora.of(folderOf(uri))?.baselineUri);
  }

  /**
   * Files below a folder that look like seeds under other names; undefined where there are none.
   * @param most how many files are looked into; 200 where not given.
   */
  likelySeeds(folder: string, most?: number): Promise<LikelySeeds | undefined> {
    return findLikelySeeds(this.#host, folder, (uri) => this.isSeed(uri), most);
  }

  coverage(): Coverage {
    const { unreadableFolders, unread } = this.#scanner;
    return { ...this.#checker.coverage(), unreadableFolders, unread };
  }

  #loaded(uri: string | undefined): MaybePromise<LoadedFile | undefined> {
    if (uri === undefined) return undefined;
    return whenReady(this.#text(uri), (content) =>
      'text' in content ? { uri, text: content.text, version: this.#documents.get(uri)?.version } : undefined,
    );
  }

  /** The text that counts: the open document's, else the file's. */
  #text(uri: string): MaybePromise<FileContent> {
    const everywhere = this.#host.configuration;
    if (uri === everywhere?.uri) return everywhere;
    return this.#documents.get(uri) ?? whenReady(this.#host.fileSystem.read([uri]), ([content]) => content!);
  }

  #seedOf(uri: string, { text, known }: FileText): SeedContext | undefined {
    const corpus = this.#corpora.of(folderOf(uri));
    if (!corpus) return undefined;
    const { configuration, index } = corpus;
    const open = this.#documents.get(uri);
    const parse = () =>
      open?.text === text ? this.#documents.parse(open, configuration) : parseSeedFor(text, configuration);
    return seedFrom({ uri, document: parse, configuration, corpus: index }, known);
  }

  /** Whether the file is open, and as a seed. */
  #isOpenSeed(uri: string): boolean {
    const document = this.#documents.get(uri);
    if (!document || this.#configurations.isConfiguration(uri)) return false;
    const isNamedSo = document.languageId === 'seed' || this.#scanner.has(uri);
    return isNamedSo || this.#corpora.of(folderOf(uri))?.accepts(uri) === true;
  }

  #checkOpen(uri: string): void {
    const document = this.#documents.get(uri);
    if (!document) return;
    if (!this.#isOpenSeed(uri)) return this.#checker.forget(uri);
    const corpus = this.#corpora.of(folderOf(uri))!;
    this.#checker.checkSeed(uri, corpus, () => this.#documents.parse(document, corpus.configuration));
  }

  #recheck(uri: string): void {
    void this.#whenExamined(
      folderOf(uri),
      () => this.#checkOpen(uri),
      () => this.#documents.get(uri) !== undefined,
    );
  }

  /** Checks the open seeds that others have made stale, at once. The scanner checks the closed ones. */
  #recheckStale(): void {
    const { stale } = this.#checker;
    if (stale.size === 0) return;
    const open = this.#documents.size < stale.size ? this.#documents.uris() : [...stale];
    for (const uri of open) if (this.#documents.get(uri) && stale.delete(uri)) this.#recheck(uri);
  }

  /** Another configuration rules a folder. What is said of seeds by it may be news, be their findings the same. */
  #ruledAnew(folder: string): void {
    this.#recheckWithin(folder);
    this.#host.onIndexChanged?.();
  }

  #recheckWithin(folder: string): void {
    for (const document of this.#documents.within(folder)) this.#look(document);
  }

  /** Looks at a folder's configuration again, and at all that it rules if it is another now. */
  #readConfiguration(folder: string): void {
    void this.#track(whenReady(this.#configurations.read(folder), () => this.#forgetIdle(folder)));
  }

  /** Goes on when it is known which corpus the folder belongs to, if that is still wanted then. */
  #whenExamined<T>(folder: string, next: () => MaybePromise<T>): MaybePromise<T>;
  #whenExamined<T>(
    folder: string,
    next: () => MaybePromise<T>,
    isStillWanted: () => boolean,
  ): MaybePromise<T | undefined>;
  #whenExamined<T>(
    folder: string,
    next: () => MaybePromise<T>,
    isStillWanted = () => true,
  ): MaybePromise<T | undefined> {
    return this.#track(
      whenReady(this.#configurations.examine(folder), () => {
        if (!isStillWanted()) {
          this.#forgetIdle(folder);
          return undefined;
        }
        if (this.#corpora.imply(folder)) this.#recheckWithin(folder);
        return next();
      }),
    );
  }

  /** When all has been read, reports which entries of a `seedbed.yaml` are for no seed. */
  #reviewUnused(): void {
    if (this.#isReviewing) return;
    this.#isReviewing = true;
    const review = this.#scanner.idle().then(() => {
      this.#isReviewing = false;
      if (this.#scanner.isBusy) this.#reviewUnused();
      else this.#unused.review();
    });
    void this.#track(review);
  }

  #track<T>(work: MaybePromise<T>): MaybePromise<T> {
    if (work instanceof Promise) {
      this.#pending.add(work);
      void work.finally(() => this.#pending.delete(work));
    }
    return work;
  }
}

function indexFor(stories: boolean): (root: string) => Corpus {
  return (root) => new Corpus(root, defaultConfiguration, { stories });
}
