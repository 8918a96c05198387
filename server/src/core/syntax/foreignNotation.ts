import type { TextRange } from '../text/range.ts';
import type { Line } from './lineScanner.ts';
import { isFence } from './fenceLine.ts';
import { readKeyLine } from './keyLine.ts';
import { readLineNotation, type LineNotation } from './lineNotation.ts';
import { firstWrittenLine, isBlank, rangeOfLine, scanLines, startOfText } from './lineScanner.ts';

/** A header in another language than YAML, and what it says. */
export interface ForeignNotation {
  /** For a message: `TOML`. */
  readonly name: string;
  /** The line that shows it, without its break. */
  readonly range: TextRange;
  /** All of the header with its fences, if it has some, from the start of the text on. */
  readonly whole: TextRange;
  /** The words that only say what it is. */
  readonly labels: readonly TextRange[];
  /** What it says, in its order; undefined where a part of it has no equal among fields. */
  readonly entries: readonly ForeignEntry[] | undefined;
}

/** A line of YAML as it is, or a value of which only the text is known. */
export type ForeignEntry = { readonly line: string } | { readonly key: string; readonly text: string };

/** The header of a text in a notation that has a field on each line, between fences or before a blank line. */
export function findForeignLines(text: string, keys: ReadonlySet<string>): ForeignNotation | undefined {
  const start = startOfText(text);
  const lines = linesFrom(text, firstWrittenLine(text, start), mostLines);
  const [first] = lines;
  if (!first) return undefined;
  const isFenced = isFence(first.text);
  const closing = isFenced ? lines.findIndex(({ text: each }, index) => index > 0 && isFence(each)) : -1;
  if (isFenced && closing === -1) return undefined;
  const inner = isFenced ? lines.slice(1, closing) : lines;
  if (isFenced && inner[0]?.text.startsWith('|')) {
    const table = readTable(inner[0].start, inner, keys);
    return table && { ...table, whole: { start, end: lines[closing]!.next } };
  }
  const notation = (isFenced && readRows(inner, keys)) || readLineNotation(inner, keys, isFenced);
  const shown = inner[0];
  if (!notation || !shown) return undefined;
  const whole = { start, end: isFenced ? lines[closing]!.next : inner[notation.length - 1]!.next };
  return {
    name: notation.name,
    range: rangeOfLine(shown),
    whole,
    labels: notation.labels,
    entries: notation.fields,
  };
}

/** The header of a text in another notation, where it begins with one that has two fields of a seed at least. */
export function findForeignNotation(text: string, keys: ReadonlySet<string>): ForeignNotation | undefined {
  const start = startOfText(text);
  const first = firstWrittenLine(text, start);
  if (!beginning.test(first.text)) return undefined;
  const lines = linesFrom(text, first, first.text.startsWith('+') ? mostTomlLines : mostLines);
  return first.text.startsWith('|') ? readTable(start, lines, keys) : readToml(start, lines, keys);
}

const beginning = /^(?:\+\+\+[ \t]*|---[ \t]*(?:toml[ \t]*)?|\|.*)$/i;

/** More lines than the header of a seed has. */
const mostLines = 60;

/** Sites keep whole settings in a header of TOML. */
const mostTomlLines = 1000;

/** The line `first` and those after it: `most` of them, and one more where there are more. */
function linesFrom(text: string, first: Line, most: number): readonly Line[] {
  const lines: Line[] = [];
  for (const line of scanLines(text, first.start)) {
    lines.push(line);
    if (lines.length > most) break;
  }
  return lines;
}

function readToml(start: number, lines: readonly Line[], keys: ReadonlySet<string>): ForeignNotation | undefined {
  const first = lines[0]!;
  const isDrawnSo = first.text.startsWith('+');
  const isEnd = ({ text }: Line) => (isDrawnSo ? /^\+\+\+[ \t]*$/.test(text) : isFence(text));
  const closing = lines.findIndex((line, index) => index > 0 && isEnd(line));
  if (closing === -1) return undefined;
  // A table around all of the fields says no more than its name.
  const isTable = tomlTable.test(lines[1]!.text) && !lines[1]!.text.includes('#');
  const tables = isTable ? [rangeOfLine(lines[1]!)] : [];
  const inner = lines.slice(isTable ? 2 : 1, closing).map(({ text }) => text);
  const written = inner.filter((text) => !isBlank(text) && !text.startsWith('#'));
  const hasTable = isTable || written.some((text) => tomlTable.test(text));
  if (isFence(first.text) && !hasTable) return undefined;
  const assigned = written.map((text) => tomlKey.exec(text)?.[1]);
  const known = new Set(assigned.filter((key) => key !== undefined && keys.has(key)));
  // Nobody but TOML has these fences and such a line after them, whatever its texts of several lines hold.
  const isCertain = isDrawnSo && assigned[0] !== undefined && known.size > 0;
  const isMixed = written.some((text, index) => assigned[index] === undefined && colonAfterKey.test(text));
  if (!isCertain && (isMixed || known.size < 2)) return undefined;
  const entries = inner.map((text) => (isBlank(text) || text.startsWith('#') ? { line: text } : readAssignment(text)));
  const isUnderstood = entries.every((entry) => entry !== undefined);
  return {
    name: 'TOML',
    range: rangeOfLine(first),
    whole: { start, end: lines[closing]!.next },
    labels: [rangeOfLine(first), ...tables],
    entries: isUnderstood ? entries : undefined,
  };
}

/** A key, and a value that begins as one of TOML does. */
const tomlKey = /^[ \t]*"?([\w-]+)"?[ \t]*=[ \t]*["'[{\d+tf-]/;
const colonAfterKey = /^[ \t]*["']?[\w-]+["']?[ \t]*:/;
const tomlTable = /^[ \t]*\[\[?[\w."-]+\]\]?[ \t]*(?:#.*)?$/;

/** One that means the same in YAML except for the sign between key and value. */
const assignment =
  /^[ \t]*"?([A-Za-z_][\w-]*)"?[ \t]*=[ \t]*("(?:[^"\\\0-\x1f]|\\(?:["\\bfnrt]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}))*"|'[^'\0-\x1f]*'|[+-]?(?:0|[1-9]\d*)|true|false)[ \t]*(#.*)?$/;

function readAssignment(text: string): ForeignEntry | undefined {
  const [, key, value, comment] = assignment.exec(text) ?? [];
  if (key === undefined || value === undefined) return undefined;
  return { line: `${key}: ${value}${comment === undefined ? '' : ` ${comment}`}` };
}

function readTable(start: number, lines: readonly Line[], keys: ReadonlySet<string>): ForeignNotation | undefined {
  const end = lines.findIndex(({ text }) => !text.startsWith('|'));
  const table = end === -1 ? lines : lines.slice(0, end);
  const rows = table.map(({ text }) => splitRow(text));
  const [head, rule, ...data] = rows;
  if (!head || !rule?.every((cell) => /^:?-+:?$/.test(cell))) return undefined;
  const known = (cell: string) => readKeyLine(`${cell}:`, keys)?.known;
  const across = head.filter((cell) => known(cell) !== undefined).length > 1;
  const vertical = known(head[0] ?? '') === undefined ? data : [head, ...data];
  const downwards = new Set(vertical.map(([cell = '']) => known(cell)).filter((key) => key !== undefined));
  if (!across && downwards.size < 2) return undefined;
  const pairs = across ? head.map((cell, index) => [cell, data[0]?.[index] ?? '']) : vertical;
  const fits = across
    ? data.length === 1 && data[0]!.length === head.length
    : vertical.every((row) => row.length === 2);
  const entries = pairs.flatMap(([cell = '', value = '']): readonly ForeignEntry[] => {
    const key = known(cell) ?? (/^[A-Za-z_][\w-]*$/.test(cell) ? cell : undefined);
    if (key === undefined) return [];
    return [value === '' ? { line: `${key}:` } : { key, text: value }];
  });
  const range = rangeOfLine(table[0]!);
  return {
    name: 'a Markdown table',
    range,
    labels: across || vertical[0] === head ? [] : [range],
    whole: { start, end: table.at(-1)!.next },
    entries: fits && entries.length === pairs.length && (across || isTitle(head, vertical)) ? entries : undefined,
  };
}

/** Two lines of a spreadsheet: the keys, and their values. */
function readRows(lines: readonly Line[], keys: ReadonlySet<string>): LineNotation | undefined {
  const written = lines.filter(({ text }) => !isBlank(text));
  const [head, data] = written.map(({ text }) => (text.includes('\t') ? text.split('\t') : splitCommas(text)));
  if (!head || !data || written.length !== 2 || head.length !== data.length) return undefined;
  const known = new Set(head.map((cell) => readKeyLine(`${cell}:`, keys)?.known));
  if (known.has(undefined) || known.size < head.length || known.size < 3) return undefined;
  const fields = [...known].map((key, index) => ({ key: key!, text: data[index]!.trim() }));
  const isUnderstood = fields.every(({ text }) => text !== '');
  return { name: 'a spreadsheet', fields: isUnderstood ? fields : undefined, labels: [], length: lines.length };
}

/** The cells of a row of CSV. */
function splitCommas(row: string): readonly string[] {
  return Array.from(row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"(?=,|$)|([^",]*))/g), ([, quoted, plain = '']) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  );
}

/** Whether the first row is a field itself, or says nothing but that fields follow. */
function isTitle(head: readonly string[], vertical: readonly unknown[]): boolean {
  return vertical[0] === head || /^(?:key|field|name|property|)$/i.test(head[0] ?? '');
}

/** The cells of a row, without the marks of emphasis around a whole one. */
function splitRow(row: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  for (let position = 1; position < row.length; position++) {
    if (row[position] === '\\' && row[position + 1] === '|') cell += row[++position];
    else if (row[position] === '|') {
      cells.push(cell.trim());
      cell = '';
    } else cell += row[position];
  }
  if (cell.trim() !== '') cells.push(cell.trim());
  return cells.map((each) => /^(\*\*|`)([^*`]+)\1$/.exec(each)?.[2] ?? each);
}
