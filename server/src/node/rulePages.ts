import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { uriOfPath } from '../workspace/index.ts';

/**
 * The uri of the folder with a page for each rule that is installed beside the bundles, for clients that bring none; undefined
 * where it is not there, and where the server runs from its sources.
 */
export function installedRulePages(): string | undefined {
  if (typeof __dirname !== 'string') return undefined;
  const folder = join(__dirname, '..', 'docs', 'rules');
  return existsSync(folder) ? uriOfPath(folder) : undefined;
}
