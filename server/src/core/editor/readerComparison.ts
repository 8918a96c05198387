import type { Node, ParsedNode } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { FieldValue, FrontMatter, SeedDocument, SyntaxProblem } from '../syntax/seedDocument.ts';
import { describePlainScalar } from '../pyyaml/resolver.ts';
import { refuseHeader } from '../syntax/guard.ts';
import { readYaml } from '../syntax/yamlHeader.ts';
import { display } from '../text/display.ts';
import { linesOf } from '../text/lines.ts';
import { quoteForMessage } from '../text/message.ts';

/** What several readers make of one header. */
export interface ReaderComparison {
  /** The readers, in the order of all values. */
  readonly readers: readonly {
    readonly name: string;
    /** In one sentence, why it reads nothing of the header. */
    readonly error?: string;
  }[];
  /** The fields that any of them sees, in the order of the text. */
  readonly fields: readonly FieldReadings[];
}

export interface FieldReadings {
  /** As it is to be shown: on one line, shortened, and without characters that do not print. */
  readonly key: string;
  /** What each reader sees, in words: `“no”`, `the number 8`, `false`; null where it sees no such field. */
  readonly values: readonly (string | null)[];
  /** Whether the readers that can read the header see different values. */
  readonly differ: boolean;
}

/** A reader that is a program of its own, and answers in the values of JavaScript. It never throws. */
export interface OtherReader {
  readonly name: string;
  readonly read: (text: string) => { readonly fields: ReadonlyMap<string, unknown> } | { readonly error: string };
}

/**
 * Reads a header as its consumers do: PyYAML, YAML 1.2 (the package `yaml` with its default schema), and the others.
 * Never throws. Aliases are looked at, never expanded.
 */
export function compareReaders({ document }: SeedContext, others: readonly OtherReader[] = []): ReaderComparison {
  const missing = missingFence(document.frontMatter);
  const readings = [
    // PyYAML stops at the end of a document as it does at a fence.
    { name: 'PyYAML', ...readHeader(document, document.isSound ? undefined : missing, readAsPyYaml) },
    { name: 'YAML 1.2', ...readHeader(document, missing, readAsYaml12) },
    ...others.map(({ name, read }) => ({ name, ...readAsOther(read(document.text)) })),
  ];
  const keys = new Set(readings.flatMap(({ fields }) => [...fields.keys()]));
  return {
    readers: readings.map(({ name, error }) => (error === undefined ? { name } : { name, error })),
    fields: Array.from(keys, (key) => {
      const seen = readings.filter(({ error }) => error === undefined).map(({ fields }) => fields.get(key));
      return {
        key: display(key),
        values: readings.map(({ fields }) => fields.get(key)?.description ?? null),
        differ: seen.some((value) => value?.description !== seen[0]?.description || value?.text !== seen[0]?.text),
      };
    }),
  };
}

/** A reader's value: in words, and in full where it is text, which words shorten. */
interface ReaderValue {
  readonly description: string;
  readonly text?: string;
}

/** What a reader sees; nothing where there is an error, said in a sentence. */
interface Reading {
  readonly fields: ReadonlyMap<string, ReaderValue>;
  readonly error?: string;
}

function failed(error: string): Reading {
  return { fields: new Map(), error };
}

/**
 * What a program reads that takes a file's header apart from its body.
 * @param missing why it finds no header, in a sentence; undefined where it finds one.
 */
function readHeader(
  document: SeedDocument,
  missing: string | undefined,
  read: (document: SeedDocument) => Reading,
): Reading {
  const { text, frontMatter } = document;
  if (missing !== undefined) return failed(missing);
  return refuseHeader(text, frontMatter.header) ? failed('The header is too large or too complex.') : read(document);
}

/** Why a program finds no header between two fences, in a sentence; undefined where it finds one. */
function missingFence({ kind, leading, malformed }: FrontMatter): string | undefined {
  if (kind === 'foreign') return 'The header is marked as a program, which Seedbed does not read.';
  if (kind === 'missing') return 'There is no header.';
  if (kind === 'unfenced' || leading.start < leading.end) return 'The file does not start with a “---” line.';
  if (kind === 'unclosed') return 'The header has no closing “---” line.';
  return malformed.length > 0 ? 'The header is not between two “---” lines.' : undefined;
}

function readAsPyYaml(document: SeedDocument): Reading {
  const { text, frontMatter, problems, isSound } = document;
  const forbidden = isSound ? undefined : problems.find(isRefusedByPyYaml);
  if (forbidden) return failed(`${lineOf(document, forbidden.range.start)} has a character that is not allowed there.`);
  const reading = readYaml(text, frontMatter.header);
  if (reading.kind === 'error') return failed(`${lineOf(document, reading.offset)} is not valid YAML.`);
  if (reading.kind !== 'fields') return failed(noFields);
  const [refused] = reading.refused;
  if (refused) {
    const { start, end } = refused.range;
    return failed(`It rejects ${quoteForMessage(text.slice(start, end))} in ${lineOf(document, start).toLowerCase()}.`);
  }
  return { fields: new Map(reading.fields.map(({ key, value }) => [key, valueOfField(value)])) };
}

/** Tabs and characters that other readers let pass. */
function isRefusedByPyYaml(problem: SyntaxProblem): boolean {
  if (problem.code === 'tab-indentation') return true;
  return (
    problem.code === 'yaml-syntax' && (problem.mistake === 'control character' || problem.mistake === 'line separator')
  );
}

function valueOfField(value: FieldValue): ReaderValue {
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
  const time = [Number(hour ?? 0), Number(minute ?? 0) - offset, Number(second ?? 0), milliseconds] as const;
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), ...time));
}

function readAsYaml12(document: SeedDocument): Reading {
  const { header } = document.frontMatter;
  const source = document.text.slice(header.start, header.end);
  const parsed = parseDocument(source, { prettyErrors: false, logLevel: 'error' });
  const placeOf = (offset: number) => lineOf(document, header.start + Math.min(offset, source.length));
  const error = parsed.errors[0];
  if (error) return failed(sentence(`${placeOf(error.pos[0])} cannot be read: ${error.message}`));
  const { contents } = parsed;
  if (contents === null) return { fields: new Map() };
  if (!isMap<ParsedNode, ParsedNode | null>(contents)) return failed(noFields);
  const fields = new Map<string, ReaderValue>();
  for (const { key, value } of contents.items) {
    // An alias leads to a value and never to another alias.
    const target: Node | null | undefined = isAlias(value) ? value.resolve(parsed) : value;
    if (target === undefined) return failed(`${placeOf(value?.range?.[0] ?? 0)} has an alias that refers to nothing.`);
    fields.set(isScalar(key) ? String(key.value) : source.slice(key.range[0], key.range[1]), valueOfNode(target));
  }
  return { fields };
}

function valueOfNode(node: Node | null): ReaderValue {
  if (isSeq(node)) return aList;
  return isScalar(node) || node === null ? valueOf(node?.value) : aMapping;
}

function readAsOther(reading: ReturnType<OtherReader['read']>): Reading {
  if ('error' in reading) return failed(sentence(reading.error.split('\n', 1)[0]!.replace(/:$/, '')));
  return { fields: new Map(Array.from(reading.fields, ([key, value]) => [key, valueOf(value)])) };
}

/** A value of JavaScript, as parsers make it. What a list or a group of fields holds is not looked into. */
function valueOf(value: unknown): ReaderValue {
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

const noFields = 'The header is not a list of fields.';

function lineOf(document: SeedDocument, offset: number): string {
  return `Line ${linesOf(document).positionAt(offset).line + 1}`;
}

/** A parser's own words, on one line. */
function sentence(words: string): string {
  const line = display(words, 160);
  return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}${line.endsWith('.') ? '' : '.'}`;
}
