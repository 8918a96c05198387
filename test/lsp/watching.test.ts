import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { suite, test, type TestContext } from 'node:test';
import { other, seed } from '../support/seed.ts';
import { TestClient } from './client.ts';

const [a, b] = ['week/001_00000000000000aa.txt', 'week/002_00000000000000bb.txt'] as const;
const wrong = other(2, 'usage: candidax\ninitial_rank: 5');

const isWindows = process.platform === 'win32';

/** A client that watches nothing, with one seed that has no problems. */
async function start(t: TestContext): Promise<TestClient> {
  const client = await TestClient.start(t, { [a]: seed() });
  await client.request('seedbed/rescan');
  return client;
}

suite('for a client that does not watch files, the server sees', () => {
  test('a seed that is new, changed, deleted', async (t) => {
    const client = await start(t);
    client.folder.write({ [b]: wrong });
    await client.findings(b, ['unknown-usage']);
    client.folder.write({ [b]: wrong.replace('candidax', 'candidate') });
    await client.findings(b, []);
    client.folder.write({ [b]: wrong });
    await client.findings(b, ['unknown-usage']);
    client.folder.remove(b);
    await client.findings(b, []);
  });

  test('a seed that is renamed', async (t) => {
    const client = await start(t);
    client.folder.write({ [b]: wrong });
    await client.findings(b, ['unknown-usage']);
    const renamed = 'week/003_00000000000000cc.txt';
    client.folder.rename(b, renamed);
    await client.findings(renamed, ['unknown-usage']);
    await client.findings(b, []);
  });

  test('a new folder, and one that was deleted and made again', async (t) => {
    const client = await start(t);
    const deep = 'month/week/002_00000000000000bb.txt';
    for (let time = 0; time < 2; time++) {
      client.folder.write({ [deep]: wrong });
      await client.findings(deep, ['unknown-usage']);
      client.folder.remove('month');
      await client.findings(deep, []);
      client.forget(deep);
    }
  });

  test('a folder in whose place is a link that leads to itself, and goes on', { skip: isWindows }, async (t) => {
    const client = await start(t);
    client.folder.write({ [b]: wrong });
    await client.findings(b, ['unknown-usage']);
    client.folder.remove('week');
    fs.symlinkSync('week', client.folder.pathOf('week'));
    await client.findings(b, []);
    client.folder.remove('week');
    client.folder.write({ [b]: wrong });
    await client.findings(b, ['unknown-usage']);
  });

  test('a new seedbed.yaml', async (t) => {
    const client = await start(t);
    client.folder.write({ 'seedbed.yaml': 'usages: [used]\n' });
    await client.findings(a, ['unknown-usage']);
  });

  test('a new seed that was saved and then closed', async (t) => {
    const client = await start(t);
    await client.open(b, wrong);
    client.folder.write({ [b]: wrong });
    await client.close(b);
    await client.findings(b, ['unknown-usage']);
  });
});

test('a client that watches files itself is left to do so', async (t) => {
  let watched = 0;
  const watchFolders = () => ({ watch: () => void watched++, keep: () => {}, close: () => {} });
  for (const dynamicRegistration of [true, false]) {
    const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration } } };
    const client = await TestClient.start(t, { [a]: seed() }, { capabilities, host: { watchFolders } });
    await client.request('seedbed/rescan');
    assert.equal(watched > 0, !dynamicRegistration);
  }
});

test('a folder that is taken is watched no more, nor what is in it', async (t) => {
  let kept: readonly string[] = [];
  const watchFolders = () => ({
    watch: () => {},
    keep: (folders: readonly string[]) => (kept = folders),
    close: () => {},
  });
  const client = await TestClient.start(
    t,
    { [a]: seed(), 'month/002_00000000000000bb.txt': wrong },
    {
      capabilities: { workspace: { workspaceFolders: true } },
      host: { watchFolders },
      roots: ({ uriOf }) => ({ workspaceFolders: ['week', 'month'].map((name) => ({ uri: uriOf(name), name })) }),
    },
  );
  const removed = [{ uri: client.folder.uriOf('month'), name: 'month' }];
  await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed } });
  await client.request('seedbed/rescan');
  assert.deepEqual(kept, [client.folder.uriOf('week')]);
});
