import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { seedCard } from '../../server/src/protocol/index.ts';
import { answering, opening, picking, previewing } from './dialogs.ts';
import { TestFolder, eventually, seedbed, seedText, type, saveUnasked } from './support.ts';

/** A seed that has nothing to do with another one of a different number but what `fields` say. */
const numbered = (number: number, fields: Readonly<Record<string, string>> = {}): string =>
  seedText({
    url: `https://apnews.com/article/story-${number}`,
    title: `Story ${number}`,
    initial_rank: `${number}`,
    ...fields,
  });
const fileOf = (number: number): string => `${String(number).padStart(3, '0')}_00000000000000aa.txt`;
const bytesOf = ({ fsPath }: vscode.Uri): Buffer => readFileSync(fsPath);
const onDisk = (uri: vscode.Uri): string => bytesOf(uri).toString();
const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);
const run = (name: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`seedbed.${name}`, ...args);

suite('Changing many seeds', () => {
  let folder: TestFolder;
  let uris: readonly vscode.Uri[];
  suiteSetup(() => Promise.all([seedbed(), saveUnasked('off')]));
  suiteTeardown(() => saveUnasked(undefined));
  setup(() => {
    folder = new TestFolder();
    // A corpus of its own, whose ranks are nobody else's.
    folder.write('seedbed.yaml', '');
  });
  teardown(() => folder.dispose());

  /** Writes seeds, and waits until all of them are known. */
  const write = async (...texts: readonly string[]): Promise<void> => {
    uris = texts.map((text, index) => folder.write(fileOf(index + 1), text));
    const { server } = await seedbed();
    await Promise.all(
      uris.map((uri) =>
        eventually(async () => assert.ok(await server.ask(seedCard, { uri: server.uriOf(uri) }), uri.path)),
      ),
    );
  };
  const setUsage = (value: string): Promise<readonly string[]> =>
    answering('Apply', () => run('setUsage', uris[0], uris, { value }));

  test('sets the usage of five seeds, as one step to undo, and leaves the rest of them as it was', async () => {
    const body = '\n\u00A0 Trailing blanks  \n\ttabs, “quotes”, 😀\n\n\nno end of line';
    await write(...upTo(5).map((number) => numbered(number) + body));
    const windows = folder.write(fileOf(2), `\uFEFF${numbered(2).replaceAll('\n', '\r\n')}`);
    const before = uris.map(bytesOf);
    const questions = await setUsage('used');
    assert.equal(questions[0], 'Set usage of 5 seeds to “used”?');
    uris.forEach((uri, index) => {
      const expected = before[index]!.toString().replace('usage: candidate', 'usage: used');
      assert.deepEqual(bytesOf(uri), Buffer.from(expected), uri.path);
    });
    assert.ok(onDisk(windows).startsWith('\uFEFF'));

    const { document } = await vscode.window.showTextDocument(uris[3]!);
    await vscode.commands.executeCommand('undo');
    for (const [index, uri] of uris.entries()) {
      const undone = await vscode.workspace.openTextDocument(uri);
      await eventually(() => assert.equal(undone.getText(), before[index]!.toString().replace('\uFEFF', '')));
    }
    assert.ok(document.isDirty, 'undoing does not save');
  });

  test('names what is left out, and why', async () => {
    await write(numbered(1), numbered(2, { usage: 'used' }), numbered(3).replace('usage:', 'usage: used\nusage:'));
    const [question, answer] = await setUsage('used');
    assert.match(answer!, /^Set usage of 1 seed to “used”\. Skipped: “Story 3”\./);
    assert.equal(
      question,
      'Set usage of 1 seed to “used”? 1 seed already has it. Skipped: “Story 3”. The header has “usage” more than once.',
    );
    assert.equal(onDisk(uris[0]!), numbered(1, { usage: 'used' }));
  });

  test('shows first what it would change, and can take that back', async () => {
    await write(numbered(1), numbered(2));
    const said = await previewing(() => run('setUsage', uris[0], uris, { value: 'used' }));
    uris.forEach((uri, index) => assert.equal(onDisk(uri), numbered(index + 1, { usage: 'used' })));
    assert.deepEqual(said, ['Set usage of 2 seeds to “used”?', 'Set usage of 2 seeds to “used”.']);
    await run('undoBulkChange', { confirm: false });
    uris.forEach((uri, index) => assert.equal(onDisk(uri), numbered(index + 1)));
  });

  test('warns of a value that is declared nowhere', async () => {
    await write(numbered(1));
    const [question] = await answering('Cancel', () => run('setUsage', uris[0], uris, { value: 'someday' }));
    assert.equal(
      question,
      'Set usage of 1 seed to “someday”? “someday” is not one of your usages, so Seedbed will flag these seeds.',
    );
    assert.equal(onDisk(uris[0]!), numbered(1));
  });

  test('sets a field that seedbed.yaml declares, and warns of a value that it does not', async () => {
    folder.write('seedbed.yaml', 'fields: {desk: {values: [sports]}, author: {type: string}}\n');
    await write(numbered(1), numbered(2));
    const set = (field: string, value: string) =>
      answering('Apply', () => run('setField', uris[0], uris, { field, value }));
    assert.equal((await set('desk', 'sports'))[0], 'Set desk of 2 seeds to “sports”?');
    uris.forEach((uri, index) => assert.equal(onDisk(uri), numbered(index + 1, { desk: 'sports' })));
    assert.match((await set('desk', 'weather'))[0]!, /“weather” is not one of the declared values of “desk”/);
    assert.equal((await set('author', 'Ann'))[0], 'Set author of 2 seeds to “Ann”?');
    assert.equal(onDisk(uris[0]!), numbered(1, { desk: 'weather', author: 'Ann' }));
    await picking(
      'sp',
      () => run('setField', uris[0], [uris[0]], { field: 'desk' }),
      () => assert.equal(onDisk(uris[0]!), numbered(1, { desk: 'sports', author: 'Ann' })),
    );
  });

  test('changes nothing where saving would change more', async () => {
    await write(numbered(1), numbered(2));
    const mixed = `${numbered(2)}One line\r\nand another\n`;
    folder.write(fileOf(2), mixed);
    const [, outcome] = await setUsage('used');
    assert.match(outcome!, new RegExp(`${fileOf(2)} had mixed line endings`));
    assert.equal(onDisk(uris[0]!), numbered(1, { usage: 'used' }));
    assert.equal(onDisk(uris[1]!), mixed);
  });

  test('a change that VS Code has undone itself is not undone again, but the one before it', async () => {
    await write(numbered(1), numbered(2));
    await setUsage('used');
    await setUsage('rejected');
    await vscode.window.showTextDocument(uris[0]!);
    await vscode.commands.executeCommand('undo');
    const { document } = await vscode.window.showTextDocument(uris[1]!);
    await eventually(() => assert.equal(document.getText(), numbered(2, { usage: 'used' })));
    await vscode.workspace.saveAll();
    const [question] = await answering('Undo', () => run('undoBulkChange'));
    assert.match(question!, /^Undo “Set usage to ‘used’” in 2 seeds\?/);
    uris.forEach((uri, index) => assert.equal(onDisk(uri), numbered(index + 1)));
  });

  test('takes back fixes in all seeds, too', async () => {
    const broken = numbered(1, { usage: 'Candidate', initial_rank: '"1"' });
    await write(broken);
    await run('fixAllSeeds', { confirm: false });
    assert.equal(onDisk(uris[0]!), numbered(1));
    await run('undoBulkChange', { confirm: false });
    assert.equal(onDisk(uris[0]!), broken);
  });

  test('a key can set the usage of the active seed, which stays unsaved where it was', async () => {
    await write(numbered(1));
    const editor = await vscode.window.showTextDocument(uris[0]!);
    await run('setUsage', { value: 'used' });
    assert.equal(onDisk(uris[0]!), numbered(1, { usage: 'used' }));
    await type(editor, 'back in service', 'back, they say');
    await run('setUsage', { value: 'candidate' });
    assert.equal(editor.document.getText(), numbered(1).replace('back in service', 'back, they say'));
    assert.deepEqual([editor.document.isDirty, onDisk(uris[0]!)], [true, numbered(1, { usage: 'used' })]);
  });

  test('takes the usage that is begun to be typed, and a word that is not declared only where it is chosen', async () => {
    await write(numbered(1));
    await picking(
      'sel',
      () => run('setUsage', uris[0], [uris[0]]),
      () => assert.equal(onDisk(uris[0]!), numbered(1, { usage: 'selected' })),
    );
    const done = answering('Apply', () =>
      picking(
        'someday',
        () => run('setUsage', uris[0], [uris[0]]),
        () => assert.equal(onDisk(uris[0]!), numbered(1, { usage: 'someday' })),
      ),
    );
    assert.match((await done)[0]!, /“someday” is not one of your usages/);
  });

  test('fixes a broken header that is in the way where it is told to', async () => {
    const broken = numbered(1).replace('---\n', '--\n');
    await write(broken, numbered(2));
    const [question] = await answering('Fix and Set', () => run('setUsage', uris[0], uris, { value: 'used' }));
    assert.match(question!, /Skipped: “Story 1”.*“Fix and Set” first applies the safe fixes to 1 seed\.$/);
    uris.forEach((uri, index) => assert.equal(onDisk(uri), numbered(index + 1, { usage: 'used' })));
    await run('undoBulkChange', { confirm: false });
    assert.equal(onDisk(uris[0]!), broken);
  });

  test('sets a publisher that is picked, for all selected seeds', async () => {
    folder.write('seedbed.yaml', 'publishers: {gazette: {name: The Gazette}}\n');
    await write(numbered(1), numbered(2));
    const done = answering('Apply', () => run('setPublisher', nodeOf(uris[0]!), uris.map(nodeOf)));
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      assert.equal(onDisk(uris[1]!), numbered(2, { publisher: 'gazette' }));
    });
    const [question] = await done;
    assert.equal(question, 'Set publisher of 2 seeds to “gazette”?');
  });

  test('moves a seed to a rank, and those in the way', async () => {
    await write(...upTo(4).map((number) => numbered(number)));
    const [question] = await answering('Apply', async () => {
      await vscode.window.showTextDocument(uris[3]!);
      await run('moveToRank', { rank: 2 });
    });
    assert.equal(question, 'Move “Story 4” to 2? 2 other seeds move.');
    const ranks = uris.map((uri) => /initial_rank: (\d+)/.exec(onDisk(uri))?.[1]);
    assert.deepEqual(ranks, ['1', '3', '4', '2']);
  });

  test('numbers the seeds of a folder anew', async () => {
    await write(numbered(7), numbered(3), numbered(9));
    const [question] = await answering('Apply', () => run('renumberRanks', uris[0]));
    assert.equal(question, `Renumber ${folder.name}? 3 seeds get a new rank.`);
    const ranks = uris.map((uri) => /initial_rank: (\d+)/.exec(onDisk(uri))?.[1]);
    assert.deepEqual(ranks, ['2', '1', '3']);
  });

  test('copies seeds as links, as citations and as a table', async () => {
    await write(numbered(1), numbered(2));
    await run('copyAsLink', nodeOf(uris[0]!), uris.map(nodeOf));
    assert.equal(
      await vscode.env.clipboard.readText(),
      '[Story 1](https://apnews.com/article/story-1)\n[Story 2](https://apnews.com/article/story-2)',
    );
    await run('copyAsCitation', uris[1]);
    assert.match(await vscode.env.clipboard.readText(), /^Story 2\. .+\. https:\/\/apnews\.com\/article\/story-2$/);
    await run('copyAsCsv', uris[0]);
    const table = (await vscode.env.clipboard.readText()).split(/\r?\n/);
    assert.deepEqual(table.slice(0, 2), [
      'file,url,title,publisher,usage,initial_rank',
      `${fileOf(1)},https://apnews.com/article/story-1,Story 1,ap,candidate,1`,
    ]);
  });

  test('compares a seed with its twin', async () => {
    const sameArticle = { url: 'https://apnews.com/article/ferry' };
    await write(numbered(1, sameArticle), numbered(2, sameArticle));
    await eventually(async () => {
      await run('compareWithTwin', uris[0]);
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof vscode.TabInputTextDiff);
      assert.deepEqual([input.original.fsPath, input.modified.fsPath], [uris[0]!.fsPath, uris[1]!.fsPath]);
    });
  });

  test('deletes seeds once it is told to', async () => {
    await write(numbered(1), numbered(2), numbered(3));
    const chosen = uris.slice(0, 2);
    assert.deepEqual(await answering('Cancel', () => run('deleteSeeds', chosen[0], chosen)), [
      'Move 2 seeds to the trash?',
    ]);
    assert.deepEqual(
      uris.map(({ fsPath }) => existsSync(fsPath)),
      [true, true, true],
    );
    const questions = await answering(['Move to Trash', 'Delete Permanently'], () =>
      run('deleteSeeds', chosen[0], chosen),
    );
    assert.deepEqual(
      uris.map(({ fsPath }) => existsSync(fsPath)),
      [false, false, true],
    );
    // A server of VS Code has no trash, and says so only when it is to move something there.
    const [, ...more] = questions;
    for (const question of more)
      assert.equal(question, '2 seeds could not be moved to the trash. Delete them permanently?');
  });

  test('opens articles with https in the browser, and asks about each domain once', async () => {
    await write(
      numbered(1, { url: 'https://example.com/a?b=c%2Fd' }),
      numbered(2, { url: 'http://example.com/2' }),
      numbered(3, { url: 'https://user@example.com/3' }),
      numbered(4, { url: 'https://www.example.com/4' }),
    );
    await run('forgetAllowedDomains');
    const opened = await opening(async () => {
      assert.deepEqual(await answering('No', () => run('openArticle', uris[0])), [
        'Open articles of example.com in the browser?',
      ]);
      assert.equal((await answering('Open', () => run('openArticle', uris[0]))).length, 1);
      assert.deepEqual(await answering('Open', () => run('openArticle', uris[3])), []);
      const [noHttps] = await answering('Open', () => run('openArticle', uris[1]));
      assert.match(noHttps!, /^The article was not opened: its URL at example\.com does not use https/);
      const [withUser] = await answering('Open', () => run('openArticle', uris[2]));
      assert.match(withUser!, /^The seed has no article URL to open\.$/);
    });
    assert.deepEqual(opened, ['https://example.com/a?b=c%2Fd', 'https://www.example.com/4']);
    await run('forgetAllowedDomains');
    await opening(async () => {
      assert.equal((await answering('No', () => run('openArticle', uris[0]))).length, 1, 'it is asked again');
    });
  });
});

/** A seed as the Seeds view gives it to a command. */
function nodeOf(uri: vscode.Uri): object {
  return { node: { kind: 'seed', uri: uri.toString() }, parent: undefined };
}
