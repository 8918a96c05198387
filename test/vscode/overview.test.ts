import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SeedbedApi } from '../../client/src/extension.ts';
import { TestFolder, eventually, findings, seedbed, seedText } from './support.ts';

suite('The overview', () => {
  let folder: TestFolder;
  let api: SeedbedApi;
  let shown = '';
  let listener: vscode.Disposable;
  suiteSetup(async () => {
    api = await seedbed();
    listener = api.overview.onDidShow((content) => (shown = content));
  });
  suiteTeardown(() => listener.dispose());
  setup(() => (folder = new TestFolder()));
  teardown(() => folder.dispose());

  test('shows the seeds of the workspace, and follows them', async () => {
    const uri = folder.write('001_00000000000000aa.txt', seedText({ publisher: 'overview-gazette' }));
    await findings(uri, ['unknown-publisher']);
    await vscode.commands.executeCommand('seedbed.showOverview');
    // The page says so itself, by the script that its policy admits.
    await eventually(() => assert.match(shown, /data-filter="publisher:overview-gazette"/));
    folder.write('001_00000000000000aa.txt', seedText({ publisher: 'overview-herald' }));
    await eventually(() => {
      assert.match(shown, /data-filter="publisher:overview-herald"/);
      assert.doesNotMatch(shown, /overview-gazette/);
    });
  });

  test('is there once, and shows what is new when it comes back to the front', async () => {
    await vscode.commands.executeCommand('seedbed.showOverview');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument());
    const uri = folder.write('001_00000000000000aa.txt', seedText({ publisher: 'overview-courier' }));
    await findings(uri, ['unknown-publisher']);
    assert.doesNotMatch(shown, /overview-courier/);
    await vscode.commands.executeCommand('seedbed.showOverview');
    await eventually(() => assert.match(shown, /overview-courier/));
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const overviews = tabs.filter(({ input }) => input instanceof vscode.TabInputWebview);
    assert.deepEqual(
      overviews.map(({ label, isActive }) => [label, isActive]),
      [['Overview', true]],
    );
  });
});
