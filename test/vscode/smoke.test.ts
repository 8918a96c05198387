import assert from 'node:assert/strict';
import { extensions } from 'vscode';

suite('The extension', () => {
  test('is found and starts', async () => {
    const extension = extensions.getExtension('seedbed.seedbed');
    assert.ok(extension, 'seedbed.seedbed is not among the extensions');
    await extension.activate();
    assert.ok(extension.isActive);
  });
});
