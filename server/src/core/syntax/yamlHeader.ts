import type { Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { TextRange } from '../text/range.ts';
import type { Field, SyntaxProblem } from './seedDocument.ts';
import type { LongList } from './longLists.ts';
import type { RefusedNode } from './refusedNode.ts';
import type { YamlSource } from './yamlSource.ts';
import { endsYamlDocument } from './fenceLine.ts';
import { lineAt, scanLines, skipBlanks, trimmedEnd } from './lineScanner.ts';
import { findLongLists, withLongList, withoutLongLists } from './longLists.ts';
import { findRefusedNodes } from './refusedNode.ts';
import { readValue, styleOf } from './yamlValue.ts';
import { readYamlDocument } from './yamlDocument.ts';
import { indentedYamlSource, yamlSource } from './yamlSource.ts';

/** A header that YAML reads as a mapping, or as nothing at all. */
export interface FieldsReading {
  readonly kind: 'fields';
  readonly fields: readonly Field[];
  readonly problems: readonly SyntaxProblem[];
  /** What is well-formed and PyYAML refuses, and the whole header with it. */
  readonly refused: readonly RefusedNode[];
}

/** A header as YAML has it, or the place of its first error. */
export type YamlReading =
  | FieldsReading
  | { readonly kind: 'list' | 'text'; readonly range: TextRange }
  | { readonly kind: 'error'; readonly code: string; readonly offset: number };

/**
 * Reads the part `range` of `text` as PyYAML does. Structure and ranges are those of `yaml`; line breaks and the
 * indentation inside quotes and brackets count as they do for PyYAML, and plain scalars are typed as it types them.
 * Offsets in the answer count from the start of `text`. The guard must have passed the range.
 */
export function readYaml(text: string, range: TextRange): YamlReading {
  const lists = range.end - range.start > shortestLong ? findLongLists(text, range) : [];
  if (lists.length > 0) return addLongLists(text, readSource(text, range, withoutLongLists(text, range, lists)), lists);
  return readSource(text, range, text.slice(range.start, range.end));
}

/** Where a header is no longer, it has no list that takes YAML a noticeable time. */
const shortestLong = 1000;

function addLongLists(text: string, reading: YamlReading, lists: readonly LongList[]): YamlReading {
  if (reading.kind !== 'fields') return reading;
  const byKey = new Map(lists.map((list) => [list.key, list]));
  const fields = reading.fields.map((field) => {
    const list = byKey.get(field.keyRange.start);
    return list ? withLongList(text, field, list) : field;
  });
  return { ...reading, fields };
}

/** @param written the part `range` of `text`, with blanks in place of what is read already. */
function readSource(text: string, range: TextRange, written: string): YamlReading {
  const plain = yamlSource(written, range.start);
  let source = (quotesBeforeBreak.test(plain.text) && indentedYamlSource(written, range.start)) || plain;
  let read = readYamlDocument(source.text);
  if (read.error) {
    const { code, offset } = read.error;
    const failed: YamlReading = { kind: 'error', code, offset: Math.min(source.offsetOf(offset), range.end) };
    const indented =
      source === plain && mayBeIndentation.has(code) ? indentedYamlSource(written, range.start) : undefined;
    if (!indented) return failed;
    source = indented;
    read = readYamlDocument(source.text);
    if (read.error) return failed;
  }
  const { document } = read;
  const contents = document.contents;
  if (contents === null) {
    return { kind: 'fields', fields: [], problems: findDocumentEnd(text, range), refused: [] };
  }
  if (!isMap(contents)) {
    const start = source.offsetOf(contents.range[0]);
    return { kind: isSeq(contents) ? 'list' : 'text', range: { start, end: lineAt(text, start, range.end).end } };
  }
  return readMapping(new HeaderSource(text, range, source, document), contents);
}

/** Where a value goes on at the margin, `yaml` takes an escaped quote at a line's end for the one that closes it. */
const quotesBeforeBreak = /(?:''|\\")[ \t]*$/m;

/** What `yaml` says where a value goes on at the margin, has its closing bracket there, or a comment before it. */
const mayBeIndentation: ReadonlySet<string> = new Set(['MISSING_CHAR', 'BAD_INDENT', 'MULTILINE_IMPLICIT_KEY']);

/** A header that `yaml` has taken apart. */
class HeaderSource {
  readonly text: string;
  readonly range: TextRange;
  readonly document: Document.Parsed;
  readonly #source: YamlSource;

  constructor(text: string, range: TextRange, source: YamlSource, document: Document.Parsed) {
    this.text = text;
    this.range = range;
    this.document = document;
    this.#source = source;
  }

  /** What `yaml` was given. */
  get yaml(): string {
    return this.#source.text;
  }

  offsetOf(position: number): number {
    return this.#source.offsetOf(position);
  }
}

function readMapping(source: HeaderSource, map: YAMLMap): YamlReading {
  const { text, range, document } = source;
  const fields: Field[] = [];
  const problems: SyntaxProblem[] = [];
  const aliases = new Set<string>();
  for (const { value } of map.items) if (isAlias(value)) aliases.add(value.source);
  for (const pair of map.items as Pair<Node | null, Node | null>[]) {
    const { key } = pair;
    if (!isScalar(key) || !key.range || key.range[1] === key.range[0]) {
      return {
        kind: 'error',
        code: 'COMPLEX_KEY',
        offset: source.offsetOf(key?.range?.[0] ?? pair.value?.range?.[0] ?? 0),
      };
    }
    const field = readField(source, key, pair.value, aliases, problems);
    fields.push(field);
    const feature = keyFeature(text, field);
    if (feature) problems.push({ code: 'yaml-feature', range: field.keyRange, feature, field });
  }
  const refused = findRefusedNodes(source.yaml, document, map).map(({ reason, node }) => ({
    reason,
    range: placeOf(source, node),
  }));
  if (map.flow) {
    const start = source.offsetOf(map.range?.[0] ?? 0);
    const first: TextRange = { start, end: lineAt(text, start, range.end).end };
    return {
      kind: 'fields',
      fields,
      problems: [{ code: 'yaml-feature', range: first, feature: 'flow mapping', field: undefined }],
      refused,
    };
  }
  return { kind: 'fields', fields, problems: [...problems, ...findDocumentEnd(text, range)], refused };
}

function keyFeature(text: string, field: Field): 'complex key' | 'merge key' | undefined {
  if (text[field.range.start] === '?') return 'complex key';
  return field.key === '<<' && field.keyRange.end - field.keyRange.start === 2 ? 'merge key' : undefined;
}

/** Where a node stands, its tag included, without the blanks and breaks after it. */
function placeOf(source: HeaderSource, node: Node): TextRange {
  const [from, to] = node.range ?? [0, 0];
  const offset = source.offsetOf(from);
  const before = source.text.slice(lineStart(source.text, offset, source.range.start), offset);
  const start = offset - (/!\S*[ \t]*$/.exec(before)?.[0].length ?? 0);
  return { start, end: Math.max(start, trimmedEnd(source.text, { start, end: source.offsetOf(to) })) };
}

function readField(
  source: HeaderSource,
  key: Scalar,
  node: Node | null,
  aliases: ReadonlySet<string>,
  problems: SyntaxProblem[],
): Field {
  const { text, range, document } = source;
  const keyRange = { start: source.offsetOf(key.range![0]), end: source.offsetOf(key.range![1]) };
  const colon = text.indexOf(':', keyRange.end);
  const separatorEnd = colon === -1 || colon >= range.end ? keyRange.end : colon + 1;
  const valueRange = rangeOfValue(source, separatorEnd, node);
  const lastLine = lineAt(text, valueRange.end, range.end);
  const comment = commentAfter(text, valueRange.end, lastLine.end);
  const written = foldedText(text, valueRange);
  const { value, problem } = readValue(document, node, valueRange, written, aliases);
  const field: Field = {
    key: String(key.value),
    keyRange,
    separatorEnd,
    valueRange,
    range: { start: lineStart(text, keyRange.start, range.start), end: lastLine.next },
    comment,
    style: styleOf(node),
    value,
  };
  if (problem) problems.push(problem(field));
  if (comment?.start === valueRange.end && valueRange.end > valueRange.start) {
    const meant = ` ${text.slice(comment.start, comment.end)}`;
    problems.push({ code: 'yaml-syntax', range: comment, mistake: 'comment without space', meant });
  }
  return field;
}

/** From a tag or an anchor, if there is one, to the value's last character; an empty range where one can be written. */
function rangeOfValue(source: HeaderSource, separatorEnd: number, node: Node | null): TextRange {
  const { text, range } = source;
  const [start, end] = node?.range ?? [0, 0];
  const valueStart = source.offsetOf(start);
  const decorated =
    node !== null && (('anchor' in node && node.anchor !== undefined) || ('tag' in node && node.tag !== undefined));
  if (start === end && !decorated) {
    const offset = separatorEnd < range.end && text[separatorEnd] === ' ' ? separatorEnd + 1 : separatorEnd;
    return { start: offset, end: offset };
  }
  const from = decorated ? skipToContent(text, separatorEnd, valueStart) : valueStart;
  return { start: from, end: Math.max(from, trimmedEnd(text, { start: from, end: source.offsetOf(end) })) };
}

/** The first character between the colon and a decorated value that is neither blank nor break nor comment. */
function skipToContent(text: string, start: number, end: number): number {
  let position = start;
  while (position < end) {
    position = skipBlanks(text, position, end);
    const character = text[position];
    if (character === '#') position = lineAt(text, position).next;
    else if (character === '\n' || character === '\r') position++;
    else break;
  }
  return Math.min(position, end);
}

/** The lines of a range, each trimmed, joined by single spaces: what an unquoted value most likely means. */
export function foldedText(text: string, { start, end }: TextRange): string {
  return text
    .slice(start, end)
    .split(/\r\n|[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

/** A comment between `from` and the line's end, where nothing but blanks stands before it. */
export function commentAfter(text: string, from: number, lineEnd: number): TextRange | undefined {
  const start = skipBlanks(text, from, lineEnd);
  return start < lineEnd && text[start] === '#' ? { start, end: lineEnd } : undefined;
}

/** `...` ends a YAML document: PyYAML refuses anything after it. */
export function findDocumentEnd(text: string, range: TextRange): SyntaxProblem[] {
  for (const { start, text: content } of scanLines(text, range.start, range.end)) {
    if (!endsYamlDocument(content)) continue;
    return [{ code: 'yaml-feature', range: { start, end: start + 3 }, feature: 'document end', field: undefined }];
  }
  return [];
}

function lineStart(text: string, offset: number, limit: number): number {
  let start = offset;
  while (start > limit && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}
