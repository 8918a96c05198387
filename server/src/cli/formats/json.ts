import { version } from '../../node/version.ts';
import { reportedSeverities, type Report, type ReportStyle } from '../checkReport.ts';
import { statisticsOf } from '../statistics.ts';

/** All that is known, for programs. */
export async function* writeJson(report: Report, style: ReportStyle): AsyncIterable<string> {
  const { checked, skipped, fixed, counts, changed } = report;
  const { error, warning, information, hint } = counts;
  const summary = { checked, skipped, errors: error, warnings: warning, information, hints: hint, fixed };
  const statistics = style.statistics ? { statistics: await statisticsOf(report, reportedSeverities(style)) } : {};
  const frame = {
    version,
    summary: changed === undefined ? summary : { ...summary, changed },
    ...statistics,
    problems: [],
  };
  yield JSON.stringify(frame, undefined, 2).slice(0, -']\n}'.length);
  let separator = '';
  for await (const problems of report.problems(reportedSeverities(style))) {
    for (const { file, code, severity, message, range, fixable } of problems) {
      const problem = { file, code, severity, message, range, fixable };
      yield `${separator}\n    ${JSON.stringify(problem, undefined, 2).replaceAll('\n', '\n    ')}`;
      separator = ',';
    }
  }
  yield separator === '' ? ']\n}\n' : '\n  ]\n}\n';
}
