import type { FacetField } from '../schema/facets.ts';
import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import type { FacetValues, Seed } from './seed.ts';
import type { ValuePlace, ValuePlaces } from './valuePlace.ts';
import { typesOf } from '../schema/fields.ts';

/** Of a longer text only the beginning is kept, in UTF-16 code units: it is prose, and nobody gives it to another seed. */
const longestKept = 200;

/** Whether a listed value is only the beginning of a text. */
export function isCut(value: string): boolean {
  return value.length >= longestKept && value.endsWith('…');
}

/** What a seed has of a facet; undefined where it has no such value, or its corpus no such facet. */
export function facetValue(seed: Seed, key: string): string | undefined {
  if (key === 'publisher' || key === 'usage') return seed[key];
  const at = indexOf(seed, key);
  return at < 0 ? undefined : (seed.facets![at + 1] as string);
}

/** Where a seed says what it has of a facet. */
export function facetPlace(seed: Seed, key: string): ValuePlace {
  if (key === 'publisher') return seed.publisherPlace;
  if (key === 'usage') return seed.usagePlace;
  const at = indexOf(seed, key);
  return at < 0 ? 0 : (seed.facets![at + 2] as ValuePlace);
}

/** The keys of what a seed keeps in its list. */
export function listedKeys({ facets = [] }: Pick<Seed, 'facets'>): readonly string[] {
  return facets.filter((_, at) => at % lengthOfEntry === 0) as string[];
}

/** The same list with other strings for the values. */
export function withValues(facets: FacetValues, valueFor: (key: string, value: string) => string): FacetValues {
  return facets.map((one, at) => (at % lengthOfEntry === 1 ? valueFor(facets[at - 1] as string, one as string) : one));
}

const lengthOfEntry = 3;

function indexOf({ facets = [] }: Seed, key: string): number {
  for (let at = 0; at < facets.length; at += lengthOfEntry) if (facets[at] === key) return at;
  return -1;
}

/** What a header says of those facets, a repeated field as PyYAML's last one; undefined where it says nothing of them. */
export function readFacetValues(
  { fields }: SeedDocument,
  listed: readonly FacetField[],
  places: ValuePlaces,
): FacetValues | undefined {
  if (listed.length === 0) return undefined;
  const last = new Map(fields.map((field) => [field.key, field]));
  const values = listed.flatMap((facet) => {
    const field = last.get(facet.definition.key);
    const value = field && textOf(field, facet);
    return value === undefined ? [] : [facet.key, value, places.of(field)];
  });
  return values.length === 0 ? undefined : values;
}

/** All ways to write `true` are one value. */
function textOf({ value }: Field, { definition }: FacetField): string | undefined {
  if (value.kind === 'boolean') return typesOf(definition).includes('boolean') ? String(value.value) : undefined;
  return (value.kind === 'string' || value.kind === 'broken') && value.text !== '' ? shorten(value.text) : undefined;
}

function shorten(text: string): string {
  if (text.length <= longestKept) return text;
  const last = text.charCodeAt(longestKept - 1);
  const isHalf = last >= 0xd800 && last < 0xdc00;
  return `${text.slice(0, isHalf ? longestKept - 1 : longestKept)}…`;
}
