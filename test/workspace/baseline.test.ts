// What the baseline has is a hint in an editor, as long as the baseline has it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrong } from '../support/corpus.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { expectAsFromScratch, watch } from '../support/workspace.ts';
import { runCli } from '../support/runCli.ts';

test('known problems are hints, and errors again when the baseline is gone', async (t) => {
  const folder = temporaryFolder(t, { 'seedbed.yaml': 'baseline: sub/known.json\n', 'sub/1.seed': wrong(1) });
  const watched = watch(folder);
  const severities = () => (watched.findings()['sub/1.seed'] ?? []).map(({ severity }) => severity);
  await watched.workspace.idle();
  assert.deepEqual(severities(), [1]);

  assert.equal((await runCli(folder, ['baseline'])).code, 0);
  await watched.disk('created sub/known.json');
  assert.deepEqual(severities(), [4]);
  assert.equal(watched.workspace.totals().error, 0);
  await expectAsFromScratch(folder, watched);

  watched.open('sub/1.seed', wrong(1));
  assert.deepEqual(severities(), [4]);
  watched.change('sub/1.seed', wrong(1).replace('candidat\n', 'usde\n'));
  assert.deepEqual(severities(), [1]);
  watched.close('sub/1.seed');

  folder.remove('sub/known.json');
  await watched.disk('deleted sub/known.json');
  assert.deepEqual(severities(), [1]);

  folder.write({ 'sub/known.json': 'broken' });
  await watched.disk('created sub/known.json');
  assert.equal(watched.problems()['seedbed.yaml'], 'bad-configuration');
});
