import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { locateSeed } from '../../server/src/protocol/index.ts';
import { answering, inList, type List } from './dialogs.ts';
import { TestFolder, eventually, findings, rangeOf, seedbed, seedText } from './support.ts';

/** A seed that has nothing to do with another one of a different number but what `fields` say. */
const numbered = (number: number, fields: Readonly<Record<string, string>> = {}): string =>
  seedText({
    url: `https://apnews.com/article/story-${number}`,
    title: `Story ${number}`,
    initial_rank: `${number}`,
    ...fields,
  });
const fileOf = (number: number): string => `${String(number).padStart(3, '0')}_00000000000000aa.txt`;
const sameArticle = { url: 'https://apnews.com/article/ferry-returns' };
const onDisk = ({ fsPath }: vscode.Uri): string => readFileSync(fsPath, 'utf8');

suite('From seed to seed', () => {
  let folder: TestFolder;
  suiteSetup(seedbed);
  setup(() => {
    folder = new TestFolder();
    // A corpus of its own, which is known before there are seeds in it.
    folder.write('seedbed.yaml', 'publishers: {gazette: {name: The Gazette}}\n');
  });
  teardown(() => folder.dispose());

  /** Writes seeds, and waits until all of them are known. */
  const write = async (...texts: readonly string[]): Promise<readonly vscode.Uri[]> => {
    const uris = texts.map((text, index) => folder.write(fileOf(index + 1), text));
    const { server } = await seedbed();
    for (const uri of uris) {
      await eventually(async () =>
        assert.ok(
          await server.ask(locateSeed, { groupBy: 'none', uri: server.uriOf(uri) }),
          `${uri.path} is not known`,
        ),
      );
    }
    return uris;
  };

  test('goes by rank, forth, back and round', async () => {
    const [first, second, third] = await write(numbered(3), numbered(1), numbered(2));
    await vscode.window.showTextDocument(first!);
    await command('nextByRank', second!);
    await command('nextByRank', third!);
    await command('nextByRank', first!);
    await command('previousByRank', third!);
    assert.equal(vscode.window.tabGroups.activeTabGroup.tabs.length, 1, 'one tab serves all of them');
  });

  test('goes to the next problem, the next candidate and the next seed of a publisher', async () => {
    const [first, second, third] = await write(
      numbered(1, { usage: 'used', publisher: 'gazette', url: 'https://gazette.example/1' }),
      numbered(2, { usage: 'used', initial_rank: 'second' }),
      numbered(3, { publisher: 'gazette', url: 'https://gazette.example/3' }),
    );
    await findings(second!, ['invalid-rank']);
    await vscode.window.showTextDocument(first!);
    const editor = await command('nextProblem', second!);
    assert.deepEqual(editor.selection.active, rangeOf(editor.document, 'second').start);
    await command('nextUnreviewed', third!);
    await command('nextOfPublisher', first!);
  });

  test('tells of twins, and goes to them', async () => {
    const [first, second] = await write(numbered(1, sameArticle), numbered(2, sameArticle));
    const [finding] = await findings(first!, ['duplicate-url']);
    assert.equal(finding?.relatedInformation?.[0]?.location.uri.fsPath, second!.fsPath);
    await findings(second!, ['duplicate-url']);
    await vscode.window.showTextDocument(first!);
    await command('nextTwin', second!);
    await command('nextTwin', first!);
  });

  test('a seed that is deleted on disk takes its findings with it, and those of its twin', async () => {
    const [first, second] = await write(
      numbered(1, sameArticle),
      numbered(2, { ...sameArticle, initial_rank: 'second' }),
    );
    await findings(first!, ['duplicate-url']);
    await eventually(() => assert.equal(vscode.languages.getDiagnostics(second!).length, 2));
    rmSync(second!.fsPath);
    await findings(second!, []);
    await findings(first!, []);
  });

  test('renames a publisher in all seeds and in seedbed.yaml, saves them, and can take that back', async () => {
    const of = (publisher: string, number: number): string =>
      numbered(number, { publisher, url: `https://gazette.example/${number}` });
    const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
    const uris = await write(...numbers.map((number) => of('gazette', number)));
    const { document } = await vscode.window.showTextDocument(uris[2]!);
    const position = rangeOf(document, 'gazette\n').start;
    const expectRenamed = (publisher: string): void => {
      uris.forEach((uri, index) => assert.equal(onDisk(uri), of(publisher, index + 1)));
      assert.equal(onDisk(folder.uri('seedbed.yaml')), `publishers: {${publisher}: {name: The Gazette}}\n`);
      assert.ok(vscode.workspace.textDocuments.every(({ isDirty }) => !isDirty));
    };
    const questions = await answering('Apply', async (asked) => {
      assert.equal((await rename(document, position, 'herald')).size, 0, 'nothing is left to VS Code');
      await eventually(() => expectRenamed('herald'));
      await eventually(() => assert.equal(asked.length, 2));
    });
    assert.deepEqual(questions, [
      'Rename “gazette” to “herald” in 60 seeds?',
      'Renamed “gazette” to “herald” in 61 files.',
    ]);
    await vscode.commands.executeCommand('seedbed.undoBulkChange', { confirm: false });
    expectRenamed('gazette');
  });

  test('changes a publisher in all seeds by a quick fix, and can take that back', async () => {
    const of = (publisher: string, number: number): string =>
      numbered(number, { publisher, url: `https://apnews.com/${number}` });
    const uris = await write(of('A.P.', 1), of('A.P.', 2), of('ap', 3));
    const { document } = await vscode.window.showTextDocument(uris[0]!);
    const range = rangeOf(document, 'A.P.');
    const title = 'Change all 2 to “ap”';
    const questions = await answering('Apply', async (asked) => {
      const action = await eventually(async () => {
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          range,
        );
        const found = actions.find((each) => each.title === title);
        assert.ok(found?.command, 'the quick fix is offered');
        return found.command;
      });
      await vscode.commands.executeCommand(action.command, ...(action.arguments as readonly unknown[]));
      await eventually(() => assert.equal(asked.length, 2));
    });
    assert.deepEqual(questions, [
      'Rename “A.P.” to “ap” in 2 seeds? Merge “A.P.” into “ap”: 1 seed already has the publisher “ap”. After this, nothing tells it apart from the 2 renamed ones.',
      'Renamed “A.P.” to “ap” in 2 files.',
    ]);
    assert.deepEqual(uris.map(onDisk), [of('ap', 1), of('ap', 2), of('ap', 3)]);
    await vscode.commands.executeCommand('seedbed.undoBulkChange', { confirm: false });
    assert.deepEqual(uris.map(onDisk), [of('A.P.', 1), of('A.P.', 2), of('ap', 3)]);
  });

  test('renames in one seed without a question, and that is taken back as all else is', async () => {
    folder.write('seedbed.yaml', 'usages: [candidate, maybe]\n');
    const [uri] = await write(numbered(1, { usage: 'maybe' }), numbered(2));
    const { document } = await vscode.window.showTextDocument(uri!);
    await rename(document, rangeOf(document, 'maybe\n').start, 'perhaps');
    await eventually(() => assert.equal(onDisk(uri!), numbered(1, { usage: 'perhaps' })));
    await eventually(() => assert.equal(onDisk(folder.uri('seedbed.yaml')), 'usages: [candidate, perhaps]\n'));
    await eventually(() => assert.ok(!document.isDirty));
    await vscode.commands.executeCommand('seedbed.undoBulkChange', { confirm: false });
    assert.equal(onDisk(uri!), numbered(1, { usage: 'maybe' }));
  });

  test('finds seeds among the symbols of the workspace, whatever the order of the words', async () => {
    const [first] = await write(numbered(1, { title: 'Tide tables for the northern harbour' }), numbered(2));
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'harbour tide',
    );
    assert.ok(symbols.some(({ location }) => location.uri.fsPath === first!.fsPath));
  });

  test('shows rank and twins above a seed, where the setting wants it, and the name of a publisher after it', async () => {
    const fields = { publisher: 'gazette', url: 'https://gazette.example/1' };
    const [first] = await write(numbered(1, fields), numbered(2, fields));
    const lenses = async (): Promise<readonly (string | undefined)[]> => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', first, 9);
      return found.map(({ command }) => command?.title);
    };
    await vscode.window.showTextDocument(first!);
    await eventually(async () => {
      const titles = await lenses();
      assert.ok(titles.includes('#1 of 2') && titles.includes('1 twin'), titles.join());
    });
    const whole = new vscode.Range(0, 0, 20, 0);
    const command = 'vscode.executeInlayHintProvider';
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(command, first, whole);
    assert.ok(hints.some(({ label }) => labelText(label).includes('The Gazette')));

    const settings = vscode.workspace.getConfiguration('seedbed');
    try {
      await settings.update('codeLens.enabled', false, vscode.ConfigurationTarget.Workspace);
      await eventually(async () => assert.deepEqual(await lenses(), []));
    } finally {
      await settings.update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('shows related seeds while one moves through their list, and goes back by Escape', async () => {
    const [first, second, third] = await write(numbered(1, sameArticle), numbered(2, sameArticle), numbered(3));
    const editor = await vscode.window.showTextDocument(first!, { preview: false });
    const selection = new vscode.Selection(
      rangeOf(editor.document, 'Story').start,
      rangeOf(editor.document, 'Story').end,
    );
    editor.selection = selection;

    await inList(
      () => vscode.commands.executeCommand('seedbed.showRelatedSeeds'),
      async (list) => {
        await moveDown(list, third!);
        await moveDown(list, second!);
        await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      },
    );
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, first!.fsPath);
    assert.deepEqual(vscode.window.activeTextEditor.selection, selection);
    assert.equal(vscode.window.tabGroups.activeTabGroup.tabs.length, 1);

    await inList(
      () => vscode.commands.executeCommand('seedbed.showRelatedSeeds', first!.toString()),
      async (list) => {
        await moveDown(list, third!);
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      },
    );
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, third!.fsPath);
  });

  test('goes to a seed by what is typed', async () => {
    const [, second] = await write(numbered(1), numbered(2, { title: 'Quay wall gives way at Ostermouth' }));
    const list = vscode.commands.executeCommand('seedbed.goToSeed', { query: 'ostermouth quay' });
    let isDone = false;
    void list.then(() => (isDone = true));
    // Accepting does nothing until something is found.
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      assert.ok(isDone);
    });
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, second!.fsPath);
  });

  test('takes no key that VS Code uses itself', async () => {
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('vscode://defaultsettings/keybindings.json'));
    // In a view or a box that has the focus keys mean what they mean there.
    const binding =
      /"key": "([^"]+)",\s*"command": "([^"]+)"(?!,\s*"when": "[^"]*(?:focusedView == 'seedbed|seedbed\.filtering))/g;
    const bindings = [...page.getText().matchAll(binding)];
    const ownKeys = new Set(bindings.filter(([, , name]) => name!.startsWith('seedbed.')).map(([, key]) => key));
    assert.equal(ownKeys.size, 11);
    const shared = bindings.filter(([, key, name]) => ownKeys.has(key) && !name!.startsWith('seedbed.'));
    assert.deepEqual(shared, []);
  });
});

/** Runs a command of Seedbed, and waits for the seed that it goes to. */
async function command(name: string, expected: vscode.Uri): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand(`seedbed.${name}`);
  return eventually(() => {
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, expected.fsPath, name);
    return editor;
  });
}

/** Moves one down in a list, round from its end, and waits until a seed is shown beside it. */
async function moveDown(list: List, seed: vscode.Uri): Promise<void> {
  const moved = new Promise<void>((resolve) => list.onDidChangeActive(() => resolve()));
  await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
  await moved;
  await eventually(() => assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, seed.fsPath));
}

async function rename(
  { uri }: vscode.TextDocument,
  position: vscode.Position,
  newName: string,
): Promise<vscode.WorkspaceEdit> {
  return vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', uri, position, newName);
}

function labelText(label: vscode.InlayHint['label']): string {
  return typeof label === 'string' ? label : label.map(({ value }) => value).join('');
}
