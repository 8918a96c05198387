import { isMap } from 'yaml';
import type { Configuration } from './configurationModel.ts';
import type { Entry, NodeReader, Place } from './configurationNodes.ts';
import type { FieldChoice, FieldDefinition, FieldType } from './fields.ts';
import { quoteForMessage } from '../text/message.ts';
import { nearest } from '../text/similarity.ts';
import { nameOf } from './configurationNodes.ts';
import { writing } from './configurationProblems.ts';
import { readWord } from './configurationSections.ts';

/**
 * The fields that a header may have: those of `builtIn`, with what stands at `place` about them, then the others that it
 * declares. All in the order of `order`; those that it does not name follow in their usual one.
 */
export function readFields(
  reader: NodeReader,
  place: Place | undefined,
  order: Place | undefined,
  builtIn: Configuration['fields'],
): Configuration['fields'] {
  const entries = place ? (reader.entries(place) ?? []) : [];
  if (entries.length > mostFields) {
    reader.report(place!.range, `“fields” has more than ${mostFields} entries. Seedbed ignores the rest.`);
  }
  const read = entries.slice(0, mostFields);
  const adapted = builtIn.map((field) => {
    const entry = read.find(({ key }) => key === field.key);
    return entry ? adaptField(reader, entry, field) : field;
  });
  const own = read.filter(({ key }) => !builtIn.some((field) => field.key === key));
  const fields = [...unlikeNames(reader, adapted, read, builtIn)];
  for (const entry of own) {
    const field = readField(reader, entry, builtIn, fields);
    if (field) fields.push(field);
  }
  return order ? inOrder(reader, order, fields) : fields;
}

const mostFields = 100;
const mostValues = 1000;

const fieldTypes = Object.keys({
  string: true,
  url: true,
  publisher: true,
  usage: true,
  rank: true,
  integer: true,
  float: true,
  boolean: true,
  date: true,
  enum: true,
  list: true,
  mapping: true,
} satisfies Record<FieldType, true>) as FieldType[];

/** A built-in field as this corpus has it. */
function adaptField(reader: NodeReader, entry: Entry, field: FieldDefinition): FieldDefinition {
  const { name, required, empty, relative, description } = reader.record(
    entry,
    field.type === 'url'
      ? ['name', 'required', 'empty', 'relative', 'description']
      : ['name', 'required', 'empty', 'description'],
  );
  const item = name && reader.text(name);
  return {
    ...field,
    key: (item && readWord(reader, item, 'field')) ?? field.key,
    required: (required && reader.flag(required)) ?? field.required,
    ...(flagOf(reader, empty) && { empty: true }),
    ...(flagOf(reader, relative) && { relative: true }),
    description: (description && reader.text(description)?.text) ?? field.description,
  };
}

/** The built-in fields, with their own names where two would have the same. */
function unlikeNames(
  reader: NodeReader,
  adapted: readonly FieldDefinition[],
  entries: readonly Entry[],
  builtIn: readonly FieldDefinition[],
): readonly FieldDefinition[] {
  return adapted.map((field, index) => {
    const usual = builtIn[index]!.key;
    const isTaken = adapted.some((other, at) => at !== index && other.key === field.key);
    if (!isTaken || field.key === usual) return field;
    const range = entries.find(({ key }) => key === usual)!.range;
    reader.report(range, `Another built-in field is already named ${quoteForMessage(field.key)}.`);
    return { ...field, key: usual };
  });
}

function readField(
  reader: NodeReader,
  entry: Entry,
  builtIn: readonly FieldDefinition[],
  known: readonly FieldDefinition[],
): FieldDefinition | undefined {
  const key = readWord(reader, { text: entry.key, range: entry.keyRange, isPlain: entry.keyIsPlain }, 'field');
  if (key === undefined) return undefined;
  const same = builtIn.find((field) => foldKey(field.key) === foldKey(key));
  if (same) {
    const message = `${quoteForMessage(key)} looks like the built-in field ${quoteForMessage(same.key)}. Spell it that way.`;
    return reader.report(entry.keyRange, message, writing(same.key));
  }
  if (known.some((field) => field.key === key)) {
    return reader.report(entry.keyRange, `A built-in field is already named ${quoteForMessage(key)}.`);
  }
  const { type, required, empty, relative, values, description } = reader.record(entry, fieldKeys);
  const choices = values ? readValues(reader, values) : [];
  const mayBeRelative = flagOf(reader, relative);
  const implied = choices.length > 0 ? ['enum' as const] : mayBeRelative ? ['url' as const] : [];
  const types = type ? readTypes(reader, type, values, choices.length > 0) : implied;
  if (values && choices.length > 0 && !types.includes('enum')) {
    reader.report(values.keyRange, `${nameOf(values)} is only for fields of type “enum”.`);
  }
  if (relative && mayBeRelative && !types.includes('url')) {
    reader.report(relative.keyRange, `${nameOf(relative)} is only for fields of type “url”.`);
  }
  const [first = 'string', ...others] = types;
  return {
    key,
    type: first,
    ...(others.length > 0 && { otherTypes: others }),
    required: (required && reader.flag(required)) ?? false,
    ...(flagOf(reader, empty) && { empty: true }),
    ...(mayBeRelative && { relative: true }),
    ...(types.includes('enum') && { values: choices }),
    description: (description && reader.text(description)?.text) ?? '',
  };
}

const fieldKeys = ['type', 'required', 'empty', 'relative', 'values', 'description'] as const;

function flagOf(reader: NodeReader, place: Place | undefined): boolean {
  return (place && reader.flag(place)) ?? false;
}

/** One type or a list of them; an enum only where there is something to choose from. */
function readTypes(
  reader: NodeReader,
  place: Entry,
  values: Entry | undefined,
  hasChoices: boolean,
): readonly FieldType[] {
  const types = new Set<FieldType>();
  const isList = place.value !== undefined && 'items' in place.value && !isMap(place.value);
  const problemsBefore = reader.problems.length;
  for (const item of isList ? (reader.items(place, fieldTypes.length) ?? []) : [place]) {
    const type = reader.choice(item, fieldTypes);
    if (type === undefined) continue;
    if (types.has(type)) reader.report(item.range, `The type ${quoteForMessage(type)} is already in this list.`);
    if (type !== 'enum' || hasChoices) types.add(type);
    else if (!values) reader.report(item.range, 'A field of type “enum” needs “values”, a list of allowed values.');
  }
  if (isList && types.size === 0 && reader.problems.length === problemsBefore) {
    reader.report(place.range, `${nameOf(place)} is empty. Add at least one type.`);
  }
  return [...types];
}

/** The values of an enum, as a list or by value with what they mean. */
function readValues(reader: NodeReader, place: Entry): readonly FieldChoice[] {
  const choices = new Map<string, FieldChoice>();
  const problemsBefore = reader.problems.length;
  if (isMap(place.value)) {
    for (const entry of (reader.entries(place) ?? []).slice(0, mostValues)) {
      const value = readWord(reader, { text: entry.key, range: entry.keyRange, isPlain: entry.keyIsPlain }, 'value');
      const description = entry.value && reader.text(entry)?.text;
      if (value !== undefined) choices.set(value, description === undefined ? { value } : { value, description });
    }
  } else {
    for (const item of reader.texts(place, mostValues) ?? []) {
      const value = readWord(reader, item, 'value');
      if (value === undefined) continue;
      if (choices.has(value)) {
        reader.report(item.range, `The value ${quoteForMessage(value)} is already in this list.`);
      }
      choices.set(value, { value });
    }
  }
  if (choices.size === 0 && reader.problems.length === problemsBefore) {
    reader.report(place.range, `${nameOf(place)} is empty. Add at least one value.`);
  }
  return [...choices.values()];
}

function inOrder(reader: NodeReader, place: Place, fields: readonly FieldDefinition[]): readonly FieldDefinition[] {
  const named = new Set<FieldDefinition>();
  for (const { text, range } of reader.texts(place) ?? []) {
    const field = fields.find(({ key }) => key === text);
    if (field && named.has(field)) reader.report(range, `${quoteForMessage(text)} is already in this list.`);
    else if (field) named.add(field);
    else reportUnknown(reader, text, range, fields);
  }
  return [...named, ...fields.filter((field) => !named.has(field))];
}

function reportUnknown(
  reader: NodeReader,
  text: string,
  range: Place['range'],
  fields: readonly FieldDefinition[],
): void {
  const keys = fields.map(({ key }) => key);
  const meant = keys.find((key) => foldKey(key) === foldKey(text)) ?? nearest(text, keys);
  const statement = `${quoteForMessage(text)} is not a seed field`;
  if (meant === undefined) reader.report(range, `${statement}. If you need it, declare it under “fields”.`);
  else reader.report(range, `${statement}. Did you mean ${quoteForMessage(meant)}?`, writing(meant));
}

function foldKey(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, '');
}
