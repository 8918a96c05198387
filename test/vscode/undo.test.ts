import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { answering, takingPart } from './dialogs.ts';
import { TestFolder, findings, rangeOf, seedbed, seedText, saveUnasked } from './support.ts';

const run = (name: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`seedbed.${name}`, ...args);
const onDisk = ({ fsPath }: vscode.Uri): string => readFileSync(fsPath, 'utf8');

/** Three seeds, the first of which an editor shows, with ranks that fix-all would mend. */
suite('Taking back a change of many seeds', () => {
  const numbered = (number: number, usage: string, rank = `"${number}"`): string =>
    seedText({ url: `https://apnews.com/article/${number}`, title: `Story ${number}`, usage, initial_rank: rank });
  let folder: TestFolder;
  let uris: readonly vscode.Uri[];
  const unset: (() => Thenable<void>)[] = [];

  suiteSetup(() => Promise.all([seedbed(), saveUnasked('off')]));
  suiteTeardown(() => saveUnasked(undefined));
  setup(async () => {
    folder = new TestFolder();
    folder.write('seedbed.yaml', '');
    uris = [1, 2, 3].map((number) => write(number, numbered(number, 'candidate')));
    for (const uri of uris) await findings(uri, ['invalid-rank']);
    await vscode.window.showTextDocument(uris[0]!);
  });
  teardown(async () => {
    for (const each of unset.splice(0)) await each();
    await folder.dispose();
  });

  /** The first begins with a byte order mark. */
  const write = (number: number, text: string): vscode.Uri =>
    folder.write(`00${number}_00000000000000aa.txt`, (number === 1 ? '\uFEFF' : '') + text);
  const set = async (name: string, value: unknown, scope?: { readonly languageId: string }): Promise<void> => {
    const update = (to: unknown): Thenable<void> =>
      vscode.workspace
        .getConfiguration(undefined, scope)
        .update(name, to, vscode.ConfigurationTarget.Workspace, scope !== undefined);
    unset.push(() => update(undefined));
    await update(value);
  };
  const setUsage = (): Promise<readonly string[]> =>
    answering('Apply', () => run('setUsage', uris[0], uris, { value: 'used' }));
  const expectAll = (text: (number: number) => string): void =>
    assert.deepEqual(
      uris.map(onDisk),
      uris.map((_, index) => (index === 0 ? '\uFEFF' : '') + text(index + 1)),
    );

  test('holds where saving a file also fixes and formats it', async () => {
    await set('editor.formatOnSave', true);
    await set('editor.codeActionsOnSave', { 'source.fixAll': 'explicit' });
    await setUsage();
    expectAll((number) => numbered(number, 'used', `${number}`));
    const said = await answering(['Undo'], () => run('undoBulkChange'));
    assert.match(said[0]!, /^Undo “Set usage to ‘used’” in 3 seeds\?/);
    assert.equal(said[1], 'Undid “Set usage to ‘used’” in 3 seeds.');
    expectAll((number) => numbered(number, 'candidate'));
    assert.equal(vscode.window.activeTextEditor?.document.getText(), numbered(1, 'candidate'));
    const [next] = await answering([''], () => run('undoBulkChange'));
    assert.doesNotMatch(next ?? '', /in 3 seeds/, 'it is forgotten once all is as it was');
  });

  test('holds where only a part of what was shown was taken', async () => {
    const broken = (number: number): string => numbered(number, 'Candidate');
    uris.forEach((_, index) => write(index + 1, broken(index + 1)));
    for (const uri of uris) await findings(uri, ['unknown-usage', 'invalid-rank']);
    const { document } = vscode.window.activeTextEditor!;
    const onlyRank = vscode.TextEdit.replace(rangeOf(document, '"1"'), '1');
    await takingPart(
      ({ path }, edits) => (path === uris[0]!.path ? [onlyRank] : path === uris[2]!.path ? edits : []),
      () => answering('Preview', () => run('fixAllSeeds')),
    );
    expectAll((number) => [numbered(1, 'Candidate', '1'), broken(2), numbered(3, 'candidate', '3')][number - 1]!);
    const [question] = await answering(['Undo'], () => run('undoBulkChange'));
    assert.match(question!, /^Undo “Fix all problems” in 2 seeds\?/);
    expectAll(broken);
  });

  test('leaves alone what was typed while VS Code saved', async () => {
    const document = vscode.window.activeTextEditor!.document;
    const typing = vscode.workspace.onWillSaveTextDocument((event) => {
      if (event.document !== document) return;
      typing.dispose();
      event.waitUntil(Promise.resolve(vscode.commands.executeCommand('type', { text: '\n' })));
    });
    await setUsage();
    assert.match(onDisk(uris[0]!), /^\uFEFF\n---/);
    const said = await answering(['Undo'], () => run('undoBulkChange'));
    assert.match(said[0]!, /^Undo “Set usage to ‘used’” in 2 seeds\?.* Changed since, so skipped: .*001_/);
    assert.match(onDisk(uris[0]!), /usage: used/);
    assert.equal(onDisk(uris[1]!), numbered(2, 'candidate'));
  });

  test('is not needed where VS Code reads seeds in another encoding than UTF-8: they are left alone', async () => {
    await set('files.encoding', 'iso88591', { languageId: 'seed' });
    const fresh = folder.write('004_00000000000000aa.txt', numbered(4, 'candidate'));
    await findings(fresh, ['invalid-rank']);
    const said = await answering('Apply', () => run('setUsage', fresh, [fresh], { value: 'used' }));
    assert.match(
      said[1] ?? said[0]!,
      /004_00000000000000aa\.txt did not open as UTF-8 \(see the setting files\.encoding\)\.$/,
    );
    assert.equal(onDisk(fresh), numbered(4, 'candidate'));
  });

  test('is not needed for an encoding that is set for other files: seeds are UTF-8 without a word', async () => {
    await set('files.encoding', 'iso88591');
    const fresh = folder.write('004_00000000000000aa.txt', `${numbered(4, 'candidate')}Fähre\n`);
    await findings(fresh, ['invalid-rank']);
    await answering('Apply', () => run('setUsage', fresh, [fresh], { value: 'used' }));
    assert.equal(onDisk(fresh), `${numbered(4, 'used')}Fähre\n`);
  });
});
