import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { test } from 'node:test';
import { clean, wrong } from '../support/corpus.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { watch } from '../support/workspace.ts';

test('of a seed, the codes of what was found are remembered, and when its file was changed last', async (t) => {
  const folder = temporaryFolder(t, { '1.seed': clean(1), '2.seed': wrong(2) });
  const changed = new Date(Date.UTC(2001, 0));
  fs.utimesSync(folder.pathOf('2.seed'), changed, changed);
  const { workspace } = watch(folder);
  await workspace.idle();
  assert.deepEqual(workspace.codes(folder.uriOf('1.seed')), []);
  assert.deepEqual(workspace.codes(folder.uriOf('2.seed')), ['unknown-usage']);
  assert.deepEqual(workspace.ruleCounts(folder.uriOf('2.seed')), [
    { code: 'unknown-usage', severity: 'error', count: 1 },
  ]);
  assert.equal(workspace.modified(folder.uriOf('2.seed')), changed.getTime());
  assert.equal(workspace.modified(folder.uriOf('3.seed')), undefined);
});

test('two seeds with the same problems share what is remembered of them, whatever the seeds', async (t) => {
  const folder = temporaryFolder(t, { '1.seed': wrong(1), '2.seed': wrong(2) });
  const { workspace, change, open } = watch(folder);
  await workspace.idle();
  const [one, two] = ['1.seed', '2.seed'].map((file) => folder.uriOf(file)) as [string, string];
  assert.equal(workspace.codes(one), workspace.codes(two));
  open('1.seed', wrong(1));
  change('1.seed', clean(1));
  assert.deepEqual([workspace.codes(one), workspace.codes(two)], [[], ['unknown-usage']]);
});
