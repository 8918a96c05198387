import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { extensions, languages } from 'vscode';

suite('The packed extension', () => {
  const extension = extensions.getExtension('seedbed.seedbed');

  test('is installed', () => {
    assert.ok(extension, 'seedbed.seedbed is not among the extensions');
    const project = resolve(__dirname, '../../..');
    assert.ok(
      !extension.extensionPath.startsWith(project),
      `${extension.extensionPath} is the project, not the installed one`,
    );
  });

  test('starts by itself in a folder of seeds and finds something in it', async () => {
    while (!hasFindings()) await new Promise<void>((changed) => onNextChange(changed));
    assert.ok(extension?.isActive);
  });
});

function hasFindings(): boolean {
  return languages.getDiagnostics().some(([, list]) => list.some(({ source }) => source === 'seedbed'));
}

function onNextChange(changed: () => void): void {
  const subscription = languages.onDidChangeDiagnostics(() => {
    subscription.dispose();
    changed();
  });
}
