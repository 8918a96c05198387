// What comes in the place of something else, of which only the path is told, and that it changed.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { article } from '../support/article.ts';
import { memoryFolder } from '../support/memoryFolder.ts';
import { watch } from '../support/workspace.ts';

const twins = { 'a/1.seed': article(1), 'b/2.seed': article(2, { url: 1 }) };
const twinsKnown = { 'a/1.seed': 'duplicate-url', 'b/2.seed': 'duplicate-url' };

/** A workspace on a folder in memory, which has read all of it. */
async function watching(files: Readonly<Record<string, string>>) {
  const folder = memoryFolder(files);
  const watched = watch(folder, { host: { fileSystem: folder.fileSystem } });
  await watched.workspace.idle();
  return { folder, ...watched };
}

suite('in the place', () => {
  test('of a folder, a link is not followed', async () => {
    const { folder, disk, problems } = await watching({ ...twins, 'b/1.seed': article(3) });
    assert.deepEqual(problems(), twinsKnown);
    folder.remove('b');
    folder.link('b', 'a');
    await disk('changed b');
    assert.deepEqual(problems(), {});
  });

  test('of a seed, a folder is looked into', async () => {
    const { folder, disk, problems } = await watching(twins);
    folder.remove('b/2.seed');
    folder.write({ 'b/2.seed/3.seed': article(3, { url: 1 }) });
    await disk('changed b/2.seed');
    assert.deepEqual(problems(), { 'a/1.seed': 'duplicate-url', 'b/2.seed/3.seed': 'duplicate-url' });
  });

  test('of a folder, a seed is read', async () => {
    const { folder, disk, problems } = await watching({ ...twins, 'c.seed/3.seed': article(3) });
    folder.remove('c.seed');
    folder.write({ 'c.seed': article(4, { url: 1 }) });
    await disk('changed c.seed');
    assert.deepEqual(problems(), { ...twinsKnown, 'c.seed': 'duplicate-url' });
  });

  test('of a seedbed.yaml that is open, a folder is looked into', async () => {
    const { folder, disk, open, problems } = await watching({ ...twins, 'seedbed.yaml': '' });
    open('seedbed.yaml', '', 'yaml');
    folder.rename('b', 'seedbed.yaml');
    await disk('deleted b', 'changed seedbed.yaml');
    assert.deepEqual(problems(), { 'a/1.seed': 'duplicate-url', 'seedbed.yaml/2.seed': 'duplicate-url' });
  });

  test('of a folder that only a document has asked for, another configuration rules the document', async () => {
    const { folder, disk, open, problems } = await watching({ '.gitignore': '/b\n', ...twins });
    open('b/2.seed', article(2));
    assert.deepEqual(problems(), {});
    folder.remove('b');
    folder.write({ 'b/seedbed.yaml': 'usages: [used]\n' });
    await disk('changed b');
    assert.deepEqual(problems(), { 'b/2.seed': 'unknown-usage' });
  });
});

test('in a folder that may not be looked into any more, no configuration is missed', async () => {
  const { folder, workspace, disk, problems } = await watching({ 'a/seedbed.yaml': '', ...twins });
  folder.deny('a', true);
  await disk('changed a', 'deleted a/seedbed.yaml');
  assert.deepEqual(problems(), {});
  assert.deepEqual([...workspace.coverage().unreadableFolders], [[folder.uriOf('a'), 'not permitted']]);
});

test('another configuration is news, although it finds the same', async () => {
  const folder = memoryFolder({ 'a/1.seed': article(1) });
  let told = 0;
  const host = { fileSystem: folder.fileSystem, onIndexChanged: () => told++ };
  const { workspace, disk } = watch(folder, { host });
  await workspace.idle();
  told = 0;
  folder.write({ 'seedbed.yaml': 'publishers: {ap: {name: The AP}}\n' });
  await disk('created seedbed.yaml');
  assert.ok(told > 0);
});

test('a document whose file is gone was changed on disk at no time', async () => {
  const { folder, workspace, disk, open } = await watching(twins);
  open('a/1.seed', article(1));
  assert.notEqual(workspace.modified(folder.uriOf('a/1.seed')), undefined);
  folder.remove('a/1.seed');
  await disk('deleted a/1.seed');
  assert.equal(workspace.modified(folder.uriOf('a/1.seed')), undefined);
});
