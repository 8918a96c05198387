import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ApplyWorkspaceEditParams, ClientCapabilities, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { writeBaseline } from '../../server/src/core/index.ts';
import { seed } from '../support/seed.ts';
import { TestClient } from './client.ts';

const [a, b] = ['a/001_00000000000000aa.txt', 'a/002_00000000000000aa.txt'];
const different = (...paths: readonly string[]) =>
  `duplicates:\n  different:\n    - [${paths.join(', ')}] # two trains\n`;
/** Two seeds with one title and summary, which are different ones. */
const files = { 'seedbed.yaml': different(a, b), [a]: seed(), [b]: seed('url: https://apnews.com/article/b') };

const rename = (client: TestClient, ...renames: readonly (readonly [from: string, to: string])[]) => ({
  files: renames.map(([from, to]) => ({ oldUri: client.folder.uriOf(from), newUri: client.folder.uriOf(to) })),
});
const willRename = (client: TestClient, from: string, to: string) =>
  client.request<WorkspaceEdit | null>('workspace/willRenameFiles', rename(client, [from, to]));
const start: typeof TestClient.start = async (t, texts, options) => {
  const client = await TestClient.start(t, texts, options);
  await client.request('seedbed/rescan');
  return client;
};

suite('duplicates.different', () => {
  test('follows a seed, and a folder, that the client is about to rename', async (t) => {
    const client = await start(t, files, { capabilities: { workspace: { workspaceEdit: { documentChanges: true } } } });
    assert.deepEqual(client.initialized.capabilities.workspace?.fileOperations?.willRename, {
      filters: [{ pattern: { glob: '**/*' } }],
    });
    const edit = await willRename(client, a, 'c d/ü.txt');
    assert.deepEqual(client.applied(edit!), { 'seedbed.yaml': different('c d/ü.txt', b) });
    const folder = await willRename(client, 'a', 'week1');
    assert.deepEqual(client.applied(folder!), { 'seedbed.yaml': files['seedbed.yaml'].replaceAll('a/', 'week1/') });
  });

  test('is changed as it stands in the editor, and in the form that the client takes', async (t) => {
    const client = await start(t, files);
    await client.open('seedbed.yaml', `# Ours.\n${files['seedbed.yaml']}`, 'yaml');
    const edit = await willRename(client, a, 'a/003.txt');
    assert.deepEqual(client.applied(edit!), { 'seedbed.yaml': `# Ours.\n${different('a/003.txt', b)}` });
  });

  test('stays as it is where nothing of it is renamed, or leaves its folder', async (t) => {
    const client = await start(t, { ...files, 'other/seedbed.yaml': '', 'readme.txt': '' });
    for (const [from, to] of [
      ['readme.txt', 'a/readme.txt'],
      ['a/00', 'a/01'],
      [a, '../elsewhere.txt'],
      ['seedbed.yaml', 'a.yaml'],
    ] as const) {
      assert.equal(await willRename(client, from, to), null, from);
    }
  });

  test('is changed after the rename where the client does not ask before it', async (t) => {
    const applyEdit: ClientCapabilities = { workspace: { applyEdit: true } };
    const client = await start(t, files, { capabilities: applyEdit });
    const asked: ApplyWorkspaceEditParams[] = [];
    client.connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
      asked.push(params);
      return { applied: true };
    });
    await client.notify('workspace/didRenameFiles', rename(client, [a, 'a/003.txt'], [b, a]));
    await client.request('seedbed/rescan');
    assert.deepEqual(
      asked.map(({ edit }) => client.applied(edit)),
      [{ 'seedbed.yaml': different('a/003.txt', a) }],
    );
  });

  test('is changed once where the client asks before it', async (t) => {
    const capabilities = { workspace: { applyEdit: true, fileOperations: { willRename: true, didRename: true } } };
    const client = await start(t, files, { capabilities });
    client.connection.onRequest('workspace/applyEdit', () => assert.fail('It was asked before.'));
    assert.ok(await willRename(client, a, 'a/003.txt'));
    await client.notify('workspace/didRenameFiles', rename(client, [a, 'a/003.txt']));
    await client.request('seedbed/rescan');
  });
});

suite('The baseline', () => {
  const known = (...paths: readonly string[]) =>
    writeBaseline(paths.map((file) => ({ file, code: 'unknown-usage', field: 'usage', about: 'x' })));
  const configuration = 'baseline: known.json\n';

  test('follows a seed, and a folder, in one edit with seedbed.yaml', async (t) => {
    const both = { ...files, 'seedbed.yaml': configuration + different(a, b), 'known.json': known(a, a, b, 'z.txt') };
    const client = await start(t, both);
    assert.deepEqual(client.applied((await willRename(client, a, 'c d/ü.txt'))!), {
      'seedbed.yaml': configuration + different('c d/ü.txt', b),
      'known.json': known('c d/ü.txt', 'c d/ü.txt', b, 'z.txt'),
    });
    const folder = await willRename(client, 'a', 'week1');
    assert.equal(client.applied(folder!)['known.json'], both['known.json'].replaceAll('a/', 'week1/'));
  });

  test('stays as it is where it does not know the seed, and where it cannot be read', async (t) => {
    const client = await start(t, { 'seedbed.yaml': configuration, 'known.json': known('a.seed'), 'b.seed': seed() });
    assert.equal(await willRename(client, 'b.seed', 'c.seed'), null);
    client.folder.write({ 'known.json': '<<<<<<< ours\n' });
    await client.diskChanged(['changed', 'known.json']);
    assert.equal(await willRename(client, 'a.seed', 'c.seed'), null);
  });
});
