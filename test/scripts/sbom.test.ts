import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billOfMaterials } from '../../scripts/build/sbom.ts';

interface Bill {
  readonly metadata: { readonly component: { readonly hashes: readonly object[] } };
  readonly components: readonly {
    readonly name: string;
    readonly purl?: string;
    readonly hashes?: readonly { readonly content: string }[];
  }[];
}

test('the bill of materials names each package that is bundled, with its hash, and the data in it', () => {
  const inputs = ['node_modules/tldts/a.js', 'node_modules/yaml/a.js', 'node_modules/tldts/b.js', 'server/src/c.ts'];
  const text = billOfMaterials(inputs, Buffer.from('package'));
  assert.equal(text, billOfMaterials(inputs, Buffer.from('package')));
  const { components, metadata } = JSON.parse(text) as Bill;
  assert.deepEqual(
    components.map(({ name }) => name),
    ['tldts', 'yaml', 'Public Suffix List, as the package tldts holds it'],
  );
  for (const { purl, hashes } of components.slice(0, 2)) {
    assert.match(purl!, /^pkg:npm\/[a-z]+@\d+\.\d+\.\d+$/);
    assert.match(hashes![0]!.content, /^[0-9a-f]{128}$/);
  }
  assert.equal(metadata.component.hashes.length, 1);
});
