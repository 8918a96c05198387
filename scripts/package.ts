// Builds and packs the extension: node scripts/package.ts [FOLDER]
// Without FOLDER, seedbed-VERSION.vsix lands in the project's folder.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import manifest from '../package.json' with { type: 'json' };
import { buildBundles } from './build/bundles.ts';
import { root } from './support/paths.ts';

/** Everybody who installs the extension downloads this many bytes; where there are more, something slipped in. */
const largestSize = 600_000;

const packagePath = join(process.argv[2] ?? root, `${manifest.name}-${manifest.version}.vsix`);
await buildBundles();
await createVSIX({
  cwd: root,
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
const { size } = statSync(packagePath);
if (size > largestSize) {
  console.error(`${packagePath} has ${size} bytes; it may have ${largestSize}.`);
  process.exitCode = 1;
}
