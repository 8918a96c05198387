import type { Configuration } from '../schema/configuration.ts';
import type { FieldDefinition, FieldType } from '../schema/fields.ts';
import type { Field, FieldValue, SeedDocument } from '../syntax/seedDocument.ts';
import type { TextRange } from '../text/range.ts';
import type { HttpUrl } from '../text/url.ts';
import { fieldDefinition } from '../schema/fieldKeys.ts';
import { typesOf } from '../schema/fields.ts';
import { parseHttpUrl } from '../text/url.ts';

/** A field of the header with what is declared about it. */
export interface DeclaredField {
  readonly field: Field;
  /** As declared; of several types the one first that the value has, so that it is judged as that. */
  readonly definition: FieldDefinition;
  /** The http(s) url that its value is, where it is a field for urls. */
  readonly url: HttpUrl | undefined;
}

/** A header against what the configuration declares. */
export interface HeaderReading {
  /** The declared fields whose values can be judged, in the order of the text: see `readableFields`. */
  readonly fields: readonly DeclaredField[];
  /** Whether it has declared fields alone, each once and in their order, and lacks none that is required. */
  readonly isRegular: boolean;
}

export function readDeclaredFields(document: SeedDocument, configuration: Configuration): HeaderReading {
  const regular = regularFields(document.fields, configuration.fields);
  const fields = regular ?? lastOfEach(document.fields, configuration);
  return { fields: fields.filter((one) => isReadable(document, one)), isRegular: regular !== undefined };
}

/** Undefined where a field is not declared, not in its place, there twice, or lacking though it is required. */
function regularFields(
  fields: readonly Field[],
  definitions: readonly FieldDefinition[],
): readonly DeclaredField[] | undefined {
  const declared: DeclaredField[] = [];
  for (const definition of definitions) {
    const field = declared.length < fields.length ? fields[declared.length] : undefined;
    if (field?.key === definition.key) declared.push(declare(field, definition));
    else if (definition.required) return undefined;
  }
  return declared.length === fields.length ? declared : undefined;
}

function lastOfEach(fields: readonly Field[], configuration: Configuration): readonly DeclaredField[] {
  const last = new Map(fields.map((field) => [field.key, field]));
  return fields.flatMap((field) => {
    const definition = fieldDefinition(configuration, field.key);
    return definition && last.get(field.key) === field ? [declare(field, definition)] : [];
  });
}

function declare(field: Field, declared: FieldDefinition): DeclaredField {
  const definition = judgedAs(field, declared);
  const isUrl = definition.type === 'url' && field.value.kind === 'string';
  return { field, definition, url: isUrl ? parseHttpUrl(field.value.text) : undefined };
}

function judgedAs(field: Field, definition: FieldDefinition): FieldDefinition {
  if (!definition.otherTypes || fitsType(field.value, definition.type)) return definition;
  const types = typesOf(definition);
  const type = types.find((one) => fitsType(field.value, one));
  if (type === undefined || type === definition.type) return definition;
  return { ...definition, type, otherTypes: types.filter((one) => one !== type) };
}

/**
 * True for a value that PyYAML reads as what a field of the type holds. What a rank or a url must look like is for the
 * rules of their own; a list or a mapping is no url whatever it holds.
 */
export function fitsType({ kind }: FieldValue, type: FieldType): boolean {
  switch (type) {
    case 'rank':
      return true;
    case 'url':
      return kind !== 'list' && kind !== 'mapping';
    case 'float':
      return kind === 'float' || kind === 'integer';
    case 'integer':
    case 'boolean':
    case 'date':
    case 'list':
    case 'mapping':
      return kind === type;
    default:
      return kind === 'string';
  }
}

/** False where the field's syntax is wrong or special: what it says is then uncertain, and reported by another rule. */
function isReadable(document: SeedDocument, declared: DeclaredField): boolean {
  const { value, keyRange, valueRange, comment } = declared.field;
  if (value.kind === 'broken' || (comment !== undefined && isCutOff(document, declared))) return false;
  if (document.problems.length === 0) return true;
  return !overlapsProblem(document, { start: keyRange.start, end: valueRange.end });
}

/** True for text that goes on as a comment, as YAML sees it: `title: #1 again`. It is reported by `unquoted-value`. */
function isCutOff({ text }: SeedDocument, { field, definition }: DeclaredField): boolean {
  const { style, comment } = field;
  if (definition.type !== 'string' || !comment || (style !== 'plain' && style !== 'none')) return false;
  return text.slice(comment.start, comment.end).trim() !== '#';
}

/** True where something in `range`, or right at its end, is reported as wrong syntax already. */
export function overlapsProblem({ problems }: SeedDocument, { start, end }: TextRange): boolean {
  return problems.some(({ range }) => range.start <= end && range.end > start);
}
