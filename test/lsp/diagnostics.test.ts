import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { clean, wrong } from '../support/corpus.ts';
import { TestClient } from './client.ts';

suite('findings over LSP', () => {
  test('come for every seed of the folder, open or not', async (t) => {
    const client = await TestClient.start(t, {
      '001_00000000000000aa.txt': wrong(1),
      'deep/down/002_00000000000000bb.txt': wrong(2),
      '003_00000000000000cc.txt': clean(3),
      'notes.txt': wrong(4),
    });
    const [finding] = await client.findings('001_00000000000000aa.txt', ['unknown-usage']);
    await client.findings('deep/down/002_00000000000000bb.txt', ['unknown-usage']);
    assert.equal(finding?.source, 'seedbed');
    assert.equal(finding.severity, 1);
    assert.deepEqual(client.codes('003_00000000000000cc.txt'), []);
    assert.deepEqual(client.codes('notes.txt'), []);
  });

  test('follow the typing, and say which version they are for', async (t) => {
    const client = await TestClient.start(t, { '001_00000000000000aa.txt': clean(1) });
    await client.open('001_00000000000000aa.txt');
    await client.type('001_00000000000000aa.txt', 'candidate', 'candidat');
    await client.findings('001_00000000000000aa.txt', ['unknown-usage']);
    assert.equal(client.published('001_00000000000000aa.txt')?.version, 2);
    await client.type('001_00000000000000aa.txt', 'candidat', 'used');
    await client.findings('001_00000000000000aa.txt', []);
  });

  test('are those of the disk again when a document is closed without being saved', async (t) => {
    const client = await TestClient.start(t, { '001_00000000000000aa.txt': wrong(1) });
    await client.findings('001_00000000000000aa.txt', ['unknown-usage']);
    await client.open('001_00000000000000aa.txt', clean(1));
    await client.findings('001_00000000000000aa.txt', []);
    await client.close('001_00000000000000aa.txt');
    await client.findings('001_00000000000000aa.txt', ['unknown-usage']);
    assert.equal(client.published('001_00000000000000aa.txt')?.version, undefined);
  });

  test('come again when a document is closed and opened at once, as an editor reloads it', async (t) => {
    const file = '001_00000000000000aa.txt';
    const client = await TestClient.start(t, { [file]: wrong(1) });
    await client.open(file);
    await client.findings(file, ['unknown-usage']);
    client.forget(file);
    await client.close(file);
    await client.open(file);
    await client.until(
      () => client.published(file)?.version === 1,
      () => 'nothing was told of the document that was opened again',
    );
    assert.deepEqual(client.codes(file), ['unknown-usage']);
  });

  test('are an empty list for a seed that is opened and has none, and nothing for what is no seed', async (t) => {
    const file = '001_00000000000000aa.txt';
    const client = await TestClient.start(t, { [file]: clean(1), 'notes.md': wrong(2) });
    await client.open('notes.md', undefined, 'markdown');
    await client.open(file);
    await client.findings(file, []);
    assert.equal(client.published(file)?.version, 1);
    assert.equal(client.published('notes.md'), undefined);
  });

  test('follow what happens on disk behind the back of the editor', async (t) => {
    const client = await TestClient.start(t, {
      'a/001_00000000000000aa.txt': wrong(1),
      'a/002_00000000000000bb.txt': wrong(2),
    });
    await client.findings('a/002_00000000000000bb.txt', ['unknown-usage']);

    client.folder.write({ 'a/001_00000000000000aa.txt': clean(1), 'a/003_00000000000000cc.txt': wrong(3) });
    await client.diskChanged(['changed', 'a/001_00000000000000aa.txt'], ['created', 'a/003_00000000000000cc.txt']);
    await client.findings('a/001_00000000000000aa.txt', []);
    await client.findings('a/003_00000000000000cc.txt', ['unknown-usage']);

    client.folder.rename('a', 'b');
    await client.notify('workspace/didRenameFiles', {
      files: [{ oldUri: client.folder.uriOf('a'), newUri: client.folder.uriOf('b') }],
    });
    await client.findings('a/003_00000000000000cc.txt', []);
    await client.findings('b/003_00000000000000cc.txt', ['unknown-usage']);

    client.folder.remove('b');
    await client.diskChanged(['deleted', 'b']);
    await client.findings('b/003_00000000000000cc.txt', []);
    await client.findings('b/002_00000000000000bb.txt', []);
  });

  test('follow seedbed.yaml, which has findings of its own', async (t) => {
    const client = await TestClient.start(t, {
      '001_00000000000000aa.txt': wrong(1),
      'seedbed.yaml': 'usages: [candidate]\n',
    });
    await client.findings('001_00000000000000aa.txt', ['unknown-usage']);
    await client.open('seedbed.yaml', undefined, 'yaml');
    await client.type('seedbed.yaml', '[candidate]', '[candidate, candidat]');
    await client.findings('001_00000000000000aa.txt', []);
    await client.type('seedbed.yaml', 'usages', 'usage');
    await client.findings('seedbed.yaml', ['bad-configuration']);
    await client.findings('001_00000000000000aa.txt', ['unknown-usage']);
  });

  test('of files that are not open can be switched off and on', async (t) => {
    const initializationOptions = { diagnostics: { closedFiles: false } };
    const files = { '001_00000000000000aa.txt': wrong(1), '002_00000000000000bb.txt': wrong(2) };
    const client = await TestClient.start(t, files, { initializationOptions });
    await client.open('001_00000000000000aa.txt');
    await client.findings('001_00000000000000aa.txt', ['unknown-usage']);
    await client.request('seedbed/rescan');
    assert.deepEqual(client.codes('002_00000000000000bb.txt'), []);

    await client.notify('workspace/didChangeConfiguration', {
      settings: { seedbed: { diagnostics: { closedFiles: true } } },
    });
    await client.findings('002_00000000000000bb.txt', ['unknown-usage']);

    await client.notify('workspace/didChangeConfiguration', {
      settings: { seedbed: { diagnostics: { closedFiles: false } } },
    });
    await client.findings('002_00000000000000bb.txt', []);
    await client.close('001_00000000000000aa.txt');
    await client.findings('001_00000000000000aa.txt', []);
    await client.open('001_00000000000000aa.txt');
    await client.findings('001_00000000000000aa.txt', ['unknown-usage']);
  });

  test('follow the folders that are open', async (t) => {
    const client = await TestClient.start(
      t,
      { '001_00000000000000aa.txt': wrong(1) },
      { capabilities: { workspace: { workspaceFolders: true } } },
    );
    await client.findings('001_00000000000000aa.txt', ['unknown-usage']);
    const folder = { uri: client.folder.uri, name: 'seeds' };
    await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
    await client.findings('001_00000000000000aa.txt', []);
    await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
    await client.findings('001_00000000000000aa.txt', ['unknown-usage']);
  });
});
