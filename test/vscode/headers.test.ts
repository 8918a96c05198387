import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { TestFolder, eventually, findings, seedbed, seedText, type } from './support.ts';

const file = '001_00000000000000aa.txt';

suite('Headers', () => {
  let folder: TestFolder;
  suiteSetup(seedbed);
  setup(() => (folder = new TestFolder()));
  teardown(() => folder.dispose());

  test('formatting a seed writes its header as PyYAML does', async () => {
    const { document } = await vscode.window.showTextDocument(folder.write(file, seedText({ title: '"The ferry"' })));
    await eventually(async () => {
      await vscode.commands.executeCommand('editor.action.formatDocument');
      assert.equal(document.getText(), seedText({ title: 'The ferry' }));
    });
  });

  test('Markdown is left to formatters of Markdown, also where it is a seed', async () => {
    folder.write('seedbed.yaml', 'seeds: {include: ["*.md"]}\n');
    const markdown = folder.write('story.md', seedText({ title: '"The ferry"', usage: 'candidat' }));
    await findings(markdown, ['unknown-usage']);
    const options = { tabSize: 2, insertSpaces: true };
    const command = 'vscode.executeFormatDocumentProvider';
    assert.equal(await vscode.commands.executeCommand(command, markdown, options), undefined);
  });

  test('what readers make of a seed is shown beside it, and follows the typing', async () => {
    const uri = folder.write(file, seedText({ initial_rank: '010' }));
    const editor = await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('seedbed.compareReaders');
    const view = await eventually(() => {
      const found = vscode.workspace.textDocuments.find((document) => document.uri.scheme === 'seedbed-readers');
      assert.ok(found);
      return found;
    });
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    assert.match(
      view.getText(),
      /^How YAML parsers read 001_00000000000000aa\.txt\n\nThey read 1 of 5 fields differently\.\n/,
    );
    assert.match(
      view.getText(),
      /^≠ initial_rank\n {4}PyYAML +the number 8\n {4}YAML 1\.2 +the number 10\n {4}gray-matter +the number 8$/m,
    );
    await type(editor, 'initial_rank: 010', 'initial_rank: 10');
    await eventually(() => assert.match(view.getText(), /^ {2}initial_rank +the number 10$/m));
    await vscode.window.showTextDocument(view, { preserveFocus: false });
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.ok(!view.isDirty);
  });
});
