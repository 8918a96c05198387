import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { root } from '../support/paths.ts';

/** A corpus as all tools are given it. */
export interface GivenCorpus {
  readonly name: string;
  /** With nothing in it but its texts: the `seedbed.yaml` that fits them is in the folder above. */
  readonly folder: string;
  readonly files: number;
  /** A JSON Schema that asks for the same; undefined where that of the benchmark's own seeds does. */
  readonly schema?: string;
}

/**
 * Copies the texts of a folder into a folder of the benchmark. The fields that at least five headers have are declared, so
 * that no tool does much else than write that there are fields that it does not know; a `seedbed.yaml` of its own counts
 * in place of that.
 */
export function copyCorpus(from: string): GivenCorpus {
  const name = basename(resolve(from));
  const home = join(root, '.bench/given', name);
  const folder = join(home, 'texts');
  rmSync(home, { recursive: true, force: true });
  const counts = new Map<string, number>();
  let files = 0;
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !endings.has(extname(entry.name))) continue;
    const source = join(entry.parentPath, entry.name);
    const target = join(folder, relative(from, source));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target);
    files++;
    for (const key of keysOf(readFileSync(source, 'utf8'))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  if (files === 0) throw new Error(`There are no texts in ${from}`);
  const keys = [...counts].filter(([, count]) => count >= 5).map(([key]) => key);
  const own = join(from, 'seedbed.yaml');
  writeFileSync(join(home, 'seedbed.yaml'), existsSync(own) ? readFileSync(own) : configurationFor(keys));
  const schema = join(home, 'schema.json');
  writeFileSync(schema, JSON.stringify(schemaFor(keys)));
  return { name, folder, files, schema };
}

const endings: ReadonlySet<string> = new Set(['.md', '.markdown', '.txt', '.seed']);
const builtIn = ['url', 'title', 'publisher', 'usage', 'initial_rank'];

function keysOf(text: string): ReadonlySet<string> {
  const header = /^\uFEFF?---\r?\n([\s\S]*?)^---\r?$/m.exec(text)?.[1] ?? '';
  return new Set(Array.from(header.matchAll(/^([A-Za-z_][\w-]{0,63}):(?=[ \r\n])/gm), ([, key]) => key!));
}

function configurationFor(keys: readonly string[]): string {
  const further = keys.filter((key) => !builtIn.includes(key));
  return [
    `seeds: { include: [${[...endings].map((ending) => `'**/*${ending}'`).join(', ')}] }`,
    'fields:',
    ...builtIn.map((key) => `  ${key}: { required: false }`),
    ...further.map((key) => `  ${key}: { type: [string, integer, float, boolean, date, list, mapping], empty: true }`),
    'rules: { field-order: off }',
    'body: { headings: [] }\n',
  ].join('\n');
}

function schemaFor(keys: readonly string[]): object {
  const any = { type: ['string', 'number', 'boolean', 'null', 'array', 'object'] };
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...Object.fromEntries(keys.map((key) => [key, any])),
      url: { type: 'string' },
      title: { type: 'string', minLength: 1 },
    },
  };
}
