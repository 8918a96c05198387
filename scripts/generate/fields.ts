import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInFields, defaultConfiguration, type BuiltInField, type FieldType } from '../../server/src/core/index.ts';
import { root } from '../support/paths.ts';

const grammar = 'syntaxes/seed.tmLanguage.json';
const snippets = 'syntaxes/seed.snippets.json';

/** What the grammar and the snippet of a new seed say of the built-in fields. */
export function generate(): Map<string, string> {
  return new Map([
    [grammar, withKeys(readFileSync(join(root, grammar), 'utf8'))],
    [snippets, withLines(readFileSync(join(root, snippets), 'utf8'))],
  ]);
}

/** What the schema of `seedbed.yaml` says of them. */
export function describeFields(schema: Schema): void {
  const { fields } = schema.properties;
  const keys = builtInFields.map(({ key }) => `\`${key}\``);
  fields.description = `Fields that a header may have beyond ${listOf(keys)}, in their order, and what is different about these.`;
  fields.properties = Object.fromEntries(
    builtInFields.map(({ key, type }) => [
      key,
      { $ref: `#/definitions/${type === 'url' ? 'builtInUrlField' : 'builtInField'}` },
    ]),
  );
  const optional = builtInFields.filter(({ required }) => !required).map(({ key }) => `\`${key}\``);
  schema.definitions.builtInRequired.description = `Whether every seed must have the field. Default: ${
    optional.length === 0 ? 'true' : `false for ${listOf(optional)}, else true`
  }.`;
}

/** The parts of the schema that follow from the fields. */
export interface Schema {
  readonly properties: { readonly fields: { description: string; properties: object } };
  readonly definitions: { readonly builtInRequired: { description: string } };
}

/** The rule of the grammar that colours a field of a type; none is as any other field. */
const ruleOf: Readonly<Partial<Record<FieldType, string>>> = {
  url: 'link',
  string: 'text',
  publisher: 'word',
  usage: 'word',
  enum: 'word',
  boolean: 'word',
  date: 'word',
  rank: 'rank',
  integer: 'rank',
  float: 'rank',
};

function withKeys(json: string): string {
  const parsed = JSON.parse(json);
  for (const rule of new Set(Object.values(ruleOf))) {
    const keys = builtInFields.filter(({ type }) => ruleOf[type] === rule).map(({ key }) => key);
    parsed.repository[rule].begin = `^(${keys.join('|')})[ \\t]*(:)(?=[ \\t]|$)`;
  }
  return JSON.stringify(parsed);
}

function withLines(json: string): string {
  const parsed = JSON.parse(json);
  const required = builtInFields.filter((field) => field.required);
  const [heading] = defaultConfiguration.body.headings;
  const lines = required.map((field, index) => `${field.key}: ${placeholderFor(field, index + 1)}`);
  parsed.Seed.body = ['---', ...lines, '---', `## ${heading}`, '$0'];
  return JSON.stringify(parsed);
}

/** What stands first where a value is to be typed. */
function placeholderFor({ type, values = [] }: BuiltInField, index: number): string {
  const choices = type === 'usage' ? defaultConfiguration.usages : values;
  if (choices.length > 0) return `\${${index}|${choices.map(({ value }) => value).join(',')}|}`;
  if (type === 'url') return `\${${index}:https://}`;
  return type === 'rank' ? `\${${index}:1}` : `$${index}`;
}

function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
