import { dash, fullStop, nine, plusSign, zero } from '../text/characterCodes.ts';

/** What a reader makes of a plain (unquoted), untagged scalar. */
export type PlainScalar =
  | { readonly kind: 'string' }
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  /** `valid` is false for a date that no calendar has: PyYAML then refuses the whole file. */
  | { readonly kind: 'date'; readonly valid: boolean }
  /** Written as a number, and impossible to read as one (`0x_`, more than 4300 digits): PyYAML refuses the whole file. */
  | { readonly kind: 'invalidNumber' }
  /** `<<`: as a value, PyYAML refuses the whole file. */
  | { readonly kind: 'mergeKey' }
  /** `=`: as a value, PyYAML refuses the whole file. */
  | { readonly kind: 'valueKey' };

/**
 * What PyYAML 6's SafeLoader makes of a plain, untagged scalar, by the patterns of its `resolver.py` and the
 * conversions of its `constructor.py`. The text is the scalar's value: folded, without surrounding spaces.
 */
export function resolvePlainScalar(text: string): PlainScalar {
  if (!beginsAsNumber(text)) return mayBeWord(text) ? (yaml11Words.get(text) ?? string) : string;
  if (plainNumber.test(text)) return { kind: 'integer', value: BigInt(text) };
  if (integer.test(text)) return readInteger(text);
  if (float.test(text)) return readFloat(text);
  const date = timestamp.exec(text);
  return date === null ? string : { kind: 'date', valid: isValidDate(date) };
}

/** True for what begins as numbers and dates do. Of all else only a few words are no text to any reader of YAML. */
export function beginsAsNumber(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code >= zero && code <= nine) || code === dash || code === plusSign || code === fullStop;
}

/**
 * What a reader of the YAML 1.2 core schema makes of a plain, untagged scalar: `yaml` 2 with its default options, which
 * reads integers as IEEE doubles, so that `value` may be rounded.
 */
export function resolveYaml12Scalar(text: string): PlainScalar {
  if (/^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/.test(text)) {
    const value = Number(/^[-+]/.test(text) ? text.slice(1) : text) * (text.startsWith('-') ? -1 : 1);
    return Number.isFinite(value) ? { kind: 'integer', value: BigInt(value) } : { kind: 'float', value };
  }
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(text)) {
    return { kind: 'float', value: Number(text) };
  }
  return yaml12Words.get(text) ?? string;
}

/** The reading of `text` in a curator's words, to stand in a sentence: `the number 750`, `true`, `nothing (null)`, `text`. */
export function describePlainScalar(scalar: PlainScalar, text: string): string {
  switch (scalar.kind) {
    case 'string':
      return 'text';
    case 'null':
      return 'nothing (null)';
    case 'boolean':
      return String(scalar.value);
    case 'integer':
      return `the number ${shorten(String(scalar.value))}`;
    case 'float':
      return Number.isFinite(scalar.value) ? `the number ${scalar.value}` : describeNonFinite(scalar.value);
    case 'date':
      return `the ${scalar.valid ? '' : 'impossible '}date ${shorten(text.replace(/[ \t]+/g, ' '))}`;
    case 'invalidNumber':
      return 'an unreadable number';
    case 'mergeKey':
      return 'the merge key <<';
    case 'valueKey':
      return 'the value key =';
  }
}

const string: PlainScalar = { kind: 'string' };

const yaml11Words = words(['', '~', 'null', 'Null', 'NULL'], ['yes', 'true', 'on'], ['no', 'false', 'off'])
  .set('<<', { kind: 'mergeKey' })
  .set('=', { kind: 'valueKey' });

/** Nothing is looked up that is longer, as headlines are, or begins in another way. */
function mayBeWord(text: string): boolean {
  return text.length <= longestWord && (text === '' || firstLetters.has(text.charCodeAt(0)));
}

const longestWord = Math.max(...Array.from(yaml11Words.keys(), (word) => word.length));
const firstLetters: ReadonlySet<number> = new Set(Array.from(yaml11Words.keys(), (word) => word.charCodeAt(0)));

const yaml12Words = words(['', '~', 'null', 'Null', 'NULL'], ['true'], ['false']);
for (const sign of ['', '+', '-']) {
  const value = sign === '-' ? -Infinity : Infinity;
  for (const word of ['.inf', '.Inf', '.INF']) yaml12Words.set(sign + word, { kind: 'float', value });
}
for (const word of ['.nan', '.NaN', '.NAN']) yaml12Words.set(word, { kind: 'float', value: NaN });

// Each pattern is linear: no two ways to match the same text.
const integer = /^[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const float =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const timestamp =
  /^(?:([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+]([0-9]{1,2})(?::([0-9]{2}))?))?)$/;

/** Python reads no decimal number longer than this. Here it bounds every integer: nobody counts so far. */
const mostDigits = 4300;

function readInteger(text: string): PlainScalar {
  const digits = unsigned(text);
  if (digits.length > mostDigits || digits === '0b' || digits === '0x') return { kind: 'invalidNumber' };
  const value = /^0[0-7]/.test(digits) ? BigInt(`0o${digits}`) : digits.split(':').reduce(sexagesimal, 0n);
  return { kind: 'integer', value: text.startsWith('-') ? -value : value };
}

/** As nearly all are written. */
const plainNumber = /^[1-9][0-9]{0,14}$/;

function sexagesimal(value: bigint, digits: string): bigint {
  return value * 60n + BigInt(digits);
}

function readFloat(text: string): PlainScalar {
  const digits = unsigned(text).toLowerCase();
  const value = digits === '.inf' ? Infinity : digits === '.nan' ? NaN : sexagesimalFloat(digits.split(':'));
  if (value === undefined) return { kind: 'invalidNumber' };
  return { kind: 'float', value: text.startsWith('-') ? -value : value };
}

/** Summed from the right as Python does it; undefined where a place is worth more than a float can hold. */
function sexagesimalFloat(parts: readonly string[]): number | undefined {
  let value = 0;
  let place = 1n;
  for (const part of parts.toReversed()) {
    if (!Number.isFinite(Number(place))) return undefined;
    value += Number(part) * Number(place);
    place *= 60n;
  }
  return value;
}

function unsigned(text: string): string {
  return text.replace(/^[-+]/, '').replaceAll('_', '');
}

/** The ranges that Python's `datetime` accepts: years from 1, no leap seconds, time zones less than a day from UTC. */
function isValidDate(date: RegExpExecArray): boolean {
  const part = (...groups: number[]) => Number(groups.map((group) => date[group]).find((digits) => digits) ?? 0);
  const year = part(1, 4);
  const month = part(2, 5);
  const day = part(3, 6);
  return (
    year >= 1 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    part(7) < 24 &&
    part(8) < 60 &&
    part(9) < 60 &&
    part(10) * 60 + part(11) < 24 * 60
  );
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** The words of a schema, the booleans in lower, title and upper case. */
function words(nulls: string[], truths: string[], untruths: string[]): Map<string, PlainScalar> {
  const map = new Map<string, PlainScalar>(nulls.map((word) => [word, { kind: 'null' }]));
  for (const word of [...truths, ...untruths]) {
    const scalar: PlainScalar = { kind: 'boolean', value: truths.includes(word) };
    for (const spelling of [word, word[0]!.toUpperCase() + word.slice(1), word.toUpperCase()])
      map.set(spelling, scalar);
  }
  return map;
}

function describeNonFinite(value: number): string {
  return Number.isNaN(value) ? 'no number (NaN)' : value < 0 ? 'minus infinity' : 'infinity';
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
