import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../support/paths.ts';
import { bundledPackages } from './licenses.ts';

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version: string; readonly license: string; readonly integrity: string }>
  >;
}

/**
 * The software bill of materials of a package (CycloneDX 1.6, as JSON): what the bundles took in, as the lock file has it. It
 * says nothing of the time and the place, so that the same sources make the same one.
 * @param inputs the files that the bundles were made of, paths from the project's folder.
 * @param packed the bytes of the package.
 */
export function billOfMaterials(inputs: readonly string[], packed: Uint8Array): string {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const components = bundledPackages(inputs).map((folder) => componentOf(folder, lock));
  const { name, version, license } = manifest;
  const ref = `${name}@${version}`;
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': ref,
        name,
        version,
        licenses: [{ license: { id: license } }],
        hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(packed).digest('hex') }],
      },
    },
    components: [...components, publicSuffixList],
    dependencies: [{ ref, dependsOn: [...components.map((each) => each['bom-ref']), publicSuffixList['bom-ref']] }],
  };
  return `${JSON.stringify(bill, undefined, 2)}\n`;
}

function componentOf(folder: string, { packages }: Lock) {
  // The folder may be a link to one elsewhere.
  const locked = packages[folder.slice(folder.indexOf('node_modules/'))];
  if (!locked) throw new Error(`${folder} is bundled, and is not in package-lock.json.`);
  const { version, license, integrity } = locked;
  const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const [algorithm, hash = ''] = integrity.split('-');
  if (algorithm !== 'sha512') throw new Error(`${folder} has no SHA-512 in package-lock.json.`);
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    licenses: [{ license: { id: license } }],
    hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }],
  };
}

/** Data that `tldts` holds, under a licence of its own. */
const publicSuffixList = {
  type: 'data',
  'bom-ref': 'public-suffix-list',
  name: 'Public Suffix List, as the package tldts holds it',
  licenses: [{ license: { id: 'MPL-2.0' } }],
  externalReferences: [{ type: 'distribution', url: 'https://publicsuffix.org/list/public_suffix_list.dat' }],
};
