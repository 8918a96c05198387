import { escapeControls } from '../../core/index.ts';
import { reportedSeverities, summaryOf, type Report, type ReportStyle } from '../checkReport.ts';
import { plain, showable } from '../output.ts';

/** For editors, `grep` and agents: a line for each problem, `file:line:col: severity message [code]`, and how it went. */
export async function* writeCompact(report: Report, style: ReportStyle): AsyncIterable<string> {
  for await (const problems of report.problems(reportedSeverities(style))) {
    yield problems
      .map(({ file, range: { start }, severity, message, code }) => {
        const place = `${showable(file)}:${start.line + 1}:${start.character + 1}`;
        return `${place}: ${severity} ${escapeControls(message)} [${code}]\n`;
      })
      .join('');
  }
  yield `${summaryOf(report, plain)}\n`;
}
