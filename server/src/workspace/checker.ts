import type { Diagnostic } from 'vscode-languageserver-types';
import type { RuleCount, SeedDocument } from '../core/index.ts';
import type { CorpusFolder } from './corpora.ts';
import type { FileContent, UnreadableReason } from './fileSystem.ts';
import type { Documents } from './documents.ts';
import type { CheckedFile, Coverage, ProblemCounts, RuledCorpus, WorkspaceHost } from './types.ts';
import { summarize, toDiagnostics } from '../core/index.ts';
import { checkedConfiguration, checkedSeed, checkedUnreadable } from './findings.ts';
import { FoundProblemsTable, nothingFound, type FoundProblems } from './foundProblems.ts';
import { ProblemTotals } from './problemTotals.ts';

type SkipReason = UnreadableReason | 'internal error';

/** What is kept of a file between checks: neither its text nor what was parsed of it. */
interface Remembered {
  /** The corpus whose index holds it; undefined for a configuration. */
  readonly corpus: CorpusFolder | undefined;
  readonly found: FoundProblems;
  /** The fingerprint of the diagnostics that were told last. */
  readonly told: number;
  /** When the file on disk was changed last, in milliseconds since 1970; undefined where nobody has read it. */
  modified: number | undefined;
}

/** Checks files one at a time, remembers how each did, and tells what is new. */
export class Checker {
  /** Seeds that are to be checked again, because something changed in others since they were. */
  readonly stale = new Set<string>();
  readonly #host: WorkspaceHost;
  readonly #documents: Documents;
  readonly #onStale: () => void;
  readonly #totals = new ProblemTotals();
  readonly #found = new FoundProblemsTable();
  readonly #files = new Map<string, Remembered>();
  readonly #skipped = new Map<string, SkipReason>();
  #seeds = 0;

  /** @param onStale is called, within the check of another one, when seeds have become stale. */
  constructor(host: WorkspaceHost, documents: Documents, onStale: () => void) {
    this.#host = host;
    this.#documents = documents;
    this.#onStale = onStale;
  }

  problemCounts(uri: string): ProblemCounts {
    return this.#of(uri).counts;
  }

  /** The problems of the seeds of a corpus; of all files where none is given. */
  totals(corpus?: RuledCorpus): ProblemCounts {
    return this.#totals.of(corpus);
  }

  ruleCounts(uri: string): readonly RuleCount[] {
    return this.#of(uri).rules;
  }

  /** The codes of the rules that found something, each once. */
  codes(uri: string): readonly string[] {
    return this.#of(uri).codes;
  }

  /** When the file on disk was changed last, in milliseconds since 1970; undefined where nobody has read it. */
  modified(uri: string): number | undefined {
    return this.#files.get(uri)?.modified;
  }

  coverage(): Pick<Coverage, 'checked' | 'skipped'> {
    return { checked: this.#seeds - this.#skipped.size, skipped: this.#skipped };
  }

  /**
   * Checks a seed.
   * @param parse parses the text; a document that is open may have been parsed before.
   * @param modified when the file was changed last; not given for an open document.
   */
  checkSeed(uri: string, corpus: CorpusFolder, parse: () => SeedDocument, modified?: number): void {
    this.stale.delete(uri);
    this.#leave(uri, corpus);
    const { index, configuration } = corpus;
    const before = index.get(uri);
    let affected = nobody;
    try {
      const document = parse();
      affected = index.upsert(summarize(uri, document));
      this.#remember(checkedSeed({ uri, document, configuration, corpus: index }), corpus);
    } catch (error) {
      affected = new Set([...affected, ...index.remove(uri)]);
      this.#remember({ uri, findings: [], source: { text: '' }, seed: undefined }, corpus, 'internal error');
      this.#host.onInternalError?.(uri, error);
    }
    this.#affect(affected);
    this.noteModified(uri, modified);
    if (index.get(uri) !== before) this.#host.onIndexChanged?.();
  }

  /** Notes when the file of a seed was changed last, be it that an open document's text is what counts. */
  noteModified(uri: string, modified: number | undefined): void {
    const known = this.#files.get(uri);
    if (!known || modified === undefined || modified === known.modified) return;
    known.modified = modified;
    this.#host.onIndexChanged?.();
  }

  /** Notes that a seed cannot be read. */
  skip(uri: string, corpus: CorpusFolder, reason: UnreadableReason): void {
    this.stale.delete(uri);
    this.#leave(uri, undefined);
    this.#remember(checkedUnreadable(uri, reason, corpus.configuration), corpus, reason);
    this.#host.onIndexChanged?.();
  }

  checkConfiguration(uri: string, content: FileContent): void {
    this.#remember(checkedConfiguration(uri, content), undefined);
  }

  /** Notes that a file is no concern any more: it is gone, or no seed. */
  forget(uri: string): void {
    this.stale.delete(uri);
    const known = this.#files.get(uri);
    if (!known) return;
    this.#leave(uri, undefined);
    this.#files.delete(uri);
    this.#totals.remove(known.corpus, known.found.counts);
    this.#skipped.delete(uri);
    if (known.corpus) this.#seeds--;
    this.#host.onForgotten?.(uri);
    if (known.told !== nothingTold) this.#host.onDiagnostics?.(uri, this.#documents.get(uri)?.version, []);
    this.#host.onIndexChanged?.();
  }

  #of(uri: string): FoundProblems {
    return this.#files.get(uri)?.found ?? nothingFound;
  }

  /** Takes a seed out of the index that has it, unless that is the one of `corpus`. */
  #leave(uri: string, corpus: CorpusFolder | undefined): void {
    const known = this.#files.get(uri)?.corpus;
    if (known && known !== corpus) this.#affect(known.index.remove(uri));
  }

  #affect(seeds: ReadonlySet<string>): void {
    if (seeds.size === 0) return;
    for (const uri of seeds) this.stale.add(uri);
    this.#onStale();
  }

  #remember(file: CheckedFile, corpus: CorpusFolder | undefined, skipped?: SkipReason): void {
    const { onDiagnostics, documentation = () => undefined } = this.#host;
    const { uri, findings, source } = file;
    const version = this.#documents.get(uri)?.version;
    const diagnostics = onDiagnostics && findings.length > 0 ? toDiagnostics(findings, source, documentation) : [];
    const before = this.#files.get(uri);
    const found = this.#found.of(findings);
    const now = { corpus, found, told: fingerprint(version, diagnostics), modified: before?.modified };
    this.#files.set(uri, now);
    if (before) this.#totals.remove(before.corpus, before.found.counts);
    this.#totals.add(corpus, found.counts);
    if (corpus && !before) this.#seeds++;
    if (skipped === undefined) this.#skipped.delete(uri);
    else this.#skipped.set(uri, skipped);
    this.#host.onChecked?.(file);
    if (now.told !== (before?.told ?? nothingTold)) onDiagnostics?.(uri, version, diagnostics);
    if (found !== (before?.found ?? nothingFound)) this.#host.onIndexChanged?.();
  }
}

const nobody: ReadonlySet<string> = new Set();

/** The fingerprint of no diagnostics. */
const nothingTold = 0;

/**
 * A number that differs, as good as always, where the diagnostics do. With an open document's version, since an editor
 * moves what it shows as the text changes, and has to be told the right place again.
 */
function fingerprint(version: number | undefined, diagnostics: readonly Diagnostic[]): number {
  if (diagnostics.length === 0) return nothingTold;
  const text = JSON.stringify([version, diagnostics]);
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return (high >>> 0) * 0x200000 + (low >>> 11) || 1;
}
