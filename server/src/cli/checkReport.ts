import type { Range } from 'vscode-languageserver-types';
import type { ProblemCounts, RefusedFix, Severity } from '../core/index.ts';
import type { CheckedFile } from '../workspace/index.ts';
import { describeRefused, escapeControls, fixable, linesOf, severities } from '../core/index.ts';
import { version } from '../node/version.ts';
import { count, type Paint, showable, type Style } from './output.ts';

/** One problem, as `check --format json` writes it. */
export interface Problem {
  /** Relative to the working folder, with `/`. */
  readonly file: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Lines and characters from 0, in UTF-16 code units. */
  readonly range: Range;
  readonly fixable: 'safe' | 'unsafe' | false;
}

/** What a run has found and done, but for the problems themselves. */
export interface Report {
  readonly checked: number;
  readonly skipped: number;
  readonly fixed: number;
  readonly fixedFiles: number;
  /** The fixes that were not run, since they break a law. */
  readonly refused: readonly RefusedFix[];
  readonly counts: ProblemCounts;
  /** The problems of one file after the other, in the order of the files, each by place. They can be gone through once. */
  readonly problems: AsyncIterable<readonly Problem[]>;
}

export function problemsOf(file: string, { findings, source }: CheckedFile): readonly Problem[] {
  const lines = linesOf(source);
  return findings.map((finding) => ({
    file,
    code: finding.rule.code,
    severity: finding.severity,
    message: finding.message,
    range: lines.rangeOf(finding.range),
    fixable: fixable(finding),
  }));
}

/** For machines, in parts to be written one after the other: nobody need have room for all of it. */
export async function* jsonReport(report: Report, quiet: boolean): AsyncIterable<string> {
  const { checked, skipped, fixed, counts } = report;
  const { error, warning, information, hint } = counts;
  const summary = { checked, skipped, errors: error, warnings: warning, information, hints: hint, fixed };
  const frame = JSON.stringify({ version, summary, problems: [] }, undefined, 2);
  yield frame.slice(0, -']\n}'.length);
  let separator = '';
  for await (const problems of report.problems) {
    for (const problem of shown(problems, quiet)) {
      yield `${separator}\n    ${JSON.stringify(problem, undefined, 2).replaceAll('\n', '\n    ')}`;
      separator = ',';
    }
  }
  yield separator === '' ? ']\n}\n' : '\n  ]\n}\n';
}

/** For people, in such parts: a line for each problem, one block for each file, and how it went. */
export async function* textReport(report: Report, quiet: boolean, paint: Paint): AsyncIterable<string> {
  let separator = '';
  let repairable = 0;
  for await (const problems of report.problems) {
    repairable += countRepairable(problems);
    const lines = shown(problems, quiet).map((problem) => lineFor(problem, paint));
    if (lines.length === 0) continue;
    yield separator + lines.join('');
    separator = '\n';
  }
  const { fixed, fixedFiles, refused } = report;
  yield separator;
  if (fixed > 0) yield `${paint('green', `Fixed ${count(fixed, 'problem')} in ${count(fixedFiles, 'seed')}.`)}\n`;
  const remark = describeRefused(refused);
  if (remark !== undefined) yield `${remark}\n`;
  yield `${summaryOf(report, repairable, paint)}\n`;
}

/** What a dry run would have done, and what would be left then. */
export async function* dryRunReport(report: Report, paint: Paint): AsyncIterable<string> {
  let repairable = 0;
  for await (const problems of report.problems) repairable += countRepairable(problems);
  const { fixed, fixedFiles } = report;
  const done = `Would fix ${count(fixed, 'problem')} in ${count(fixedFiles, 'seed')}.`;
  yield `${paint('green', fixed > 0 ? done : 'Nothing would be fixed.')}\n`;
  yield `After that: ${summaryOf(report, repairable, paint)}\n`;
}

function lineFor({ file, code, severity, message, range: { start } }: Problem, paint: Paint): string {
  const place = `${showable(file)}:${start.line + 1}:${start.character + 1}`;
  return `${place} ${paint(styles[severity], severity)} ${escapeControls(message)} ${paint('dim', code)}\n`;
}

function summaryOf({ counts, checked, skipped }: Report, repairable: number, paint: Paint): string {
  const seeds = count(checked, 'seed') + (skipped > 0 ? ` (${skipped} more could not be read)` : '');
  const parts = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) =>
      severity === 'information' ? `${counts[severity]} information` : count(counts[severity], severity),
    );
  if (parts.length === 0) return paint('green', `No problems in ${seeds}.`);
  const all = severities.reduce((sum, severity) => sum + counts[severity], 0);
  const summary = `${count(all, 'problem')} in ${seeds}: ${parts.join(', ')}.`;
  const hint = repairable > 0 ? ` ${repairable} can be fixed with --fix.` : '';
  return paint('bold', summary) + hint;
}

const styles: Record<Severity, Style> = { error: 'red', warning: 'yellow', information: 'cyan', hint: 'gray' };

function countRepairable(problems: readonly Problem[]): number {
  return problems.filter((problem) => problem.fixable === 'safe').length;
}

function shown(problems: readonly Problem[], quiet: boolean): readonly Problem[] {
  return quiet ? problems.filter(({ severity }) => severity === 'error') : problems;
}
