import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { stringify } from 'yaml';
import { ruleCodes } from '../../../server/src/core/index.ts';
import { readConfiguration } from '../../../server/src/core/schema/configuration.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly examples?: readonly unknown[];
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly $ref?: string;
}

const root: Schema = JSON.parse(readFileSync(new URL('../../../schemas/seedbed.schema.json', import.meta.url), 'utf8'));

/** Every schema that the root holds, with the path of keys to what it describes; `any` stands for a key of one's own. */
function* schemas(schema: Schema, path: readonly string[] = []): Generator<readonly [readonly string[], Schema]> {
  yield [path, schema];
  for (const [key, value] of Object.entries(schema.properties ?? {})) yield* schemas(value, [...path, key]);
  if (schema.additionalProperties) yield* schemas(schema.additionalProperties, [...path, 'any']);
  for (const part of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) yield* schemas(part, path);
  const definition = schema.$ref?.split('/').at(-1);
  if (definition) yield* schemas(root.definitions![definition]!, path);
}

/** What the reader says of a value at a path, in a configuration that says nothing else. */
function messages(path: readonly string[], value: unknown): string[] {
  const text = stringify(
    path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value),
    { aliasDuplicateObjects: false },
  );
  return readConfiguration(text, ruleCodes).problems.map(({ message }) => message);
}

function oneOf(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word}”`);
  return quoted.length < 2 ? quoted.join() : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}

test('every example of the schema is read without a problem', () => {
  for (const [path, { examples = [] }] of schemas(root)) {
    for (const example of examples) assert.deepEqual(messages(path, example), [], JSON.stringify(example));
  }
});

test('the schema knows the keys that the reader knows', () => {
  for (const [path, { properties, additionalProperties }] of schemas(root)) {
    if (!properties || additionalProperties !== false || path[0] === 'rules') continue;
    const expected = `“zzzzz” is not a key of “${path.join('.') || 'seedbed.yaml'}”. Use ${oneOf(Object.keys(properties))}.`;
    assert.deepEqual(messages(path, { zzzzz: 1 }), [expected]);
  }
  assert.deepEqual(Object.keys(root.properties?.['rules']?.properties ?? {}).toSorted(), ruleCodes.toSorted());
});

test('the schema knows the words that the reader knows', () => {
  for (const [path, { enum: words }] of schemas(root)) {
    if (!words) continue;
    const expected = `“${path.join('.')}” is “zzzzz”. Use ${oneOf(words.filter((word) => typeof word === 'string'))}.`;
    assert.deepEqual(messages(path, 'zzzzz'), [expected]);
    // There is nothing to choose from.
    for (const word of words) if (word !== 'enum') assert.deepEqual(messages(path, word), []);
  }
});

/** Keys whose text has a form that the schema does not say, or says by a pattern. */
const ofAForm: ReadonlySet<string> = new Set(['baseline', 'domains', 'key', 'limit', 'order']);

test('what the schema calls a switch, text or nothing is that to the reader', () => {
  for (const [path, { type }] of schemas(root)) {
    const types = new Set([type ?? []].flat());
    if (types.has('boolean'))
      for (const value of [true, false]) assert.deepEqual(messages(path, value), [], path.join());
    if (types.has('string') && !ofAForm.has(path.at(-1)!)) assert.deepEqual(messages(path, 'Text'), [], path.join());
    if (types.has('null')) assert.deepEqual(messages(path, null), [], path.join());
  }
});
