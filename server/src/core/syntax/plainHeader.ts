import type { TextRange } from '../text/range.ts';
import type { Field, FieldValue, ValueStyle } from './seedDocument.ts';
import { decodeEscapes } from './escapes.ts';
import { longestHeader, mostCounted } from './guard.ts';
import * as plain from './plainCharacters.ts';
import { typedValue } from './yamlValue.ts';

/**
 * Reads a header that is written as PyYAML writes almost all of them: keys at the margin, each with a plain or a quoted
 * value, maybe folded onto lines indented by two spaces. Undefined for any other header, which YAML has to be asked
 * about, and for one that is not far from all limits. What it answers is what `readYaml` would, in a hundredth of the
 * time: each character is looked at once.
 * @param keys those that most fields have. It is quicker where they stand in this order.
 */
export function readPlainHeader(
  text: string,
  { start, end }: TextRange,
  keys: ReadonlySet<string> = noKeys,
): readonly Field[] | undefined {
  if (end - start > longestHeader) return undefined;
  const names = namesOf(keys);
  const fields: Field[] = [];
  left = mostCounted;
  let expected = 0;
  for (let position = start; position < end;) {
    let key = names[expected++];
    if (key === undefined || !isKeyAt(text, position, key)) {
      key = readKey(text, position, end);
      if (key === undefined) return undefined;
      const index = names.indexOf(key);
      if (index !== -1) {
        key = names[index]!;
        expected = index + 1;
      }
    }
    const field = readField(text, position, key, end);
    if (field === undefined) return undefined;
    fields.push(field);
    position = field.range.end;
  }
  return fields;
}

/**
 * True where the first field that is not written so has plain words with a colon before a space among them, on its first
 * line: YAML takes these for a mapping that begins within a line, which it allows nowhere, whatever else there is. It is
 * the mistake that most headers have that cannot be read, and takes YAML longer than all right ones do.
 */
export function hasColonAmongWords(text: string, { start, end }: TextRange): boolean {
  left = mostCounted;
  for (let position = start; position < end;) {
    const key = readKey(text, position, end);
    if (key === undefined) return false;
    const field = readField(text, position, key, end);
    if (field === undefined) {
      return stoppedAt !== -1 && stoppedAt + 1 < end && folded === '' && isSeparatorAt(text, stoppedAt);
    }
    position = field.range.end;
  }
  return false;
}

const noKeys: ReadonlySet<string> = new Set();

/** Those of the keys that plain headers have. */
function namesOf(keys: ReadonlySet<string>): readonly string[] {
  if (keys !== lastKeys) {
    lastKeys = keys;
    lastNames = [...keys].filter((key) => plainKey.test(key));
  }
  return lastNames;
}

let lastKeys = noKeys;
let lastNames: readonly string[] = [];

const plainKey = /^[A-Za-z_][\w-]{0,63}$/;

function isKeyAt(text: string, start: number, key: string): boolean {
  return text.startsWith(key, start) && isSeparatorAt(text, start + key.length);
}

/** A colon and one space, as PyYAML has them; a second space comes to light at the value. */
function isSeparatorAt(text: string, position: number): boolean {
  return text.charCodeAt(position) === colon && text.charCodeAt(position + 1) === space;
}

function readKey(text: string, start: number, end: number): string | undefined {
  const keyEnd = text.indexOf(':', start);
  if (keyEnd === -1 || keyEnd >= end || !isSeparatorAt(text, keyEnd)) return undefined;
  const key = text.slice(start, keyEnd);
  return plainKey.test(key) ? key : undefined;
}

function readField(text: string, start: number, key: string, end: number): Field | undefined {
  const keyEnd = start + key.length;
  const valueStart = keyEnd + 2;
  folded = '';
  stoppedAt = -1;
  if (valueStart >= end) return undefined;
  let style: ValueStyle = 'plain';
  let value: FieldValue;
  let valueEnd: number;
  const first = text.charCodeAt(valueStart);
  if (first === apostrophe || first === quotationMark) {
    style = first === apostrophe ? 'single-quoted' : 'double-quoted';
    valueEnd = endOfQuotes(text, valueStart + 1, end, first);
    if (valueEnd === -1) return undefined;
    value = { kind: 'string', text: folded };
  } else {
    valueEnd = endOfWords(text, valueStart, end);
    if (valueEnd === -1) return undefined;
    value = typedValue(folded);
  }
  const next = behindBreak(text, valueEnd, end);
  if (next === -1) return undefined;
  return {
    key,
    keyRange: { start, end: keyEnd },
    separatorEnd: keyEnd + 1,
    valueRange: { start: valueStart, end: valueEnd },
    range: { start, end: next },
    comment: undefined,
    style,
    value,
  };
}

// What the functions below tell beside where a value ends.

/** How many more lines, brackets and signs before spaces there may be. */
let left = 0;
/** The text that the value's lines are read as. */
let folded = '';
/** Where plain words have a colon or a space that they cannot have; -1 where they do not. */
let stoppedAt = -1;

/** The end of a plain value, which may be words of several lines, or -1. */
function endOfWords(text: string, start: number, end: number): number {
  let from = start;
  if (!plain.mayBeginWords(text.charCodeAt(start))) return -1;
  for (let position = start; position < end; position++) {
    const code = text.charCodeAt(position);
    const kind = code < 0x80 ? plain.kinds[code]! : plain.kindBeyondAscii(text, position);
    if (kind === plain.ordinary) continue;
    if (kind === plain.special) {
      if (code !== space && code !== colon) continue;
      // A letter stands behind it: neither a blank nor the line's end, nor, behind a space, what begins a comment.
      const next = position + 1 < end ? text.charCodeAt(position + 1) : space;
      if (next <= space || (code === space && next === hash)) {
        stoppedAt = position;
        return -1;
      }
      if (code === space && endsInIndicator(text, position) && --left < 0) return -1;
    } else if (kind === plain.lineBreak) {
      if (--left < 0) return -1;
      const next = nextFoldedLine(text, position, end);
      if (next === -1 || !plain.mayBeginWords(text.charCodeAt(next))) {
        end = position;
        break;
      }
      folded += `${text.slice(from, position)} `;
      from = next;
      position = next - 1;
    } else if (kind === plain.bracket) {
      if (--left < 0) return -1;
    } else if (kind === plain.pair) position++;
    else return -1;
  }
  folded = folded === '' ? text.slice(from, end) : folded + text.slice(from, end);
  return end;
}

/** The end of a quoted value, its closing quote included, or -1. @param start behind the opening quote */
function endOfQuotes(text: string, start: number, end: number, quote: number): number {
  let from = start;
  let isEscaped = false;
  for (let position = start; position < end; position++) {
    const code = text.charCodeAt(position);
    const kind = code < 0x80 ? plain.kinds[code]! : plain.kindBeyondAscii(text, position);
    if (kind === plain.ordinary || kind === plain.exoticSpace) continue;
    if (kind === plain.special) {
      if (code === quote) {
        if (quote === quotationMark || text.charCodeAt(position + 1) !== apostrophe) {
          if (position === from && from > start) return -1;
          return takeLine(text.slice(from, position), quote, isEscaped) ? position + 1 : -1;
        }
        isEscaped = true;
        position++;
      } else if (code === backslash && quote === quotationMark) {
        isEscaped = true;
        position++;
        if (!isBreakAt(text, position)) continue;
        if (--left < 0) return -1;
        const next = nextFoldedLine(text, position, end);
        if (next === -1 || !takeLine(text.slice(from, position - 1), quote, isEscaped)) return -1;
        from = next;
        isEscaped = false;
        position = next - 1;
      } else if (code === space && endsInIndicator(text, position) && --left < 0) return -1;
    } else if (kind === plain.lineBreak) {
      const next = nextFoldedLine(text, position, end);
      // Blanks around the break and empty lines are for YAML to fold, and so is what stands right at a quote.
      if (--left < 0 || next === -1 || position === start || text.charCodeAt(position - 1) === space) return -1;
      if (!takeLine(`${text.slice(from, position)} `, quote, isEscaped)) return -1;
      from = next;
      isEscaped = false;
      position = next - 1;
    } else if (kind === plain.bracket) {
      if (--left < 0) return -1;
    } else if (kind === plain.pair) position++;
    else return -1;
  }
  return -1;
}

/** Adds a line of a quoted value. An escape does not go on in the next line, so each line is decoded on its own. */
function takeLine(written: string, quote: number, isEscaped: boolean): boolean {
  let line: string | undefined = written;
  if (isEscaped) line = quote === apostrophe ? written.replaceAll("''", "'") : decodeEscapes(written);
  if (line === undefined) return false;
  folded = folded === '' ? line : folded + line;
  return true;
}

/** A dash, a question mark or a colon in front of a space. */
function endsInIndicator(text: string, position: number): boolean {
  const code = text.charCodeAt(position - 1);
  return code === dash || code === questionMark || code === colon;
}

/** Where a line begins that goes on with a value behind the break at `position`, indented by two spaces; -1 for any other. */
function nextFoldedLine(text: string, position: number, end: number): number {
  const next = behindBreak(text, position, end);
  if (next === -1 || next + 2 >= end) return -1;
  const isIndented = text.charCodeAt(next) === space && text.charCodeAt(next + 1) === space;
  return isIndented && text.charCodeAt(next + 2) > space ? next + 2 : -1;
}

function isBreakAt(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  return code === lineFeed || code === carriageReturn;
}

/** Behind the line break at `position`, or the end where the text of the header ends there; -1 where neither is. */
function behindBreak(text: string, position: number, end: number): number {
  if (position >= end) return end;
  const code = text.charCodeAt(position);
  if (code === lineFeed) return position + 1;
  return code === carriageReturn && position + 1 < end && text.charCodeAt(position + 1) === lineFeed
    ? position + 2
    : -1;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const quotationMark = 0x22;
const hash = 0x23;
const apostrophe = 0x27;
const dash = 0x2d;
const colon = 0x3a;
const questionMark = 0x3f;
const backslash = 0x5c;
