import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Position } from 'vscode-languageserver-types';
import { linesOf, planRename, type RenamePlan } from '../../server/src/core/index.ts';
import { renameSeeds, type Batch } from '../../server/src/workspace/index.ts';
import { seed } from '../support/seed.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.ts';
import { watch, type WatchedWorkspace } from '../support/workspace.ts';

const [a, b, c] = ['101_00000000000000aa.txt', '102_00000000000000aa.txt', '103_00000000000000aa.txt'] as const;

suite('renaming in all seeds', () => {
  test('reads every seed as it is when its turn comes', async (t) => {
    const folder = temporaryFolder(t, { [a]: seed(), [b]: seed(), [c]: seed() });
    const watched = await scanned(folder);
    const plan = await planIn(watched, folder, a);
    folder.write({ [b]: seed('usage: used'), [c]: seed().replace('Harbour', 'Ferry') });
    const { edits, refused } = await renameSeeds(watched.workspace, plan, batch());
    assert.deepEqual(
      edits.map(({ uri, version }) => [uri, version]),
      [a, c].map((file) => [folder.uriOf(file), null]),
    );
    assert.deepEqual(refused, []);
  });

  test('leaves out, and tells, what is gone, cannot be read, or has a header that cannot be edited', async (t) => {
    const folder = temporaryFolder(t, { [a]: seed(), [b]: seed(), [c]: seed() });
    const watched = await scanned(folder);
    const plan = await planIn(watched, folder, a);
    folder.remove(a);
    folder.write({ [b]: seed('usage: "candidate'), [c]: new Uint8Array([0xff]) });
    const { edits, refused } = await renameSeeds(watched.workspace, plan, batch());
    assert.deepEqual(edits, []);
    assert.deepEqual(
      refused.map(({ uri }) => uri),
      [a, b, c].map((file) => folder.uriOf(file)),
    );
  });

  test('says for which version of an open document its edits are', async (t) => {
    const folder = temporaryFolder(t, { [a]: seed(), [b]: seed() });
    const watched = await scanned(folder);
    watched.open(b, seed());
    watched.change(b, `${seed()}More.\n`);
    const plan = await planIn(watched, folder, a);
    const { edits } = await renameSeeds(watched.workspace, plan, batch());
    assert.deepEqual(
      edits.map(({ version }) => version),
      [null, 2],
    );
  });

  test('stops where it is cancelled', async (t) => {
    const folder = temporaryFolder(t, { [a]: seed(), [b]: seed(), [c]: seed() });
    const watched = await scanned(folder);
    const plan = await planIn(watched, folder, a);
    let asked = 0;
    const { edits } = await renameSeeds(watched.workspace, plan, batch({ isCancelled: () => ++asked > 2 }));
    assert.deepEqual(
      edits.map(({ uri }) => uri),
      [a, b].map((file) => folder.uriOf(file)),
    );
  });
});

async function scanned(folder: TemporaryFolder): Promise<WatchedWorkspace> {
  const watched = watch(folder);
  await watched.workspace.idle();
  return watched;
}

/** The plan to rename a seed's usage to `proposed`. */
async function planIn({ workspace }: WatchedWorkspace, folder: TemporaryFolder, file: string): Promise<RenamePlan> {
  const context = (await workspace.seed(folder.uriOf(file)))!;
  const { text } = context.document;
  const position: Position = linesOf(context.document).positionAt(text.indexOf('candidate'));
  const plan = planRename(context, position, 'proposed');
  assert.ok('seeds' in plan);
  return plan;
}

function batch(changes: Partial<Batch> = {}): Batch {
  return {
    yieldToEvents: () => new Promise((resolve) => setImmediate(resolve)),
    isCancelled: () => false,
    onInternalError: (uri, error) => assert.fail(`${uri}: ${String(error)}`),
    ...changes,
  };
}
