// What people write for a check of front matter: a YAML parser, and a JSON Schema that each header is held against.
// node frontMatter.mjs js-yaml|yaml FOLDER [SCHEMA.json]

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { schema } from './schema.mjs';

const [, , parser, folder, ownSchema] = process.argv;
const parse = parser === 'yaml' ? (await import('yaml')).parse : (await import('js-yaml')).load;
const validate = new Ajv({ allErrors: true }).compile(
  ownSchema === undefined ? schema : JSON.parse(readFileSync(ownSchema, 'utf8')),
);

let problems = 0;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath, entry.name);
  for (const message of check(readFileSync(path, 'utf8'))) {
    problems++;
    process.stdout.write(`${path}: ${message}\n`);
  }
}
process.exitCode = problems > 0 ? 1 : 0;

function check(text) {
  const header = /^---\r?\n([\s\S]*?)^---\r?$/m.exec(text)?.[1];
  if (header === undefined) return ['no front matter'];
  try {
    return validate(parse(header)) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`);
  } catch (error) {
    return [error.message];
  }
}
