import { quoteForMessage } from '../core/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { CheckOptions } from './checkOptions.ts';
import { type Report, type ReportStyle, summaryOf } from './checkReport.ts';
import { formats, type Format } from './formats/index.ts';
import { writeDryRun } from './formats/text.ts';
import type { Cli, Output } from './cli.ts';
import { plain } from './output.ts';
import { writeOutputFile } from './outputFile.ts';
import { printParts } from './printParts.ts';
import { hasStepSummary, writeStepSummary } from './stepSummary.ts';

/** Where a report goes. */
export interface ReportPlace {
  readonly cli: Cli;
  readonly stream: Output;
  /** What knows which files are no place for it. */
  readonly workspace: Workspace;
}

/**
 * Writes the report to a stream, or to the file that the command line names.
 * @throws UsageError when the file cannot or must not be written.
 */
export async function writeReport(
  report: Report,
  options: CheckOptions,
  { cli, stream, workspace }: ReportPlace,
): Promise<void> {
  const { format, outputFile, quiet, statistics, maxWarnings, dryRun, color, config, fix } = options;
  const { write, language } = formats[format];
  const paint = cli.paintFor(stream, color);
  const warningsFail = report.counts.warning > maxWarnings;
  const style: ReportStyle = { quiet, statistics, isFixing: fix !== 'none', warningsFail, paint };
  if (dryRun) return printParts(writeDryRun(report, style), { cli, stream }, 'text');
  if (outputFile === undefined) await printParts(write(report, style), { cli, stream }, language);
  else {
    await writeOutputFile(outputFile, write(report, { ...style, paint: plain }), { cli, workspace, config });
    const sentence = `Wrote ${quoteForMessage(outputFile)}: ${summaryOf(report, plain)}\n`;
    if (stream === cli.stderr) cli.printError(sentence);
    else cli.print(sentence);
  }
  if (hasStepSummary(format, cli)) await writeStepSummary(report, style, cli);
}

/** What the report says of problems that takes long to find out. */
export function saidBy({ format, statistics }: CheckOptions, cli: Cli): Format['says'] {
  // Statistics of text have no room for it.
  const areTold = (statistics && format !== 'text') || hasStepSummary(format, cli);
  return areTold ? ['fixable', ...formats[format].says] : formats[format].says;
}
