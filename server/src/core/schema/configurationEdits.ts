import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import { resolvePlainScalar, resolveYaml12Scalar } from '../pyyaml/resolver.ts';
import { applyEdits, insertion, replacement, type TextEdit } from '../text/edit.ts';
import { starterUsages } from './configurationModel.ts';
import { inQuotes, lineEnd } from './configurationProblems.ts';
import { readConfiguration } from './configurationReader.ts';
import { parseConfiguration } from './configurationSyntax.ts';

/**
 * The text of a `seedbed.yaml` with one usage more, everything else as it was. Where the text declares none yet, the
 * starter usages are written first, as the first `usages` replaces them. Undefined where the text or the value does
 * not allow it.
 */
export function declareUsage(text: string, value: string): string | undefined {
  if (declaredUsages(text).includes(value)) return text;
  const starters = starterUsages.filter((usage) => usage.value !== value);
  const lines = starters.map((usage) => `${scalar(usage.value)}: ${scalar(usage.description ?? '')}`);
  const entry = `${scalar(value)}: {}`;
  const declared = editSection(text, 'usages', [...lines, entry], (usages) =>
    isMap(usages) ? addEntries(text, usages, [entry]) : addItem(text, usages, scalar(value)),
  );
  return declared !== undefined && declaredUsages(declared).includes(value) ? declared : undefined;
}

/**
 * The text of a `seedbed.yaml` that declares a publisher and, where given, its name and one domain more; everything
 * else is as it was. Undefined where the text or the slug does not allow it.
 */
export function declarePublisher(
  text: string,
  slug: string,
  { name, domain }: { readonly name?: string; readonly domain?: string } = {},
): string | undefined {
  const facts = [
    ...(name === undefined ? [] : [`name: ${scalar(name)}`]),
    ...(domain === undefined ? [] : [`domains: [${scalar(domain)}]`]),
  ];
  const description = facts.length === 0 ? '{}' : `{ ${facts.join(', ')} }`;
  const entry = `${scalar(slug)}: ${description}`;
  const declared = editSection(text, 'publishers', [entry], (publishers) => {
    if (!isMap(publishers)) return undefined;
    const known = pairOf(publishers, slug);
    if (!known) return addEntries(text, publishers, [entry]);
    const publisher = contentOf(known.value);
    if (!publisher) return writeValue(text, known, description);
    return isMap(publisher) ? addFacts(text, publisher, facts, domain) : undefined;
  });
  const publisher =
    declared === undefined ? undefined : readConfiguration(declared, []).configuration.publishers.get(slug);
  return publisher && !publisher.builtIn ? declared : undefined;
}

/** The usages that the text itself declares. */
function declaredUsages(text: string): readonly string[] {
  const { usages } = readConfiguration(text, []).configuration;
  return usages === starterUsages ? [] : usages.map(({ value }) => value);
}

/** Adds what a publisher's mapping does not say yet. */
function addFacts(
  text: string,
  publisher: YAMLMap.Parsed,
  facts: readonly string[],
  domain: string | undefined,
): readonly TextEdit[] | undefined {
  const missing = facts.filter((fact) => !pairOf(publisher, fact.slice(0, fact.indexOf(':'))));
  const added = missing.length === 0 ? [] : addEntries(text, publisher, missing);
  const domains = domain === undefined ? undefined : pairOf(publisher, 'domains');
  if (!added || !domains || domain === undefined) return added;
  const list = contentOf(domains.value);
  if (list && textsOf(list).includes(domain)) return added;
  const listed = list ? addItem(text, list, scalar(domain)) : writeValue(text, domains, `[${scalar(domain)}]`);
  return listed && [...listed, ...added];
}

/** Edits what stands under a key of the root, or writes `lines` there where nothing does. */
function editSection(
  text: string,
  key: string,
  lines: readonly string[],
  edit: (section: ParsedNode) => readonly TextEdit[] | undefined,
): string | undefined {
  const { contents, problem } = parseConfiguration(text);
  if (problem) return undefined;
  const root = contentOf(contents);
  const edits = !root ? append(text, key, lines) : isMap(root) ? editRoot(root) : undefined;
  const edited = edits && applyEdits(text, edits);
  // The edits are made on the text, to leave the rest of it alone; a text that they break is not handed out.
  return edited !== undefined && !parseConfiguration(edited).problem ? edited : undefined;

  function editRoot(root: YAMLMap.Parsed): readonly TextEdit[] | undefined {
    const pair = pairOf(root, key);
    if (!pair)
      return root.flow ? addEntries(text, root, [`${key}: { ${lines.join(', ')} }`]) : append(text, key, lines);
    const section = contentOf(pair.value);
    if (section) return edit(section);
    if (root.flow) return writeValue(text, pair, `{ ${lines.join(', ')} }`);
    const block = lines.map((line) => `${lineBreakOf(text)}  ${line}`).join('');
    const cleared = writeValue(text, pair, '');
    return cleared && [...cleared, insertion(lineEnd(text, endOf(text, pair)), block)];
  }
}

/** A section at the end of the text; undefined where YAML has an end of its own marked. */
function append(text: string, key: string, lines: readonly string[]): readonly TextEdit[] | undefined {
  const end = text.trimEnd();
  if (/^(?:\.\.\.|---)/.test(end.slice(end.lastIndexOf('\n') + 1))) return undefined;
  const lineBreak = lineBreakOf(text);
  const gap = end === '' ? '' : text.endsWith('\n') ? lineBreak : lineBreak + lineBreak;
  return [insertion(text.length, gap + [`${key}:`, ...lines.map((line) => `  ${line}`), ''].join(lineBreak))];
}

/** `key: value` entries at the end of a mapping. */
function addEntries(text: string, map: YAMLMap.Parsed, entries: readonly string[]): readonly TextEdit[] | undefined {
  const last = pairsOf(map).at(-1);
  return addLast(text, map, last && endOf(text, last), entries);
}

/** An item at the end of a list; a single text becomes a list of two. */
function addItem(text: string, list: ParsedNode, item: string): readonly TextEdit[] | undefined {
  if (isScalar(list)) return [insertion(list.range[0], '['), insertion(list.range[1], `, ${item}]`)];
  if (!isSeq(list)) return undefined;
  const last = list.items.at(-1);
  return addLast(text, list, last?.range[1], [list.flow ? item : `- ${item}`]);
}

function addLast(
  text: string,
  collection: YAMLMap.Parsed | YAMLSeq.Parsed,
  end: number | undefined,
  entries: readonly string[],
): readonly TextEdit[] | undefined {
  const start = collection.range[0];
  if (end === undefined) return collection.flow ? [insertion(start + 1, entries.join(', '))] : undefined;
  if (collection.flow) return [insertion(end, entries.map((entry) => `, ${entry}`).join(''))];
  const indentation = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  // What stands before the first entry may also be an anchor, or a dash.
  if (!/^ *$/.test(indentation)) return undefined;
  const lineBreak = lineBreakOf(text);
  // A block scalar ends behind its last line break, anything else before the comment behind it.
  if (text[end - 1] === '\n') return [insertion(end, entries.map((entry) => indentation + entry + lineBreak).join(''))];
  return [insertion(lineEnd(text, end), entries.map((entry) => lineBreak + indentation + entry).join(''))];
}

/** Writes the value of an entry that has none, or an empty one. */
function writeValue(text: string, pair: Pair, newText: string): readonly TextEdit[] | undefined {
  const start = text.indexOf(':', pair.key.range[1]) + 1;
  const end = Math.max(start, endOf(text, pair));
  if (text.slice(start, end).includes('#')) return undefined;
  return [replacement({ start, end }, newText === '' ? '' : ` ${newText}`)];
}

interface Pair {
  readonly key: ParsedNode;
  readonly value: ParsedNode | null;
}

function pairsOf(map: YAMLMap.Parsed): readonly Pair[] {
  return map.items;
}

function pairOf(map: YAMLMap.Parsed, key: string): Pair | undefined {
  return pairsOf(map).find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** Where the entry ends as written. An empty value stands wherever YAML notices that it is missing: its colon is it. */
function endOf(text: string, { key, value }: Pair): number {
  if (isScalar(value) && value.source === '') return text.indexOf(':', key.range[1]) + 1;
  return value ? value.range[1] : key.range[1];
}

function textsOf(list: ParsedNode): readonly unknown[] {
  const nodes: readonly unknown[] = isSeq(list) ? list.items : [list];
  return nodes.map((node) => (isScalar(node) ? node.value : undefined));
}

/** The node, unless it is `null` or a collection without entries. */
function contentOf(node: ParsedNode | null): ParsedNode | undefined {
  if (!node || (isScalar(node) && node.value === null)) return undefined;
  return (isMap(node) || isSeq(node)) && node.items.length === 0 ? undefined : node;
}

function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** A scalar that may stand in brackets, and that every reader takes for this text. */
function scalar(text: string): string {
  const isPlain = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._-]*[\p{L}\p{N}.])?$/u.test(text);
  const readings = [resolvePlainScalar(text), resolveYaml12Scalar(text)];
  return isPlain && readings.every(({ kind }) => kind === 'string') ? text : inQuotes(text);
}
