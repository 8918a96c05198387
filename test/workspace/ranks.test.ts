import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planRanks } from '../../server/src/workspace/index.ts';
import { article } from '../support/article.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { watch } from '../support/workspace.ts';

test('ranks are not planned while some of them are not known', async (t) => {
  const folder = temporaryFolder(t, { '1.seed': article(5), '2.seed': article(7) });
  const { workspace, open } = watch(folder);
  const batch = { yieldToEvents: () => Promise.resolve(), isCancelled: () => false, onInternalError: assert.ifError };
  const plan = () => planRanks(workspace, { kind: 'renumber', uri: folder.uriOf('1.seed') }, batch);
  open('1.seed', article(5));
  assert.match((await plan()).refusal ?? '', /^Seedbed has not read all seeds/, 'the scan has not begun');
  workspace.cancelScan();
  await workspace.idle();
  assert.match((await plan()).refusal ?? '', /^Seedbed has not read all seeds/, 'it was cancelled');
  workspace.rescan();
  await workspace.idle();
  assert.deepEqual(await plan(), {
    kept: [],
    ranks: [
      { uri: folder.uriOf('1.seed'), rank: 1 },
      { uri: folder.uriOf('2.seed'), rank: 2 },
    ],
  });
});
