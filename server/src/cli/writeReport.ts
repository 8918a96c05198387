import { quoteForMessage } from '../core/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { CheckOptions } from './checkOptions.ts';
import { type Report, type ReportStyle, summaryOf } from './checkReport.ts';
import { formats, type Format } from './formats/index.ts';
import { writeDryRun } from './formats/text.ts';
import { paintFor, plain, print, printError } from './output.ts';
import { writeOutputFile } from './outputFile.ts';
import { printParts } from './printParts.ts';
import { hasStepSummary, writeStepSummary } from './stepSummary.ts';

/**
 * Writes the report to a stream, or to the file that the command line names.
 * @param workspace knows which files are no place for it.
 * @throws UsageError when the file cannot or must not be written.
 */
export async function writeReport(
  report: Report,
  options: CheckOptions,
  stream: NodeJS.WriteStream,
  workspace: Workspace,
): Promise<void> {
  const { format, outputFile, quiet, statistics, maxWarnings, dryRun, color, config } = options;
  const { write, language } = formats[format];
  const paint = paintFor(stream, color);
  const style: ReportStyle = { quiet, statistics, warningsFail: report.counts.warning > maxWarnings, paint };
  if (dryRun) return printParts(writeDryRun(report, style), stream, 'text');
  if (outputFile === undefined) await printParts(write(report, style), stream, language);
  else {
    await writeOutputFile(outputFile, write(report, { ...style, paint: plain }), workspace, config);
    const sentence = `Wrote ${quoteForMessage(outputFile)}: ${summaryOf(report, plain)}\n`;
    if (stream === process.stderr) printError(sentence);
    else print(sentence);
  }
  if (hasStepSummary(format)) await writeStepSummary(report, style);
}

/** What the report says of problems that takes long to find out. */
export function saidBy({ format, quiet, statistics }: CheckOptions): Format['says'] {
  if (statistics || hasStepSummary(format)) return ['fixable', ...formats[format].says];
  // How many can be fixed is for those who see all of them.
  return format === 'text' && quiet ? [] : formats[format].says;
}
