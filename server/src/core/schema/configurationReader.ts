import { isMap } from 'yaml';
import type { Configuration, ConfigurationProblem } from './configurationModel.ts';
import { defaultConfiguration } from './configurationModel.ts';
import { NodeReader, placeOf, type Entry } from './configurationNodes.ts';
import { readFields } from './configurationFields.ts';
import { readPublishers } from './configurationPublishers.ts';
import { readIgnore, readOverrides, readRules } from './configurationRules.ts';
import {
  readBaselinePath,
  readBody,
  readDuplicates,
  readHeaderLimit,
  readRank,
  readSeeds,
  readStrict,
  readUsages,
  readWriting,
} from './configurationSections.ts';
import { parseConfiguration, type ConfigurationTree } from './configurationSyntax.ts';

/**
 * Reads the text of a `seedbed.yaml`. Never throws and never runs anything: what cannot be used is a problem, and the
 * default stands for that part alone. What comes after a fault in the syntax may only follow from it, and is not reported.
 * @param knownRules the codes that `rules` may name.
 */
export function readConfiguration(text: string, knownRules: readonly string[]): ConfigurationReading {
  if (last?.text !== text || last.knownRules !== knownRules)
    last = { text, knownRules, reading: read(text, knownRules) };
  return last.reading;
}

/** What a `seedbed.yaml` says, and what is wrong with it. */
export interface ConfigurationReading {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
}

/** A file is asked for what it says, and right after that for what is wrong with it. */
let last:
  { readonly text: string; readonly knownRules: readonly string[]; readonly reading: ConfigurationReading } | undefined;

function read(text: string, knownRules: readonly string[]): ConfigurationReading {
  const tree = parseConfiguration(text);
  const reader = new NodeReader(text);
  const root = { path: '', ...placeOf(tree.contents, { start: 0, end: 0 }) };
  const entries = isMap(root.value) || !tree.problem ? (reader.entries(root) ?? []) : [];
  const sections = reader.pick(root, wholeSections(entries, tree), sectionNames);
  const fallback = defaultConfiguration;
  const { limit, order } = reader.record(sections.header, ['limit', 'order']);
  const fields = readFields(reader, sections.fields, order, fallback.fields);
  const configuration: Configuration = {
    seeds: readSeeds(reader, sections.seeds, fallback.seeds),
    fields,
    publishers: readPublishers(reader, sections.publishers, fallback.publishers),
    usages: readUsages(reader, sections.usages, fallback.usages),
    strict: readStrict(reader, sections.strict, fallback.strict),
    rank: readRank(reader, sections.rank, fallback.rank),
    header: { length: readHeaderLimit(reader, limit, fallback.header.length), names: namesOf(fields) },
    body: readBody(reader, sections.body, fallback.body),
    duplicates: readDuplicates(reader, sections.duplicates, fallback.duplicates),
    writing: readWriting(reader, sections.writing, fallback.writing),
    rules: readRules(reader, sections.rules, knownRules),
    overrides: readOverrides(reader, sections.overrides, knownRules),
    ignore: readIgnore(reader, sections.ignore, knownRules),
    baseline: readBaselinePath(reader, sections.baseline),
  };
  const fault = tree.problem;
  const isBefore = ({ range }: ConfigurationProblem): boolean => !fault || range.start < fault.range.start;
  const problems = reader.problems.filter(isBefore).sort((a, b) => a.range.start - b.range.start);
  return { configuration, problems: fault ? [...problems, fault] : problems };
}

/** The keys of the built-in fields by what the fields are. */
function namesOf(fields: Configuration['fields']): Configuration['header']['names'] {
  const names = { ...defaultConfiguration.header.names };
  for (const { key, role } of fields) if (role) names[role] = key;
  return names;
}

const sectionNames = [
  'seeds',
  'header',
  'fields',
  'publishers',
  'strict',
  'usages',
  'rank',
  'body',
  'duplicates',
  'writing',
  'rules',
  'overrides',
  'ignore',
  'baseline',
] as const;

/**
 * The entries in which YAML finds no fault. One with a fault falls back as a whole: half of a vocabulary, as it stands
 * there while somebody types, would put every other seed in the wrong.
 */
function wholeSections(entries: readonly Entry[], { contents, faults }: ConfigurationTree): readonly Entry[] {
  const end = contents?.range[2] ?? 0;
  let fault = 0;
  return entries.filter(({ keyRange: { start } }, index) => {
    const next = entries[index + 1]?.keyRange.start ?? end;
    while (faults[fault]! < start) fault++;
    return !(faults[fault]! < next);
  });
}
