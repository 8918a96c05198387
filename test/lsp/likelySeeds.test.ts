import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LikelySeedFiles } from '../../server/src/protocol/index.ts';
import { seed } from '../support/seed.ts';
import { TestClient } from './client.ts';

test('files that look like seeds under other names are told, with a seedbed.yaml that includes them', async (t) => {
  const client = await TestClient.start(t, { 'a/harbour.md': seed(), 'a/notes.md': '', 'b/ferry.txt': seed() });
  await client.request('seedbed/rescan');
  const found = await client.request<LikelySeedFiles>('seedbed/likelySeeds');
  assert.equal(found.root, client.folder.uri);
  assert.deepEqual(found.paths, ['a/harbour.md', 'b/ferry.txt']);
  assert.deepEqual(found.patterns, ['**/*.txt', 'a/harbour.md']);
  client.folder.write({ 'seedbed.yaml': found.configuration });
  await client.request('seedbed/rescan');
  assert.equal(await client.request('seedbed/isSeed', { uri: client.folder.uriOf('a/harbour.md') }), true);
  assert.equal(await client.request('seedbed/likelySeeds'), null, 'seeds are no longer likely ones');
});

test('of very many files, some are looked into', async (t) => {
  const files = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${1000 + at}.md`, seed()]));
  const client = await TestClient.start(t, files);
  await client.request('seedbed/rescan');
  assert.equal((await client.request<LikelySeedFiles>('seedbed/likelySeeds')).paths.length, 200);
});
