import type { Diagnostic } from 'vscode-languageserver-types';
import type { ConfigurationProblem, ProblemCounts, RuleCount, SeedDocument } from '../core/index.ts';
import type { CorpusFolder } from './corpora.ts';
import type { FileContent, FileText, UnreadableReason } from './fileSystem.ts';
import type { Documents } from './documents.ts';
import { nothingReported, type FileRecord } from './seedRecords.ts';
import type { CheckedFile, Coverage, RuledCorpus, WorkspaceHost } from './types.ts';
import { hash53, seedFrom, toDiagnostics } from '../core/index.ts';
import { checkedConfiguration, checkedSeed, checkedUnreadable } from './findings.ts';
import { FoundProblemsTable, nothingFound, type FoundProblems } from './foundProblems.ts';
import { ProblemTotals } from './problemTotals.ts';
import { isWithin } from './uri.ts';

type SkipReason = UnreadableReason | 'internal error';

/** A file that was checked, and where what is kept of it is. */
interface KnownFile extends FileRecord {
  /** The corpus that it belongs to; undefined for a configuration. */
  readonly corpus: CorpusFolder | undefined;
  /** Whether the index of that corpus has it. */
  readonly isIndexed: boolean;
}

/** How a file did. */
interface CheckOutcome {
  readonly found: FoundProblems;
  readonly diagnostics: readonly Diagnostic[];
  readonly modified: number | undefined;
  /** Why it was not checked. */
  readonly skipped: SkipReason | undefined;
}

/** Checks files one at a time, remembers how each did, and tells what is new. */
export class Checker {
  /** Seeds that are to be checked again, because something changed in others since they were. */
  readonly stale = new Set<string>();
  readonly #host: WorkspaceHost;
  readonly #documents: Documents;
  readonly #onStale: () => void;
  readonly #onSeeds: () => void;
  readonly #totals = new ProblemTotals();
  readonly #found = new FoundProblemsTable();
  /** The corpora whose indexes have seeds that were checked. */
  readonly #corpora = new Set<CorpusFolder>();
  /** Configurations, and seeds that no index has. */
  readonly #others = new Map<string, KnownFile>();
  readonly #skipped = new Map<string, SkipReason>();
  #seeds = 0;

  /**
   * @param onStale is called, within the check of another one, when seeds have become stale.
   * @param onSeeds is called, within the check of a seed, when one has come or gone, or others of the codes of `ignore` hide
   * something in it.
   */
  constructor(host: WorkspaceHost, documents: Documents, onStale: () => void, onSeeds: () => void) {
    this.#host = host;
    this.#documents = documents;
    this.#onStale = onStale;
    this.#onSeeds = onSeeds;
  }

  problemCounts(uri: string): ProblemCounts {
    return this.#foundIn(uri).counts;
  }

  /** The problems of the seeds of a corpus; of all files where none is given. */
  totals(corpus?: RuledCorpus): ProblemCounts {
    return this.#totals.of(corpus);
  }

  ruleCounts(uri: string): readonly RuleCount[] {
    return this.#foundIn(uri).rules;
  }

  /** The codes of the rules that found something, each once. */
  codes(uri: string): readonly string[] {
    return this.#foundIn(uri).codes;
  }

  /** When the file on disk was changed last, in milliseconds since 1970; undefined where nobody has read it. */
  modified(uri: string): number | undefined {
    return this.#known(uri)?.modified;
  }

  coverage(): Pick<Coverage, 'checked' | 'skipped'> {
    return { checked: this.#seeds - this.#skipped.size, skipped: this.#skipped };
  }

  /**
   * Checks a seed.
   * @param parse parses the text; a document that is open may have been parsed before.
   * @param file what is known of the file; not given where another text than the file's counts.
   */
  checkSeed(
    uri: string,
    corpus: CorpusFolder,
    parse: () => SeedDocument,
    file?: Pick<FileText, 'modified' | 'known'>,
  ): void {
    this.stale.delete(uri);
    const before = this.#known(uri, corpus);
    const modified = file ? file.modified : before?.modified;
    if (before) this.#leave(uri, before, corpus);
    const { index, configuration } = corpus;
    const { revision } = index;
    let affected = nobody;
    try {
      const seed = seedFrom({ uri, document: parse, configuration, corpus: index }, file?.known);
      affected = index.upsert(seed.summary);
      this.#remember(checkedSeed(seed, corpus.baseline), corpus, before, { modified });
    } catch (error) {
      affected = new Set([...affected, ...this.#drop(uri, corpus)]);
      const nothing = { uri, findings: [], source: { text: '' }, seed: undefined };
      this.#remember(nothing, corpus, before, { modified, skipped: 'internal error' });
      this.#host.onInternalError?.(uri, error);
    }
    this.#affect(affected);
    if (index.revision !== revision) this.#host.onIndexChanged?.();
  }

  /**
   * Notes when the file of a seed was changed last, also where an open document's text counts before it; undefined where
   * there is no file, or none that can be read.
   */
  noteModified(uri: string, modified: number | undefined): void {
    const known = this.#known(uri);
    if (!known || modified === known.modified) return;
    this.#keep(uri, { ...known, modified });
    this.#host.onIndexChanged?.();
  }

  /** Notes that a seed cannot be read. */
  skip(uri: string, corpus: CorpusFolder, reason: UnreadableReason): void {
    this.stale.delete(uri);
    const before = this.#known(uri, corpus);
    if (before) this.#leave(uri, before, undefined);
    this.#remember(checkedUnreadable(uri, reason, corpus), corpus, before, { skipped: reason });
    this.#host.onIndexChanged?.();
  }

  /** @param unused its entries that are for no seed. */
  checkConfiguration(uri: string, content: FileContent, unused?: readonly ConfigurationProblem[]): void {
    this.#remember(checkedConfiguration(uri, content, unused), undefined, this.#known(uri));
  }

  /** Notes that a file is no concern any more: it is gone, or no seed. */
  forget(uri: string): void {
    this.stale.delete(uri);
    const known = this.#known(uri);
    if (!known) return;
    this.#leave(uri, known, undefined);
    this.#others.delete(uri);
    this.#totals.remove(known.corpus, known.found.counts);
    this.#skipped.delete(uri);
    if (known.corpus) this.#seeds--;
    this.#forgetUnused(known.corpus);
    this.#host.onForgotten?.(uri);
    if (known.reported !== nothingReported) this.#host.onDiagnostics?.(uri, this.#documents.get(uri)?.version, []);
    this.#host.onIndexChanged?.();
  }

  /** The uris of all seeds of a corpus, those that cannot be read among them. */
  *seedsOf(corpus: CorpusFolder): Iterable<string> {
    for (const { uri } of corpus.index.seeds()) yield uri;
    for (const [uri, other] of this.#others) if (other.corpus === corpus) yield uri;
  }

  /** Which entries of the configuration are for no seed has to be found out again. */
  #forgetUnused(corpus: CorpusFolder | undefined): void {
    if (!corpus) return;
    corpus.unused = undefined;
    this.#onSeeds();
  }

  #foundIn(uri: string): FoundProblems {
    for (const corpus of this.#corpora) {
      if (isWithin(uri, corpus.root) && corpus.index.get(uri)) return corpus.records.foundIn(uri);
    }
    return this.#others.get(uri)?.found ?? nothingFound;
  }

  /** @param likely the corpus that probably has it. */
  #known(uri: string, likely?: CorpusFolder): KnownFile | undefined {
    if (this.#others.size > 0) {
      const other = this.#others.get(uri);
      if (other) return other;
    }
    const known = likely && this.#knownIn(likely, uri);
    if (known) return known;
    for (const corpus of this.#corpora) {
      const found = corpus === likely || !isWithin(uri, corpus.root) ? undefined : this.#knownIn(corpus, uri);
      if (found) return found;
    }
    return undefined;
  }

  #knownIn(corpus: CorpusFolder, uri: string): KnownFile | undefined {
    const record = corpus.records.get(uri);
    return record && { ...record, corpus, isIndexed: true };
  }

  /** Takes a seed out of the index that has it, unless that is the one of `corpus`. */
  #leave(uri: string, known: KnownFile, corpus: CorpusFolder | undefined): void {
    if (known.isIndexed && known.corpus && known.corpus !== corpus) this.#affect(this.#drop(uri, known.corpus));
  }

  /** Takes a seed out of an index. */
  #drop(uri: string, corpus: CorpusFolder): ReadonlySet<string> {
    corpus.records.delete(uri);
    const affected = corpus.index.remove(uri);
    if (corpus.index.size === 0) this.#corpora.delete(corpus);
    return affected;
  }

  #affect(seeds: ReadonlySet<string>): void {
    if (seeds.size === 0) return;
    for (const uri of seeds) this.stale.add(uri);
    this.#onStale();
  }

  /**
   * @param before what was known of the file.
   * @param options.skipped why the seed was not checked.
   */
  #remember(
    file: CheckedFile,
    corpus: CorpusFolder | undefined,
    before: KnownFile | undefined,
    { modified, skipped }: { readonly modified?: number | undefined; readonly skipped?: SkipReason } = {},
  ): void {
    const { onDiagnostics, documentation = () => undefined } = this.#host;
    const { uri, findings, hidden } = file;
    const diagnostics = onDiagnostics && findings.length > 0 ? toDiagnostics(findings, file.source, documentation) : [];
    const found = this.#found.of(findings, hidden);
    this.#note(uri, corpus, before, { found, diagnostics, modified, skipped });
    this.#host.onChecked?.(file);
  }

  /** Records what a file has, and reports its diagnostics if they differ from the last ones, or it was just opened. */
  #note(
    uri: string,
    corpus: CorpusFolder | undefined,
    before: KnownFile | undefined,
    { found, diagnostics, modified, skipped }: CheckOutcome,
  ): void {
    const version = this.#documents.get(uri)?.version;
    const reported = fingerprint(version, diagnostics);
    const isIndexed = corpus?.index.get(uri) !== undefined;
    this.#keep(uri, { corpus, isIndexed, found, reported, modified });
    if (before) this.#totals.remove(before.corpus, before.found.counts);
    this.#totals.add(corpus, found.counts);
    if (corpus && !before) this.#seeds++;
    const foundBefore = before?.found ?? nothingFound;
    if (before?.corpus !== corpus) {
      this.#forgetUnused(before?.corpus);
      this.#forgetUnused(corpus);
    } else if (found.hidden.join() !== foundBefore.hidden.join()) this.#forgetUnused(corpus);
    if (skipped !== undefined) this.#skipped.set(uri, skipped);
    else if (this.#skipped.size > 0) this.#skipped.delete(uri);
    const isUnreported = this.#documents.takeUnreported(uri);
    const isNews = isUnreported || reported !== (before?.reported ?? nothingReported);
    if (isNews) this.#host.onDiagnostics?.(uri, version, diagnostics);
    if (found !== foundBefore || modified !== before?.modified) this.#host.onIndexChanged?.();
  }

  #keep(uri: string, file: KnownFile): void {
    const { corpus, isIndexed } = file;
    if (!corpus || !isIndexed) {
      this.#others.set(uri, file);
      return;
    }
    corpus.records.set(uri, file);
    this.#corpora.add(corpus);
    if (this.#others.size > 0) this.#others.delete(uri);
  }
}

const nobody: ReadonlySet<string> = new Set();

/**
 * A number that is almost always another one where the diagnostics are others. An open document's version is in it, since
 * an editor moves what it shows as the text changes, and needs the right places again.
 */
function fingerprint(version: number | undefined, diagnostics: readonly Diagnostic[]): number {
  if (diagnostics.length === 0) return nothingReported;
  return hash53(JSON.stringify([version, diagnostics])) || 1;
}
