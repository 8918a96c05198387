import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import type { ReadAhead } from '../../server/src/workspace/index.ts';
import { nodeFileSystem } from '../../server/src/node/fileSystem.ts';
import { clean, wrong } from '../support/corpus.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { expectAsFromScratch, watch } from '../support/workspace.ts';

interface Reader extends ReadAhead {
  readonly asked: string[];
}

/** Reads as another thread does, and tells a turn of the event loop later; of what it leaves it tells nothing. */
function reader({ leaves = () => false }: { leaves?: (uri: string) => boolean } = {}): Reader {
  const asked: string[] = [];
  return {
    asked,
    filesAtOnce: 7,
    isFree: () => true,
    read: async (files) => {
      const uris = files.flatMap(({ folder, names }) => names.map((name) => `${folder}/${name}`));
      const contents = await nodeFileSystem.read(uris);
      await new Promise((resolve) => setImmediate(resolve));
      asked.push(...uris);
      return () => uris.map((uri, index) => (leaves(uri) ? undefined : contents[index]));
    },
  };
}

/** All that can be wrong with a seed, and seeds that have to do with each other. */
function examples(): Record<string, string> {
  const folder = path.join(import.meta.dirname, '../../examples');
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file).replaceAll('\\', '/'), fs.readFileSync(file, 'latin1')];
    }),
  );
}

const numbered = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, number) => [`${number}.seed`, clean(number + 1)]));

suite('seeds that are read elsewhere', () => {
  test('are known as if they had been read here', async (t) => {
    const folder = temporaryFolder(t, {
      ...examples(),
      'ruled/seedbed.yaml': 'usages: [candidat]\n',
      'ruled/1.seed': wrong(1),
    });
    const readAhead = reader();
    const watched = watch(folder, { host: { readAhead } });
    await watched.workspace.idle();
    assert.ok(readAhead.asked.length > 10);
    await expectAsFromScratch(folder, watched);
  });

  test('are read here where they are left', async (t) => {
    const folder = temporaryFolder(t, { 'a.seed': wrong(1), 'b.seed': clean(2), 'c.seed': wrong(3) });
    const watched = watch(folder, { host: { readAhead: reader({ leaves: (uri) => !uri.endsWith('b.seed') }) } });
    await watched.workspace.idle();
    assert.deepEqual(watched.problems(), { 'a.seed': 'unknown-usage', 'c.seed': 'unknown-usage' });
    await expectAsFromScratch(folder, watched);
  });

  test('are read here where nobody can read them', async (t) => {
    const folder = temporaryFolder(t, { 'a.seed': wrong(1), 'b.seed': clean(2) });
    const readAhead = { ...reader(), read: () => Promise.resolve(() => []) };
    const watched = watch(folder, { host: { readAhead } });
    await watched.workspace.idle();
    assert.deepEqual(watched.problems(), { 'a.seed': 'unknown-usage' });
    await expectAsFromScratch(folder, watched);
  });

  test('count as they are in an open document, and as they have become meanwhile', async (t) => {
    const folder = temporaryFolder(t, numbered(40));
    const watched = watch(folder, { host: { readAhead: reader() } });
    // Some are being read.
    await new Promise((resolve) => setImmediate(resolve));
    watched.open('3.seed', wrong(4));
    folder.remove('5.seed');
    folder.write({ '6.seed': wrong(7) });
    folder.write({ 'seedbed.yaml': 'usages: [other]\n' });
    await watched.disk('deleted 5.seed', 'changed 6.seed', 'created seedbed.yaml');
    await expectAsFromScratch(folder, watched);
  });

  test('are forgotten where they are seeds no longer, be it that their files are there', async (t) => {
    const folder = temporaryFolder(t, numbered(40));
    const watched = watch(folder, { host: { readAhead: reader() } });
    await watched.workspace.idle();
    folder.write({ '.gitignore': '1*.seed\n' });
    await watched.disk('created .gitignore');
    await expectAsFromScratch(folder, watched);
    assert.equal(watched.workspace.coverage().checked, 29);
  });

  test('may be cancelled: what is not read is counted', async (t) => {
    const folder = temporaryFolder(t, numbered(40));
    const { workspace } = watch(folder, { host: { readAhead: reader() } });
    while (workspace.coverage().unread.files === 0) await new Promise((resolve) => setImmediate(resolve));
    workspace.cancelScan();
    await workspace.idle();
    const { checked, unread } = workspace.coverage();
    assert.equal(checked + unread.files, 40);
    workspace.rescan();
    await workspace.idle();
    assert.equal(workspace.coverage().checked, 40);
  });
});
