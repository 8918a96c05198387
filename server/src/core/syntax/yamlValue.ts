import type { Document, Node, Scalar } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { TextRange } from '../text/range.ts';
import type { Field, FieldValue, SyntaxProblem, ValueStyle, YamlFeature } from './seedDocument.ts';
import { resolvePlainScalar } from '../pyyaml/resolver.ts';
import { anchorName } from './refusedNode.ts';

/** How a value is written. */
export function styleOf(node: Node | null): ValueStyle {
  if (node === null) return 'none';
  if (!isScalar(node)) return isAlias(node) ? 'plain' : 'collection';
  switch (node.type) {
    case 'QUOTE_SINGLE':
      return 'single-quoted';
    case 'QUOTE_DOUBLE':
      return 'double-quoted';
    case 'BLOCK_LITERAL':
      return 'literal';
    case 'BLOCK_FOLDED':
      return 'folded';
    default:
      return node.range && node.range[0] === node.range[1] ? 'none' : 'plain';
  }
}

/** A value, and what is wrong with the way it is written. */
export interface ValueReading {
  readonly value: FieldValue;
  readonly problem?: (field: Field) => SyntaxProblem;
}

/** The value of a node as PyYAML reads it. @param written its text as it stands */
export function readValue(
  document: Document.Parsed,
  node: Node | null,
  range: TextRange,
  written: string,
  aliases: ReadonlySet<string>,
): ValueReading {
  const feature =
    (name: YamlFeature) =>
    (field: Field): SyntaxProblem => ({ code: 'yaml-feature', range, feature: name, field });
  const unquoted: Required<ValueReading> = {
    value: { kind: 'broken', text: written },
    problem: (field) => ({ code: 'unquoted-value', range, field, reason: 'first character', certain: true }),
  };
  /** The same problem where PyYAML reads a value. */
  const quoted = (field: Field) => unquoted.problem({ ...field, value: unquoted.value });
  if (isAlias(node)) {
    const target = node.resolve(document);
    return target ? { value: plainValue(target, written), problem: feature('alias') } : unquoted;
  }
  const tag = node && 'tag' in node ? node.tag : undefined;
  if (tag !== undefined) {
    const refused: FieldValue = { kind: 'refused', text: written };
    if (executableTag.test(tag)) {
      return { value: refused, problem: () => ({ code: 'executable-header', range, tag: written }) };
    }
    // After it, PyYAML types even text in quotes.
    if (tag === '!') {
      return { value: isScalar(node) ? typedValue(String(node.value)) : plainValue(node, written), problem: quoted };
    }
    if (!tag.startsWith('tag:')) return unquoted;
    return { value: tag === stringTag ? plainText(node) : refused, problem: feature('tag') };
  }
  const anchor = node && 'anchor' in node ? node.anchor : undefined;
  if (anchor === undefined) return { value: plainValue(node, written) };
  // PyYAML does not take it for one.
  if (!anchorName.test(anchor)) return unquoted;
  // Before a list or a mapping it is an anchor; before words it is more likely one of them.
  const isAnchor = aliases.has(anchor) || isSeq(node) || isMap(node);
  return {
    value: plainValue(node, written),
    problem: isAnchor ? feature('anchor') : quoted,
  };
}

const stringTag = 'tag:yaml.org,2002:str';

/** Tags that some YAML reader turns into a call. */
const executableTag = /^(?:tag:yaml\.org,2002:|!)(?:python|js|java|javax|ruby|perl|php)(?:\/|$)/i;

function plainText(node: Node | null): FieldValue {
  return isScalar(node) ? { kind: 'string', text: String(node.value) } : { kind: 'refused', text: '' };
}

/** The value of a node without tag, by PyYAML's typing. */
function plainValue(node: Node | null, written: string): FieldValue {
  if (node === null) return { kind: 'null', text: '' };
  if (isSeq(node)) {
    const items = node.items.map((item) =>
      isScalar(item) && !(node.flow && isKeyInBrackets(item)) ? String(item.value) : undefined,
    );
    const scalars = items.filter((item) => item !== undefined);
    return { kind: 'list', text: written, items: scalars.length === items.length ? scalars : undefined };
  }
  if (!isScalar(node)) return { kind: 'mapping', text: written };
  const text = String(node.value);
  return node.type === 'PLAIN' ? typedValue(text) : { kind: 'string', text };
}

/** `?a` in brackets is a key without a value to PyYAML. */
function isKeyInBrackets({ type, value }: Scalar): boolean {
  return type === 'PLAIN' && String(value).startsWith('?');
}

/** The value that PyYAML takes a plain scalar for. */
export function typedValue(text: string): FieldValue {
  const scalar = resolvePlainScalar(text);
  switch (scalar.kind) {
    case 'string':
    case 'null':
      return { kind: scalar.kind, text };
    case 'boolean':
      return { kind: 'boolean', text, value: scalar.value };
    case 'integer':
      return { kind: 'integer', text, value: scalar.value };
    case 'float':
      return { kind: 'float', text, value: scalar.value };
    case 'date':
      return { kind: scalar.valid ? 'date' : 'refused', text };
    default:
      return { kind: 'refused', text };
  }
}
