// Builds and packs the extension and the command line: node scripts/package.ts [FOLDER]
// Without FOLDER, seedbed-VERSION.vsix lands in the project's folder, beside it its bill of materials,
// seedbed-VERSION.cdx.json, and seedbed-VERSION.tgz, the command line as a package for npm.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { buildBundles } from './build/bundles.ts';
import { packExtension } from './build/pack.ts';
import { packCommandLine } from './build/packNpm.ts';
import { billOfMaterials } from './build/sbom.ts';
import { root } from './support/paths.ts';

/** Everybody who installs a package downloads this many bytes; where there are more, something slipped in. */
const largest = { vsix: 600_000, tgz: 1_000_000 };

const folder = resolve(process.argv[2] ?? root);
const packagePath = join(folder, `${manifest.name}-${manifest.version}.vsix`);
const inputs = await buildBundles();
await packExtension(packagePath);
report(packagePath, largest.vsix);
writeFileSync(packagePath.replace(/\.vsix$/, '.cdx.json'), billOfMaterials(inputs, readFileSync(packagePath)));
report(await packCommandLine(folder), largest.tgz);

function report(path: string, most: number): void {
  const packed = readFileSync(path);
  console.log(`${path}\nsha256 ${createHash('sha256').update(packed).digest('hex')}`);
  if (packed.length <= most) return;
  console.error(`${path} has ${packed.length} bytes; it may have ${most}.`);
  process.exitCode = 1;
}
