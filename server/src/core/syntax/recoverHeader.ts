import type { TextRange } from '../text/range.ts';
import type { Field, FieldValue, SyntaxProblem } from './seedDocument.ts';
import type { Line } from './lineScanner.ts';
import { isFieldLike, readKeyLine } from './keyLine.ts';
import { isBlank, scanLines, skipBlanks, trimmedEnd } from './lineScanner.ts';
import { diagnoseValue } from './unreadableValue.ts';
import { commentAfter, findDocumentEnd, foldedText, isDocumentEnd, readYaml } from './yamlHeader.ts';

/** What a header that YAML cannot read still says. */
export interface Recovery {
  readonly fields: readonly Field[];
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Reads a header field by field where YAML could not read it as a whole: each line that starts a field begins an
 * entry, which is then read on its own, so that one mistake spoils one field. YAML remains the judge: an entry that it
 * reads is right, and only one that it does not is diagnosed.
 * @param keys the keys of the fields a header may have, which are recognized where the line is damaged.
 */
export function recoverHeader(text: string, range: TextRange, keys: ReadonlySet<string>): Recovery {
  const { entries, stray } = splitEntries(text, range, keys);
  const fields: Field[] = [];
  const problems: SyntaxProblem[] = stray.map(({ start, end }) => ({
    code: 'yaml-syntax',
    range: { start: skipBlanks(text, start, end), end },
    mistake: 'stray line',
  }));
  problems.push(...findDocumentEnd(text, range));
  for (const entry of entries) {
    const read = readEntry(text, entry);
    fields.push(...read.fields);
    problems.push(...read.problems);
  }
  return { fields, problems };
}

/** The lines of one field. */
interface Entry {
  readonly key: string;
  readonly first: Line;
  readonly indentation: number;
  /** From the first line's start; behind what stands for the colon. */
  readonly separatorEnd: number;
  readonly damage: 'none' | 'missing colon' | 'missing space';
  readonly lines: Line[];
}

function splitEntries(text: string, range: TextRange, keys: ReadonlySet<string>): { entries: Entry[]; stray: Line[] } {
  const lines = [...scanLines(text, range.start, range.end)];
  const seen = new Set<string>();
  for (const line of lines) {
    const read = readKeyLine(line.text);
    if (read?.separator === ':') seen.add(read.key);
  }
  const entries: Entry[] = [];
  const stray: Line[] = [];
  let pending: Line[] = [];
  for (const line of lines) {
    const current = entries.at(-1);
    const started = startEntry(line, current, keys, seen);
    if (started) {
      entries.push(started);
      pending = [];
    } else if (isBlank(line.text) || line.text.startsWith('#') || isDocumentEnd(line.text)) pending.push(line);
    else if (current) {
      current.lines.push(...pending, line);
      pending = [];
    } else stray.push(line);
  }
  return { entries, stray };
}

function startEntry(
  line: Line,
  current: Entry | undefined,
  keys: ReadonlySet<string>,
  seen: ReadonlySet<string>,
): Entry | undefined {
  const read = readKeyLine(line.text);
  if (!read) return undefined;
  const { key, indentation, separator, keyEnd, separatorEnd } = read;
  const entry = { key, first: line, indentation, separatorEnd, lines: [line] };
  const known = keys.has(key);
  const rest = line.text.slice(separatorEnd);
  if (separator === ':') {
    if (rest === '' || rest.startsWith(' ') || rest.startsWith('\t')) {
      if (indentation === 0 ? isFieldLike(line.text) : known && startsField(current, indentation)) {
        return { ...entry, damage: 'none' };
      }
      return undefined;
    }
    return known && indentation === 0 ? { ...entry, damage: 'missing space' } : undefined;
  }
  if (!known || indentation > 0 || seen.has(key) || isBlank(rest)) return undefined;
  if (separator === '' && !/^[ \t]/.test(line.text.slice(keyEnd))) return undefined;
  return { ...entry, damage: 'missing colon' };
}

/** An indented known key starts a field, unless it is indented as the inside of a field that has no value of its own. */
function startsField(current: Entry | undefined, indentation: number): boolean {
  if (!current) return true;
  return (
    current.indentation >= indentation ||
    !isBlank(current.first.text.slice(current.separatorEnd)) ||
    current.lines.length > 1
  );
}

function readEntry(text: string, entry: Entry): Recovery {
  const { first, lines } = entry;
  const range = { start: first.start, end: lines.at(-1)!.next };
  const damages = lineDamages(text, entry);
  if (damages.length === 0) {
    const reading = readYaml(text, range);
    if (reading.kind === 'fields' && reading.fields.length === 1) return reading;
  }
  const value = readRepairedValue(entry);
  const field = rawField(text, entry, range, value ?? { kind: 'broken', text: '' });
  if (value) return { fields: [field], problems: damages };
  const broken: Field = { ...field, value: { kind: 'broken', text: foldedText(text, field.valueRange) } };
  const problem = diagnoseValue(text, broken);
  if (problem && 'field' in problem && problem.field)
    return { fields: [problem.field], problems: [...damages, problem] };
  if (problem) return { fields: [broken], problems: [...damages, problem] };
  if (damages.length > 0) return { fields: [broken], problems: damages };
  const place = field.valueRange.end > field.valueRange.start ? field.valueRange : field.keyRange;
  return { fields: [broken], problems: [{ code: 'yaml-syntax', range: place, mistake: 'other' }] };
}

/** What is wrong with the lines of an entry before its value is looked at. */
function lineDamages(text: string, { key, first, indentation, separatorEnd, damage, lines }: Entry): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const keyStart = first.start + indentation;
  if (indentation > 0)
    problems.push({ code: 'bad-indentation', range: { start: first.start, end: keyStart }, key, what: 'field' });
  const end = first.start + separatorEnd;
  if (damage === 'missing space') {
    problems.push({ code: 'missing-space-after-colon', range: { start: keyStart, end }, key });
  } else if (damage === 'missing colon') {
    problems.push({ code: 'missing-colon', range: { start: keyStart, end }, key });
  }
  for (const line of lines.slice(1)) {
    if (isBlank(line.text)) continue;
    const content = skipBlanks(text, line.start, line.end);
    if (content === line.start) {
      problems.push({
        code: 'bad-indentation',
        range: { start: line.start, end: line.end },
        key,
        what: 'continuation',
      });
    } else if (text.slice(line.start, content).includes('\t')) {
      problems.push({ code: 'tab-indentation', range: { start: line.start, end: content } });
    }
  }
  return problems;
}

/** The entry's value as YAML reads it once its lines are mended; undefined where even that is no YAML. */
function readRepairedValue({ first, separatorEnd, lines }: Entry): FieldValue | undefined {
  const rest = first.text.slice(separatorEnd).trim();
  const continuation = lines.slice(1).map((line) => '  ' + line.text.trim());
  const repaired = ['k: ' + rest, ...continuation].join('\n') + '\n';
  const reading = readYaml(repaired, { start: 0, end: repaired.length });
  if (reading.kind !== 'fields' || reading.fields.length !== 1 || reading.problems.length > 0) return undefined;
  return reading.fields[0]!.value;
}

function rawField(text: string, entry: Entry, range: TextRange, value: FieldValue): Field {
  const { first, indentation, key, lines } = entry;
  const keyStart = first.start + indentation;
  const separatorEnd = first.start + entry.separatorEnd;
  const start = skipBlanks(text, separatorEnd, first.end);
  const end = Math.max(start, trimmedEnd(text, { start, end: lines.at(-1)!.end }));
  const quoted = text[start] === '"' ? 'double-quoted' : text[start] === "'" ? 'single-quoted' : 'plain';
  const written = readKeyLine(first.text)!;
  return {
    key,
    keyRange: { start: keyStart, end: first.start + written.keyEnd },
    separatorEnd,
    valueRange: start === end ? { start, end } : { start, end },
    range,
    comment: commentAfter(text, end, lines.at(-1)!.end),
    style: start === end ? 'none' : quoted,
    value,
  };
}
