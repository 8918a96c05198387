import type { Range } from 'vscode-languageserver-types';
import type { CheckedFinding, Fixable, ProblemCounts, RefusedFix, Severity } from '../core/index.ts';
import type { CheckedFile } from '../workspace/index.ts';
import { fixable, linesOf, ownCopy, severities } from '../core/index.ts';
import type { Format } from './formats/index.ts';
import { Fingerprints } from './fingerprints.ts';
import { count, type Paint } from './output.ts';

/** One problem, as `check --format json` writes it. */
export interface Problem {
  /** Relative to the working folder, with `/`. */
  readonly file: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Lines and characters from 0, in UTF-16 code units. */
  readonly range: Range;
  /** Undefined where the report does not say it: to find it out takes as long as all the rest. */
  readonly fixable: Fixable | undefined;
  /** What the problem is known by in the next run; undefined where the report does not say it. */
  readonly fingerprint: string | undefined;
}

/** What a run has found and done. */
export interface Report {
  readonly checked: number;
  readonly skipped: number;
  /** How many of the seeds have changed, where only these are reported on. */
  readonly changed: number | undefined;
  readonly fixed: number;
  readonly fixedFiles: number;
  /** The fixes that were not run, since they break a law. */
  readonly refused: readonly RefusedFix[];
  /** Whether all that was asked for could be read and done. */
  readonly isComplete: boolean;
  readonly counts: ProblemCounts;
  /**
   * The problems of one file after the other, in the order of the files, each by place; only those of some severities where
   * they are given. They are looked for anew each time, so that nobody need have room for all of them.
   */
  readonly problems: (severities?: readonly Severity[]) => AsyncIterable<readonly Problem[]>;
  /** How many of the problems --fix would fix. */
  readonly repairable: () => Promise<Repairable>;
  /** The same of the problems that baselines know, which count nowhere else. */
  readonly known: Pick<Report, 'counts' | 'problems'>;
  /** The names of all files that were looked at, in their order. */
  readonly files: () => readonly string[];
}

/** How many problems --fix would fix. */
export interface Repairable {
  readonly count: number;
  /** Whether these are all; if not, there may be more. */
  readonly isAll: boolean;
}

/** How a report is to be written. */
export interface ReportStyle {
  /** Errors only; all is counted still. */
  readonly quiet: boolean;
  /** Whether the run fixes: nobody need be told that it can. */
  readonly isFixing: boolean;
  /** With the number of problems of each rule; for people, in their place. */
  readonly statistics: boolean;
  /** Whether warnings fail the run: there are more than are allowed. */
  readonly warningsFail: boolean;
  readonly paint: Paint;
}

/** Writes a report part by part, so that nobody needs room for all of it. */
export type ReportWriter = (report: Report, style: ReportStyle) => AsyncIterable<string>;

/**
 * The problems as they are reported, which hold nothing of the file's text.
 * @param others findings of the same file that come first where equal ones are numbered.
 */
export function problemsOf(
  file: string,
  { source }: CheckedFile,
  found: readonly CheckedFinding[],
  { others, says }: { readonly others: readonly CheckedFinding[]; readonly says: Format['says'] },
): readonly Problem[] {
  const lines = linesOf(source);
  const fingerprints = new Fingerprints(file, source.text, [...others, ...found]);
  return found.map((finding) => ({
    file,
    code: finding.rule.code,
    severity: finding.severity,
    message: ownCopy(finding.message),
    range: lines.rangeOf(finding.range),
    fixable: says.includes('fixable') ? fixable(finding) : undefined,
    fingerprint: says.includes('fingerprint') ? fingerprints.of(finding) : undefined,
  }));
}

/** The severities that are reported, the worst first. */
export function reportedSeverities({ quiet }: Pick<ReportStyle, 'quiet'>): readonly Severity[] {
  return quiet ? ['error'] : severities;
}

/** How many problems there are of some severities. */
export function sumOf(counts: ProblemCounts, counted: readonly Severity[] = severities): number {
  return counted.reduce((sum, severity) => sum + counts[severity], 0);
}

/** In one sentence, what was found: `3 problems in 2 seeds: 1 error, 2 warnings.` */
export function summaryOf({ counts, checked, skipped, changed }: Report, paint: Paint): string {
  const all = count(checked, 'seed') + (skipped > 0 ? ` (${skipped} more could not be read)` : '');
  const seeds = changed === undefined ? all : `${changed} changed of ${all}`;
  const parts = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) =>
      severity === 'information' ? `${counts[severity]} information` : count(counts[severity], severity),
    );
  if (parts.length === 0) return paint('green', `No problems in ${seeds}.`);
  return paint('bold', `${count(sumOf(counts), 'problem')} in ${seeds}: ${parts.join(', ')}.`);
}
