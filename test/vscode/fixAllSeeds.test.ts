import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { TestFolder, eventually, findings, seedbed, seedText, type, saveUnasked } from './support.ts';

const article = (rank: number) => ({ url: `https://apnews.com/article/ferry-${rank}`, title: `Ferry ${rank} returns` });
const broken = (rank: number): string => seedText({ ...article(rank), usage: 'Candidat', initial_rank: `"${rank}"` });
const mended = (rank: number): string => seedText({ ...article(rank), initial_rank: `${rank}` });
const fileOf = (rank: number): string => `00${rank}_00000000000000aa.txt`;
const onDisk = ({ fsPath }: vscode.Uri): string => readFileSync(fsPath, 'utf8');
const fixAllSeeds = (): Thenable<unknown> => vscode.commands.executeCommand('seedbed.fixAllSeeds', { confirm: false });

suite('Fixing all seeds', () => {
  let folder: TestFolder;
  suiteSetup(() => Promise.all([seedbed(), saveUnasked('off')]));
  suiteTeardown(() => saveUnasked(undefined));
  setup(() => {
    folder = new TestFolder();
    // A corpus of its own: its seeds are no twins of another test's.
    folder.write('seedbed.yaml', '');
  });
  teardown(() => folder.dispose());

  test('saves what was saved, and leaves unsaved what was not', async () => {
    const closed = folder.write(fileOf(1), `\uFEFF${broken(1).replaceAll('\n', '\r\n')}`);
    const clean = folder.write(fileOf(2), broken(2));
    const dirty = folder.write(fileOf(3), broken(3));
    const shown = (await vscode.window.showTextDocument(clean)).document;
    const editor = await vscode.window.showTextDocument(dirty);
    await type(editor, 'back in service', 'back, they say');
    await findings(closed, ['unknown-usage', 'invalid-rank']);
    await fixAllSeeds();

    assert.equal(onDisk(closed), `\uFEFF${mended(1).replaceAll('\n', '\r\n')}`);
    assert.deepEqual([onDisk(clean), shown.isDirty], [mended(2), false]);
    assert.equal(editor.document.getText(), mended(3).replace('back in service', 'back, they say'));
    assert.deepEqual([onDisk(dirty), editor.document.isDirty], [broken(3), true]);
    for (const uri of [closed, clean, dirty]) await findings(uri, []);

    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), broken(3).replace('back in service', 'back, they say'));
    assert.equal(shown.getText(), mended(2), 'what was typed in has a step to undo of its own');
    await vscode.window.showTextDocument(shown);
    await vscode.commands.executeCommand('undo');
    assert.equal(shown.getText(), broken(2));
    const undone = await vscode.workspace.openTextDocument(closed);
    await eventually(() =>
      assert.equal(undone.getText(), broken(1).replaceAll('\n', '\r\n'), 'all others are one step'),
    );
  });

  test('writes over nothing that is typed meanwhile', async () => {
    const uri = folder.write(fileOf(1), broken(1));
    const other = folder.write(fileOf(2), broken(2));
    const editor = await vscode.window.showTextDocument(uri);
    await findings(other, ['unknown-usage', 'invalid-rank']);
    const work = { isDone: false };
    const done = fixAllSeeds().then(() => (work.isDone = true));
    let typed = '';
    while (!work.isDone) {
      const end = editor.document.positionAt(editor.document.getText().length);
      if (await editor.edit((edit) => edit.insert(end, 'x'))) typed += 'x';
    }
    await done;
    const text = editor.document.getText();
    assert.ok([broken(1) + typed, mended(1) + typed].includes(text), text);
    assert.equal(onDisk(other), mended(2));
  });

  test('mends seeds that only seedbed.yaml says to be seeds', async () => {
    folder.write('seedbed.yaml', 'seeds:\n  include: ["*.txt"]\n');
    const uri = folder.write('article.txt', broken(1));
    await findings(uri, ['unknown-usage', 'invalid-rank']);
    await fixAllSeeds();
    assert.equal(onDisk(uri), mended(1));
  });

  test('mends more seeds than one edit can change', async () => {
    const ranks = Array.from({ length: 120 }, (_, index) => 100 + index);
    const uris = ranks.map((rank) => folder.write(`${rank}_00000000000000aa.txt`, broken(rank)));
    for (const uri of uris) await findings(uri, ['unknown-usage', 'invalid-rank']);
    await fixAllSeeds();
    for (const [index, uri] of uris.entries()) assert.equal(onDisk(uri), mended(ranks[index]!));
    await eventually(() => assert.ok(vscode.workspace.textDocuments.every(({ isDirty }) => !isDirty)));
  });
});
