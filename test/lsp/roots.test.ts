import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import type { InitializeParams } from 'vscode-languageserver-protocol';
import type { SeedTreeNode } from '../../server/src/core/index.ts';
import { findRoot } from '../../server/src/lsp/roots.ts';
import { nodeFileSystem } from '../../server/src/node/fileSystem.ts';
import { other, seed } from '../support/seed.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.ts';
import { TestClient } from './client.ts';

const [open, closed] = ['week/001_00000000000000aa.txt', 'week/002_00000000000000bb.txt'] as const;
const files = { [open]: seed('usage: candidat'), [closed]: other(2, 'usage: candidax\ninitial_rank: 5') };

type SaysOfRoots = (folder: TemporaryFolder) => Partial<InitializeParams>;
const noRoot: SaysOfRoots = () => ({ rootUri: null, workspaceFolders: null });

suite('the folder that a client has open', () => {
  const spellings: Readonly<Record<string, SaysOfRoots>> = {
    'one of workspaceFolders': ({ uri }) => ({ rootUri: null, workspaceFolders: [{ uri, name: 'seeds' }] }),
    rootUri: ({ uri }) => ({ rootUri: uri }),
    'rootUri beside empty workspaceFolders': ({ uri }) => ({ rootUri: uri, workspaceFolders: [] }),
    rootPath: ({ path }) => ({ rootPath: path, rootUri: null }),
    'rootPath beside empty workspaceFolders': ({ path }) => ({ rootPath: path, rootUri: null, workspaceFolders: [] }),
  };
  for (const [name, roots] of Object.entries(spellings)) {
    test(`may be told as ${name}`, async (t) => {
      const client = await TestClient.start(t, files, { roots });
      await client.findings(closed, ['unknown-usage']);
    });
  }
});

test('the paths of seeds begin with the name of their folder when another one is opened, be it empty', async (t) => {
  const client = await TestClient.start(t, files, { capabilities: { workspace: { workspaceFolders: true } } });
  const folders = async () => {
    const nodes = await client.request<SeedTreeNode[]>('seedbed/tree', { groupBy: 'none' });
    return nodes.map((node) => node.kind === 'seed' && node.folder);
  };
  await client.findings(closed, ['unknown-usage']);
  assert.deepEqual(await folders(), ['week', 'week']);
  const added = [{ uri: client.folder.uriOf('week/later'), name: 'later' }];
  await client.notify('workspace/didChangeWorkspaceFolders', { event: { added, removed: [] } });
  assert.deepEqual(await folders(), ['seeds/week', 'seeds/week']);
});

suite('where a client has no folder open', () => {
  for (const marker of ['seedbed.yaml', '.git/HEAD']) {
    test(`the folder of the nearest ${marker} above the first seed is served`, async (t) => {
      const client = await TestClient.start(t, { ...files, [marker]: '' }, { roots: noRoot });
      await client.open(open);
      await client.findings(closed, ['unknown-usage']);
    });
  }

  test('a setting leaves it at the open file', async (t) => {
    const initializationOptions = { findRoot: false };
    const client = await TestClient.start(
      t,
      { ...files, 'seedbed.yaml': '' },
      { roots: noRoot, initializationOptions },
    );
    await client.open(open);
    await client.findings(open, ['unknown-usage']);
    await client.request('seedbed/rescan');
    assert.equal(client.published(closed), undefined);
  });

  test('a file that is no seed has nothing served around it', async (t) => {
    const client = await TestClient.start(t, { ...files, '.git/HEAD': '', 'notes.py': '' }, { roots: noRoot });
    await client.open('notes.py', '', 'python');
    await client.request('seedbed/rescan');
    assert.equal(client.published(closed), undefined);
  });

  test('neither the home folder nor one above it is meant, nor a folder that is not on this machine', async (t) => {
    const found = (marker: string, home: string | undefined) => rootIn(t, marker, home);
    assert.equal(await found('home/me/.git/HEAD', undefined), 'home/me');
    assert.equal(await found('home/me/.git/HEAD', 'home/me'), undefined);
    assert.equal(await found('home/seedbed.yaml', 'home/me'), undefined);
    assert.equal(await found('home/me/seeds/seedbed.yaml', 'home/me'), 'home/me/seeds');
    assert.equal(await findRoot(nodeFileSystem, 'untitled:Untitled-1', undefined), undefined);
  });
});

/** The root around a seed in `home/me/seeds/week`, in a folder with one marker. */
async function rootIn(t: TestContext, marker: string, home: string | undefined): Promise<string | undefined> {
  const folder = temporaryFolder(t, { [marker]: '', 'home/me/seeds/week/a.seed': '' });
  const seedUri = folder.uriOf('home/me/seeds/week/a.seed');
  const root = await findRoot(nodeFileSystem, seedUri, home === undefined ? undefined : folder.uriOf(home));
  return root?.slice(folder.uri.length + 1);
}
