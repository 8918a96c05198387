// What in a `seedbed.yaml` is for no seed is known when all seeds are.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clean, wrong } from '../support/corpus.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { expectAsFromScratch, watch } from '../support/workspace.ts';

const configuration = `overrides: { 'old/**': { duplicate-url: hint } }
ignore: { 'new/*.seed': [unknown-usage] }
`;

test('globs that match no seed are reported, as long as they do not', async (t) => {
  const folder = temporaryFolder(t, { 'seedbed.yaml': configuration, 'new/1.seed': wrong(1) });
  const watched = watch(folder);
  const messages = (): readonly string[] =>
    (watched.findings()['seedbed.yaml'] ?? []).map(({ message, range, severity }) => {
      return `${range.start.line}:${range.start.character} ${severity} ${JSON.stringify(message)}`;
    });
  await watched.workspace.idle();
  assert.deepEqual(messages(), ['0:13 2 "“old/**” matches no seed."']);

  watched.open('old/2.seed', clean(2));
  await watched.workspace.idle();
  assert.deepEqual(messages(), []);
  await expectAsFromScratch(folder, watched);

  folder.remove('new/1.seed');
  await watched.disk('deleted new/1.seed');
  assert.deepEqual(messages(), ['1:10 2 "“new/*.seed” matches no seed."']);

  watched.close('old/2.seed');
  await watched.workspace.idle();
  assert.equal(messages().length, 2);

  folder.write({ 'seedbed.yaml': 'usages: [candidate]\n' });
  await watched.disk('changed seedbed.yaml');
  assert.deepEqual(messages(), []);
  await expectAsFromScratch(folder, watched);
});

test('codes that hide nothing in the seeds of their glob are reported, as long as they do not', async (t) => {
  const folder = temporaryFolder(t, {
    'seedbed.yaml': "ignore: { 'new/*.seed': [unknown-usage, duplicate-url] }\n",
    'new/1.seed': wrong(1),
  });
  const watched = watch(folder);
  const messages = () => (watched.findings()['seedbed.yaml'] ?? []).map(({ message }) => message);
  await watched.workspace.idle();
  const [usage, url] = ['unknown-usage', 'duplicate-url'].map(
    (code) => `“${code}” finds nothing in the seeds of “new/*.seed”.`,
  );
  assert.deepEqual(messages(), [url]);

  // A twin elsewhere is news to the seed.
  watched.open('twin.seed', clean(1));
  await watched.workspace.idle();
  assert.deepEqual(messages(), []);
  await expectAsFromScratch(folder, watched);

  watched.close('twin.seed');
  folder.write({ 'new/1.seed': clean(1) });
  await watched.disk('changed new/1.seed');
  await watched.workspace.idle();
  assert.deepEqual(messages(), [usage, url]);
  await expectAsFromScratch(folder, watched);
});

test('they are what the file is asked about, too', async (t) => {
  const folder = temporaryFolder(t, { 'seedbed.yaml': configuration, 'new/1.seed': wrong(1) });
  const { workspace } = watch(folder);
  await workspace.idle();
  const diagnostics = await workspace.diagnostics(folder.uriOf('seedbed.yaml'));
  assert.deepEqual(
    diagnostics.map(({ message }) => message),
    ['“old/**” matches no seed.'],
  );
});

test('a seed that cannot be read is one', async (t) => {
  const folder = temporaryFolder(t, {
    'seedbed.yaml': configuration,
    'new/1.seed': wrong(1),
    'old/2.seed': Uint8Array.of(0xe9),
  });
  const { workspace, problems } = watch(folder);
  await workspace.idle();
  assert.deepEqual(problems(), { 'old/2.seed': 'unreadable-file' });
});

test('nothing is said where not all seeds are known', async (t) => {
  const folder = temporaryFolder(t, { 'seedbed.yaml': configuration, 'new/1.seed': wrong(1) });
  const part = watch(folder, { roots: ['new'] });
  await part.workspace.idle();
  assert.deepEqual(part.problems(), {});

  const stopped = watch(folder);
  stopped.workspace.cancelScan();
  await stopped.workspace.idle();
  assert.deepEqual(stopped.problems(), {});
});
