import type { Line } from './lineScanner.ts';
import { isBlank, scanLines, skipBlanks } from './lineScanner.ts';

/** A part of a text as `yaml` is given it, and where its characters stand in the text. */
export interface YamlSource {
  readonly text: string;
  /** The offset in the text, in UTF-16 code units, of an offset in the source. */
  readonly offsetOf: (position: number) => number;
}

/** A part of a text, from `start` on, with the line breaks of PyYAML (YAML 1.1, section 4.2) as those that `yaml` knows. */
export function yamlSource(source: string, start: number): YamlSource {
  const text = otherLineBreak.test(source) ? source.replace(otherLineBreaks, '\n') : source;
  // Below comments, `yaml` leaves out a byte order mark, unless the document has begun.
  if (!markBelowComments.test(text)) return { text, offsetOf: (position) => start + position };
  return { text: opening + text, offsetOf: (position) => start + Math.max(0, position - opening.length) };
}

const opening = '---\n';
const markBelowComments = /^(?:[ \t]*(?:#.*)?\n)+\uFEFF/;

const otherLineBreak = /\r(?!\n)|[\x85\u2028\u2029]/;
const otherLineBreaks = new RegExp(otherLineBreak, 'g');

/**
 * The same, with lines indented whose indentation means nothing to PyYAML and something to `yaml`: those inside quotes
 * and brackets, and comments at the margin between a key and its value, after a blank line (`yaml` takes what follows
 * the value for a part of it). A comment right after the quote or bracket that ends a value gets its space, too.
 * Undefined where there is nothing of that kind.
 */
export function indentedYamlSource(source: string, start: number): YamlSource | undefined {
  const { text: plain, offsetOf } = yamlSource(source, start);
  const starts = findContinuations(plain);
  if (starts.length === 0) return undefined;
  let indented = '';
  let from = 0;
  for (const lineStart of starts) {
    indented += plain.slice(from, lineStart) + indentation;
    from = lineStart;
  }
  indented += plain.slice(from);
  return {
    text: indented,
    offsetOf: (position) => offsetOf(originalOffset(starts, position)),
  };
}

/** More than any line that the guard lets pass is indented by. */
const indentation = ' '.repeat(220);

/** @param starts where indentation was inserted, ascending, in the text before that */
function originalOffset(starts: readonly number[], position: number): number {
  let inserted = 0;
  for (const start of starts) {
    if (position <= start + inserted) break;
    inserted = Math.min(inserted + indentation.length, position - start);
  }
  return position - inserted;
}

/** The starts of the lines that a value in quotes or brackets goes on in, and of comments that need white space before. */
function findContinuations(source: string): readonly number[] {
  const starts: number[] = [];
  let skippedTo = 0;
  /** A value that goes on in all lines indented by more than this, which are not looked into; -1 where there is none. */
  let deeperThan = -1;
  let awaitsValue = false;
  for (const line of scanLines(source, 0)) {
    if (line.start < skippedTo || isBlank(line.text)) continue;
    const indent = skipBlanks(line.text, 0, line.text.length);
    if (deeperThan !== -1 && indent > deeperThan) continue;
    deeperThan = -1;
    if (awaitsValue && line.text[indent] === '#') {
      if (indent === 0) starts.push(line.start);
      continue;
    }
    const value: ReturnType<typeof findValue> =
      findValue(line, indent) ??
      (awaitsValue && indent > 0 && !emptyItem.test(line.text) ? { start: indent, indent: 0 } : undefined);
    const first: string | undefined = line.text[value?.start ?? line.text.length];
    awaitsValue = first === '#' || (value === undefined && opensValue.test(line.text));
    if (value === undefined) continue;
    if (first !== '"' && first !== "'" && first !== '[' && first !== '{') {
      if (first !== '#') deeperThan = value.indent;
      continue;
    }
    const end = endOfDelimited(source, line.start + value.start);
    if (end === undefined) break;
    skippedTo = end;
    if (end > line.end) {
      for (const next of scanLines(source, line.next, end)) if (next.text !== '') starts.push(next.start);
    }
    if (source[end] === '#') starts.push(end);
  }
  return starts;
}

/** Where a line's value begins, and the indentation that lines must have more of to continue it; undefined for none. */
function findValue({ text }: Line, indent: number): { readonly start: number; readonly indent: number } | undefined {
  const [bullets = ''] = /^(?:-(?:[ ]+|$))*/.exec(text.slice(indent)) ?? [];
  const [key = ''] = keyPattern.exec(text.slice(indent + bullets.length)) ?? [];
  const [marks = ''] = nodeMarks.exec(text.slice(indent + bullets.length + key.length)) ?? [];
  const start = skipBlanks(text, indent + bullets.length + key.length + marks.length, text.length);
  if (start === text.length) return undefined;
  if (key !== '') return { start, indent: indent + bullets.length };
  return bullets === '' ? undefined : { start, indent: indent + bullets.trimEnd().length - 1 };
}

/** An anchor and a tag, after which the value follows, on this line or below. */
const nodeMarks = /^(?:[ ]+[&!][^\s,[\]{}]*(?=[ ]|$)){1,2}/;

/** An item of a list whose value stands below. */
const emptyItem = /^[ ]*(?:-[ ]+)*-[ ]*$/;

/** The end of a line whose value stands below. */
const opensValue = /(?:[:-]|[:-](?:[ ]+[&!][^\s,[\]{}]*){1,2})[ ]*$/;

/** A colon ends a plain key only before a blank, and a sign for a comment only after one. */
const keyPattern =
  /^(?:"[^"\\]*"|'[^']*'|[^ \t"'[\]{},#&*!|>%@`](?:[^:# \t]|[ ](?!#)|(?<=[^ \t])#|:(?![ ]|$))*):(?=[ ]|$)/;

/** The offset after the quote or bracket that closes the one at `start`; undefined where nothing does. */
function endOfDelimited(source: string, start: number): number | undefined {
  let depth = 0;
  for (let position = start; position < source.length; position++) {
    const character = source[position]!;
    if (character === '\n' && /^(?:---|\.\.\.)(?:\s|$)/.test(source.slice(position + 1, position + 5)))
      return undefined;
    if ((character === '"' || character === "'") && (depth === 0 || beginsValue(source, position))) {
      const end = endOfQuotes(source, position, character);
      if (end === undefined) return undefined;
      position = end - 1;
    } else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    else if (character === '#' && /[ \t\n]/.test(source[position - 1]!)) {
      position = (source.indexOf('\n', position) + 1 || source.length) - 1;
    }
    if (depth === 0) return position + 1;
  }
  return undefined;
}

/** Whether a quote within brackets begins a value: between words it is a part of them, also on another line. */
function beginsValue(source: string, quote: number): boolean {
  return /[[{,:?](?:\s+[&!]\S*){0,2}\s*$/.test(source.slice(Math.max(0, quote - mostBefore), quote));
}

/** How many characters before a quote are looked at: more blank lines than anybody writes, and an anchor. */
const mostBefore = 200;

function endOfQuotes(source: string, start: number, quote: '"' | "'"): number | undefined {
  for (let position = start + 1; position < source.length; position++) {
    const character = source[position];
    if (character === '\\' && quote === '"') position++;
    else if (character === quote) {
      if (quote === '"' || source[position + 1] !== quote) return position + 1;
      position++;
    } else if (character === '\n' && /^(?:---|\.\.\.)(?:\s|$)/.test(source.slice(position + 1, position + 5))) {
      return undefined;
    }
  }
  return undefined;
}
