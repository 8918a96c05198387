import type { TextRange } from '../text/range.ts';
import type { Field } from './seedDocument.ts';
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
  const reader = new FieldReader(text, end);
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
    const field = reader.read(position, key);
    // One that PyYAML refuses, and the whole header with it, is reported by what asks YAML.
    if (field === undefined || field.value.kind === 'refused') return undefined;
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
  const reader = new FieldReader(text, end);
  for (let position = start; position < end;) {
    const key = readKey(text, position, end);
    if (key === undefined) return false;
    const field = reader.read(position, key);
    if (field === undefined) return reader.hasColonAmongWords;
    position = field.range.end;
  }
  return false;
}

const noKeys: ReadonlySet<string> = new Set();

/** Those of the keys that plain headers have. */
function namesOf(keys: ReadonlySet<string>): readonly string[] {
  let names = knownNames.get(keys);
  if (!names) knownNames.set(keys, (names = [...keys].filter((key) => plainKey.test(key))));
  return names;
}

const knownNames = new WeakMap<ReadonlySet<string>, readonly string[]>();

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

/** Reads the fields of one header. */
class FieldReader {
  readonly #text: string;
  readonly #end: number;
  /** How many more lines, brackets and signs before spaces there may be. */
  #left = mostCounted;
  /** The text that the lines of the last value are read as. */
  #folded = '';
  /** Where its plain words have a colon or a space that they cannot have; -1 where they do not. */
  #stoppedAt = -1;

  constructor(text: string, end: number) {
    this.#text = text;
    this.#end = end;
  }

  /** The field with a key at its line's start; undefined where it is not written plainly. */
  read(start: number, key: string): Field | undefined {
    const text = this.#text;
    const end = this.#end;
    const keyEnd = start + key.length;
    const valueStart = keyEnd + 2;
    this.#folded = '';
    this.#stoppedAt = -1;
    if (valueStart >= end) return undefined;
    const first = text.charCodeAt(valueStart);
    const isQuoted = first === apostrophe || first === quotationMark;
    const valueEnd = isQuoted ? this.#endOfQuotes(valueStart + 1, first) : this.#endOfWords(valueStart);
    if (valueEnd === -1) return undefined;
    const next = behindBreak(text, valueEnd, end);
    if (next === -1) return undefined;
    return {
      key,
      keyRange: { start, end: keyEnd },
      separatorEnd: keyEnd + 1,
      valueRange: { start: valueStart, end: valueEnd },
      range: { start, end: next },
      comment: undefined,
      style: !isQuoted ? 'plain' : first === apostrophe ? 'single-quoted' : 'double-quoted',
      value: isQuoted ? { kind: 'string', text: this.#folded } : typedValue(this.#folded),
    };
  }

  /** Whether the last field could not be read for a colon and a space among the words of its first line. */
  get hasColonAmongWords(): boolean {
    const at = this.#stoppedAt;
    return at !== -1 && at + 1 < this.#end && this.#folded === '' && isSeparatorAt(this.#text, at);
  }

  /** The end of a plain value, which may be words of several lines, or -1. */
  #endOfWords(start: number): number {
    const text = this.#text;
    let end = this.#end;
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
          this.#stoppedAt = position;
          return -1;
        }
        if (code === space && endsInIndicator(text, position) && --this.#left < 0) return -1;
      } else if (kind === plain.lineBreak) {
        if (--this.#left < 0) return -1;
        const next = nextFoldedLine(text, position, end);
        if (next === -1 || !plain.mayBeginWords(text.charCodeAt(next))) {
          end = position;
          break;
        }
        this.#folded += `${text.slice(from, position)} `;
        from = next;
        position = next - 1;
      } else if (kind === plain.bracket) {
        if (--this.#left < 0) return -1;
      } else if (kind === plain.pair) position++;
      else return -1;
    }
    this.#folded = this.#folded === '' ? text.slice(from, end) : this.#folded + text.slice(from, end);
    return end;
  }

  /** The end of a quoted value, its closing quote included, or -1. @param start behind the opening quote */
  #endOfQuotes(start: number, quote: number): number {
    const text = this.#text;
    const end = this.#end;
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
            return this.#takeLine(text.slice(from, position), quote, isEscaped) ? position + 1 : -1;
          }
          isEscaped = true;
          position++;
        } else if (code === backslash && quote === quotationMark) {
          isEscaped = true;
          position++;
          if (!isBreakAt(text, position)) continue;
          if (--this.#left < 0) return -1;
          const next = nextFoldedLine(text, position, end);
          if (next === -1 || !this.#takeLine(text.slice(from, position - 1), quote, isEscaped)) return -1;
          from = next;
          isEscaped = false;
          position = next - 1;
        } else if (code === space && endsInIndicator(text, position) && --this.#left < 0) return -1;
      } else if (kind === plain.lineBreak) {
        const next = nextFoldedLine(text, position, end);
        // Blanks around the break and empty lines are for YAML to fold, and so is what stands right at a quote.
        if (--this.#left < 0 || next === -1 || position === start || text.charCodeAt(position - 1) === space) return -1;
        if (!this.#takeLine(`${text.slice(from, position)} `, quote, isEscaped)) return -1;
        from = next;
        isEscaped = false;
        position = next - 1;
      } else if (kind === plain.bracket) {
        if (--this.#left < 0) return -1;
      } else if (kind === plain.pair) position++;
      else return -1;
    }
    return -1;
  }

  /** Adds a line of a quoted value. An escape does not go on in the next line, so each line is decoded on its own. */
  #takeLine(written: string, quote: number, isEscaped: boolean): boolean {
    let line: string | undefined = written;
    if (isEscaped) line = quote === apostrophe ? written.replaceAll("''", "'") : decodeEscapes(written);
    if (line === undefined) return false;
    this.#folded = this.#folded === '' ? line : this.#folded + line;
    return true;
  }
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
