import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { locateSeed } from '../../server/src/protocol/index.ts';
import { TestFolder, eventually, rangeOf, seedbed, seedText } from './support.ts';

suite('A new seed', () => {
  let folder: TestFolder;
  /** Of no other test. */
  let url: string;
  suiteSetup(seedbed);
  setup(() => {
    folder = new TestFolder();
    url = `https://www.bbc.co.uk/news/why-the-harbour-froze-${folder.name}`;
    // A corpus of its own.
    folder.write('seedbed.yaml', '');
  });
  teardown(() => folder.dispose());

  /** A seed that is open, and known. */
  const open = async (file: string, text = seedText()): Promise<vscode.TextEditor> => {
    const uri = folder.write(file, text);
    const { server } = await seedbed();
    await eventually(async () => assert.ok(await server.ask(locateSeed, { groupBy: 'none', uri: server.uriOf(uri) })));
    return vscode.window.showTextDocument(uri);
  };

  test('is made beside the active one, filled in, to be gone through with the tab key; undo takes it away', async () => {
    const { document } = await open('007_00000000000000aa.txt');
    await vscode.commands.executeCommand('seedbed.newSeed', { url: `${url}?utm_source=feed` });
    const editor = await eventually(() => {
      const active = vscode.window.activeTextEditor;
      assert.ok(active && active.document !== document);
      return active;
    });
    const { uri } = editor.document;
    assert.match(uri.path, /\/008_[0-9a-f]{16}\.txt$/);
    assert.equal(uri.path.replace(/[^/]*$/, ''), document.uri.path.replace(/[^/]*$/, ''));
    const title = editor.document.getText(editor.selection);
    assert.match(title, /^Why the harbour froze/);
    assert.equal(
      readFileSync(uri.fsPath, 'utf8'),
      `---\nurl: ${url}\ntitle: ${title}\npublisher: bbc\nusage: candidate\ninitial_rank: 2\n---\n## Article summary\n`,
    );
    await eventually(() => assert.ok(!editor.document.isDirty));
    for (const part of ['candidate', '2', '']) {
      await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
      assert.equal(editor.document.getText(editor.selection), part);
    }
    assert.equal(editor.selection.active.line, editor.document.lineCount - 1, 'the summary comes last');
    // What can be gone through is put in after the file is made.
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    await eventually(() => assert.ok(!existsSync(uri.fsPath)));
  });

  test('is not made of an article that has one: that one is opened instead', async () => {
    const { document } = await open(
      '001_00000000000000aa.txt',
      seedText({ url, title: 'Why the [harbour](command:x) froze' }),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const messages = await answering('showInformationMessage', 'Open It', () =>
      vscode.commands.executeCommand('seedbed.newSeed', { url: `${url}#top`, near: document.uri }),
    );
    // VS Code would make a link of it, which runs a command.
    assert.deepEqual(messages, ['“Why the [harbour] (command:x) froze” already has this article.']);
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, document.uri.fsPath);
  });

  test('is not made of what is no article URL', async () => {
    const { document } = await open('001_00000000000000aa.txt');
    const messages = await answering('showErrorMessage', undefined, () =>
      vscode.commands.executeCommand('seedbed.newSeed', { url: 'the harbour', near: document.uri }),
    );
    assert.match(messages[0] ?? '', /“the harbour” is not an article URL/);
  });

  test('is asked for its address, which the clipboard may hold, and says what is wrong with it', async () => {
    await open('001_00000000000000aa.txt', seedText({ url, title: 'Why the harbour froze' }));
    await vscode.env.clipboard.writeText(` ${url}\n`);
    let asked: vscode.InputBoxOptions = {};
    const { showInputBox } = vscode.window;
    try {
      Object.assign(vscode.window, { showInputBox: async (options: vscode.InputBoxOptions) => void (asked = options) });
      await vscode.commands.executeCommand('seedbed.newSeed');
    } finally {
      Object.assign(vscode.window, { showInputBox });
    }
    assert.equal(asked.value, url);
    const validate = async (text: string): Promise<unknown> => asked.validateInput?.(text);
    assert.match(String(await validate('https:/')), /is not an article URL/);
    assert.equal(await validate(''), undefined);
    assert.deepEqual(await validate(`${url.slice('https://'.length)}-again`), {
      message: `Goes into ${folder.name}, as 2`,
      severity: vscode.InputBoxValidationSeverity.Info,
    });
    assert.deepEqual(await validate(url), {
      message: '“Why the harbour froze” already has this article.',
      severity: vscode.InputBoxValidationSeverity.Info,
    });
  });

  test('comes of a url that is pasted into an empty one: it fills what can be told from it, as one step to undo', async () => {
    const empty = '---\nurl: \ntitle: \npublisher:\nusage: \ninitial_rank: 3\n---\n## Article summary\n';
    const { document } = await open('001_00000000000000aa.txt', empty);
    const edit = (await paste(document, document.lineAt(1).range.end, `${url}?utm_source=feed\n`))?.[0]?.additionalEdit;
    assert.ok(edit && (await vscode.workspace.applyEdit(edit)));
    const title = document.lineAt(2).text;
    assert.match(title, /^title: Why the harbour froze/);
    assert.equal(
      document.getText(),
      `---\nurl: ${url}\n${title}\npublisher: bbc\nusage: candidate\ninitial_rank: 3\n---\n## Article summary\n`,
    );
    await vscode.commands.executeCommand('undo');
    await eventually(() => assert.equal(document.getText(), empty));
  });

  test('elsewhere, and of anything else, pasting is pasting', async () => {
    const { document } = await open('001_00000000000000aa.txt');
    assert.equal(await paste(document, rangeOf(document, 'The ferry').start, url), undefined);
    assert.equal(await paste(document, rangeOf(document, 'https:').start, url), undefined, 'there is a url');
    const untitled = await vscode.workspace.openTextDocument({ language: 'seed', content: '---\nurl: \n---\n' });
    assert.equal(await paste(untitled, new vscode.Position(1, 5), 'The harbour froze.'), undefined);
    assert.equal(await paste(untitled, new vscode.Position(1, 5), `${url} ${url}`), undefined);
  });

  test('can be begun with a snippet', async () => {
    const { document } = await open('001_00000000000000aa.txt', '');
    await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'seed', name: 'Seed' });
    await eventually(() => assert.match(document.getText(), /^---\nurl: https:\/\/\ntitle: \n/));
  });

  test('can be tried on a copy of the examples', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seedbed-'));
    const { showOpenDialog } = vscode.window;
    const { executeCommand } = vscode.commands;
    const opened: unknown[] = [];
    // Opening a folder would end the window of the tests; whatever else is run meanwhile goes its way.
    const replacement = async (command: string, ...args: unknown[]): Promise<unknown> => {
      if (command !== 'vscode.openFolder') return executeCommand(command, ...args);
      return opened.push((args[0] as vscode.Uri).fsPath);
    };
    try {
      Object.assign(vscode.window, { showOpenDialog: async () => [vscode.Uri.file(folder)] });
      Object.assign(vscode.commands, { executeCommand: replacement });
      await executeCommand('seedbed.openExamples');
    } finally {
      Object.assign(vscode.window, { showOpenDialog });
      Object.assign(vscode.commands, { executeCommand });
    }
    const copy = join(folder, 'seedbed-examples');
    assert.deepEqual(opened, [copy]);
    assert.ok(readdirSync(copy).includes('seedbed.yaml'));
    assert.ok(readdirSync(join(copy, 'harbour')).length > 0);
    rmSync(folder, { recursive: true });
  });
});

/** What pasting would do. The command that pastes leaves out in a browser, where tests run, what extensions have to say. */
async function paste(
  document: vscode.TextDocument,
  at: vscode.Position,
  text: string,
): Promise<vscode.DocumentPasteEdit[] | undefined> {
  const { urlPaste } = await seedbed();
  const dataTransfer = new vscode.DataTransfer();
  dataTransfer.set('text/plain', new vscode.DataTransferItem(text));
  const context = { only: undefined, triggerKind: vscode.DocumentPasteTriggerKind.Automatic };
  const { token } = new vscode.CancellationTokenSource();
  return urlPaste.provideDocumentPasteEdits(document, [new vscode.Range(at, at)], dataTransfer, context, token);
}

/** Gives an answer to every message: VS Code shows none while it is tested. Answers the messages. */
async function answering(
  show: 'showInformationMessage' | 'showErrorMessage',
  answer: string | undefined,
  run: () => Thenable<unknown>,
): Promise<readonly string[]> {
  const original = vscode.window[show];
  const messages: string[] = [];
  try {
    const replacement = async (message: string): Promise<string | undefined> => {
      messages.push(message);
      return answer;
    };
    Object.assign(vscode.window, { [show]: replacement });
    await run();
  } finally {
    Object.assign(vscode.window, { [show]: original });
  }
  return messages;
}
