import type { FirstScan } from './firstScan.ts';
import type { CorpusResult, PeerResult } from './peers.ts';
import { measures, shown, type Result } from './measures.ts';

/** All of a run, as it is written as JSON. */
export interface Report {
  readonly machine: {
    readonly processor: string;
    readonly processors: number;
    /** In GiB. */
    readonly memory: number;
    readonly system: string;
    readonly node: string;
  };
  /** How often whole processes were run. */
  readonly runs: number;
  readonly results: readonly Result[];
  readonly peers?: readonly PeerResult[];
  readonly corpora?: readonly CorpusResult[];
  readonly firstScans?: readonly FirstScan[];
}

type Row = readonly string[];

/** The results, each with its target beside it. */
export function resultRows({ results }: Report): Row[] {
  const names = Object.keys(measures);
  const sorted = results.toSorted(
    (one, other) => names.indexOf(one.measure) - names.indexOf(other.measure) || one.seeds - other.seeds,
  );
  return sorted.map(({ measure, seeds, value, from, to, target }) => [
    measures[measure].title,
    seeds.toLocaleString('en'),
    `${shown(value)} ${measures[measure].unit}`,
    spread({ from, to }),
    ...judged(value, target),
  ]);
}

export const resultTitles: Row = ['What', 'Seeds', 'Measured', 'Spread', 'Target', ''];

/** The other tools, and how many times as long as Seedbed they took in the same turns. */
export function peerRows({ peers = [] }: Report): Row[] {
  return peers.map(({ tool, seeds, value, from, to }) => {
    const ours = peers.find((other) => other.seeds === seeds && other.tool.startsWith('seedbed'));
    return [
      tool,
      seeds.toLocaleString('en'),
      `${shown(value)} ms`,
      spread({ from, to }),
      ours === undefined ? '' : `${shown(value / ours.value)} ×`,
    ];
  });
}

/** A check beside other tools on one corpus after the other. */
export function corpusRows({ corpora = [] }: Report): Row[] {
  return corpora.map(({ corpus, files, against, ours, theirs, value, from, to, target }) => [
    corpus,
    files.toLocaleString('en'),
    against,
    `${shown(ours)} ms`,
    `${shown(theirs)} ms`,
    `${shown(value)} ×`,
    spread({ from, to }),
    ...judged(value, target),
  ]);
}

export const corpusTitles: Row = [
  'Corpus',
  'Files',
  'Against',
  '`check`',
  'The other',
  'Ratio',
  'Spread',
  'Target',
  '',
];

/** What somebody waits for who opens a corpus in an editor. */
export function firstScanRows({ firstScans = [] }: Report): Row[] {
  return firstScans.map(({ corpus, files, first, all, keystroke }) => [
    corpus,
    files.toLocaleString('en'),
    `${shown(first)} ms`,
    `${shown(all)} ms`,
    `${shown(keystroke.from)} ms`,
    `${shown(keystroke.value)} ms`,
  ]);
}

export const firstScanTitles: Row = [
  'Corpus',
  'Files',
  'First findings',
  'All findings',
  'Keystroke meanwhile',
  'The slowest',
];

/** The target, and whether it is met; empty where there is none. */
function judged(value: number, target: number | undefined): Row {
  return target === undefined ? ['', ''] : [`≤ ${target}`, value <= target ? 'met' : 'missed'];
}

function spread({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? '' : `${shown(from)} – ${shown(to)}`;
}

export const peerTitles: Row = ['Tool', 'Seeds', 'Measured', 'Spread', 'To Seedbed'];

export function describeMachine({ machine, runs }: Report): string {
  const { processor, processors, memory, system, node } = machine;
  return `${processors} × ${processor}, ${memory} GiB, ${system}, Node ${node}; ${runs} runs of each process`;
}

export function textTable(titles: Row, rows: readonly Row[]): string {
  return aligned([titles, ...rows])
    .map((row) => row.join('  ').trimEnd())
    .join('\n');
}

/** Columns as wide as their widest cell, and as `least`; the first one from the left, the others from the right. */
function aligned(rows: readonly Row[], least = 0): readonly Row[] {
  const widths = rows[0]!.map((_, column) => Math.max(least, ...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))),
  );
}

const opening = /^<!-- (\w+):.*-->$/;
const closing = '<!-- end -->';

/** The page with its generated parts, which stand between comments that name them, written anew. */
export function fillPage(page: string, report: Report): string {
  const parts: Readonly<Record<string, string | undefined>> = {
    // Where only other folders are measured, what stands there of the benchmark's own seeds stays.
    ...(report.results.length > 0 && {
      machine: `${describeMachine(report)}.`,
      results: markdownTable(resultTitles, resultRows(report)),
    }),
    peers: report.peers && markdownTable(peerTitles, peerRows(report)),
    corpora: report.corpora && markdownTable(corpusTitles, corpusRows(report)),
    firstScans: report.firstScans && markdownTable(firstScanTitles, firstScanRows(report)),
  };
  const lines: string[] = [];
  let part: string | undefined;
  for (const line of page.split('\n')) {
    if (line === closing) part = undefined;
    if (part === undefined) lines.push(line);
    const name = opening.exec(line)?.[1];
    if (name !== undefined && parts[name] !== undefined) lines.push('', (part = parts[name]), '');
  }
  return lines.join('\n');
}

/** Aligned as the formatter does it. */
function markdownTable(titles: Row, rows: readonly Row[]): string {
  const [head, ...body] = aligned([titles, ...rows], 3) as [Row, ...Row[]];
  const rule = head.map((cell, column) => (column === 0 ? '-'.repeat(cell.length) : `${'-'.repeat(cell.length - 1)}:`));
  return [head, rule, ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
