import type { Field, FieldValue, ValueStyle } from './seedDocument.ts';
import {
  apostrophe,
  bar,
  carriageReturn,
  closingBracket,
  colon,
  comma,
  dash,
  greaterThan,
  hash,
  lineFeed,
  openingBracket,
  quotationMark,
  space,
} from '../text/characterCodes.ts';
import { ScalarReader } from './plainScalar.ts';
import { typedValue } from './yamlValue.ts';

/** Reads the fields of one header. */
export class FieldReader {
  readonly #text: string;
  readonly #end: number;
  readonly #scalars: ScalarReader;
  #hasColonAmongWords = false;
  /** What the last collection is written as, its lines trimmed and joined by spaces. */
  #written = '';

  constructor(text: string, end: number) {
    this.#text = text;
    this.#end = end;
    this.#scalars = new ScalarReader(text, end);
  }

  /** Whether the last field could not be read for a colon and a space among the words of its first line. */
  get hasColonAmongWords(): boolean {
    return this.#hasColonAmongWords;
  }

  afterRemark(position: number): number {
    return this.#scalars.afterRemark(position);
  }

  /** The field with a key at its line's start; undefined where it is not written plainly. */
  read(start: number, key: string): Field | undefined {
    const text = this.#text;
    const scalars = this.#scalars;
    const keyEnd = start + key.length;
    const valueStart = scalars.skipSpaces(keyEnd + 1);
    this.#hasColonAmongWords = false;
    if (valueStart >= this.#end) return undefined;
    let style: ValueStyle = 'plain';
    let value: FieldValue | undefined;
    let valueEnd: number;
    switch (text.charCodeAt(valueStart)) {
      case apostrophe:
        style = 'single-quoted';
        valueEnd = scalars.endOfQuotes(valueStart, 2);
        break;
      case quotationMark:
        style = 'double-quoted';
        valueEnd = scalars.endOfQuotes(valueStart, 2);
        break;
      case bar:
        style = 'literal';
        valueEnd = scalars.endOfBlock(valueStart);
        break;
      case greaterThan:
        style = 'folded';
        valueEnd = scalars.endOfBlock(valueStart);
        break;
      case openingBracket: {
        const items: string[] = [];
        style = 'collection';
        valueEnd = this.#endOfFlowList(valueStart, items);
        value = { kind: 'list', text: text.slice(valueStart, valueEnd), items };
        break;
      }
      case lineFeed:
      case carriageReturn:
        return this.#readBelow(start, keyEnd, valueStart, key);
      default:
        valueEnd = scalars.endOfWords(valueStart, 2);
        if (valueEnd === -1) this.#hasColonAmongWords = scalars.hasColonAmongWords;
        else value = typedValue(scalars.value);
    }
    if (valueEnd === -1) return undefined;
    const next = scalars.afterLine(valueEnd);
    if (next === -1) return undefined;
    return {
      key,
      keyRange: { start, end: keyEnd },
      separatorEnd: keyEnd + 1,
      valueRange: { start: valueStart, end: valueEnd },
      range: { start, end: next },
      comment: scalars.comment,
      style,
      value: value ?? { kind: 'string', text: scalars.value },
    };
  }

  /** A field with nothing after its colon: a list or a mapping on the lines below, or no value. */
  #readBelow(start: number, keyEnd: number, lineEnd: number, key: string): Field | undefined {
    const text = this.#text;
    const scalars = this.#scalars;
    const below = scalars.afterLine(lineEnd);
    if (below === -1 || !scalars.count()) return undefined;
    const keyRange = { start, end: keyEnd };
    const separatorEnd = keyEnd + 1;
    const first = scalars.skipSpaces(below);
    const indent = first - below;
    const code = first < this.#end ? text.charCodeAt(first) : 0;
    const isRemark = code === lineFeed || code === carriageReturn || code === hash;
    if (indent > deepest || (isRemark && (indent > 0 || !this.#isKeyBelow(first)))) return undefined;
    const isList = code === dash;
    if (isRemark || (indent === 0 && !isList)) {
      const place = separatorEnd < lineEnd ? separatorEnd + 1 : separatorEnd;
      return {
        key,
        keyRange,
        separatorEnd,
        valueRange: { start: place, end: place },
        range: { start, end: below },
        comment: undefined,
        style: 'none',
        value: { kind: 'null', text: '' },
      };
    }
    const items: string[] | undefined = isList ? [] : undefined;
    this.#written = '';
    const end = items ? this.#endOfList(below, indent, items) : this.#endOfMapping(below, indent);
    if (end === -1) return undefined;
    const written = this.#written;
    return {
      key,
      keyRange,
      separatorEnd,
      valueRange: { start: first, end },
      range: { start, end: scalars.afterLine(end) },
      comment: undefined,
      style: 'collection',
      value: items ? { kind: 'list', text: written, items } : { kind: 'mapping', text: written },
    };
  }

  /** Whether the next line that is neither empty nor a comment at the margin can be no value of the key above. */
  #isKeyBelow(line: number): boolean {
    let position = line;
    for (let next = this.afterRemark(position); next !== position; next = this.afterRemark(position)) {
      if (next === -1) return false;
      position = next;
    }
    const code = this.#text.charCodeAt(position);
    return position >= this.#end || (code !== space && code !== dash);
  }

  /** The end of a list of which each item has a line beginning with a dash. @param line where the first one begins */
  #endOfList(line: number, indent: number, items: string[]): number {
    let end = -1;
    for (let position = line; this.#isItemAt(position, indent);) {
      const start = position + indent;
      const next = this.#readLine(start, this.#scalars.skipSpaces(start + 1), indent + 2);
      if (next === -1) return -1;
      items.push(this.#scalars.value);
      end = this.#lineEnd;
      position = next;
    }
    return end;
  }

  #isItemAt(line: number, indent: number): boolean {
    const start = this.#scalars.skipSpaces(line);
    return (
      start - line === indent &&
      start + 1 < this.#end &&
      this.#text.charCodeAt(start) === dash &&
      this.#text.charCodeAt(start + 1) === space
    );
  }

  /** The end of a mapping of scalars, all keys indented alike. */
  #endOfMapping(line: number, indent: number): number {
    const text = this.#text;
    let end = -1;
    for (let position = line; this.#scalars.skipSpaces(position) - position === indent;) {
      const start = position + indent;
      const key = readKey(text, start, this.#end);
      if (key === undefined) return -1;
      const next = this.#readLine(start, this.#scalars.skipSpaces(start + key.length + 1), indent + 2);
      if (next === -1) return -1;
      end = this.#lineEnd;
      position = next;
    }
    return end;
  }

  #lineEnd = -1;

  /**
   * After a part of a collection that begins at `start` and has a scalar at `valueStart`, or -1.
   * @param indent of the lines that the scalar goes on in
   */
  #readLine(start: number, valueStart: number, indent: number): number {
    const scalars = this.#scalars;
    const end = this.#endOfScalar(valueStart, indent);
    const next = end === -1 ? -1 : scalars.afterLine(end);
    // A comment is part of the collection to YAML, except for the last one.
    if (next === -1 || scalars.comment) return -1;
    const written = this.#text.slice(start, end);
    const line = written.includes('\n')
      ? written
          .split(/\r?\n/)
          .map((part) => part.trim())
          .join(' ')
      : written;
    this.#written = this.#written === '' ? line : `${this.#written} ${line}`;
    this.#lineEnd = end;
    return next;
  }

  /** The end of a list in brackets, on one line. */
  #endOfFlowList(start: number, items: string[]): number {
    const text = this.#text;
    const scalars = this.#scalars;
    let position = scalars.skipSpaces(start + 1);
    if (!scalars.count()) return -1;
    if (text.charCodeAt(position) === closingBracket) return position + 1;
    for (;;) {
      const first = text.charCodeAt(position);
      const isQuoted = first === apostrophe || first === quotationMark;
      let end = isQuoted ? scalars.endOfQuotes(position, noIndent) : scalars.endOfListedWords(position);
      if (end === -1 || (!isQuoted && typedValue(scalars.value).kind === 'refused')) return -1;
      items.push(scalars.value);
      end = scalars.skipSpaces(end);
      const next = end < this.#end ? text.charCodeAt(end) : 0;
      if (next === closingBracket) return end + 1;
      if (next !== comma) return -1;
      position = scalars.skipSpaces(end + 1);
    }
  }

  /** The end of words or a quoted text that PyYAML does not refuse. */
  #endOfScalar(start: number, indent: number): number {
    if (start >= this.#end) return -1;
    const code = this.#text.charCodeAt(start);
    if (code === apostrophe || code === quotationMark) {
      return this.#scalars.count() ? this.#scalars.endOfQuotes(start, indent) : -1;
    }
    const end = this.#scalars.endOfWords(start, indent);
    return end === -1 || typedValue(this.#scalars.value).kind === 'refused' ? -1 : end;
  }
}

/** Nobody indents a line further. */
const deepest = 40;
/** More than any line has: text in brackets has to end on its line. */
const noIndent = Infinity;

/** A colon, and a space or the line's end. */
export function isSeparatorAt(text: string, position: number): boolean {
  if (text.charCodeAt(position) !== colon) return false;
  const next = text.charCodeAt(position + 1);
  return next === space || next === lineFeed || next === carriageReturn;
}

/** The key of a field at `start`, a line’s start or after its indentation; undefined where no plain one is there. */
export function readKey(text: string, start: number, end: number): string | undefined {
  const keyEnd = text.indexOf(':', start);
  if (keyEnd === -1 || keyEnd >= end || !isSeparatorAt(text, keyEnd)) return undefined;
  const key = text.slice(start, keyEnd);
  return plainKey.test(key) ? key : undefined;
}

/** A key that is written plainly. */
export const plainKey = /^[A-Za-z_][\w-]{0,63}$/;
