import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { CheckedFinding } from './check.ts';
import { hash53 } from '../text/hash.ts';
import { moved, type Move } from '../schema/configurationMoves.ts';

/** One known problem, by what stays the same while the rest of its file changes. */
export interface BaselineEntry {
  /** The seed's path from the folder of `seedbed.yaml`, decoded. */
  readonly file: string;
  /** The rule's code. */
  readonly code: string;
  /** The key of the field that it is in or about; empty where it is in none. */
  readonly field: string;
  /** A hash of what it is about, so that another problem in the same place is another one. */
  readonly about: string;
}

/** The known problems of a corpus, by file. The same problem twice in a field is known twice. */
export class Baseline {
  readonly #files = new Map<string, BaselineEntry[]>();
  readonly #text: string;
  /** How many problems are known. */
  readonly size: number;

  /** @param text what it was read from; two of the same text are the same. */
  constructor(entries: readonly BaselineEntry[], text: string) {
    this.#text = text;
    this.size = entries.length;
    for (const entry of entries) {
      const others = this.#files.get(entry.file);
      if (others) others.push(entry);
      else this.#files.set(entry.file, [entry]);
    }
  }

  /** The files that have known problems, by their paths. */
  files(): Iterable<string> {
    return this.#files.keys();
  }

  entriesOf(file: string): readonly BaselineEntry[] {
    return this.#files.get(file) ?? [];
  }

  isSame(other: Baseline | undefined): boolean {
    return other !== undefined && other.#text === this.#text;
  }

  /**
   * The findings of one seed, the known ones marked and made hints, and the entries that fit none of them any more.
   * @param source what the findings' ranges refer to.
   */
  compare(file: string, findings: readonly CheckedFinding[], source: BaselineSource): BaselineComparison {
    const left = new Map<string, BaselineEntry[]>();
    for (const entry of this.entriesOf(file)) {
      const key = keyOf(entry);
      const same = left.get(key);
      if (same) same.push(entry);
      else left.set(key, [entry]);
    }
    if (left.size === 0) return { findings, stale: [] };
    const marked = findings.map((finding): CheckedFinding => {
      const isKnown = left.get(keyOf(baselineEntry(file, finding, source)))?.pop() !== undefined;
      return isKnown ? { ...finding, severity: 'hint', isKnown } : finding;
    });
    return { findings: marked, stale: [...left.values()].flat() };
  }
}

export interface BaselineComparison {
  readonly findings: readonly CheckedFinding[];
  readonly stale: readonly BaselineEntry[];
}

/** What tells findings apart: the text that their ranges refer to and, if it is a seed's, its fields. */
export type BaselineSource = Pick<SeedDocument, 'text'> & Partial<Pick<SeedDocument, 'fields'>>;

/**
 * The entry for a finding. In a field, the marked text identifies it, so that it is still known when a later version words
 * the message differently. Elsewhere, as where a field is missing, only the message tells what it is about.
 */
export function baselineEntry(file: string, finding: CheckedFinding, source: BaselineSource): BaselineEntry {
  const { range, message, rule } = finding;
  const holder = source.fields?.find((field) => field.range.start <= range.start && range.start < field.range.end);
  const field = finding.about ?? holder?.key;
  const marked = source.text.slice(range.start, range.end);
  const hash = hash53(field === undefined ? `${marked}\n${message}` : marked);
  return { file, code: rule.code, field: field ?? '', about: hash.toString(36) };
}

/** The whole text of a baseline: a line for each entry, in an order that does not depend on how they were found. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries.map(({ file, code, field, about }) => JSON.stringify([file, code, field, about])).sort();
  const problems = lines.length === 0 ? '[]' : `[\n    ${lines.join(',\n    ')}\n  ]`;
  return `{\n  "version": 1,\n  "problems": ${problems}\n}\n`;
}

/**
 * The text of a baseline that names moved seeds by their new paths. Undefined where it names none of them, and where it
 * cannot be read.
 */
export function moveKnownProblems(text: string, moves: readonly Move[]): string | undefined {
  const baseline = readBaseline(text);
  if (typeof baseline === 'string') return undefined;
  let isChanged = false;
  const entries = Array.from(baseline.files()).flatMap((file) => {
    const to = moved(file, moves);
    isChanged ||= to !== undefined;
    return baseline.entriesOf(file).map((entry) => ({ ...entry, file: to ?? file }));
  });
  return isChanged ? writeBaseline(entries) : undefined;
}

/** Reads the text of a baseline; where it is none, the reason, as a clause without a full stop. Never throws. */
export function readBaseline(text: string): Baseline | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'it is not JSON';
  }
  if (typeof value !== 'object' || value === null) return notWritten;
  const { version, problems } = value as { readonly version?: unknown; readonly problems?: unknown };
  if (version !== 1) return 'it was not written by this version of Seedbed';
  if (!Array.isArray(problems) || !problems.every(isEntry)) return notWritten;
  return new Baseline(
    problems.map(([file, code, field, about]) => ({ file, code, field, about })),
    text,
  );
}

const notWritten = 'it does not hold what “seedbed baseline” writes';

type WrittenEntry = readonly [file: string, code: string, field: string, about: string];

function isEntry(value: unknown): value is WrittenEntry {
  return Array.isArray(value) && value.length === 4 && value.every((part) => typeof part === 'string');
}

function keyOf({ code, field, about }: BaselineEntry): string {
  return JSON.stringify([code, field, about]);
}
