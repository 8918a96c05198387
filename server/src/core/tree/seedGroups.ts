import type { Seed } from '../corpus/seed.ts';
import type { Configuration, Severity } from '../schema/configuration.ts';
import type { ProblemCounts, SeedGrouping, SeedSource, SeedSources } from './seedTreeModel.ts';
import { facetValue, isCut } from '../corpus/facetValues.ts';
import { rules } from '../rules/index.ts';
import { choicesOf, facetOf } from '../schema/facets.ts';
import { severities } from '../schema/severity.ts';
import { isKnownPublisher } from '../findings/urlOwner.ts';
import { display } from '../text/display.ts';
import { hash53 } from '../text/hash.ts';
import { quoteForMessage } from '../text/message.ts';
import { relativePath } from '../text/relativePath.ts';
import { nearest } from '../text/similarity.ts';

/** How the seeds of one corpus are grouped. */
export interface GroupingBy {
  /** Calls `put` with the value of each group that a seed belongs to; undefined stands for those that have none. */
  readonly each: (seed: Seed, put: (value: string | undefined) => void) => void;
  /** How the group of a value is shown. */
  readonly describe: (value: string | undefined) => GroupDescription;
}

export interface GroupDescription {
  readonly label: string;
  readonly description?: string;
  /** Whether the value is only the beginning of what its seeds say. */
  readonly isCut?: boolean;
  /** Whether the field has declared values, and this is none of them. */
  readonly isUndeclared?: boolean;
  /** Groups come by this number, then by label. */
  readonly order: number;
}

export function grouping(by: SeedGrouping, source: SeedSource, roots: SeedSources['roots']): GroupingBy {
  const { codesOf } = source;
  if (isByFacet(by)) {
    const facet = by.startsWith('field:') ? by.slice('field:'.length) : by;
    return {
      each: (seed, put) => put(facetValue(seed, facet)),
      describe: (value) => ({
        ...describeValue(value, facet, source),
        ...(facet !== by && value !== undefined && isCut(value) && { isCut: true }),
      }),
    };
  }
  switch (by) {
    case 'folder':
      return {
        each: ({ folder }, put) => put(folder),
        describe: (uri = '') => ({ label: folderLabel(uri, roots), order: 0 }),
      };
    case 'domain':
      return {
        each: ({ domain }, put) => put(domain),
        describe: (value) =>
          value === undefined ? without('domain') : { label: display(value, longestLabel), order: 0 },
      };
    case 'problem':
      return {
        each: (seed, put) => {
          const codes = codesOf(seed);
          if (codes.length === 0) put(undefined);
          else for (const code of codes) put(code);
        },
        describe: describeRule,
      };
    case 'none':
      return { each: (_, put) => put(undefined), describe: () => ({ label: '', order: 0 }) };
  }
}

function isByFacet(by: SeedGrouping): by is Extract<SeedGrouping, 'publisher' | 'usage' | `field:${string}`> {
  return by === 'publisher' || by === 'usage' || by.startsWith('field:');
}

/** An id of a bounded length, however long the value is. */
export function groupId(by: SeedGrouping, value: string | undefined): string {
  if (value === undefined) return `${by}:`;
  return `${by}=${value.length > longestLabel ? `${value.slice(0, 80)}…${hash53(value)}` : value}`;
}

/** The path of a folder below the one of the roots that it is in, with that one's name where there are several. */
export function folderLabel(uri: string, roots: SeedSources['roots']): string {
  const root = roots.find((each) => uri === each.uri || uri.startsWith(`${each.uri}/`));
  const path = root?.uri === uri ? '' : relativePath(root?.uri ?? '', uri);
  const isNamed = root !== undefined && (path === '' || roots.length > 1);
  return display(isNamed ? [root.name, path].filter(Boolean).join('/') : path, longestLabel);
}

/**
 * How severe the findings of a rule are in a seed: as the configuration has it, or else, as a rule may decide for
 * itself, as severe as the worst that the seed has.
 */
export function severityIn(problems: ProblemCounts, code: string, { rules: configured }: Configuration): Severity {
  const usual = configured.get(code) ?? ruleOf(code)?.defaultSeverity ?? 'off';
  if (usual !== 'off' && problems[usual] > 0) return usual;
  return severities.find((severity) => problems[severity] > 0) ?? 'hint';
}

/** In characters. */
const longestLabel = 300;

/** Publishers under the names that people know; of other facets the declared values first, in their order. */
function describeValue(value: string | undefined, key: string, source: SeedSource): GroupDescription {
  if (value === undefined) return without(display(key, longestLabel));
  const { configuration } = source;
  const facet = facetOf(configuration, key);
  if (facet?.type === 'publisher') {
    const name = configuration.publishers.get(value)?.name ?? value;
    const label = display(name, longestLabel);
    if (!isKnownPublisher(source, value)) {
      return { label, order: 0, ...undeclared('a known publisher', configuration.publishers.find(value)?.slug) };
    }
    return { label, order: 0, ...describedBy(name === value ? undefined : value) };
  }
  const choices = facet ? choicesOf(configuration, facet) : [];
  const index = choices.findIndex((choice) => choice.value === value);
  return {
    label: display(value, longestLabel),
    order: index < 0 ? choices.length : index,
    ...(facet && !facet.isOpen && choices.length > 0 && index < 0
      ? undeclared(
          facet.type === 'usage' ? 'one of your usages' : 'a declared value',
          nearest(
            value,
            choices.map((choice) => choice.value),
          ),
        )
      : describedBy(choices[index]?.description)),
  };
}

/** @param meant the value that is probably meant. */
function undeclared(what: string, meant: string | undefined): Pick<GroupDescription, 'description' | 'isUndeclared'> {
  const hint = meant === undefined ? '' : ` Did you mean ${quoteForMessage(meant)}?`;
  return { description: `Not ${what}.${hint}`, isUndeclared: true };
}

function describeRule(code: string | undefined): GroupDescription {
  if (code === undefined) return without('problems');
  return {
    label: display(code, longestLabel),
    order: 0,
    ...describedBy(ruleOf(code)?.documentation.summary.replaceAll('`', '')),
  };
}

function without(what: string): GroupDescription {
  return { label: `No ${what}`, order: Infinity };
}

function describedBy(description: string | undefined): { readonly description?: string } {
  return description === undefined ? {} : { description: display(description, longestLabel) };
}

function ruleOf(code: string): (typeof rules)[number] | undefined {
  return rules.find((rule) => rule.code === code);
}
