import type { Spread } from './statistics.ts';

/** One thing that is measured. */
interface Measure {
  readonly title: string;
  readonly unit: 'ms' | '×' | 'bytes' | 'MB';
  /** What must not be exceeded with so many seeds; undefined where nothing is promised. */
  readonly target?: (seeds: number) => number | undefined;
}

/** What somebody waits for who looks through a hundred thousand seeds. */
const amongMany = (seeds: number): number | undefined => (seeds < 100_000 ? undefined : 50);

/** All that is measured, in the order of the table. */
export const measures = {
  onlyRead: { title: 'Only reading the files, whole process', unit: 'ms' },
  check: { title: '`seedbed check`, whole process', unit: 'ms' },
  checkToOnlyRead: {
    title: '`seedbed check` : only reading',
    unit: '×',
    target: (seeds) => (seeds < 10_000 ? undefined : seeds < 100_000 ? 5 : 4.5),
  },
  // A quarter more than with the columns of numbers that plain objects have replaced: docs/performance.md.
  processorToOnlyRead: {
    title: '`seedbed check` : only reading, time of processors',
    unit: '×',
    target: (seeds) => (seeds < 10_000 ? undefined : 7.5),
  },
  listsToNone: {
    title: '`seedbed check` of seeds with lists : without, time of processors',
    unit: '×',
    target: (seeds) => (seeds < 10_000 ? undefined : 1.3),
  },
  twinsToNone: { title: '`seedbed check` of seeds in groups of 25 twins : without, time of processors', unit: '×' },
  peak: {
    title: 'Memory of `seedbed check` at most',
    unit: 'MB',
    target: (seeds) => (seeds < 100_000 ? undefined : 300),
  },
  growth: {
    title: '`seedbed check` : that of a tenth of the seeds',
    unit: '×',
    target: (seeds) => (seeds < 100_000 ? undefined : 11),
  },
  start: { title: 'Start of the server to findings of the open seed', unit: 'ms', target: () => 100 },
  firstScan: {
    title: 'Keystroke to findings during the first scan, the slowest',
    unit: 'ms',
    target: (seeds) => (seeds < 100_000 ? undefined : 10),
  },
  keystroke: { title: 'Keystroke to findings, 95 of 100', unit: 'ms', target: () => 2 },
  twin: { title: 'Keystroke to findings of another seed, 95 of 100', unit: 'ms' },
  symbols: { title: 'Workspace symbols, 95 of 100 queries', unit: 'ms', target: amongMany },
  filter: { title: 'Tree with a filter, 95 of 100 filters', unit: 'ms', target: amongMany },
  review: { title: 'Decision and next seed of a review, 95 of 100', unit: 'ms', target: () => 50 },
  tree: { title: 'Opening the tree and its first group', unit: 'ms' },
  references: { title: 'References to the publisher of a fifth of the seeds', unit: 'ms', target: amongMany },
  rename: { title: 'Rename of the publisher of a fifth of the seeds', unit: 'ms' },
  memory: {
    title: 'Memory kept for each seed',
    unit: 'bytes',
    target: (seeds) => (seeds < 10_000 ? undefined : 1300),
  },
  memoryWithoutSignatures: {
    title: 'Memory kept for each seed, none of them with a signature',
    unit: 'bytes',
    target: (seeds) => (seeds < 10_000 ? undefined : 1100),
  },
} satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;

/** One line of the results. */
export interface Result extends Spread {
  readonly measure: MeasureName;
  readonly seeds: number;
  readonly target?: number;
}

export function result(measure: MeasureName, seeds: number, spread: Spread): Result {
  const { target }: Measure = measures[measure];
  const limit = target?.(seeds);
  return { measure, seeds, ...spread, ...(limit === undefined ? {} : { target: limit }) };
}

/** As much of a number as says something. */
export function shown(value: number): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
