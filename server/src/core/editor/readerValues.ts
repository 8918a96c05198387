import type { Node } from 'yaml';
import { isScalar, isSeq } from 'yaml';
import type { FieldValue } from '../syntax/seedDocument.ts';
import { describePlainScalar } from '../pyyaml/resolver.ts';
import { quoteForMessage } from '../text/message.ts';

/** A reader's value: in words, and in full where it is text, which words shorten. */
export interface ReaderValue {
  readonly description: string;
  readonly text?: string;
}

/** A value as PyYAML reads it. */
export function valueOfField(value: FieldValue): ReaderValue {
  switch (value.kind) {
    case 'null':
      return valueOf(null);
    case 'boolean':
    case 'integer':
    case 'float':
      return valueOf(value.value);
    case 'date':
      return valueOf(dateOf(value.text));
    case 'list':
      return aList;
    case 'mapping':
      return aMapping;
    default:
      return valueOf(value.text);
  }
}

/** A date as PyYAML writes and reads it, in UTC where it names no zone. */
function dateOf(text: string): Date {
  const [, year, month, day, hour, minute, second, fraction = '', sign, zoneHour = 0, zoneMinute = 0] =
    /^(\d+)-(\d+)-(\d+)(?:[Tt \t]+(\d+):(\d+):(\d+)(?:\.(\d*))?[ \t]*(?:Z|([-+])(\d+)(?::(\d+))?)?)?$/.exec(text) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(zoneHour) * 60 + Number(zoneMinute));
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  // `Date.UTC` would take the year 50 for 1950.
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour ?? 0), Number(minute ?? 0) - offset, Number(second ?? 0), milliseconds);
  return date;
}

/** A value as a parser of YAML 1.2 reads it. */
export function valueOfNode(node: Node | null): ReaderValue {
  if (isSeq(node)) return aList;
  return isScalar(node) || node === null ? valueOf(node?.value) : aMapping;
}

/** A value of JavaScript, as parsers make it. What a list or a group of fields holds is not looked into. */
export function valueOf(value: unknown): ReaderValue {
  if (typeof value === 'string') return { description: quoteForMessage(value), text: value };
  if (typeof value === 'boolean') return { description: String(value) };
  if (typeof value === 'bigint') return { description: describePlainScalar({ kind: 'integer', value }, '') };
  if (typeof value === 'number') {
    return Number.isInteger(value)
      ? valueOf(BigInt(value))
      : { description: describePlainScalar({ kind: 'float', value }, '') };
  }
  if (value === null || value === undefined) return { description: describePlainScalar({ kind: 'null' }, '') };
  if (value instanceof Date) return { description: describeDate(value) };
  return Array.isArray(value) ? aList : aMapping;
}

const aList: ReaderValue = { description: 'a list' };

const aMapping: ReaderValue = { description: 'a group of fields' };

function describeDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return 'an impossible date';
  return `the date ${date
    .toISOString()
    .replace(/T00:00:00\.000Z$/, '')
    .replace('T', ' ')
    .replace(/(?:\.000)?Z$/, '')}`;
}
