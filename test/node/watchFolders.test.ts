import assert from 'node:assert/strict';
import { syncBuiltinESMExports } from 'node:module';
import { test } from 'node:test';
import { watchFolders } from '../../server/src/node/watchFolders.ts';
import type { FileChange } from '../../server/src/workspace/index.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

test('a changed file that may not be looked at is told of as one that is gone', async (t) => {
  const folder = temporaryFolder(t);
  const changes = new Promise<readonly FileChange[]>((changed) => {
    const watcher = watchFolders(changed, () => {});
    t.after(() => watcher.close());
    watcher.watch(folder.uri);
  });
  folder.write({ 'a.txt': '' });
  t.mock.method(process.getBuiltinModule('node:fs'), 'lstatSync', () => {
    throw Object.assign(new Error('permission denied'), { code: 'EACCES' });
  });
  syncBuiltinESMExports();
  t.after(() => {
    t.mock.restoreAll();
    syncBuiltinESMExports();
  });
  assert.deepEqual(await changes, [{ uri: folder.uriOf('a.txt'), kind: 'deleted' }]);
});
