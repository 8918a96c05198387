import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { changeSettings, defaultSettings, type Settings } from '../../server/src/lsp/settings.ts';
import { seed } from '../support/seed.ts';
import { TestClient } from './client.ts';

const file = '001_00000000000000aa.txt';
const files = { [file]: seed('usage: candidat') };
const pulls = { workspace: { configuration: true } };

/** What settings come to that are changed in turn, from the defaults. */
function after(...changes: readonly unknown[]): Settings {
  return changes.reduce<Settings>(changeSettings, defaultSettings);
}

suite('settings', () => {
  test('are read with their section and without, nested and with dots', () => {
    for (const changed of [
      { diagnostics: { closedFiles: false } },
      { seedbed: { diagnostics: { closedFiles: false } } },
      { 'diagnostics.closedFiles': false },
      { seedbed: { 'diagnostics.closedFiles': false } },
      { 'seedbed.diagnostics.closedFiles': false },
      { 'seedbed.diagnostics': { closedFiles: false } },
    ]) {
      assert.deepEqual(after(changed), { ...defaultSettings, closedFiles: false }, JSON.stringify(changed));
    }
    assert.equal(after({ codeLens: false }).codeLenses, false);
    assert.equal(after({ codeLens: { enabled: false } }).codeLenses, false);
    assert.equal(after({ findRoot: false }).findRoot, false);
  });

  test('stay as they are where a change does not mention them, or makes no sense', () => {
    const off = { diagnostics: { closedFiles: false }, codeLens: false };
    for (const changed of [{}, null, undefined, [], 'no', { seedbed: null }, { diagnostics: { closedFiles: 'yes' } }]) {
      assert.deepEqual(after(off, changed), { ...defaultSettings, closedFiles: false, codeLenses: false });
    }
    assert.equal(after(off, { diagnostics: { closedFiles: true } }).codeLenses, false);
  });

  test('are not wiped by a client that sends none when it connects', async (t) => {
    const client = await TestClient.start(t, files, { initializationOptions: { diagnostics: { closedFiles: false } } });
    await client.notify('workspace/didChangeConfiguration', { settings: {} });
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.request('seedbed/rescan');
    assert.equal(client.published(file), undefined);
  });

  test('are asked for where the client answers, and again when they have changed', async (t) => {
    const settings = { diagnostics: { closedFiles: false } };
    const client = await TestClient.start(t, files, { capabilities: pulls, settings });
    await client.request('seedbed/rescan');
    assert.equal(client.published(file), undefined);
    settings.diagnostics.closedFiles = true;
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.findings(file, ['unknown-usage']);
  });
});
