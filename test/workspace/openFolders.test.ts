// Which folders are open, and what documents that are in none of them have to do with each other.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { article } from '../support/article.ts';
import { memoryFolder } from '../support/memoryFolder.ts';
import { slowly, watch } from '../support/workspace.ts';

const twin = { 'a/b/1.seed': 'duplicate-url', 'a/2.seed': 'duplicate-url' };

suite('where no folder is open, documents', () => {
  test('are compared with each other, whichever is opened first', async () => {
    const folder = memoryFolder({});
    const { workspace, open, problems } = watch(folder, { roots: [], host: { fileSystem: folder.fileSystem } });
    open('a/b/1.seed', article(1));
    open('a/2.seed', article(2, { url: 1 }));
    await workspace.idle();
    assert.deepEqual(problems(), twin);
  });

  test('belong to the folder of those that are left when the others are closed', async () => {
    const folder = memoryFolder({});
    const { workspace, open, close } = watch(folder, { roots: [], host: { fileSystem: folder.fileSystem } });
    open('a/b/1.seed', article(1));
    open('a/2.seed', article(2));
    close('a/2.seed');
    await workspace.idle();
    assert.deepEqual(
      workspace.corpora().map(({ root }) => root),
      [folder.uriOf('a/b')],
    );
  });

  test('keep to it, whatever somebody asks about other files', async () => {
    const folder = memoryFolder({ 'readme.txt': '' });
    const { workspace, open } = watch(folder, { roots: [], host: { fileSystem: folder.fileSystem } });
    open('a/1.seed', article(1));
    assert.equal(await workspace.seed(folder.uriOf('readme.txt')), undefined);
    assert.deepEqual(
      workspace.corpora().map(({ root }) => root),
      [folder.uriOf('a')],
    );
  });

  test('have the problems of the configurations around them reported, as long as they are open', async () => {
    const folder = memoryFolder({ 'a/seedbed.yaml': 'usages: [', 'a/b/seedbed.yaml': 'rank: [' });
    const { open, close, problems } = watch(folder, { roots: [], host: { fileSystem: folder.fileSystem } });
    const known = { 'a/b/seedbed.yaml': 'bad-configuration', 'a/seedbed.yaml': 'bad-configuration' };
    for (let time = 0; time < 2; time++) {
      open('a/b/1.seed', article(1));
      assert.deepEqual(problems(), known);
      close('a/b/1.seed');
      assert.deepEqual(problems(), {});
    }
  });
});

test('a folder that is taken leaves nothing of the configurations above it', async () => {
  const folder = memoryFolder({ 'seedbed.yaml': 'usages: [', 'a/1.seed': article(1) });
  const { workspace, removeFolder, problems } = watch(folder, {
    roots: ['a'],
    host: { fileSystem: folder.fileSystem },
  });
  await workspace.idle();
  assert.deepEqual(problems(), { 'seedbed.yaml': 'bad-configuration' });
  removeFolder('a');
  assert.deepEqual(problems(), {});
});

test('a folder that is taken leaves nothing of its configuration when another one in it is open', async () => {
  const folder = memoryFolder({ 'a/seedbed.yaml': 'usages: [', 'a/b/seedbed.yaml': '' });
  const host = { fileSystem: folder.fileSystem };
  const { workspace, open, removeFolder, problems } = watch(folder, { roots: ['a'], host });
  await workspace.idle();
  open('a/b/seedbed.yaml', 'rank: [', 'yaml');
  const inner = { 'a/b/seedbed.yaml': 'bad-configuration' };
  assert.deepEqual(problems(), { ...inner, 'a/seedbed.yaml': 'bad-configuration' });
  removeFolder('a');
  assert.deepEqual(problems(), inner);
});

suite('a folder that is taken while', () => {
  const denied = () => {
    const folder = memoryFolder({ 'a/1.seed': article(1) });
    folder.deny('a', true);
    return folder;
  };

  test('it is listed is not counted among those that cannot be read', async () => {
    const folder = denied();
    const fileSystem = slowly(folder.fileSystem);
    let isListed: (() => void) | undefined;
    const host = {
      fileSystem: { ...fileSystem, list: (uri: string) => (isListed?.(), fileSystem.list(uri)) },
      sliceMilliseconds: 0,
    };
    const { workspace, removeFolder } = watch(folder, { roots: ['a'], host });
    isListed = () => removeFolder('a');
    await workspace.idle();
    assert.deepEqual([...workspace.coverage().unreadableFolders], []);
  });

  test('the configurations above it are read is no corpus', async () => {
    const folder = memoryFolder({});
    const host = { fileSystem: slowly(folder.fileSystem) };
    const { workspace, open, removeFolder } = watch(folder, { host });
    open('a/1.seed', article(1));
    removeFolder('');
    await workspace.idle();
    assert.deepEqual(
      workspace.corpora().map(({ root }) => root),
      [folder.uriOf('a')],
    );
  });
});

test('a cancelled scan leaves nothing unread when all folders are taken, and all is read again', async () => {
  const folder = memoryFolder({ 'a/1.seed': article(1), 'a/b/2.seed': article(2) });
  const { workspace, removeFolder } = watch(folder, { roots: ['a'], host: { fileSystem: folder.fileSystem } });
  await workspace.idle();
  removeFolder('a');
  workspace.cancelScan();
  await workspace.idle();
  workspace.rescan();
  await workspace.idle();
  assert.deepEqual(workspace.coverage().unread, { files: 0, folders: 0 });
  assert.equal(workspace.coverage().checked, 0);
});

test('a seedbed.yaml counts as it is typed, although the baseline that it named before takes its time', async () => {
  const folder = memoryFolder({ 'seedbed.yaml': 'bbases: known.json\n', 'a/1.seed': article(1) });
  const host = { fileSystem: slowly(folder.fileSystem) };
  const { workspace, open, change, problems } = watch(folder, { roots: ['a'], host });
  await workspace.idle();
  open('seedbed.yaml', 'bbases: known.json\n', 'yaml');
  change('seedbed.yaml', 'bases: known.json\n');
  await workspace.idle();
  assert.deepEqual(problems(), { 'seedbed.yaml': 'bad-configuration' });
});
