import { globSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/paths.ts';
import { run } from '../support/run.ts';
import { temporaryFolder } from '../support/lifetime.ts';
import { installExtension, type ServerOptions } from './server.ts';

/** Builds and packs the extension, and installs it as a user would. */
export async function installSeedbed(options: ServerOptions): Promise<void> {
  const folder = temporaryFolder();
  await run(process.execPath, [join(root, 'scripts/package.ts'), folder]);
  for (const vsix of globSync(join(folder, '*.vsix'))) await installExtension(vsix, options);
}
