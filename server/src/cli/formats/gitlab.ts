import { escapeControls, type Severity } from '../../core/index.ts';
import { reportedSeverities, type Problem, type Report, type ReportStyle } from '../checkReport.ts';

/** GitLab's report of code quality: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export async function* writeGitlab(report: Report, style: ReportStyle): AsyncIterable<string> {
  let separator = '[';
  for await (const problems of report.problems(reportedSeverities(style))) {
    for (const problem of problems) {
      yield `${separator}\n  ${JSON.stringify(issueFor(problem))}`;
      separator = ',';
    }
  }
  yield separator === '[' ? '[]\n' : '\n]\n';
}

function issueFor({ file, code, severity, message, range, fingerprint }: Problem): object {
  return {
    description: escapeControls(message),
    check_name: code,
    fingerprint,
    severity: gitlabSeverities[severity],
    location: { path: file, lines: { begin: range.start.line + 1, end: range.end.line + 1 } },
  };
}

const gitlabSeverities: Record<Severity, string> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
};
