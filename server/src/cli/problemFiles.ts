import type { CheckedFinding, ProblemCounts, Severity } from '../core/index.ts';
import type { CheckedFile, Workspace } from '../workspace/index.ts';
import { fixable, noProblems, severities } from '../core/index.ts';
import { countProblems } from '../workspace/index.ts';
import type { Format } from './formats/index.ts';
import { type Problem, problemsOf, type Repairable, sumOf } from './checkReport.ts';

/** Which of a file's findings are meant. */
export type FindingFilter = (uri: string, findings: readonly CheckedFinding[]) => readonly CheckedFinding[];

/** Where problems that are not kept are looked for again. */
export interface ProblemSource {
  readonly checked: Workspace['checked'];
  /** Whether nobody takes the report any more. */
  readonly isLost: () => boolean;
}

/**
 * Problems that are kept for a report take 25 MB at most. To try the fixes of so many files takes about as long as a start;
 * those of all of them, as long as all the rest of a check.
 */
export const problemLimits = { mostKept: 50_000, mostTried: 250 } as const;

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
  /** In how many files fixes are tried to say how many problems can be fixed. */
  readonly mostTried: number;
}

/**
 * The files that have problems of some kind, and how many. Some thousand problems are kept for the report, with nothing of the
 * text they are in; any more are looked for again when they are printed, so that memory has a bound.
 */
export class ProblemFiles {
  readonly #options: ProblemFilesOptions;
  readonly #counts = new Map<string, ProblemCounts>();
  readonly #kept = new Map<string, readonly Problem[]>();
  /** How many problems of a file --fix would fix, of those that may have fixes; undefined where they are to be tried. */
  readonly #repairable = new Map<string, number | undefined>();
  #numberKept = 0;

  constructor(options: ProblemFilesOptions) {
    this.#options = options;
  }

  take(file: CheckedFile): void {
    const found = this.#options.filter(file.uri, file.findings);
    this.forget(file.uri);
    if (found.length === 0) return;
    this.#counts.set(file.uri, countProblems(found));
    const isSettled = found.every(({ fixes, knownFixable }) => fixes === undefined || knownFixable !== undefined);
    if (!isSettled) this.#repairable.set(file.uri, undefined);
    else if (found.some(isRepairable)) this.#repairable.set(file.uri, found.filter(isRepairable).length);
    // What a fix comes to may depend on all other seeds, and so is found out when all are known.
    const isComplete = isSettled || !this.#options.says.includes('fixable');
    if (this.#numberKept + found.length > this.#options.mostKept || !isComplete) return;
    this.#kept.set(file.uri, this.#problemsOf(file, found));
    this.#numberKept += found.length;
  }

  forget(uri: string): void {
    if (!this.#counts.delete(uri)) return;
    this.#numberKept -= this.#kept.get(uri)?.length ?? 0;
    this.#kept.delete(uri);
    this.#repairable.delete(uri);
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
    for (const [uri, counts] of this.#sorted()) {
      if (sumOf(counts, wanted) === 0) continue;
      if (source.isLost()) return;
      const problems = this.#kept.get(uri) ?? (await this.#lookAgain(uri, source));
      const found = problems.filter(({ severity }) => wanted.includes(severity));
      if (found.length > 0) yield found;
    }
  }

  /**
   * How many --fix would fix, in the first files of the report: so the answer is the same where it is known of some files
   * already.
   */
  async repairable(source: ProblemSource): Promise<Repairable> {
    let count = 0;
    for (const [index, [uri]] of this.#sorted().entries()) {
      if (source.isLost() || index >= this.#options.mostTried) return { count, isAll: false };
      count += this.#repairable.has(uri) ? (this.#repairable.get(uri) ?? (await this.#tryFixes(uri, source))) : 0;
    }
    return { count, isAll: true };
  }

  /** All files, in the order of their names. */
  #sorted(): readonly (readonly [string, ProblemCounts])[] {
    const named = Array.from(this.#counts, (file) => ({ file, name: this.#options.shown(file[0]) }));
    return named.sort((one, other) => compareNames(one.name, other.name)).map(({ file }) => file);
  }

  async #tryFixes(uri: string, source: ProblemSource): Promise<number> {
    const file = await source.checked(uri);
    return file ? this.#options.filter(uri, file.findings).filter(isRepairable).length : 0;
  }

  async #lookAgain(uri: string, source: ProblemSource): Promise<readonly Problem[]> {
    const file = await source.checked(uri);
    // It may have been deleted since it was checked.
    return file ? this.#problemsOf(file, this.#options.filter(uri, file.findings)) : [];
  }
}

function isRepairable(finding: CheckedFinding): boolean {
  return fixable(finding) === 'safe';
}

/** The order of names in a report. */
export function compareNames(one: string, other: string): number {
  return one < other ? -1 : 1;
}
