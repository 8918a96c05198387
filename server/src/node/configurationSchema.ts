import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The JSON Schema of `seedbed.yaml` as a text, from the folder beside that of the bundles, or, where the server runs from its
 * sources, from the working folder.
 * @throws where there is no such file.
 */
export function readConfigurationSchema(): string {
  const root = typeof __dirname === 'string' ? join(__dirname, '..') : process.cwd();
  return readFileSync(join(root, 'schemas', 'seedbed.schema.json'), 'utf8');
}
