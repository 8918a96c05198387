import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { TestFolder, eventually, findings, rangeOf, seedbed, seedText } from './support.ts';

const file = '001_00000000000000aa.txt';

suite('Editing', () => {
  let folder: TestFolder;
  suiteSetup(seedbed);
  setup(() => (folder = new TestFolder()));
  teardown(() => folder.dispose());

  test('a quick fix mends its finding', async () => {
    const uri = folder.write(file, seedText({ usage: 'candidat' }));
    const { document } = await vscode.window.showTextDocument(uri);
    const [finding] = await findings(uri, ['unknown-usage']);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      finding!.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const preferred = actions.find(({ isPreferred }) => isPreferred);
    assert.ok(preferred?.edit, actions.map(({ title }) => title).join());
    assert.ok(await vscode.workspace.applyEdit(preferred.edit));
    assert.equal(document.getText(), seedText());
    await findings(uri, []);
  });

  test('an unknown usage can be declared in seedbed.yaml', async () => {
    folder.write('seedbed.yaml', '');
    const uri = folder.write(file, seedText({ usage: 'maybe' }));
    await vscode.window.showTextDocument(uri);
    const [finding] = await findings(uri, ['unknown-usage']);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      finding!.range,
    );
    const declare = actions.find(({ edit }) => edit?.has(folder.uri('seedbed.yaml')));
    assert.ok(declare?.edit, actions.map(({ title }) => title).join());
    assert.ok(await vscode.workspace.applyEdit(declare.edit));
    await findings(uri, []);
  });

  test('a seed that is renamed is renamed in seedbed.yaml too, where it is different from others', async () => {
    const other = '002_00000000000000bb.txt';
    const different = (name: string) => `duplicates:\n  different:\n    - [${name}, ${other}] # two trains\n`;
    const configuration = folder.write('seedbed.yaml', different(file));
    folder.write(other, seedText({ initial_rank: '2', url: 'https://apnews.com/article/b' }));
    await findings(folder.write(file, seedText({ usage: 'candidat' })), ['unknown-usage']);
    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(folder.uri(file), folder.uri('003_00000000000000cc.txt'));
    assert.ok(await vscode.workspace.applyEdit(rename));
    await findings(folder.uri('003_00000000000000cc.txt'), ['unknown-usage']);
    const { getText } = await vscode.workspace.openTextDocument(configuration);
    assert.equal(getText(), different('003_00000000000000cc.txt'));
  });

  test('saving fixes all where the settings say so', async () => {
    const uri = folder.write(file, seedText({ usage: 'Candidate', initial_rank: '"1"' }));
    const settings = vscode.workspace.getConfiguration('editor', { uri, languageId: 'seed' });
    const set = (value: object | undefined): Thenable<void> =>
      settings.update('codeActionsOnSave', value, vscode.ConfigurationTarget.Workspace, true);
    try {
      await set({ 'source.fixAll': 'explicit' });
      const { document } = await vscode.window.showTextDocument(uri);
      await findings(uri, ['unknown-usage', 'invalid-rank']);
      await vscode.commands.executeCommand('workbench.action.files.save');
      await eventually(() => assert.equal(readFileSync(uri.fsPath, 'utf8'), seedText()));
      assert.ok(!document.isDirty);
    } finally {
      await set(undefined);
    }
  });

  test('the command fixes all in one step to undo', async () => {
    const broken = seedText({ usage: 'Candidate', initial_rank: '"1"' });
    const { document } = await vscode.window.showTextDocument(folder.write(file, broken));
    await vscode.commands.executeCommand('seedbed.fixAll');
    assert.equal(document.getText(), seedText());
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), broken);
  });

  test('a completion is offered and accepted', async () => {
    // A corpus of its own: what other seeds say is offered too.
    folder.write('seedbed.yaml', '');
    const { document } = await openAt(folder.write(file, seedText({ publisher: 'assoc' })), 'assoc');
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await eventually(async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      assert.equal(document.getText(), seedText({ publisher: 'ap' }));
    });
  });

  test('the command opens the seedbed.yaml that rules the active seed', async () => {
    const configuration = folder.write('seedbed.yaml', 'usages: [candidate]\n');
    await vscode.window.showTextDocument(folder.write(`deep/${file}`, seedText()));
    await vscode.commands.executeCommand('seedbed.openConfiguration');
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, configuration.fsPath);
  });

  test('hovering, the outline and links are there', async () => {
    const uri = folder.write(file, seedText());
    const document = await vscode.workspace.openTextDocument(uri);
    const { start } = rangeOf(document, 'ap\n');
    await eventually(async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, start);
      const texts = hovers.flatMap(({ contents }) => contents) as vscode.MarkdownString[];
      assert.match(texts.map(({ value }) => value).join(), /Associated Press/);
      assert.ok(texts.every(({ isTrusted }) => !isTrusted));
    });
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    assert.ok(symbols[0]?.children.some(({ name }) => name === 'title'));
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri);
    assert.equal(links[0]?.target?.authority, 'apnews.com');
  });
});

async function openAt(uri: vscode.Uri, text: string): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(uri);
  const { end } = rangeOf(editor.document, text);
  editor.selection = new vscode.Selection(end, end);
  return editor;
}
