// Builds and packs the extension: node scripts/package.ts [FOLDER]
// Without FOLDER, seedbed-VERSION.vsix lands in the project's folder.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { buildBundles } from './build/bundles.ts';
import { packExtension } from './build/pack.ts';
import { root } from './support/paths.ts';

/** Everybody who installs the extension downloads this many bytes; where there are more, something slipped in. */
const largestSize = 600_000;

const packagePath = join(process.argv[2] ?? root, `${manifest.name}-${manifest.version}.vsix`);
await buildBundles();
await packExtension(packagePath);
const { size } = statSync(packagePath);
console.log(`${packagePath}\nsha256 ${createHash('sha256').update(readFileSync(packagePath)).digest('hex')}`);
if (size > largestSize) {
  console.error(`${packagePath} has ${size} bytes; it may have ${largestSize}.`);
  process.exitCode = 1;
}
