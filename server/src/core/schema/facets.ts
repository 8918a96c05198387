import type { Configuration } from './configurationModel.ts';
import type { FieldChoice, FieldDefinition, FieldType } from './fields.ts';
import { typesOf } from './fields.ts';

/** A field whose value is one text from few: what seeds are grouped, filtered and counted by, and set for many at once. */
export interface FacetField {
  /** What filters, groupings and commands call it: the role of a built-in field, or the key of a declared one. */
  readonly key: string;
  /** What is declared of the field, which a corpus may have under another key. */
  readonly definition: FieldDefinition;
  /** The first of its types that is one text: it says how values are proposed and written. */
  readonly type: FacetType;
  /** Whether it may hold any text, so that no value is reported. */
  readonly isOpen: boolean;
}

export type FacetType = Extract<FieldType, 'publisher' | 'usage' | 'enum' | 'string' | 'boolean'>;

/** A value that is declared for a facet, or built in. */
export interface FacetChoice extends FieldChoice {
  /** What people call it, or what it means. */
  readonly description?: string;
  /** Whether it is one of the corpus's own words: declared in a file, or one of the few usages. */
  readonly isOwn: boolean;
}

/** The facets of a corpus: the built-in ones, then those of the fields that it declares, each in their order. */
export function facetsOf(configuration: Configuration): readonly FacetField[] {
  return readFacets(configuration).all;
}

/** All but publisher and usage: a seed has these as properties, and keeps its values of all others in one list. */
export function listedFacets(configuration: Configuration): readonly FacetField[] {
  return readFacets(configuration).listed;
}

/** The facet with a key; undefined where the corpus has none such. */
export function facetOf(configuration: Configuration, key: string): FacetField | undefined {
  return facetsOf(configuration).find((facet) => facet.key === key);
}

/** The facet that the header's field with this key is; undefined where it is none. */
export function facetOfField(configuration: Configuration, key: string): FacetField | undefined {
  return facetsOf(configuration).find(({ definition }) => definition.key === key);
}

/** Whether it is a field that only this corpus has. */
export function isDeclared({ definition }: FacetField): boolean {
  return definition.role === undefined;
}

/** The facet whose entries in `seedbed.yaml` declare its values: a field of any key may name a publisher. */
export function vocabularyOf({ key, type }: FacetField): string {
  return type === 'publisher' || type === 'usage' ? type : key;
}

/** The values that are declared for a facet or built in, in their order; none where any text will do. */
export function choicesOf(configuration: Configuration, { definition }: FacetField): readonly FacetChoice[] {
  return typesOf(definition).flatMap((type) => choicesFor(type, definition, configuration));
}

function choicesFor(
  type: FieldType,
  { values = [] }: FieldDefinition,
  { publishers, usages }: Configuration,
): readonly FacetChoice[] {
  switch (type) {
    case 'publisher':
      return publishers.all.map(({ slug, name, builtIn }) => ({ value: slug, description: name, isOwn: !builtIn }));
    case 'usage':
      return usages.map((usage) => ({ ...usage, isOwn: true }));
    case 'boolean':
      return ['true', 'false'].map((value) => ({ value, isOwn: true }));
    case 'enum':
      return values.map((choice) => ({ ...choice, isOwn: true }));
    default:
      return [];
  }
}

/** A facet as it is offered to people. */
export interface FacetSummary {
  readonly key: string;
  /** What the field is for, where `seedbed.yaml` says so of a field that it declares. */
  readonly description?: string;
  /** Whether it is a field that `seedbed.yaml` declares. */
  readonly isDeclared: boolean;
  /** Whether it may hold any text, so that no value is reported. */
  readonly isOpen: boolean;
}

/** The facets of some corpora, each once, as the first one that has it declares it. */
export function summarizeFacets(configurations: Iterable<Configuration>): readonly FacetSummary[] {
  const facets = new Map<string, FacetField>();
  for (const configuration of configurations) {
    for (const facet of facetsOf(configuration)) if (!facets.has(facet.key)) facets.set(facet.key, facet);
  }
  return Array.from(facets.values(), (facet) => {
    const { key, definition, isOpen } = facet;
    const isOwn = isDeclared(facet);
    const described = isOwn && definition.description ? { description: definition.description } : {};
    return { key, ...described, isDeclared: isOwn, isOpen };
  });
}

interface Facets {
  readonly all: readonly FacetField[];
  readonly listed: readonly FacetField[];
}

const known = new WeakMap<Configuration, Facets>();

const facetTypes: readonly FieldType[] = ['publisher', 'usage', 'enum', 'string', 'boolean'] satisfies FacetType[];

function readFacets(configuration: Configuration): Facets {
  let facets = known.get(configuration);
  if (!facets) {
    const fields = configuration.fields.flatMap((field) => facetFor(field) ?? []);
    const all = [...fields.filter((field) => !isDeclared(field)), ...fields.filter(isDeclared)];
    facets = { all, listed: all.filter(({ key }) => key !== 'publisher' && key !== 'usage') };
    known.set(configuration, facets);
  }
  return facets;
}

function facetFor(definition: FieldDefinition): FacetField | undefined {
  const { role, isUnique } = definition;
  if (isUnique) return undefined;
  const types = typesOf(definition);
  const type = types.find((one): one is FacetType => facetTypes.includes(one));
  return type && { key: role ?? definition.key, definition, type, isOpen: types.includes('string') };
}
