import type { CheckedFinding, ProblemCounts, Severity } from '../core/index.ts';
import type { CheckedFile, Workspace } from '../workspace/index.ts';
import { noProblems, severities } from '../core/index.ts';
import { countProblems } from '../workspace/index.ts';
import type { Format } from './formats/index.ts';
import { type Problem, problemsOf, sumOf } from './checkReport.ts';

/** Which of a file's findings are meant. */
export type FindingFilter = (uri: string, findings: readonly CheckedFinding[]) => readonly CheckedFinding[];

/** Where problems that are not kept are looked for again. */
export interface ProblemSource {
  readonly checked: Workspace['checked'];
  /** Whether nobody takes the report any more. */
  readonly isLost: () => boolean;
}

/** Problems that are kept for a report take 25 MB at most. */
export const mostKept = 50_000;

export interface ProblemFilesOptions {
  readonly filter: FindingFilter;
  /** The findings that equal ones are told apart from by their fingerprints, which come first. */
  readonly others?: FindingFilter;
  /** A file's name in the report. */
  readonly shown: (uri: string) => string;
  /** What problems are to say beyond what is at hand. */
  readonly says: Format['says'];
  /** How many problems are kept as they are to be printed. */
  readonly mostKept: number;
}

/**
 * The files that have problems of some kind, and how many. Some thousand problems are kept for the report, with nothing of the
 * text they are in; any more are looked for again when they are printed, so that memory has a bound.
 */
export class ProblemFiles {
  readonly #options: ProblemFilesOptions;
  readonly #counts = new Map<string, ProblemCounts>();
  readonly #kept = new Map<string, readonly Problem[]>();
  #numberKept = 0;

  constructor(options: ProblemFilesOptions) {
    this.#options = options;
  }

  take(file: CheckedFile): void {
    const found = this.#options.filter(file.uri, file.findings);
    this.forget(file.uri);
    if (found.length === 0) return;
    this.#counts.set(file.uri, countProblems(found));
    if (this.#numberKept + found.length > this.#options.mostKept || !this.#isSettled(found)) return;
    this.#kept.set(file.uri, this.#problemsOf(file, found));
    this.#numberKept += found.length;
  }

  forget(uri: string): void {
    if (!this.#counts.delete(uri)) return;
    this.#numberKept -= this.#kept.get(uri)?.length ?? 0;
    this.#kept.delete(uri);
  }

  /** What a fix comes to may depend on all other seeds, and so is found out when all are known. */
  #isSettled(found: readonly CheckedFinding[]): boolean {
    if (!this.#options.says.includes('fixable')) return true;
    return found.every(({ fixes, knownFixable }) => fixes === undefined || knownFixable !== undefined);
  }

  #problemsOf(file: CheckedFile, found: readonly CheckedFinding[]): readonly Problem[] {
    const { others = () => [], shown, says } = this.#options;
    return problemsOf(shown(file.uri), file, found, { others: others(file.uri, file.findings), says });
  }

  uris(): Iterable<string> {
    return this.#counts.keys();
  }

  counts(): ProblemCounts {
    const sums = { ...noProblems };
    for (const counts of this.#counts.values()) for (const severity of severities) sums[severity] += counts[severity];
    return sums;
  }

  /** File by file, in the order of their names; none once nobody takes them. */
  async *problems(source: ProblemSource, wanted: readonly Severity[] = severities): AsyncIterable<readonly Problem[]> {
    const files = Array.from(this.#counts, ([uri, counts]) => ({ uri, counts, name: this.#options.shown(uri) }));
    files.sort((one, other) => inOrder(one.name, other.name));
    for (const { uri, counts } of files) {
      if (sumOf(counts, wanted) === 0) continue;
      if (source.isLost()) return;
      const problems = this.#kept.get(uri) ?? (await this.#lookAgain(uri, source));
      const found = problems.filter(({ severity }) => wanted.includes(severity));
      if (found.length > 0) yield found;
    }
  }

  async #lookAgain(uri: string, source: ProblemSource): Promise<readonly Problem[]> {
    const file = await source.checked(uri);
    // It may have been deleted since it was checked.
    return file ? this.#problemsOf(file, this.#options.filter(uri, file.findings)) : [];
  }
}

/** The order of names in a report. */
export function inOrder(one: string, other: string): number {
  return one < other ? -1 : 1;
}
