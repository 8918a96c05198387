import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundledLicenses } from '../../scripts/build/licenses.ts';

test('the licences name each package once, and that of the data in it', () => {
  const text = bundledLicenses(['node_modules/tldts/dist/a.js', 'node_modules/tldts/dist/b.js', 'server/src/c.ts']);
  assert.equal(text.match(/^tldts \d/gm)?.length, 1);
  assert.match(text, /The above copyright notice and this permission notice/);
  assert.match(text, /Public Suffix List[^]*Mozilla Public License, v\. 2\.0/);
});
