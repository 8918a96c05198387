import type { CheckedFinding, ProblemCounts, Severity } from '../core/index.ts';
import type { CheckedFile, Workspace } from '../workspace/index.ts';
import { noProblems, severities } from '../core/index.ts';
import { countProblems } from '../workspace/index.ts';
import { type Problem, problemsOf, sumOf } from './checkReport.ts';

/** Which of a file's findings are meant. */
export type FindingFilter = (uri: string, findings: readonly CheckedFinding[]) => readonly CheckedFinding[];

/** Where problems are looked for again. */
export interface ProblemSource {
  readonly checked: Workspace['checked'];
  /** A file's name in the report. */
  readonly shown: (uri: string) => string;
  /** Whether nobody takes the report any more. */
  readonly isLost: () => boolean;
}

/**
 * The files that have problems of some kind, and how many. The problems themselves are looked for again when they are
 * printed: kept until then, they would hold the text of every such file.
 */
export class ProblemFiles {
  readonly #filter: FindingFilter;
  readonly #others: FindingFilter;
  readonly #counts = new Map<string, ProblemCounts>();

  /** @param others the findings that equal ones are told apart from by their fingerprints, which come first. */
  constructor(filter: FindingFilter, others: FindingFilter = () => []) {
    this.#filter = filter;
    this.#others = others;
  }

  take({ uri, findings }: Pick<CheckedFile, 'uri' | 'findings'>): void {
    const found = this.#filter(uri, findings);
    if (found.length > 0) this.#counts.set(uri, countProblems(found));
    else if (this.#counts.size > 0) this.#counts.delete(uri);
  }

  forget(uri: string): void {
    this.#counts.delete(uri);
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
    const files = Array.from(this.#counts, ([uri, counts]) => ({ uri, counts, name: source.shown(uri) }));
    files.sort((one, other) => inOrder(one.name, other.name));
    for (const { uri, name, counts } of files) {
      if (sumOf(counts, wanted) === 0) continue;
      if (source.isLost()) return;
      const file = await source.checked(uri);
      // It may have been deleted since it was checked.
      if (!file) continue;
      const problems = problemsOf(name, file, this.#filter(uri, file.findings), this.#others(uri, file.findings));
      const found = problems.filter(({ severity }) => wanted.includes(severity));
      if (found.length > 0) yield found;
    }
  }
}

/** The order of names in a report. */
export function inOrder(one: string, other: string): number {
  return one < other ? -1 : 1;
}
