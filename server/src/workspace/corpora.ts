import type { Baseline, Configuration, ConfigurationProblem, Corpus } from '../core/index.ts';
import type { RuledCorpus } from './types.ts';
import { defaultConfiguration, isSeedPath, readConfiguration, relativePath, ruleCodes } from '../core/index.ts';
import { SeedRecords } from './seedRecords.ts';
import { isWithin, parentOf, uriAt } from './uri.ts';

/** A corpus, whose configuration may be exchanged. */
export class CorpusFolder implements RuledCorpus {
  readonly root: string;
  readonly index: Corpus;
  readonly records = new SeedRecords();
  configurationUri: string | undefined;
  configuration: Configuration = defaultConfiguration;
  /** The text of the configuration; undefined where the defaults rule. */
  text: string | undefined;
  /** The entries of the configuration that are for no seed; undefined until that is known. */
  unused: readonly ConfigurationProblem[] | undefined;
  /** Those that were reported last. */
  reported: readonly ConfigurationProblem[] = [];

  baseline: Baseline | undefined;
  /** What is wrong with the baseline's file. */
  baselineProblem: ConfigurationProblem | undefined;

  constructor(root: string, index: Corpus) {
    this.root = root;
    this.index = index;
  }

  /**
   * Puts the corpus under a configuration.
   * @param text undefined where there is a file that cannot be read: it changes nothing of the defaults.
   * @returns whether that makes a difference.
   */
  configure(uri: string, text: string | undefined): boolean {
    if (this.configurationUri === uri && this.text === text) return false;
    this.configurationUri = uri;
    this.text = text;
    this.unused = undefined;
    this.reported = [];
    this.configuration = text === undefined ? defaultConfiguration : readConfiguration(text, ruleCodes).configuration;
    this.index.configure(this.configuration);
    return true;
  }

  /** What is to be said of the configuration beside what it says itself. */
  get remarks(): readonly ConfigurationProblem[] {
    return this.baselineProblem ? [this.baselineProblem, ...this.reported] : this.reported;
  }

  /** The uri of the file of known problems; undefined where the configuration names none. */
  get baselineUri(): string | undefined {
    const { baseline } = this.configuration;
    return baseline && uriAt(this.root, baseline.path);
  }

  /** Whether a file below the root is a seed, by its path alone. */
  accepts(uri: string): boolean {
    return isSeedPath(relativePath(this.root, uri), this.configuration);
  }
}

/** All corpora, by their root folders. */
export class Corpora {
  readonly #configured = new Map<string, CorpusFolder>();
  readonly #unconfigured = new Map<string, CorpusFolder>();
  /** The unconfigured ones that were not asked for. */
  readonly #implied = new Set<string>();
  readonly #createIndex: (root: string) => Corpus;
  /** Which one a folder belongs to, as far as somebody has asked. */
  readonly #known = new Map<string, CorpusFolder | undefined>();
  readonly #everywhere: { readonly uri: string; readonly text: string } | undefined;

  /**
   * @param everywhere a configuration that rules in place of all others.
   * @param createIndex makes the index of a corpus by its root.
   */
  constructor(
    everywhere: { readonly uri: string; readonly text: string } | undefined,
    createIndex: (root: string) => Corpus,
  ) {
    this.#createIndex = createIndex;
    this.#everywhere = everywhere;
  }

  /** The corpus of what is in the folder: that of the nearest configuration upwards, else of the nearest folder known. */
  of(folder: string): CorpusFolder | undefined {
    const way: string[] = [];
    let corpus: CorpusFolder | undefined;
    for (let above: string | undefined = folder; above !== undefined; above = parentOf(above)) {
      if (this.#known.has(above)) {
        corpus = this.#known.get(above);
        break;
      }
      way.push(above);
    }
    if (this.#known.size + way.length > mostKnown) this.#known.clear();
    // What is configured rules over folders in it that are not, wherever those begin.
    for (const below of way.reverse()) {
      const configured = this.#configured.get(below);
      if (configured) corpus = configured;
      else if (!corpus || !this.#configured.has(corpus.root)) corpus = this.#unconfigured.get(below) ?? corpus;
      this.#known.set(below, corpus);
    }
    return corpus;
  }

  all(): readonly CorpusFolder[] {
    return [...this.#configured.values(), ...this.#unconfigured.values()];
  }

  /** The folders whose configurations name this file as the one of known problems. */
  withBaseline(uri: string): readonly string[] {
    return [...this.#configured.values()].filter((corpus) => corpus.baselineUri === uri).map(({ root }) => root);
  }

  /** The folders with a configuration, in a folder at any depth. */
  configuredWithin(folder: string): readonly string[] {
    return [...this.#configured.keys()].filter((root) => isWithin(root, folder));
  }

  /** Makes room for files where their corpus is certain. */
  expect(files: number): void {
    const [corpus, ...others] = this.all();
    if (corpus && others.length === 0 && files >= fewestExpected) corpus.index.reserve(corpus.index.size + files);
  }

  /**
   * Lets a folder be a corpus as far as nothing above or below it is configured.
   * @returns whether others that were implied are parts of it now.
   */
  add(folder: string): boolean {
    let hasOthers = false;
    for (const implied of this.#implied) {
      if (!isWithin(implied, folder)) continue;
      this.#implied.delete(implied);
      if (implied !== folder && this.#unconfigured.delete(implied)) hasOthers = true;
    }
    this.#known.clear();
    if (this.#unconfigured.has(folder)) return hasOthers;
    const corpus = new CorpusFolder(folder, this.#createIndex(folder));
    if (this.#everywhere) corpus.configure(this.#everywhere.uri, this.#everywhere.text);
    this.#unconfigured.set(folder, corpus);
    return hasOthers;
  }

  /**
   * Ensures that the folder belongs to a corpus. Where no other holds it, it becomes one itself.
   * @returns whether others that were implied are parts of it now.
   */
  imply(folder: string): boolean {
    if (this.of(folder)) return false;
    const hasOthers = this.add(folder);
    this.#implied.add(folder);
    return hasOthers;
  }

  /** Takes back `imply`; true when the folder was a corpus by it. */
  forgetImplied(folder: string): boolean {
    if (!this.#implied.delete(folder)) return false;
    this.remove(folder);
    return true;
  }

  /** Takes back `add`. */
  remove(folder: string): void {
    this.#known.clear();
    this.#unconfigured.delete(folder);
  }

  /** Begins a corpus at a folder, or changes its configuration; true when that makes a difference. */
  configure(folder: string, uri: string, text: string | undefined): boolean {
    let corpus = this.#configured.get(folder);
    if (!corpus) {
      this.#known.clear();
      this.#configured.set(folder, (corpus = new CorpusFolder(folder, this.#createIndex(folder))));
    }
    return corpus.configure(uri, text);
  }

  /** Ends the corpus that a configuration made; true when there was one. */
  unconfigure(folder: string): boolean {
    const isConfigured = this.#configured.delete(folder);
    if (isConfigured) this.#known.clear();
    return isConfigured;
  }
}

/** For fewer files, growing takes no time that matters. */
const fewestExpected = 1000;

/** More folders than are worked in at a time. */
const mostKnown = 10_000;
