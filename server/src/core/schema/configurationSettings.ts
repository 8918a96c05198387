import { isMap, type ParsedNode } from 'yaml';
import type { TextRange } from '../text/range.ts';
import type { Configuration } from './configurationModel.ts';
import { compileGlob } from '../text/glob.ts';
import { endOf, pairOf, scalar } from './configurationEdits.ts';
import { parseConfiguration } from './configurationSyntax.ts';
import { builtInNames, typesOf, type FieldDefinition } from './fields.ts';
import { isSeedPath } from './seedFiles.ts';
import type { Severity } from './severity.ts';

/** One thing that a configuration says of its seeds. */
export interface Setting {
  /** Its keys in `seedbed.yaml`, joined by dots: `rank.unique`. */
  readonly name: string;
  /** Its value on one line, as `seedbed.yaml` has it or in words. */
  readonly value: string;
  /** What the text of `seedbed.yaml` says of it; undefined for a default. */
  readonly range: TextRange | undefined;
}

/** All settings but those of rules, each with where it comes from. */
export function settingsOf(configuration: Configuration, text: string): readonly Setting[] {
  const { seeds, header, fields, publishers, usages, strict, rank, body, duplicates, writing } = configuration;
  const rangeOf = ranges(text);
  const setting = (value: string, ...keys: readonly string[]): Setting => ({
    name: keys.join('.'),
    value,
    range: rangeOf(keys),
  });
  const own = publishers.all.filter(({ builtIn }) => !builtIn).length;
  const { unicode } = writing;
  return [
    setting(list(seeds.include), 'seeds', 'include'),
    setting(list(seeds.exclude), 'seeds', 'exclude'),
    setting(`${header.length / 1024} KiB`, 'header', 'limit'),
    setting(list(fields.map(({ key }) => key)), 'header', 'order'),
    ...fields.map((field) =>
      setting(describeField(field), 'fields', field.role ? builtInNames[field.role] : field.key),
    ),
    setting(`${own} of its own, ${publishers.all.length - own} built in`, 'publishers'),
    setting(list(usages.map(({ value }) => value)), 'usages'),
    setting(String(strict.publishers), 'strict', 'publishers'),
    setting(String(strict.usages), 'strict', 'usages'),
    setting(rank.unique, 'rank', 'unique'),
    setting(list(body.headings), 'body', 'headings'),
    setting(`[${body.levels.join(', ')}]`, 'body', 'levels'),
    setting(String(duplicates.threshold), 'duplicates', 'threshold'),
    setting(unicode === undefined ? 'as most headers have it' : String(unicode), 'writing', 'unicode'),
  ];
}

/** How severe a rule is for a seed, and what says so. */
export interface RuleSetting {
  readonly code: string;
  readonly severity: Severity | 'off';
  /** The section, and the glob where it is for some seeds only; undefined for the rule's own severity. */
  readonly from?: { readonly section: 'rules' | 'overrides' | 'ignore'; readonly glob?: string };
  readonly range: TextRange | undefined;
}

/**
 * How severe rules are for a seed. Of several settings for one rule the last counts, as in `rulesAt`.
 * @param path from the folder of `seedbed.yaml`, with `/`.
 */
export function ruleSettingsOf(
  rules: readonly { readonly code: string; readonly defaultSeverity: Severity | 'off' }[],
  path: string,
  configuration: Configuration,
  text: string,
): readonly RuleSetting[] {
  const rangeOf = ranges(text);
  const overrides = configuration.overrides.filter(({ glob }) => compileGlob(glob)(path));
  const ignore = configuration.ignore.filter(({ glob }) => compileGlob(glob)(path));
  return rules.map(({ code, defaultSeverity }) => {
    let setting: RuleSetting = { code, severity: defaultSeverity, range: undefined };
    const usual = configuration.rules.get(code);
    if (usual !== undefined) {
      setting = { code, severity: usual, from: { section: 'rules' }, range: rangeOf(['rules', code]) };
    }
    for (const { glob, range, rules: own } of overrides) {
      const severity = own.get(code);
      if (severity !== undefined) setting = { code, severity, from: { section: 'overrides', glob }, range };
    }
    for (const { glob, codes } of ignore) {
      const ignored = codes.find((one) => one.code === code);
      if (ignored) setting = { code, severity: 'off', from: { section: 'ignore', glob }, range: ignored.range };
    }
    return setting;
  });
}

/** Whether a file is a seed by its path, and the glob that decides; none where no glob names it. */
export function seedGlobOf(path: string, configuration: Configuration): { isSeed: boolean; glob?: string } {
  const { include, exclude } = configuration.seeds;
  const fits = (seeds: Configuration['seeds']) => isSeedPath(path, { ...configuration, seeds });
  const included = include.find((glob) => fits({ include: [glob], exclude: [] }));
  if (included === undefined) return { isSeed: false };
  const excluded = exclude.find((glob) => !fits({ include: [included], exclude: [glob] }));
  return excluded === undefined ? { isSeed: true, glob: included } : { isSeed: false, glob: excluded };
}

/** Tells where a text says something of a key, within the sections before it. */
function ranges(text: string): (keys: readonly string[]) => TextRange | undefined {
  const { contents } = parseConfiguration(text);
  return (keys) => {
    let node: ParsedNode | null = contents;
    let range: TextRange | undefined;
    for (const key of keys) {
      const pair = isMap(node) ? pairOf(node, key) : undefined;
      if (!pair) return undefined;
      range = { start: pair.key.range[0], end: endOf(text, pair) };
      node = pair.value;
    }
    return range;
  };
}

function describeField(field: FieldDefinition): string {
  const { key, role, required, empty, relative, values = [] } = field;
  const name = role && key !== builtInNames[role] ? [`name: ${scalar(key)}`] : [];
  const types = typesOf(field);
  return [
    ...name,
    `type: ${types.length === 1 ? types[0] : list(types)}`,
    ...(values.length > 0 ? [`values: ${list(values.map(({ value }) => value))}`] : []),
    `required: ${required}`,
    ...(empty ? ['empty: true'] : []),
    ...(relative ? ['relative: true'] : []),
  ].join(', ');
}

function list(items: readonly string[]): string {
  return `[${items.map(scalar).join(', ')}]`;
}
