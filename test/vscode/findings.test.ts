import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { TestFolder, eventually, findings, seedbed, seedText, type } from './support.ts';

suite('Findings', () => {
  let folder: TestFolder;
  suiteSetup(seedbed);
  setup(() => (folder = new TestFolder()));
  teardown(() => folder.dispose());

  test('of an open seed follow the typing', async () => {
    const uri = folder.write('001_00000000000000aa.txt', seedText({ usage: 'candidat' }));
    const editor = await vscode.window.showTextDocument(uri);
    assert.equal(editor.document.languageId, 'seed');
    const [finding] = await findings(uri, ['unknown-usage']);
    assert.equal(editor.document.getText(finding?.range), 'candidat');
    await type(editor, 'candidat', 'used');
    await findings(uri, []);
  });

  test('are there for a file that nobody opened', async () => {
    await findings(folder.write('001_00000000000000aa.txt', seedText({ publisher: 'appp' })), ['unknown-publisher']);
  });

  test('follow files that change behind the back of VS Code', async () => {
    const uri = folder.write('001_00000000000000aa.txt', seedText({ usage: 'candidat' }));
    await findings(uri, ['unknown-usage']);
    folder.write('001_00000000000000aa.txt', seedText());
    await findings(uri, []);
    folder.write('001_00000000000000aa.txt', seedText({ initial_rank: 'first' }));
    await findings(uri, ['invalid-rank']);
    folder.remove();
    await findings(uri, []);
  });

  test('follow a folder that is renamed in VS Code', async () => {
    const old = folder.write('old/001_00000000000000aa.txt', seedText({ usage: 'candidat' }));
    await findings(old, ['unknown-usage']);
    await vscode.workspace.fs.rename(folder.uri('old'), folder.uri('new'));
    await findings(old, []);
    await findings(folder.uri('new/001_00000000000000aa.txt'), ['unknown-usage']);
  });

  test('follow seedbed.yaml', async () => {
    const uri = folder.write('001_00000000000000aa.txt', seedText({ usage: 'maybe' }));
    await findings(uri, ['unknown-usage']);
    const configuration = folder.write('seedbed.yaml', 'usages: [candidate, maybe]\n');
    await findings(uri, []);
    const editor = await vscode.window.showTextDocument(configuration);
    await type(editor, 'usages', 'usage');
    await findings(configuration, ['bad-configuration']);
    await findings(uri, ['unknown-usage']);
  });

  test('of closed files go where the setting says so', async () => {
    const uri = folder.write('001_00000000000000aa.txt', seedText({ usage: 'candidat' }));
    await findings(uri, ['unknown-usage']);
    const settings = vscode.workspace.getConfiguration('seedbed');
    try {
      await settings.update('diagnostics.closedFiles', false, vscode.ConfigurationTarget.Workspace);
      await findings(uri, []);
      await vscode.window.showTextDocument(uri);
      await findings(uri, ['unknown-usage']);
    } finally {
      await settings.update('diagnostics.closedFiles', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('are there again when the server has died', async () => {
    const { client } = (await seedbed()).server;
    const uri = folder.write('001_00000000000000aa.txt', seedText({ usage: 'candidat' }));
    const editor = await vscode.window.showTextDocument(uri);
    await findings(uri, ['unknown-usage']);
    const died = client.serverProcess;
    assert.ok(died?.kill('SIGKILL'));
    // What is sent to a dead server is an error of the connection, which does not stop the client.
    for (let times = 0; times < 5; times++) {
      await type(editor, 'candidat', 'candidate');
      await type(editor, 'candidate', 'candidat');
    }
    await eventually(() => assert.ok(client.isRunning() && client.serverProcess !== died));
    await type(editor, 'candidat', 'maybe');
    const [finding] = await findings(uri, ['unknown-usage']);
    assert.equal(editor.document.getText(finding?.range), 'maybe');
  });

  test('come for files that only seeds.include makes seeds, in the language of seeds or in Markdown', async () => {
    folder.write('seedbed.yaml', 'seeds: {include: ["*.txt", "*.md"]}\n');
    const text = folder.write('story.txt', seedText({ usage: 'candidat' }));
    const other = { url: 'https://apnews.com/article/ferry-leaves', title: 'The ferry leaves', initial_rank: '2' };
    const markdown = folder.write('story.md', seedText({ ...other, usage: 'candidat' }));
    await findings(text, ['unknown-usage']);
    await findings(markdown, ['unknown-usage']);

    const { document } = await vscode.window.showTextDocument(text);
    await eventually(() => assert.equal(document.languageId, 'seed'));
    const editor = await vscode.window.showTextDocument(markdown);
    await type(editor, 'candidat', 'used');
    await findings(markdown, []);
    assert.equal(editor.document.languageId, 'markdown');
  });
});
