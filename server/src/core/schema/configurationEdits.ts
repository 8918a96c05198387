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
  const declared = editSection(text, 'usages', inBoth([...lines, entry]), (usages) =>
    isMap(usages) ? addEntries(text, usages, [entry]) : addItems(text, usages, [scalar(value)]),
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
  const declared = editSection(text, 'publishers', inBoth([entry]), (publishers) => {
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

/**
 * The text of a `seedbed.yaml` that says of some seeds, by their paths from its folder, that each two of them are
 * different; everything else is as it was. A group that has only some of them gets the others. Undefined where the text
 * or the paths do not allow it.
 */
export function declareDifferent(text: string, paths: readonly string[]): string | undefined {
  if (areDifferent(text, paths)) return text;
  const group = `[${paths.map(scalar).join(', ')}]`;
  const entry: Lines = { block: ['different:', `  - ${group}`], flow: [`different: [${group}]`] };
  const declared = editSection(text, 'duplicates', entry, (duplicates) => {
    if (!isMap(duplicates)) return undefined;
    const pair = pairOf(duplicates, 'different');
    if (!pair) return addEntries(text, duplicates, duplicates.flow ? entry.flow : entry.block);
    const groups = contentOf(pair.value);
    if (!groups) return fillEntry(text, duplicates, pair, { block: [`- ${group}`], flow: `[${group}]` });
    return isSeq(groups) ? (completeGroup(text, groups, paths) ?? addItems(text, groups, [group])) : undefined;
  });
  return declared !== undefined && areDifferent(declared, paths) ? declared : undefined;
}

function areDifferent(text: string, paths: readonly string[]): boolean {
  const { duplicates } = readConfiguration(text, []).configuration;
  return (
    paths.length > 1 &&
    paths.every((path, index) => {
      return paths.slice(index + 1).every((other) => duplicates.areDifferent(path, other));
    })
  );
}

/** Adds to a group what it lacks, where it has nothing that is not among the paths. */
function completeGroup(
  text: string,
  groups: YAMLSeq.Parsed,
  paths: readonly string[],
): readonly TextEdit[] | undefined {
  for (const group of groups.items) {
    const known = isSeq(group) ? textsOf(group) : [];
    if (known.length === 0 || !known.every((path) => paths.includes(path as string))) continue;
    const missing = paths.filter((path) => !known.includes(path));
    return addItems(text, group, missing.map(scalar));
  }
  return undefined;
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
  const listed = list ? addItems(text, list, [scalar(domain)]) : writeValue(text, domains, `[${scalar(domain)}]`);
  return listed && [...listed, ...added];
}

/** The entries of a section: one or more lines each where it is a block, one text each where it is in braces. */
export interface Lines {
  readonly block: readonly string[];
  readonly flow: readonly string[];
}

export function inBoth(lines: readonly string[]): Lines {
  return { block: lines, flow: lines };
}

/** Edits what stands under a key of the root, or writes `lines` there where nothing does. */
export function editSection(
  text: string,
  key: string,
  lines: Lines,
  edit: (section: ParsedNode) => readonly TextEdit[] | undefined,
): string | undefined {
  const { contents, problem } = parseConfiguration(text);
  if (problem) return undefined;
  const root = contentOf(contents);
  const edits = !root ? append(text, key, lines.block) : isMap(root) ? editRoot(root) : undefined;
  const edited = edits && applyEdits(text, edits);
  // The edits are made on the text, to leave the rest of it alone; a text that they break is not handed out.
  return edited !== undefined && !parseConfiguration(edited).problem ? edited : undefined;

  function editRoot(root: YAMLMap.Parsed): readonly TextEdit[] | undefined {
    const pair = pairOf(root, key);
    const flow = `{ ${lines.flow.join(', ')} }`;
    if (!pair) return root.flow ? addEntries(text, root, [`${key}: ${flow}`]) : append(text, key, lines.block);
    const section = contentOf(pair.value);
    return section ? edit(section) : fillEntry(text, root, pair, { block: lines.block, flow });
  }
}

/** Writes the value of an entry that has none, or an empty one: below its key, or in braces where those are around it. */
function fillEntry(
  text: string,
  map: YAMLMap.Parsed,
  pair: Pair,
  { block, flow }: { readonly block: readonly string[]; readonly flow: string },
): readonly TextEdit[] | undefined {
  if (map.flow) return writeValue(text, pair, flow);
  const cleared = writeValue(text, pair, '');
  const start = pair.key.range[0];
  const indentation = ' '.repeat(start - text.lastIndexOf('\n', start - 1) - 1);
  const lines = block.map((line) => `${lineBreakOf(text)}${indentation}  ${line}`).join('');
  return cleared && [...cleared, insertion(lineEnd(text, endOf(text, pair)), lines)];
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

/** Items at the end of a list; a single text becomes a list. */
function addItems(text: string, list: ParsedNode, items: readonly string[]): readonly TextEdit[] | undefined {
  if (isScalar(list)) return [insertion(list.range[0], '['), insertion(list.range[1], `, ${items.join(', ')}]`)];
  if (!isSeq(list)) return undefined;
  const last = list.items.at(-1);
  return addLast(text, list, last?.range[1], list.flow ? items : items.map((item) => `- ${item}`));
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
  // A block scalar ends after its last line break, anything else before the comment after it.
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

export interface Pair {
  readonly key: ParsedNode;
  readonly value: ParsedNode | null;
}

export function pairsOf(map: YAMLMap.Parsed): readonly Pair[] {
  return map.items;
}

export function pairOf(map: YAMLMap.Parsed, key: string): Pair | undefined {
  return pairsOf(map).find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** Where the entry ends as written. An empty value stands wherever YAML notices that it is missing: its colon is it. */
export function endOf(text: string, { key, value }: Pair): number {
  if (isScalar(value) && value.source === '') return text.indexOf(':', key.range[1]) + 1;
  return value ? value.range[1] : key.range[1];
}

function textsOf(list: ParsedNode): readonly unknown[] {
  const nodes: readonly unknown[] = isSeq(list) ? list.items : [list];
  return nodes.map((node) => (isScalar(node) ? node.value : undefined));
}

/** The node, unless it is `null` or a collection without entries. */
export function contentOf(node: ParsedNode | null): ParsedNode | undefined {
  if (!node || (isScalar(node) && node.value === null)) return undefined;
  return (isMap(node) || isSeq(node)) && node.items.length === 0 ? undefined : node;
}

function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** A scalar that may stand in brackets, and that every reader takes for this text. */
export function scalar(text: string): string {
  const isPlain = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._/-]*[\p{L}\p{N}.])?$/u.test(text);
  const readings = [resolvePlainScalar(text), resolveYaml12Scalar(text)];
  return isPlain && readings.every(({ kind }) => kind === 'string') ? text : inQuotes(text);
}
