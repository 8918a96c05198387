import { escapeControls, type Severity } from '../../core/index.ts';
import { reportedSeverities, sumOf, summaryOf, type Problem, type Report, type ReportStyle } from '../checkReport.ts';
import { plain } from '../output.ts';
import { withoutInlineCommands } from '../workflowCommands.ts';

/**
 * Commands to GitHub Actions that annotate the files of a change, errors first. GitHub shows ten errors, ten warnings and
 * ten notices of a step; the last line says how many there are beyond.
 */
export async function* writeGithub(report: Report, style: ReportStyle): AsyncIterable<string> {
  const reported = reportedSeverities(style);
  let shown = 0;
  for (const group of groups) {
    const wanted = group.severities.filter((severity) => reported.includes(severity));
    let left = Math.min(mostOfEach, sumOf(report.counts, wanted));
    if (left === 0) continue;
    for await (const problems of report.problems(wanted)) {
      const taken = problems.slice(0, left);
      yield taken.map((problem) => commandFor(group.command, problem)).join('');
      shown += taken.length;
      left -= taken.length;
      if (left === 0) break;
    }
  }
  const more = sumOf(report.counts, reported) - shown;
  const hint = more > 0 ? ` ${more} more than GitHub shows. “--format text” lists them.` : '';
  yield `${summaryOf(report, plain)}${hint}\n`;
}

const groups: readonly { readonly command: string; readonly severities: readonly Severity[] }[] = [
  { command: 'error', severities: ['error'] },
  { command: 'warning', severities: ['warning'] },
  { command: 'notice', severities: ['information', 'hint'] },
];

/** What GitHub shows of each kind in a step. */
const mostOfEach = 10;

function commandFor(command: string, { file, range, message, code }: Problem): string {
  const { start, end } = range;
  const properties = {
    file,
    line: start.line + 1,
    endLine: end.line + 1,
    // Columns count only within one line.
    ...(start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {}),
    title: code,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `${withoutInlineCommands(`::${command} ${list.join(',')}::${escapeData(escapeControls(message))}`)}\n`;
}

/** See `toCommandValue` and `escapeProperty` of `command.ts` in github.com/actions/toolkit. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
