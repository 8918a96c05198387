import * as fs from 'node:fs';
import path from 'node:path';
import { reportedSeverities, summaryOf, type Report, type ReportStyle } from './checkReport.ts';
import type { Cli } from './cli.ts';
import type { FormatName } from './formats/index.ts';
import { plain } from './output.ts';
import { statisticsOf } from './statistics.ts';

/**
 * Adds to the summary that GitHub Actions shows of a job how many problems there are, by rule: more than annotations can
 * show. Does nothing anywhere else.
 */
export async function writeStepSummary(report: Report, style: ReportStyle, cli: Cli): Promise<void> {
  const file = stepSummaryFile(cli);
  if (file === undefined) return;
  const rules = await statisticsOf(report, reportedSeverities(style));
  const rows = rules.map(({ code, severity, count, fixable }) => `| ${code} | ${severity} | ${count} | ${fixable} |\n`);
  const table =
    rows.length === 0
      ? ''
      : `\n| Rule | Severity | Problems | Fixed by --fix |\n| --- | --- | --: | --: |\n${rows.join('')}`;
  try {
    fs.appendFileSync(path.resolve(cli.cwd, file), `### Seedbed\n\n${summaryOf(report, plain)}\n${table}\n`);
  } catch (error) {
    cli.complain(`The step summary cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** The file that takes the summary; undefined where nobody asks for one. */
function stepSummaryFile({ env }: Cli): string | undefined {
  return env.GITHUB_STEP_SUMMARY || undefined;
}

/** Whether a summary, which says what --fix would fix, is written beside a format. */
export function hasStepSummary(format: FormatName, cli: Cli): boolean {
  return (format === 'github' || format === 'sarif') && stepSummaryFile(cli) !== undefined;
}
