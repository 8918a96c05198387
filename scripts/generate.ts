import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import * as commandLine from './generate/commandLine.ts';
import * as fields from './generate/fields.ts';
import * as publishers from './generate/publishers.ts';
import * as rulePages from './generate/rulePages.ts';
import { root } from './support/paths.ts';

/**
 * Writes the files that follow from others: `npm run generate`. With `--check`, writes nothing and fails where one is
 * stale; with `--refresh-publishers`, first takes over the list of publishers from the folder shared with other tools.
 */
interface Generator {
  /** Files by their path from the project's folder, with `/`. Throws an Error whose message is one clear sentence. */
  generate(): Map<string, string> | Promise<Map<string, string>>;
}

const generators: readonly Generator[] = [fields, publishers, rulePages, commandLine];

const { values: options } = parseArgs({
  options: { check: { type: 'boolean', default: false }, 'refresh-publishers': { type: 'boolean', default: false } },
});

try {
  if (options['refresh-publishers']) publishers.refresh();
  const files = (await Promise.all(generators.map(async (generator) => generator.generate()))).flatMap((map) => [
    ...map,
  ]);
  const stale = (await Promise.all(files.map(ifStale))).filter((file) => file !== undefined);
  if (options.check && stale.length > 0) {
    throw new Error(`Stale: ${stale.map(([path]) => path).join(', ')}. Run “npm run generate”.`);
  }
  for (const [path, content] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    console.log(`Wrote ${path}.`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** The file as it should be, formatted, unless it is so already. */
async function ifStale([path, raw]: readonly [string, string]): Promise<readonly [string, string] | undefined> {
  const absolute = join(root, path);
  const content = await format(raw, { ...(await resolveConfig(absolute)), filepath: absolute });
  return content === readIfThere(absolute) ? undefined : [path, content];
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
