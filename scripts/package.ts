// Builds and packs the extension: node scripts/package.ts [FOLDER]
// Without FOLDER, seedbed-VERSION.vsix lands in the project's folder, and beside it its bill of materials, seedbed-VERSION.cdx.json.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { buildBundles } from './build/bundles.ts';
import { packExtension } from './build/pack.ts';
import { billOfMaterials } from './build/sbom.ts';
import { root } from './support/paths.ts';

/** Everybody who installs the extension downloads this many bytes; where there are more, something slipped in. */
const largestSize = 600_000;

const packagePath = join(process.argv[2] ?? root, `${manifest.name}-${manifest.version}.vsix`);
const inputs = await buildBundles();
await packExtension(packagePath);
const packed = readFileSync(packagePath);
writeFileSync(packagePath.replace(/\.vsix$/, '.cdx.json'), billOfMaterials(inputs, packed));
console.log(`${packagePath}\nsha256 ${createHash('sha256').update(packed).digest('hex')}`);
if (packed.length > largestSize) {
  console.error(`${packagePath} has ${packed.length} bytes; it may have ${largestSize}.`);
  process.exitCode = 1;
}
