import { describeRefused, escapeControls, type Severity } from '../../core/index.ts';
import {
  reportedSeverities,
  summaryOf,
  type Problem,
  type Repairable,
  type Report,
  type ReportStyle,
} from '../checkReport.ts';
import { count, showable, type Paint, type Style } from '../output.ts';
import { statisticsOf } from '../statistics.ts';

/** For people: a line for each problem, one block for each file, and how it went. */
export async function* writeText(report: Report, style: ReportStyle): AsyncIterable<string> {
  const { quiet, statistics, isFixing, paint } = style;
  let separator = '';
  if (statistics) {
    for (const rule of await statisticsOf(report, reportedSeverities(style))) {
      yield `${String(rule.count).padStart(7)}  ${paint(styles[rule.severity], rule.severity)} ${rule.code}\n`;
      separator = '\n';
    }
  } else {
    for await (const problems of report.problems(reportedSeverities(style))) {
      yield separator + problems.map((problem) => lineFor(problem, paint)).join('');
      separator = '\n';
    }
  }
  const { fixed, fixedFiles, refused } = report;
  yield separator;
  if (fixed > 0) yield `${paint('green', `Fixed ${count(fixed, 'problem')} in ${count(fixedFiles, 'seed')}.`)}\n`;
  const remark = describeRefused(refused);
  if (remark !== undefined) yield `${remark}\n`;
  // How many can be fixed is for those who see all of them.
  yield `${summaryOf(report, paint)}${quiet ? '' : repairableHint(await report.repairable(), isFixing)}\n`;
}

/** What a dry run would have done, and what would be left then. */
export async function* writeDryRun(report: Report, { paint }: Pick<ReportStyle, 'paint'>): AsyncIterable<string> {
  const { fixed, fixedFiles } = report;
  const done = `Would fix ${count(fixed, 'problem')} in ${count(fixedFiles, 'seed')}.`;
  yield `${paint('green', fixed > 0 ? done : 'Nothing would be fixed.')}\n`;
  yield `After that: ${summaryOf(report, paint)}${repairableHint(await report.repairable(), true)}\n`;
}

function lineFor({ file, code, severity, message, range: { start } }: Problem, paint: Paint): string {
  const place = `${showable(file)}:${start.line + 1}:${start.character + 1}`;
  return `${place} ${paint(styles[severity], severity)} ${escapeControls(message)} ${paint('dim', code)}\n`;
}

const styles: Record<Severity, Style> = { error: 'red', warning: 'yellow', information: 'cyan', hint: 'gray' };

function repairableHint({ count: repairable, isAll }: Repairable, isFixing: boolean): string {
  if (repairable > 0) return ` ${isAll ? '' : 'At least '}${repairable} can be fixed with --fix.`;
  return isAll || isFixing ? '' : ' To see what can be fixed, use --fix --dry-run.';
}
