import { escapeControls, rules, type Rule, type Severity } from '../../core/index.ts';
import { rulePage } from '../../node/rulePage.ts';
import { version } from '../../node/version.ts';
import { reportedSeverities, sumOf, type Problem, type Report, type ReportStyle } from '../checkReport.ts';

/**
 * SARIF 2.1.0, as GitHub code scanning takes it: the worst first, and no more results than are accepted of one upload.
 * How many are left out stands among the notifications. What a baseline knows comes last, marked as suppressed.
 */
export async function* writeSarif(report: Report, style: ReportStyle): AsyncIterable<string> {
  const reported = reportedSeverities(style);
  const { known } = report;
  const total = sumOf(report.counts, reported);
  const totalKnown = sumOf(known.counts, reported);
  const most = Math.min(mostResults, total);
  const mostKnown = Math.min(mostResults - most, totalKnown);
  const run = {
    tool: { driver: driverFor() },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: report.isComplete,
        toolExecutionNotifications: [
          ...notificationsFor(total - most, 'more'),
          ...notificationsFor(totalKnown - mostKnown, 'known'),
        ],
      },
    ],
    results: [],
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  const [head, tail] = JSON.stringify(log, undefined, 2).split(/(?<="results": \[)(?=\])/);
  yield head!;
  let separator = '';
  // Where there is information on suppressions, every result of a run has some (SARIF 2.1.0, 3.27.23).
  const ofOthers = totalKnown > 0 ? { suppressions: [] } : {};
  for await (const problem of firstOf(report, reported, most)) {
    yield `${separator}\n        ${JSON.stringify({ ...resultFor(problem), ...ofOthers })}`;
    separator = ',';
  }
  for await (const problem of firstOf(known, reported, mostKnown)) {
    yield `${separator}\n        ${JSON.stringify({ ...resultFor(problem), suppressions: [byBaseline] })}`;
    separator = ',';
  }
  yield `${separator === '' ? '' : '\n      '}${tail!}\n`;
}

/** Code scanning refuses an upload with more: https://docs.github.com/code-security/code-scanning, “results exceed limit”. */
const mostResults = 25_000;

const byBaseline = { kind: 'external', status: 'accepted' };

/** As many problems as are taken, the worst first. */
async function* firstOf(
  { counts, problems }: Pick<Report, 'counts' | 'problems'>,
  reported: readonly Severity[],
  most: number,
): AsyncIterable<Problem> {
  let left = most;
  for (const severity of reported) {
    if (left === 0 || counts[severity] === 0) continue;
    for await (const found of problems([severity])) {
      const taken = found.slice(0, left);
      left -= taken.length;
      yield* taken;
      if (left === 0) break;
    }
  }
}

function driverFor(): object {
  return { name: 'Seedbed', semanticVersion: version, rules: rules.map(describeRule) };
}

function describeRule({ code, defaultSeverity, documentation }: Rule): object {
  const { summary, reason, fix } = documentation;
  const help = [reason, ...(fix === undefined ? [] : [fix])].join('\n\n');
  const page = rulePage(code);
  return {
    id: code,
    shortDescription: { text: summary },
    fullDescription: { text: reason },
    help: { text: help, markdown: help },
    // An address that is none makes GitHub refuse the whole upload.
    ...(page === undefined ? {} : { helpUri: page }),
    defaultConfiguration: defaultSeverity === 'off' ? { enabled: false } : { level: levels[defaultSeverity] },
  };
}

function notificationsFor(leftOut: number, which: 'more' | 'known'): readonly object[] {
  if (leftOut === 0) return [];
  const text = `${leftOut} ${which} problems are left out: code scanning accepts no more than ${mostResults} results.`;
  return [{ level: 'warning', message: { text } }];
}

function resultFor({ file, code, severity, message, range, fingerprint }: Problem): object {
  const { start, end } = range;
  return {
    ruleId: code,
    ruleIndex: indexOf(code),
    level: levels[severity],
    // What stands in brackets before parentheses would be a link.
    message: { text: escapeControls(message).replaceAll('](', '] (') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file.split('/').map(encodeSegment).join('/') },
          region: {
            startLine: start.line + 1,
            startColumn: start.character + 1,
            endLine: end.line + 1,
            endColumn: end.character + 1,
          },
        },
      },
    ],
    // The one that GitHub looks at.
    partialFingerprints: { primaryLocationLineHash: fingerprint },
  };
}

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

const indexes = new Map(rules.map(({ code }, index) => [code, index]));

function indexOf(code: string): number {
  return indexes.get(code) ?? -1;
}

/** Half of a character, which a name may hold, has no code in a uri. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\uFFFD'));
}
