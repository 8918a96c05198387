import type { SeedContext } from '../corpus/seedContext.ts';
import type { Usage } from '../schema/configuration.ts';
import type { FieldDefinition, FieldType } from '../schema/fields.ts';
import type { Publisher } from '../schema/publishers.ts';
import { builtInFields, typesOf } from '../schema/fields.ts';
import { escapeMarkdown, markdownCode } from '../text/markdown.ts';

// What completion and hover say, in Markdown. Whatever comes from a file is escaped and shortened.

/** What a field is for, what it holds, and whether every seed has it. */
export function describeField(field: FieldDefinition): string {
  const description = isBuiltIn(field) ? field.description : escapeMarkdown(field.description, 400);
  const types = typesOf(field).map((type) =>
    type === 'url' && field.relative ? 'a URL, absolute or relative' : typeNames[type],
  );
  const need = field.required ? (field.empty ? 'Required, may be empty' : 'Required') : 'Optional';
  const values = field.values?.slice(0, mostValues).map(({ value }) => markdownCode(value)) ?? [];
  if (values.length < (field.values?.length ?? 0)) values.push('…');
  return paragraphs(description, `${need}: ${types.join(' or ')}.`, values.join(', '));
}

/** True where the description is ours, and not from a file. */
function isBuiltIn({ role, description }: FieldDefinition): boolean {
  return builtInFields.some((field) => field.role === role && field.description === description);
}

/** Where a publisher is found, and how many seeds of the corpus name it. */
export function describePublisher({ corpus }: SeedContext, publisher: Publisher): string {
  const { slug, domains, country, builtIn } = publisher;
  const hosts = domains.slice(0, mostDomains).map((domain) => markdownCode(domain));
  if (domains.length > mostDomains) hosts.push('…');
  const place = country === undefined ? [] : [escapeMarkdown(countryName(country))];
  return paragraphs(
    [hosts.join(', '), ...place].filter((fact) => fact !== '').join(' · '),
    sentences(countSeeds(corpus.count('publisher', slug)), builtIn ? '' : 'Declared in `seedbed.yaml`.'),
  );
}

/** What a usage means, and how many seeds of the corpus have it. */
export function describeUsage({ corpus }: SeedContext, usage: Usage): string {
  const count = countSeeds(corpus.count('usage', usage.value));
  return paragraphs(escapeMarkdown(usage.description ?? '', 400), count);
}

/** A value that no vocabulary has, and how many seeds of the corpus have it all the same. */
export function describeUndeclared(seed: SeedContext, facet: string, value: string): string {
  return sentences('Not declared.', describeInUse(seed, facet, value));
}

/** How many seeds of the corpus have a value. */
export function describeInUse({ corpus }: SeedContext, facet: string, value: string): string {
  return countSeeds(corpus.facets.count(facet, value));
}

/** The non-empty ones of some texts as paragraphs. */
export function paragraphs(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}

/** The non-empty ones of some sentences as a paragraph. */
export function sentences(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' ');
}

const mostDomains = 6;
const mostValues = 20;

const typeNames: Readonly<Record<FieldType, string>> = {
  string: 'text',
  url: 'an absolute http or https URL',
  publisher: 'a publisher’s slug',
  usage: 'one of your usages',
  rank: 'a whole number, 1 or higher',
  integer: 'a whole number',
  float: 'a number',
  boolean: '`true` or `false`',
  enum: 'one of a few values',
  list: 'a list',
  mapping: 'a group of fields',
  date: 'a date such as `2024-12-31`',
};

function countSeeds(count: number): string {
  if (count === 0) return 'Not used in any seed yet.';
  return count === 1 ? 'In 1 seed.' : `In ${count} seeds.`;
}

let countryNames: Intl.DisplayNames | undefined;

/** The English name of an ISO 3166 code; whatever else somebody wrote for a country, as it is. */
function countryName(country: string): string {
  try {
    countryNames ??= new Intl.DisplayNames(['en'], { type: 'region' });
    return countryNames.of(country) ?? country;
  } catch {
    return country;
  }
}
