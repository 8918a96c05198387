import type { Document, Node, Scalar } from 'yaml';
import { isAlias, isMap, isPair, isScalar, isSeq, visit } from 'yaml';
import type { TextRange } from '../text/range.ts';
import { resolvePlainScalar } from '../pyyaml/resolver.ts';

/** Why PyYAML's SafeLoader raises an error for a part of a header that is well-formed YAML. */
export type RefusalReason =
  | 'alias'
  | 'anchor'
  | 'duplicate anchor'
  | 'key'
  | 'missing key'
  | 'list without key'
  | 'distant colon'
  | 'merge key'
  | 'tag'
  | 'date'
  | 'number'
  | 'equals sign'
  | 'mark in brackets';

/** A part of a header that PyYAML refuses. */
export interface RefusedNode {
  readonly reason: RefusalReason;
  readonly range: TextRange;
}

/**
 * The nodes of a header that are well-formed YAML and that PyYAML 6's SafeLoader raises an error for, by its
 * `scanner.py`, `composer.py` and `constructor.py`: the first few of them.
 * @param source what the document was read from
 */
export function findRefusedNodes(
  source: string,
  document: Document.Parsed,
  root: Node,
): readonly { readonly reason: RefusalReason; readonly node: Node }[] {
  const anchors = new Set<string>();
  const refused: { reason: RefusalReason; node: Node }[] = [];
  const refuse = (reason: RefusalReason, node: Node) => {
    refused.push({ reason, node });
    return refused.length < mostRefused ? visit.SKIP : visit.BREAK;
  };
  visit(root, (place, node, path) => {
    if (isPair(node)) {
      // A list or a mapping cannot be the key of a Python dict.
      if (isMap(node.key) || isSeq(node.key)) return refuse('key', node.key);
      if (isScalar(node.key) && isMissing(source, node.key)) return refuse('missing key', node.key);
      if (isScalar(node.key) && !node.value && isBeforeList(source, node.key))
        return refuse('list without key', node.key);
      if (isScalar(node.key) && isFarFromColon(source, node.key, path.some(isInBrackets)))
        return refuse('distant colon', node.key);
      if (isMergeKey(node.key) && !isMergeable(document, node.value)) return refuse('merge key', node.key);
      return undefined;
    }
    if (isAlias(node)) return anchors.has(node.source) ? undefined : refuse('alias', node);
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return undefined;
    if (node.anchor !== undefined) {
      if (anchors.has(node.anchor)) return refuse('duplicate anchor', node);
      if (!anchorName.test(node.anchor)) return refuse('anchor', node);
      anchors.add(node.anchor);
    }
    if (node.tag !== undefined && node.tag !== '!') {
      return isKnownTag(node.tag, node) ? undefined : refuse('tag', node);
    }
    // After `!` alone, what stands in quotes is typed, too.
    if (!isScalar(node) || (node.type !== 'PLAIN' && node.tag === undefined)) return undefined;
    const isMarked = node.type === 'PLAIN' && hasKeyMark(source, node, place === 'value');
    if (isMarked && path.some(isInBrackets)) return refuse('mark in brackets', node);
    const reason = refusalOf(String(node.value), place === 'key');
    return reason === undefined ? undefined : refuse(reason, node);
  });
  return refused;
}

/** PyYAML takes fewer characters than YAML does (`scan_anchor` in its `scanner.py`). */
export const anchorName = /^[\w-]+$/;

const mostRefused = 20;

function refusalOf(text: string, isKey: boolean): RefusalReason | undefined {
  const scalar = resolvePlainScalar(text);
  switch (scalar.kind) {
    case 'date':
      return scalar.valid ? undefined : 'date';
    case 'invalidNumber':
      return 'number';
    case 'valueKey':
      return isKey ? undefined : 'equals sign';
    case 'mergeKey':
      return isKey ? undefined : 'merge key';
    default:
      return undefined;
  }
}

/**
 * To PyYAML each `?` in brackets begins a key, and a colon before words ends one (`check_key` and `check_plain`). A key
 * may begin where it begins itself.
 */
function hasKeyMark(source: string, { range }: Scalar, isValue: boolean): boolean {
  const [start, end] = range ?? [0, 0];
  const written = source.slice(start, end);
  return written.startsWith(':') || written.includes('?', isValue ? 0 : 1);
}

function isInBrackets(node: unknown): boolean {
  return (isMap(node) || isSeq(node)) && node.flow === true;
}

/**
 * PyYAML expects a key and its colon on one line, within 1,024 characters (`stale_possible_simple_keys`), and a colon below
 * `? key` in the column of the question mark.
 */
function isFarFromColon(source: string, { range }: Scalar, inBrackets: boolean): boolean {
  const [start, end] = range ?? [0, 0];
  colon.lastIndex = colonBelow.lastIndex = end;
  const indent = colonBelow.exec(source)?.[1]?.length;
  const isLong = end - start > mostInKey || source.slice(start, end).includes('\n');
  if (indent === undefined && !(isLong && colon.test(source))) return false;
  const column = columnOfQuestionMark(source, start);
  return column === undefined || (!inBrackets && indent !== undefined && indent > column);
}

/** The column of the `?` that a key stands after; undefined where there is none. */
function columnOfQuestionMark(source: string, offset: number): number | undefined {
  const from = Math.max(0, offset - 100);
  const before = source.slice(from, offset).trimEnd();
  const mark = from + before.length - 1;
  return /(?:^|[\s[{,])\?$/.test(before) ? mark - 1 - source.lastIndexOf('\n', mark) : undefined;
}

/** A key of nothing at all before its colon; after `?` PyYAML takes it. */
function isMissing(source: string, { range, anchor, tag }: Scalar): boolean {
  const [start, end] = range ?? [0, 0];
  return (
    start === end && anchor === undefined && tag === undefined && columnOfQuestionMark(source, start) === undefined
  );
}

/** A list below `? key` and no colon, indented as much or more: `yaml` leaves it out. */
function isBeforeList(source: string, { range }: Scalar): boolean {
  const [start, end] = range ?? [0, 0];
  const column = columnOfQuestionMark(source, start);
  listBelow.lastIndex = end;
  const indent = listBelow.exec(source)?.[1]?.length;
  return column !== undefined && indent !== undefined && indent >= column;
}

const mostInKey = 1024;

/** The end of a line, blank lines and comments, and a dash. */
const listBelow = /[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*([ ]*)-(?=\s|$)/y;

/** After a key, on its line. */
const colon = /[ \t]*:/y;

/** After a key: the end of its line, blank lines and comments, and a colon. */
const colonBelow = /[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*([ \t]*):/y;

function isMergeKey(key: unknown): key is Scalar {
  return isScalar(key) && key.type === 'PLAIN' && key.value === '<<';
}

/** What `<<` may hold: a mapping, or a list of mappings. */
function isMergeable(document: Document.Parsed, value: unknown): boolean {
  const target = isAlias(value) ? value.resolve(document) : value;
  if (isMap(target)) return true;
  return isSeq(target) && target.items.every((item) => isMap(isAlias(item) ? item.resolve(document) : item));
}

/** The tags that SafeLoader has a constructor for, on a node that this constructor takes. */
function isKnownTag(tag: string, node: Node): boolean {
  if (!tag.startsWith(standardPrefix)) return false;
  const name = tag.slice(standardPrefix.length);
  switch (name) {
    case 'str':
    case 'binary':
      return isScalar(node);
    case 'seq':
    case 'omap':
    case 'pairs':
      return isSeq(node);
    case 'map':
    case 'set':
      return isMap(node);
    default:
      return isScalar(node) && kindsByTag.get(name) === resolvePlainScalar(String(node.value)).kind;
  }
}

const standardPrefix = 'tag:yaml.org,2002:';

const kindsByTag: ReadonlyMap<string, string> = new Map([
  ['int', 'integer'],
  ['float', 'float'],
  ['bool', 'boolean'],
  ['null', 'null'],
  ['timestamp', 'date'],
]);
