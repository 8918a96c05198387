import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };
import { filesWithVersion, withVersion } from '../../scripts/release/pinnedVersions.ts';
import { missingForRegistries } from '../../scripts/release/readiness.ts';

const root = path.resolve(import.meta.dirname, '../..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
const repository = { type: 'git', url: 'https://github.com/example/seedbed.git' };

suite('what registries need', () => {
  test('is there, except for the address of the repository', () => {
    assert.deepEqual(missingForRegistries({ manifest: { ...manifest, repository }, readme }), []);
  });

  test('a repository, since README.md has pictures', () => {
    assert.deepEqual(missingForRegistries({ manifest: { ...manifest, repository: {} }, readme: '![a](docs/a.png)' }), [
      'package.json has no “repository”: the registries link to it.',
      'Without it nobody sees these pictures of README.md: docs/a.png.',
    ]);
    const elsewhere = { ...manifest, repository: { url: 'https://example.com/seedbed.git' } };
    assert.match(missingForRegistries({ manifest: elsewhere, readme })[0]!, /^“https:\/\/example\.com/);
  });

  test('pictures that the Marketplace shows', () => {
    const pictures = '![a](a.svg)\n![b](http://example.com/b.png)\n![c](https://example.com/c.png)';
    assert.deepEqual(missingForRegistries({ manifest: { ...manifest, repository }, readme: pictures }), [
      'a.svg in README.md is SVG, which the Marketplace refuses.',
      'http://example.com/b.png in README.md does not come by https.',
    ]);
  });
});

suite('a new version', () => {
  test('is named by the hooks and the pipelines, too', () => {
    assert.equal(
      withVersion('npx seedbed@0.1.0 check\nOWNER/seedbed@v0.1.0', '1.2.3'),
      'npx seedbed@1.2.3 check\nOWNER/seedbed@v1.2.3',
    );
    for (const file of filesWithVersion) {
      const text = readFileSync(path.join(root, file), 'utf8');
      assert.equal(withVersion(text, manifest.version), text, file);
    }
    assert.throws(() => withVersion('npx seedbed check', '1.2.3'), /No version/);
  });
});
