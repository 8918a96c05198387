import { resolvePlainScalar } from './resolver.ts';

export interface WriterOptions {
  /** PyYAML's `allow_unicode`; false writes every non-ASCII character as an escape in double quotes. Default true. */
  readonly allowUnicode?: boolean;
  /** PyYAML's `line_break`. Default `\n`. */
  readonly lineBreak?: '\n' | '\r\n';
}

export interface ScalarOptions extends WriterOptions {
  /** How many code points stand on the line already: the key and its colon. */
  readonly column: number;
}

export type ScalarStyle = 'plain' | 'single' | 'double';

/** A value that a field can hold. A `number` that is a safe integer is written as an integer, any other as a float. */
export type FieldValue = string | bigint | number | boolean | null;

/** What stands after a colon as it is: a date, a number in a spelling of its own; empty for a value yet to be typed. */
export interface Verbatim {
  readonly verbatim: string;
}

/**
 * A flat mapping, byte for byte as PyYAML 6 writes it: `yaml.safe_dump(mapping, sort_keys=False)` with the pure Python
 * `SafeDumper` and its 80 columns. Every line ends in a line break; no entries make an empty text.
 */
export function writeMapping(entries: Iterable<readonly [string, FieldValue]>, options: WriterOptions = {}): string {
  return Array.from(entries, ([key, value]) => writeField(key, value, options)).join('');
}

/** One field of a mapping: one or more lines, the last ending in a line break. */
export function writeField(key: string, value: FieldValue | Verbatim, options: WriterOptions = {}): string {
  const lineBreak = options.lineBreak ?? '\n';
  const simple = isSimpleKey(key);
  const writtenKey = simple
    ? writeOnOneLine(key, options)
    : `?${writeScalar(key, { ...options, column: 1 })}${lineBreak}`;
  const column = simple ? length(writtenKey) + 1 : 1;
  return `${writtenKey}:${writeValue(value, { ...options, column })}${lineBreak}`;
}

/**
 * A text as the value of a field: what follows the colon, the leading space included, the final line break not.
 * A long text is folded onto lines indented by two spaces, which a reader joins again.
 */
export function writeScalar(text: string, options: ScalarOptions): string {
  const layout: Layout = { column: options.column + 1, width: 80, lineBreak: options.lineBreak ?? '\n' };
  return ` ${writeInStyle(text, layout, options.allowUnicode ?? true)}`;
}

/** A text on one line in single quotes, whether it needs them or not. */
export function inSingleQuotes(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** True when the text, written without quotes, would not be read as that text, or would be quoted by PyYAML anyway. */
export function needsQuotes(text: string, allowUnicode = true): boolean {
  return chooseStyle(text, allowUnicode) !== 'plain';
}

/** How PyYAML writes a text: plain where that is read back as the same text, else in the simplest quotes that can hold it. */
export function chooseStyle(text: string, allowUnicode = true): ScalarStyle {
  if ((allowUnicode ? special : specialOrNonAscii).test(text) || spaceAtBreak.test(text)) return 'double';
  if (indicator.test(text) || outerSpace.test(text) || lineBreaks.test(text)) return 'single';
  return resolvePlainScalar(text).kind === 'string' ? 'plain' : 'single';
}

/** Where a scalar is written. Columns and widths are in code points. */
interface Layout {
  readonly column: number;
  readonly width: number;
  readonly lineBreak: string;
}

// What PyYAML takes for white space and line breaks: not what JavaScript's \s does. `special` lists what is not printable,
// as V8 forgets U+10FFFF in the complement of a class that ends just below it.
const special = /(?![\n\u0085])\p{Cc}|[\p{Cs}\uFEFF\uFFFE\uFFFF\u{10FFFF}]/u;
const specialOrNonAscii = /[^\n -~]/u;
const lineBreaks = /([\n\u0085\u2028\u2029]+)/;
const spaceAtBreak = / [\n\u0085\u2028\u2029]|[\n\u0085\u2028\u2029] /;
const outerSpace = /^ | $/;
const indicator =
  /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[?-](?:[\0 \t\r\n\u0085\u2028\u2029]|$))|:(?:[\0 \t\r\n\u0085\u2028\u2029]|$)|[\0 \t\r\n\u0085\u2028\u2029]#/;

const escapes = new Map(
  Object.entries({
    '\0': '0',
    '\x07': 'a',
    '\b': 'b',
    '\t': 't',
    '\n': 'n',
    '\v': 'v',
    '\f': 'f',
    '\r': 'r',
    '\x1B': 'e',
    '"': '"',
    '\\': '\\',
    '\u0085': 'N',
    '\u00A0': '_',
    '\u2028': 'L',
    '\u2029': 'P',
  }),
);
const mustEscape = /[^ !#-[\]-~\u00A0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]/u;
const mustEscapeInAscii = /[^ !#-[\]-~]/u;

/** Continuation lines are indented by two spaces. */
const indentation = '  ';

/** PyYAML counts the key together with its tag, `!!str`, and wants less than 128. */
const longestSimpleKey = 122;

function isSimpleKey(key: string): boolean {
  return key !== '' && length(key) <= longestSimpleKey && !lineBreaks.test(key);
}

function writeOnOneLine(key: string, options: WriterOptions): string {
  return writeInStyle(key, { column: 0, width: Infinity, lineBreak: '\n' }, options.allowUnicode ?? true);
}

function writeValue(value: FieldValue | Verbatim, options: ScalarOptions): string {
  if (typeof value === 'string') return writeScalar(value, options);
  if (typeof value === 'object' && value !== null) return value.verbatim === '' ? '' : ` ${value.verbatim}`;
  return ` ${typeof value === 'number' && !Number.isSafeInteger(value) ? writeFloat(value) : String(value)}`;
}

/**
 * A float, also one that is a whole number: as Python's `repr`, which changes to an exponent at 1e16 and below 1e-4,
 * with PyYAML's `.0` before a bare one.
 */
export function writeFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '.nan' : value < 0 ? '-.inf' : '.inf';
  const [mantissa = '', power = ''] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent >= 16 || exponent < -4) {
    const digits = String(Math.abs(exponent)).padStart(2, '0');
    return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}e${exponent < 0 ? '-' : '+'}${digits}`;
  }
  const decimal = Object.is(value, -0) ? '-0' : String(value);
  return decimal.includes('.') ? decimal : `${decimal}.0`;
}

function writeInStyle(text: string, layout: Layout, allowUnicode: boolean): string {
  switch (chooseStyle(text, allowUnicode)) {
    case 'plain':
      return fold(text, layout);
    case 'single':
      return writeSingleQuoted(text, layout);
    case 'double':
      return writeDoubleQuoted(text, layout, allowUnicode);
  }
}

/**
 * Words on lines that end at the first single space beyond the width: PyYAML looks at the column after it has written
 * a word, so lines overrun. A run of several spaces is never folded, as a reader would make one of it.
 */
function fold(text: string, { column, width, lineBreak }: Layout): string {
  const [first = '', ...words] = text.split(' ');
  let result = first;
  let position = column + length(first);
  let previous = first;
  for (const word of words) {
    if (position > width && previous !== '' && word !== '') {
      result += lineBreak + indentation;
      position = indentation.length;
    } else {
      result += ' ';
      position += 1;
    }
    result += word;
    position += length(word);
    previous = word;
  }
  return result;
}

/** A line feed is doubled, as a reader folds the first of them; the other breaks stand for themselves. */
function writeSingleQuoted(text: string, layout: Layout): string {
  const [first = '', ...rest] = text.replaceAll("'", "''").split(lineBreaks);
  let result = `'${fold(first, { ...layout, column: layout.column + 1 })}`;
  // Splitting at a group alternates runs of breaks with what stands between them.
  for (const [index, part] of rest.entries()) {
    if (index % 2 === 1) result += indentation + fold(part, { ...layout, column: indentation.length });
    else result += (part.startsWith('\n') ? layout.lineBreak : '') + part.replaceAll('\n', layout.lineBreak);
  }
  return `${result}'`;
}

/** Folds before a space or after an escape; a backslash holds the place, and another keeps a space that begins a line. */
function writeDoubleQuoted(text: string, layout: Layout, allowUnicode: boolean): string {
  const characters = Array.from(text);
  const unsafe = allowUnicode ? mustEscape : mustEscapeInAscii;
  let result = '"';
  let column = layout.column + 1;
  let afterEscape = false;
  const foldBefore = (character: string) => {
    const start = character === ' ' ? `${indentation}\\` : indentation;
    result += `\\${layout.lineBreak}${start}`;
    column = start.length;
  };
  for (const [index, character] of characters.entries()) {
    const inside = index > 0 && index < characters.length - 1;
    if (unsafe.test(character)) {
      const escape = escapeOf(character);
      result += escape;
      column += escape.length;
      if (inside && column - 1 > layout.width) foldBefore(characters[index + 1]!);
      afterEscape = true;
    } else {
      if (inside && (character === ' ' || afterEscape) && column > layout.width) foldBefore(character);
      result += character;
      column += 1;
      afterEscape = false;
    }
  }
  return `${result}"`;
}

function escapeOf(character: string): string {
  const short = escapes.get(character);
  if (short !== undefined) return `\\${short}`;
  const hex = character.codePointAt(0)!.toString(16).toUpperCase();
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** In code points, as Python counts. */
function length(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length - 1; index++) {
    if (text.charCodeAt(index) >= 0xd800 && text.codePointAt(index)! > 0xffff) {
      count--;
      index++;
    }
  }
  return count;
}
