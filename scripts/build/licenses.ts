import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/paths.ts';

/** The licences of the packages whose files, paths from the project's folder, a bundle took in. */
export function bundledLicenses(inputs: readonly string[]): string {
  const heading = 'Seedbed contains parts of these packages.\n';
  return [heading, ...bundledPackages(inputs).map(licenseOf)].join('\n');
}

/** The folders of the packages whose files a bundle took in, each once, in order. */
export function bundledPackages(inputs: readonly string[]): readonly string[] {
  const folders = inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

function licenseOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
  const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text =
    file === undefined ? `Licence: ${license}\n` : readFileSync(join(root, folder, file), 'utf8').trim() + '\n';
  return `${'-'.repeat(80)}\n${name} ${version}\n\n${text}${dataOf.get(name) ?? ''}`;
}

/** Data that a package has taken over from elsewhere, under a licence of its own. */
const dataOf: ReadonlyMap<string, string> = new Map([
  [
    'tldts',
    `
It contains the Public Suffix List, in another form. The list is at
https://publicsuffix.org/list/public_suffix_list.dat, and its source at https://github.com/publicsuffix/list.
It is subject to the terms of the Mozilla Public License, v. 2.0, which is at https://mozilla.org/MPL/2.0/.
`,
  ],
]);

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}
