import {
  CompletionItemKind,
  MarkupKind,
  type CompletionItem,
  type Hover,
  type Position,
  type Range,
} from 'vscode-languageserver-types';
import { linesOf } from '../text/lines.ts';
import { anItem, schemasAt, type JsonSchema, type SchemaStep } from './jsonSchema.ts';

/**
 * What could be written at a place of a `seedbed.yaml`: the keys that there are, and the words that a value may be, each
 * with what its schema says of it. It goes by lines and their indentation, since what is being typed is no YAML yet; inside
 * of braces and brackets it offers nothing.
 */
export function completeConfiguration(text: string, position: Position, schema: JsonSchema): CompletionItem[] {
  const places = linesOf({ text });
  const lines = text.split('\n', position.line + 1);
  const before = (lines[position.line] ?? '').slice(0, position.character);
  const [, indent, dashes, key, typed = ''] =
    /^( *)((?:- +)*)(?:([^\s:#{["'-][^:#{["']*): +)?([\w-]*)$/.exec(before) ?? [];
  if (indent === undefined || dashes === undefined) return [];
  const offset = places.offsetAt(position);
  const range = places.rangeOf({ start: offset - typed.length, end: offset });
  const column = indent.length + dashes.length;
  const path = pathTo(lines.slice(0, -1), column, dashes === '' ? undefined : indent.length);
  if (key !== undefined) return valueItems(schemasAt(schema, [...path, key.trim()]), schema, range);
  const schemas = schemasAt(schema, path);
  return [...keyItems(schemas, schema, path, range), ...(dashes === '' ? [] : valueItems(schemas, schema, range))];
}

/** What the schema says of the key at a place of a `seedbed.yaml`. */
export function hoverConfiguration(text: string, position: Position, schema: JsonSchema): Hover | undefined {
  const lines = text.split('\n', position.line + 1);
  const line = lines[position.line] ?? '';
  const [, indent, dashes, key] = /^( *)((?:- +)*)([^\s:#{["'-][^:#{["']*):(?:\s|$)/.exec(line) ?? [];
  if (indent === undefined || dashes === undefined || key === undefined) return undefined;
  const column = indent.length + dashes.length;
  if (position.character < column || position.character > column + key.length) return undefined;
  const path = pathTo(lines.slice(0, -1), column, dashes === '' ? undefined : indent.length);
  const description = descriptionOf(schemasAt(schema, [...path, key.trim()]));
  if (description === undefined) return undefined;
  const places = linesOf({ text });
  const start = places.offsetAt({ line: position.line, character: column });
  const range = places.rangeOf({ start, end: start + key.length });
  return { contents: { kind: MarkupKind.Markdown, value: description }, range };
}

/** The most lines that are looked at above a place. */
const mostLines = 5000;

/**
 * The keys and lists around what begins at a column, from the lines above it.
 * @param dash the column of the `-` that the line itself begins with.
 */
function pathTo(above: readonly string[], column: number, dash: number | undefined): readonly SchemaStep[] {
  const path: SchemaStep[] = dash === undefined ? [] : [anItem];
  let limit = dash ?? column;
  // A list may stand in the same column as the key that it belongs to.
  let isInList = dash !== undefined;
  for (const line of above.slice(-mostLines).reverse()) {
    const [, indent, dashes, key] = /^( *)((?:- +)*)([^\s:#-][^:]*):(?:\s|$)/.exec(line) ?? [];
    if (indent === undefined || dashes === undefined || key === undefined) continue;
    const start = indent.length + dashes.length;
    if (dashes !== '' && indent.length < limit && start >= limit) {
      path.unshift(anItem);
      limit = indent.length;
      isInList = true;
    } else if (start < limit || (isInList && start === limit && dashes === '')) {
      path.unshift(...(dashes === '' ? [] : [anItem]), unquoted(key));
      limit = indent.length;
      isInList = dashes !== '';
    }
    if (limit === 0 && !isInList) break;
  }
  return path;
}

function unquoted(key: string): string {
  return key.trim().replace(/^(["'])(.*)\1$/, '$2');
}

function keyItems(
  schemas: readonly JsonSchema[],
  root: JsonSchema,
  path: readonly SchemaStep[],
  range: Range,
): CompletionItem[] {
  const keys = new Set(
    schemas.flatMap(({ properties, patternProperties }) =>
      patternProperties ? codesIn(root) : Object.keys(properties ?? {}),
    ),
  );
  return Array.from(keys, (key) => {
    const inside = schemasAt(root, [...path, key]);
    const isNested = inside.some(({ properties, type }) => properties !== undefined || type === 'object');
    return {
      label: key,
      kind: CompletionItemKind.Property,
      ...documented(inside),
      textEdit: { range, newText: isNested ? `${key}:` : `${key}: ` },
    };
  });
}

function valueItems(schemas: readonly JsonSchema[], root: JsonSchema, range: Range): CompletionItem[] {
  const values = new Map<string, string>();
  for (const schema of schemas) {
    for (const value of schema.enum ?? []) if (typeof value === 'string') values.set(value, '');
    if (schema.type === 'boolean') for (const value of ['true', 'false']) values.set(value, '');
    if (schema.pattern === codePattern) for (const code of codesIn(root)) values.set(code, '');
    const examples = (schema.examples ?? []).filter((example) => typeof example === 'string');
    for (const example of examples) if (/^[\w ./-]+$/.test(example)) values.set(example, 'for example');
  }
  return Array.from(values, ([value, detail]) => ({
    label: value,
    kind: CompletionItemKind.Value,
    ...(detail === '' ? {} : { detail }),
    textEdit: { range, newText: value },
  }));
}

/** What the schema says of the code of a rule, wherever one stands. */
const codePattern = '^[a-z-]+$';

function codesIn({ properties }: JsonSchema): readonly string[] {
  return Object.keys(properties?.['rules']?.properties ?? {});
}

function documented(schemas: readonly JsonSchema[]): Pick<CompletionItem, 'documentation'> {
  const description = descriptionOf(schemas);
  return description === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: description } };
}

function descriptionOf(schemas: readonly JsonSchema[]): string | undefined {
  return schemas.find(({ description }) => description !== undefined)?.description;
}
