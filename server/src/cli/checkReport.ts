import type { Range } from 'vscode-languageserver-types';
import type { RefusedFix, Severity } from '../core/index.ts';
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

/** What a run has found and done. */
export interface Report {
  readonly checked: number;
  readonly skipped: number;
  readonly fixed: number;
  readonly fixedFiles: number;
  /** The fixes that were not run, since they break a law. */
  readonly refused: readonly RefusedFix[];
  /** By file, then by place. */
  readonly problems: readonly Problem[];
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

export function countSeverity({ problems }: Report, severity: Severity): number {
  return problems.reduce((sum, problem) => sum + (problem.severity === severity ? 1 : 0), 0);
}

/** For machines. */
export function jsonReport(report: Report, quiet: boolean): string {
  const summary = {
    checked: report.checked,
    skipped: report.skipped,
    errors: countSeverity(report, 'error'),
    warnings: countSeverity(report, 'warning'),
    information: countSeverity(report, 'information'),
    hints: countSeverity(report, 'hint'),
    fixed: report.fixed,
  };
  return `${JSON.stringify({ version, summary, problems: shown(report, quiet) }, undefined, 2)}\n`;
}

/** For people: a line for each problem, one block for each file, and how it went. */
export function textReport(report: Report, quiet: boolean, paint: Paint): string {
  const lines: string[] = [];
  let file: string | undefined;
  for (const problem of shown(report, quiet)) {
    if (file !== undefined && problem.file !== file) lines.push('');
    file = problem.file;
    const { line, character } = problem.range.start;
    const place = `${showable(file)}:${line + 1}:${character + 1}`;
    const severity = paint(styles[problem.severity], problem.severity);
    lines.push(`${place} ${severity} ${escapeControls(problem.message)} ${paint('dim', problem.code)}`);
  }
  if (lines.length > 0) lines.push('');
  if (report.fixed > 0) {
    lines.push(paint('green', `Fixed ${count(report.fixed, 'problem')} in ${count(report.fixedFiles, 'seed')}.`));
  }
  const remark = describeRefused(report.refused);
  if (remark !== undefined) lines.push(remark);
  lines.push(summaryOf(report, paint));
  return `${lines.join('\n')}\n`;
}

/** What a dry run would have done, and what would be left then. */
export function dryRunReport(report: Report, paint: Paint): string {
  const { fixed, fixedFiles } = report;
  const done = `Would fix ${count(fixed, 'problem')} in ${count(fixedFiles, 'seed')}.`;
  return `${paint('green', fixed > 0 ? done : 'Nothing would be fixed.')}\nAfter that: ${summaryOf(report, paint)}\n`;
}

function summaryOf(report: Report, paint: Paint): string {
  const { problems, checked, skipped } = report;
  const seeds = count(checked, 'seed') + (skipped > 0 ? ` (${skipped} more could not be read)` : '');
  if (problems.length === 0) return paint('green', `No problems in ${seeds}.`);
  const parts = severities
    .map((severity) => [countSeverity(report, severity), severity] as const)
    .filter(([number]) => number > 0)
    .map(([number, severity]) => (severity === 'information' ? `${number} information` : count(number, severity)));
  const repairable = problems.filter((problem) => problem.fixable === 'safe').length;
  const summary = `${count(problems.length, 'problem')} in ${seeds}: ${parts.join(', ')}.`;
  const hint = repairable > 0 ? ` ${repairable} can be fixed with --fix.` : '';
  return paint('bold', summary) + hint;
}

const styles: Record<Severity, Style> = { error: 'red', warning: 'yellow', information: 'cyan', hint: 'gray' };

function shown({ problems }: Report, quiet: boolean): readonly Problem[] {
  return quiet ? problems.filter(({ severity }) => severity === 'error') : problems;
}
