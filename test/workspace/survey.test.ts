import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import type { FileSystem, Survey, Surveyor } from '../../server/src/workspace/index.ts';
import { defaultConfiguration, readConfiguration, ruleCodes } from '../../server/src/core/index.ts';
import { nodeFileSystem } from '../../server/src/node/fileSystem.ts';
import { surveySeeds } from '../../server/src/workspace/index.ts';
import { clean, wrong } from '../support/corpus.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { expectAsFromScratch, watch } from '../support/workspace.ts';

/** Surveys as another thread does, and hands its surveys over as from there, one turn of the event loop later. */
function surveyor(worksAlone = false): Surveyor & { readonly surveyed: string[] } {
  const surveyed: string[] = [];
  return {
    surveyed,
    worksAlone,
    isFree: () => true,
    survey: async (files, text) => {
      const uris = files.flatMap(({ folder, names }) => names.map((name) => `${folder}/${name}`));
      const configuration =
        text === undefined ? defaultConfiguration : readConfiguration(text, ruleCodes).configuration;
      const survey = surveySeeds(uris, await nodeFileSystem.read(uris), configuration, true);
      await new Promise((resolve) => setImmediate(resolve));
      surveyed.push(...uris);
      return structuredClone<Survey>(survey);
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

suite('seeds that are surveyed elsewhere', () => {
  test('are known as if they had been read here', async (t) => {
    const folder = temporaryFolder(t, {
      ...examples(),
      'twins/1.seed': clean(1),
      'twins/2.seed': clean(1),
      // Whose publisher that is hangs on what other seeds say.
      'learned/1.seed': clean(1).replace(/url: .*\npublisher: .*/, 'url: https://elsewhere.example/1'),
      'ruled/seedbed.yaml': 'usages: [candidat]\n',
      'ruled/1.seed': wrong(1),
    });
    const elsewhere = surveyor();
    const watched = watch(folder, { host: { surveyor: elsewhere } });
    await watched.workspace.idle();
    assert.ok(elsewhere.surveyed.length > 10);
    await expectAsFromScratch(folder, watched);
  });

  test('are read here only where others have to do with them, also when all are read again', async (t) => {
    const folder = temporaryFolder(t, {
      'a.seed': clean(1),
      'b.seed': wrong(2),
      'c.seed': clean(3),
      'd.seed': clean(3),
    });
    const read: string[] = [];
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      read: (uris) => {
        read.push(...uris.filter((uri) => uri.endsWith('.seed')).map((uri) => uri.slice(folder.uri.length + 1)));
        return nodeFileSystem.read(uris);
      },
    };
    const { workspace } = watch(folder, { host: { fileSystem, surveyor: surveyor() } });
    await workspace.idle();
    assert.deepEqual([...new Set(read.splice(0))].sort(), ['c.seed', 'd.seed']);
    workspace.rescan();
    await workspace.idle();
    assert.deepEqual([...new Set(read)].sort(), ['c.seed', 'd.seed']);
  });

  test('count as they are in an open document, and as they have become meanwhile', async (t) => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, number) => [`${number}.seed`, clean(number + 1)]));
    const folder = temporaryFolder(t, files);
    const watched = watch(folder, { host: { surveyor: surveyor(true) } });
    // The first surveys are under way.
    await new Promise((resolve) => setImmediate(resolve));
    watched.open('3.seed', wrong(4));
    folder.remove('5.seed');
    folder.write({ '6.seed': wrong(7) });
    folder.write({ 'seedbed.yaml': 'usages: [other]\n' });
    await watched.disk('deleted 5.seed', 'changed 6.seed', 'created seedbed.yaml');
    await expectAsFromScratch(folder, watched);
  });

  test('are read here where nobody can survey them', async (t) => {
    const folder = temporaryFolder(t, { 'a.seed': wrong(1), 'b.seed': clean(2) });
    const watched = watch(folder, {
      host: { surveyor: { worksAlone: true, isFree: () => true, survey: () => Promise.resolve(undefined) } },
    });
    await watched.workspace.idle();
    assert.deepEqual(watched.problems(), { 'a.seed': 'unknown-usage' });
    await expectAsFromScratch(folder, watched);
  });

  test('may be cancelled: what is not read is counted', async (t) => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, number) => [`${number}.seed`, clean(number + 1)]));
    const folder = temporaryFolder(t, files);
    const { workspace } = watch(folder, { host: { surveyor: surveyor() } });
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
