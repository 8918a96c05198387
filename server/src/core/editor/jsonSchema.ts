/** The part of JSON Schema (draft 7) that the schema of `seedbed.yaml` uses. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** A step into a value: the key of a mapping, or into any item of a list. */
export type SchemaStep = string;

/** The step into a list. No key has a line break. */
export const anItem: SchemaStep = '\n';

/** How deep alternatives and references may be in each other. */
const deepest = 10;

/** What a schema says of the value at a path: all alternatives, those that come first before those that they refer to. */
export function schemasAt(root: JsonSchema, path: readonly SchemaStep[]): readonly JsonSchema[] {
  let schemas = alternatives(root, root);
  for (const step of path) {
    schemas = schemas.flatMap((schema) => childrenOf(schema, step)).flatMap((child) => alternatives(child, root));
  }
  return schemas;
}

/** All patterns of the schema are those of one kind of keys. */
function childrenOf(
  { properties, patternProperties = {}, additionalProperties, items }: JsonSchema,
  step: SchemaStep,
): readonly JsonSchema[] {
  if (step === anItem) return items ? [items] : [];
  const known = properties && Object.hasOwn(properties, step) ? properties[step] : undefined;
  if (known) return [known];
  const byPattern = Object.values(patternProperties);
  if (byPattern.length > 0) return byPattern;
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}

function alternatives(schema: JsonSchema, root: JsonSchema, depth = 0): readonly JsonSchema[] {
  if (depth > deepest) return [];
  const name = /^#\/definitions\/(\w+)$/.exec(schema.$ref ?? '')?.[1];
  const referred = name === undefined ? undefined : root.definitions?.[name];
  const others = [...(referred ? [referred] : []), ...(schema.allOf ?? []), ...(schema.anyOf ?? [])];
  return [schema, ...others.flatMap((other) => alternatives(other, root, depth + 1))];
}
