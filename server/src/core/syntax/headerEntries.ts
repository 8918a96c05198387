import type { TextRange } from '../text/range.ts';
import type { Line } from './lineScanner.ts';
import { endsYamlDocument, isMarksOnly } from './fenceLine.ts';
import { isFieldLike, readKeyLine } from './keyLine.ts';
import { isBlank, scanLines } from './lineScanner.ts';
import { readWrapping } from './wrapping.ts';

/** The lines of one field in a header that YAML cannot read. */
export interface Entry {
  /** The key as written. */
  readonly key: string;
  /** The line that the key is on, or the part of it that is this field's. */
  readonly first: Line;
  readonly indentation: number;
  /** After the key, and after what stands for the colon; both from the first line's start. */
  readonly keyEnd: number;
  readonly separatorEnd: number;
  readonly damage: EntryDamage;
  /** The first line and those that continue it. */
  readonly lines: Line[];
}

/** `joined`: on one line with the field before it. `decorated`: after a bullet or within emphasis. */
export type EntryDamage = 'none' | 'missing colon' | 'missing space' | 'decorated' | 'joined';

export interface HeaderEntries {
  readonly entries: readonly Entry[];
  /** Lines before the first field that are none. */
  readonly stray: readonly Line[];
  /** Lines at the margin that are nothing but punctuation, and no part of the field above. */
  readonly marks: readonly Line[];
  /** Two lines that open and close something around all fields, or none. */
  readonly wrapping: readonly Line[];
}

/** Splits a header into fields by its lines alone. */
export function splitEntries(text: string, range: TextRange, keys: ReadonlySet<string>): HeaderEntries {
  const lines = [...scanLines(text, range.start, range.end)];
  const missing = keysWithoutLine(lines, keys);
  const entries: Entry[] = [];
  const stray: Line[] = [];
  const marks: Line[] = [];
  let pending: Line[] = [];
  const wrapping = wrappingLines(lines);
  const wrapped = new Set(wrapping);
  for (const [index, line] of lines.entries()) {
    if (wrapped.has(line)) continue;
    const current = entries.at(-1);
    const started = startEntry(line, current, keys, missing);
    if (started) {
      entries.push(...splitJoined(started, missing));
      pending = [];
    } else if (isBlank(line.text) || line.text.startsWith('#') || endsYamlDocument(line.text)) pending.push(line);
    else if (isStrayMark(line, current, lines[index + 1])) marks.push(line);
    else if (current) {
      current.lines.push(...pending, line);
      pending = [];
    } else stray.push(line);
  }
  return { entries, stray, marks, wrapping };
}

/** The first and the last line, where the one opens what the other closes, and nothing in between does either. */
function wrappingLines(lines: readonly Line[]): readonly Line[] {
  const written = lines.filter(({ text }) => !isBlank(text));
  const [first, ...inner] = written;
  const last = inner.pop();
  const wrapping = first && readWrapping(first.text);
  if (!first || !last || !wrapping?.isEnd(last.text) || inner.length === 0) return [];
  return inner.some(({ text }) => wrapping.isInner(text)) ? [] : [first, last];
}

/** Whether a line of punctuation stands between fields: the one above is complete, and the next line is no more of it. */
function isStrayMark(line: Line, current: Entry | undefined, next: Line | undefined): boolean {
  if (!isMarksOnly(line.text) || /^[ \t]/.test(line.text)) return false;
  return !current || (isClosed(current) && !/^[ \t]+[^ \t]/.test(next?.text ?? ''));
}

/** Whether a field has a value of which no quote, bracket or block is left open. */
function isClosed({ first, separatorEnd, lines }: Entry): boolean {
  const value = [first.text.slice(separatorEnd), ...lines.slice(1).map(({ text }) => text)].join(' ').trim();
  const [mark = ''] = value;
  const closing = mark === '[' ? ']' : mark === '{' ? '}' : mark === '"' || mark === "'" ? mark : undefined;
  return (
    value !== '' && !/[|>]/.test(mark) && (closing === undefined || value.indexOf(closing, 1) === value.length - 1)
  );
}

/** The known keys that no line starts with, in any spelling: only these may be hidden in a damaged line. */
function keysWithoutLine(lines: readonly Line[], keys: ReadonlySet<string>): ReadonlySet<string> {
  const missing = new Set(keys);
  for (const { text } of lines) {
    const read = readKeyLine(text, keys);
    if (read?.known !== undefined && read.separator === ':') missing.delete(read.known);
  }
  return missing;
}

function startEntry(
  line: Line,
  current: Entry | undefined,
  keys: ReadonlySet<string>,
  missing: ReadonlySet<string>,
): Entry | undefined {
  const read = readKeyLine(line.text, keys);
  if (!read) return undefined;
  const { key, known, indentation, separator, keyEnd, separatorEnd, decorated } = read;
  const entry = { key, first: line, indentation, keyEnd, separatorEnd, lines: [line] };
  const rest = line.text.slice(separatorEnd);
  const atTop = indentation === 0 || (known !== undefined && startsField(current, indentation));
  if (separator === ':') {
    if (decorated) return known !== undefined && atTop ? { ...entry, damage: 'decorated' } : undefined;
    if (rest !== '' && !/^[ \t]/.test(rest))
      return known !== undefined && atTop ? { ...entry, damage: 'missing space' } : undefined;
    return atTop && (known !== undefined || isFieldLike(line.text)) ? { ...entry, damage: 'none' } : undefined;
  }
  if (known === undefined || !missing.has(known) || !atTop || isBlank(rest)) return undefined;
  // What a line of a table, or of something else, has after the key is no value.
  if (separator === '' && !/^[ \t]+[^ \t|>]/.test(rest)) return undefined;
  return { ...entry, damage: decorated ? 'decorated' : 'missing colon' };
}

/** An indented known key starts a field, unless it is indented as the inside of a field that has no value of its own. */
function startsField(current: Entry | undefined, indentation: number): boolean {
  return !current || current.indentation >= indentation || !isBlank(current.first.text.slice(current.separatorEnd));
}

const quotedValue = /^[ \t]*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'(?!'))/;

/** A field that goes on with another one's key, where that has no line of its own, is two fields run together. */
function splitJoined(entry: Entry, missing: ReadonlySet<string>): Entry[] {
  const { first, separatorEnd } = entry;
  const joined = /[ \t,;|]+([A-Za-z_]\w{0,60}):(?=[ \t])/g;
  const value = first.text.slice(separatorEnd);
  const [quoted = ''] = quotedValue.exec(value) ?? [];
  // In a quote that nobody closes, the rest of the line may as well be a part of the text.
  if (quoted === '' && /^[ \t]*["']/.test(value)) return [entry];
  joined.lastIndex = separatorEnd + quoted.length;
  for (let match = joined.exec(first.text); match; match = joined.exec(first.text)) {
    const key = match[1]!;
    if (!missing.has(key) || key === entry.key) continue;
    // Without its colon, a key that is left alone on its line is none.
    if (entry.damage === 'missing colon' && isBlank(first.text.slice(separatorEnd, match.index))) continue;
    const cut = first.start + match.index;
    const keyStart = cut + match[0].length - key.length - 1;
    const own: Line = { start: first.start, end: cut, next: cut, text: first.text.slice(0, match.index) };
    const rest: Line = { ...first, start: keyStart, text: first.text.slice(keyStart - first.start) };
    const next: Entry = {
      key,
      first: rest,
      indentation: 0,
      keyEnd: key.length,
      separatorEnd: key.length + 1,
      damage: 'joined',
      lines: [rest],
    };
    return [{ ...entry, first: own, lines: [own] }, ...splitJoined(next, missing)];
  }
  return [entry];
}
