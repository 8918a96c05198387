import type { Hover, Position } from 'vscode-languageserver-types';
import { MarkupKind } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { FieldType } from '../schema/fields.ts';
import type { Field } from '../syntax/seedDocument.ts';
import { fieldDefinition } from '../schema/fieldKeys.ts';
import { folderOf } from '../corpus/seed.ts';
import { labelOf } from '../navigation/seedLabel.ts';
import { cursorAt } from '../syntax/cursor.ts';
import { display } from '../text/display.ts';
import { linesOf } from '../text/lines.ts';
import { escapeMarkdown, markdownCode } from '../text/markdown.ts';
import { touches } from '../text/range.ts';
import { nearest } from '../text/similarity.ts';
import { parseHttpUrl } from '../text/url.ts';
import {
  describeField,
  describePublisher,
  describeUndeclared,
  describeUsage,
  paragraphs,
  sentences,
} from './fieldDocumentation.ts';
import { compareReaders } from './readerComparison.ts';

/** What is known of the field or the value at a place. Markdown without links and commands. */
export function hover(seed: SeedContext, position: Position): Hover | undefined {
  const lines = linesOf(seed.document);
  const offset = lines.offsetAt(position);
  const cursor = cursorAt(seed.document, offset);
  if (cursor.kind !== 'key' && cursor.kind !== 'value') return undefined;
  const { field } = cursor;
  const range = cursor.kind === 'key' ? field?.keyRange : cursor.field.valueRange;
  const definition = field && fieldDefinition(seed.configuration, field.key);
  if (!field || !range || !touches(range, offset)) return undefined;
  const value =
    cursor.kind === 'value'
      ? paragraphs((definition && describers[definition.type]?.(seed, field)) ?? '', describeReadings(seed, field))
      : definition && paragraphs(`**${escapeMarkdown(definition.key)}**`, describeField(definition));
  return value ? { contents: { kind: MarkupKind.Markdown, value }, range: lines.rangeOf(range) } : undefined;
}

/** What each reader sees, where they do not see the same. */
function describeReadings(seed: SeedContext, { key }: Field): string {
  const { readers, fields } = compareReaders(seed);
  const readings = fields.find((field) => field.key === display(key));
  if (!readings?.differ) return '';
  const seen = readers.map(
    ({ name }, index) => `${name} reads ${escapeMarkdown(readings.values[index] ?? 'no such field')}`,
  );
  return `YAML parsers differ: ${seen.join(', ')}.`;
}

type Describe = (seed: SeedContext, field: Field) => string | undefined;

const describers: Readonly<Partial<Record<FieldType, Describe>>> = {
  url: describeUrlValue,
  publisher: describePublisherValue,
  usage: describeUsageValue,
  rank: describeRankValue,
  enum: describeChoice,
};

/** The url's host, and whose it is. */
function describeUrlValue({ configuration }: SeedContext, field: Field): string | undefined {
  const url = parseHttpUrl(field.value.text);
  if (!url) return undefined;
  const publisher = configuration.publishers.forHost(url.host);
  if (!publisher) return `${markdownCode(url.host)} · unknown publisher`;
  return `${markdownCode(url.host)} · ${escapeMarkdown(publisher.name)} (${markdownCode(publisher.slug)})`;
}

function describePublisherValue(seed: SeedContext, field: Field): string | undefined {
  const { publishers } = seed.configuration;
  const slug = textOf(field);
  if (slug === undefined) return undefined;
  const known = publishers.get(slug);
  if (known) return paragraphs(`**${escapeMarkdown(known.name)}**`, describePublisher(seed, known));
  const meant =
    publishers.find(slug)?.slug ??
    nearest(
      slug,
      publishers.all.map((publisher) => publisher.slug),
    );
  const name = meant === undefined ? undefined : publishers.get(meant)?.name;
  const hint = meant === undefined ? '' : `Did you mean ${markdownCode(meant)} (${escapeMarkdown(name ?? meant)})?`;
  return paragraphs(markdownCode(slug), sentences(describeUndeclared(seed, 'publisher', slug), hint));
}

function describeUsageValue(seed: SeedContext, field: Field): string | undefined {
  const { usages } = seed.configuration;
  const value = textOf(field);
  if (value === undefined) return undefined;
  const known = usages.find((usage) => usage.value === value);
  if (known) return paragraphs(`**${escapeMarkdown(value)}**`, describeUsage(seed, known));
  const meant = nearest(
    value,
    usages.map((usage) => usage.value),
  );
  const hint = meant === undefined ? '' : `Did you mean ${markdownCode(meant)}?`;
  return paragraphs(markdownCode(value), sentences(describeUndeclared(seed, 'usage', value), hint));
}

function describeChoice({ configuration }: SeedContext, field: Field): string | undefined {
  const definition = fieldDefinition(configuration, field.key);
  const choice = definition?.values?.find(({ value }) => value === textOf(field));
  return choice && paragraphs(`**${escapeMarkdown(choice.value)}**`, escapeMarkdown(choice.description ?? '', 400));
}

/** The most seeds of the same rank that are named. */
const mostNamed = 5;

/** Where the rank stands among the seeds of the folder, and who else has it. */
function describeRankValue({ uri, summary, corpus }: SeedContext, { value }: Field): string | undefined {
  if (value.kind !== 'integer' || value.value < 1n || value.value > Number.MAX_SAFE_INTEGER) return undefined;
  const folder = folderOf(uri);
  const size = corpus.scopeSize(folder) + (corpus.get(uri) ? 0 : 1);
  const { seeds: others, more } = corpus.twins('rank', summary);
  const named = others.slice(0, mostNamed).map((other) => `- ${escapeMarkdown(labelOf(other))}`);
  if (more) named.push('- and many more');
  else if (others.length > mostNamed) named.push(`- and ${others.length - mostNamed} more`);
  return paragraphs(
    `**\\#${value.value}** of ${size}${corpus.sharesRanks(folder, '') ? '' : ' in this folder'}`,
    others.length === 0 ? '' : 'Other seeds with this rank:',
    named.join('\n'),
  );
}

/** The text of a value that PyYAML reads as text, or that was meant as such. */
function textOf({ value }: Field): string | undefined {
  return (value.kind === 'string' || value.kind === 'broken') && value.text !== '' ? value.text : undefined;
}
