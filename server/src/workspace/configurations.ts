import type { Checker } from './checker.ts';
import type { ConfigurationProblem } from '../core/index.ts';
import type { Corpora, CorpusFolder } from './corpora.ts';
import type { Documents } from './documents.ts';
import type { FileContent, MaybePromise } from './fileSystem.ts';
import type { WorkspaceHost } from './types.ts';
import { configurationName, quoteForMessage, readBaseline } from '../core/index.ts';
import { whenReady } from './maybePromise.ts';
import { childOf, nameOf, parentOf } from './uri.ts';

/** Finds `seedbed.yaml` files, reads them, an open document before the file on disk, and puts corpora under them. */
export class Configurations {
  readonly #host: WorkspaceHost;
  readonly #corpora: Corpora;
  readonly #documents: Documents;
  readonly #checker: Checker;
  readonly #onAnother: (folder: string) => void;
  /** Folders of which it is known whether they are configured, each with something that stands for the last time it was read. */
  readonly #examined = new Map<string, object>();
  /** Folders of which that is about to be known. */
  readonly #reading = new Set<string>();
  /** Those of which that is known of all folders above, too: in a deep tree nobody need go all the way up each time. */
  readonly #settled = new Set<string>();

  /** @param onAnother is called when a folder has been read, and is ruled in another way than before. */
  constructor(
    host: WorkspaceHost,
    corpora: Corpora,
    documents: Documents,
    checker: Checker,
    onAnother: (folder: string) => void,
  ) {
    this.#host = host;
    this.#corpora = corpora;
    this.#documents = documents;
    this.#checker = checker;
    this.#onAnother = onAnother;
  }

  /** Whether the file is a configuration by its name, and configurations count. */
  isConfiguration(uri: string): boolean {
    return !this.#host.configuration && nameOf(uri) === configurationName;
  }

  /** Whether it is known, or about to be known, if a folder is configured: what happens to its configuration is news. */
  isExamined(folder: string): boolean {
    return this.#examined.has(folder) || this.#reading.has(folder);
  }

  /** Reads the configurations of a folder and of all above it, unless they are known. */
  examine(folder: string): MaybePromise<void> {
    if (this.#host.configuration) return;
    const unknown: string[] = [];
    const way: string[] = [];
    for (let above: string | undefined = folder; above !== undefined; above = parentOf(above)) {
      if (this.#settled.has(above)) break;
      way.push(above);
      if (!this.#examined.has(above)) unknown.push(above);
    }
    if (unknown.length === 0) return way.forEach((above) => this.#settled.add(above));
    const contents = this.#host.fileSystem.read(unknown.map(configurationIn));
    return contents instanceof Promise
      ? this.#noteLater(unknown, contents)
      : this.#noteAll(unknown, contents, () => {});
  }

  /** What was asked for meanwhile may have been answered by what ruled before. */
  async #noteLater(folders: readonly string[], contents: Promise<readonly FileContent[]>): Promise<void> {
    for (const folder of folders) this.#reading.add(folder);
    await this.#noteAll(folders, await contents, this.#onAnother);
    for (const folder of folders) this.#reading.delete(folder);
  }

  #noteAll(
    folders: readonly string[],
    contents: readonly FileContent[],
    onAnother: (folder: string) => void,
  ): MaybePromise<void> {
    let done: MaybePromise<void> = undefined;
    for (const [index, folder] of folders.entries()) {
      const note = (): MaybePromise<boolean> => this.note(folder, contents[index]!);
      done = whenReady(whenReady(done, note), (isAnother) => (isAnother ? onAnother(folder) : undefined));
    }
    return done;
  }

  /** Reads the configuration of a folder again. */
  read(folder: string): MaybePromise<void> {
    const uri = configurationIn(folder);
    const isOpen = this.#documents.get(uri) !== undefined;
    const noted = whenReady(isOpen ? [missing] : this.#host.fileSystem.read([uri]), ([onDisk]) =>
      this.note(folder, onDisk!),
    );
    return whenReady(noted, (isAnother) => (isAnother ? this.#onAnother(folder) : undefined));
  }

  /**
   * Takes a folder's `seedbed.yaml` as it is on disk, and the problems that it says are known; true when another configuration
   * rules now, or others are known.
   */
  note(folder: string, onDisk: FileContent): MaybePromise<boolean> {
    if (this.#host.configuration) return false;
    const time = {};
    this.#examined.set(folder, time);
    const isNewest = (): boolean => this.#examined.get(folder) === time;
    if (!('unreadable' in onDisk) || onDisk.unreadable !== 'not permitted') return this.#take(folder, onDisk, isNewest);
    // In a folder that may not be looked into, it is taken as missing: nobody knows whether there is one.
    const kind = this.#host.fileSystem.kindOf(configurationIn(folder));
    return whenReady(kind, (found) => isNewest() && this.#take(folder, found ? onDisk : missing, isNewest));
  }

  /** @param isNewest whether the folder has not been read again meanwhile, nor been forgotten. */
  #take(folder: string, onDisk: FileContent, isNewest: () => boolean): MaybePromise<boolean> {
    const uri = configurationIn(folder);
    const content = this.#documents.get(uri) ?? onDisk;
    if ('unreadable' in content && content.unreadable === 'missing') {
      this.#checker.forget(uri);
      return this.#corpora.unconfigure(folder);
    }
    const isAnother = this.#corpora.configure(folder, uri, 'text' in content ? content.text : undefined);
    const corpus = this.#corpora.of(folder)!;
    return whenReady(this.#readBaseline(corpus), (areOthers) => {
      if (isNewest()) this.#checker.checkConfiguration(uri, content, corpus.remarks);
      return isAnother || areOthers;
    });
  }

  /** Reads which problems of a corpus are known; true when they are others than before. */
  #readBaseline(corpus: CorpusFolder): MaybePromise<boolean> {
    const { baselineUri } = corpus;
    const read = baselineUri === undefined ? [missing] : this.#host.fileSystem.read([baselineUri]);
    return whenReady(read, ([content]) => {
      // Another one may be named by now.
      if (corpus.baselineUri !== baselineUri) return false;
      const baseline = 'text' in content! ? readBaseline(content.text) : content!.unreadable;
      const before = corpus.baseline;
      corpus.baseline = typeof baseline === 'string' ? undefined : baseline;
      corpus.baselineProblem = typeof baseline === 'string' ? problemOf(corpus, baseline) : undefined;
      return corpus.baseline ? !corpus.baseline.isSame(before) : before !== undefined;
    });
  }

  /** Forgets what is known of a folder. A configuration that is open counts, whatever is on disk. */
  forget(folder: string): void {
    if (this.#host.configuration || this.#documents.get(configurationIn(folder))) return;
    this.#examined.delete(folder);
    this.#settled.clear();
    this.#checker.forget(configurationIn(folder));
    this.#corpora.unconfigure(folder);
  }

  /** Lets every configuration be looked for again. */
  forgetExamined(): void {
    this.#examined.clear();
    this.#settled.clear();
  }
}

/** A baseline that is not there yet is none. */
function problemOf({ configuration }: CorpusFolder, reason: string): ConfigurationProblem | undefined {
  const { baseline } = configuration;
  if (!baseline || reason === 'missing') return undefined;
  return {
    range: baseline.range,
    message: `The baseline ${quoteForMessage(baseline.path)} cannot be read: ${reason}.`,
  };
}

const missing: FileContent = { unreadable: 'missing' };

/** The uri of the configuration that a folder would have. */
export function configurationIn(folder: string): string {
  return childOf(folder, configurationName);
}
