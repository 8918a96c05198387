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
  /** Folders of which it is known whether they are configured. */
  readonly #examined = new Set<string>();
  /** Those of which that is known of all folders above, too: in a deep tree nobody need go all the way up each time. */
  readonly #settled = new Set<string>();

  constructor(host: WorkspaceHost, corpora: Corpora, documents: Documents, checker: Checker) {
    this.#host = host;
    this.#corpora = corpora;
    this.#documents = documents;
    this.#checker = checker;
  }

  /** Whether the file is a configuration by its name, and configurations count. */
  isConfiguration(uri: string): boolean {
    return !this.#host.configuration && nameOf(uri) === configurationName;
  }

  isExamined(folder: string): boolean {
    return this.#examined.has(folder);
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
    return whenReady(this.#host.fileSystem.read(unknown.map(configurationIn)), (contents) => {
      let noted: MaybePromise<boolean> = false;
      for (const [index, above] of unknown.entries()) {
        noted = whenReady(noted, () => this.note(above, contents[index]!));
      }
      return whenReady(noted, () => {});
    });
  }

  /** Reads the configuration of a folder again; true when another one rules now. */
  read(folder: string): MaybePromise<boolean> {
    const uri = configurationIn(folder);
    const isOpen = this.#documents.get(uri) !== undefined;
    return whenReady(isOpen ? [missing] : this.#host.fileSystem.read([uri]), ([onDisk]) => this.note(folder, onDisk!));
  }

  /**
   * Takes a folder's `seedbed.yaml` as it is on disk, and the problems that it says are known; true when another configuration
   * rules now, or others are known.
   */
  note(folder: string, onDisk: FileContent): MaybePromise<boolean> {
    if (this.#host.configuration) return false;
    this.#examined.add(folder);
    if (!('unreadable' in onDisk) || onDisk.unreadable !== 'not permitted') return this.#take(folder, onDisk);
    // In a folder that may not be looked into, it is taken as missing: nobody knows whether there is one.
    const kind = this.#host.fileSystem.kindOf(configurationIn(folder));
    return whenReady(kind, (found) => this.#examined.has(folder) && this.#take(folder, found ? onDisk : missing));
  }

  #take(folder: string, onDisk: FileContent): MaybePromise<boolean> {
    const uri = configurationIn(folder);
    const content = this.#documents.get(uri) ?? onDisk;
    if ('unreadable' in content && content.unreadable === 'missing') {
      this.#checker.forget(uri);
      return this.#corpora.unconfigure(folder);
    }
    const text = 'text' in content ? content.text : undefined;
    const isAnother = this.#corpora.configure(folder, uri, text);
    const corpus = this.#corpora.of(folder)!;
    return whenReady(this.#readBaseline(corpus), (areOthers) => {
      // It may have been read again meanwhile, or be forgotten.
      const isNewest = this.#corpora.of(folder) === corpus && corpus.text === text;
      if (isNewest) this.#checker.checkConfiguration(uri, content, corpus.remarks);
      return isAnother || areOthers;
    });
  }

  /** Reads which problems of a corpus are known; true when they are others than before. */
  #readBaseline(corpus: CorpusFolder): MaybePromise<boolean> {
    const { baselineUri } = corpus;
    const read = baselineUri === undefined ? [missing] : this.#host.fileSystem.read([baselineUri]);
    return whenReady(read, ([content]) => {
      const baseline = 'text' in content! ? readBaseline(content.text) : content!.unreadable;
      const before = corpus.baseline;
      corpus.baseline = typeof baseline === 'string' ? undefined : baseline;
      corpus.baselineProblem = typeof baseline === 'string' ? problemOf(corpus, baseline) : undefined;
      return corpus.baseline ? !corpus.baseline.isSame(before) : before !== undefined;
    });
  }

  /** Forgets what is known of a folder. */
  forget(folder: string): void {
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
