import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SeedbedApi } from '../../client/src/extension.ts';
import type { SeedElement } from '../../client/src/seedElement.ts';
import { TestFolder, eventually, findings, seedbed, seedText, type } from './support.ts';

suite('The Seeds view', () => {
  let folder: TestFolder;
  let api: SeedbedApi;
  suiteSetup(async () => (api = await seedbed()));
  setup(() => (folder = new TestFolder()));
  teardown(() => folder.dispose());

  /** What stands under a group, or at the top. */
  const rows = async (under?: string): Promise<string[]> => {
    const top = await api.seedsView.getChildren();
    const element = top.find((each) => label(api, each) === under);
    const elements = under === undefined ? top : element ? await api.seedsView.getChildren(element) : [];
    return elements.map((each) => row(api, each));
  };

  test('shows the seeds of the workspace in groups, by rank', async () => {
    folder.write('001_00000000000000aa.txt', seedText({ usage: 'embargoed', title: 'Second', initial_rank: '2' }));
    folder.write('002_00000000000000bb.txt', seedText({ usage: 'embargoed', title: 'First', initial_rank: '1' }));
    await eventually(async () =>
      assert.deepEqual(await rows('embargoed'), ['1 · First (ap · 1 twin)', '2 · Second (ap · 1 twin)']),
    );
  });

  test('follows an edit and a change of grouping', async () => {
    const uri = folder.write('001_00000000000000aa.txt', seedText({ usage: 'embargoed', title: 'Tide tables' }));
    const editor = await vscode.window.showTextDocument(uri);
    await eventually(async () => assert.deepEqual(await rows('embargoed'), ['1 · Tide tables (ap)']));
    await type(editor, 'Tide tables', 'Tide turns');
    await eventually(async () => assert.deepEqual(await rows('embargoed'), ['1 · Tide turns (ap)']));
    try {
      await vscode.commands.executeCommand('seedbed.groupBy', { by: 'folder' });
      await eventually(async () => assert.deepEqual(await rows(folder.name), ['1 · Tide turns (embargoed · ap)']));
      // The command that it once was goes on to work.
      await vscode.commands.executeCommand('seedbed.groupByNone');
      await eventually(async () => assert.ok((await rows()).includes('1 · Tide turns (embargoed · ap)')));
      const { workspaceValue } = vscode.workspace.getConfiguration('seedbed').inspect('seeds.groupBy') ?? {};
      assert.equal(workspaceValue, undefined, 'nothing is written into the folder');
    } finally {
      await api.seedsView.arrangement.setGroupBy(undefined);
    }
  });

  test('selects the seed of the active editor in a group that is open, and opens none', async () => {
    const { view } = api.seedsView;
    const [pools, walls] = [`Tide pools ${folder.name}`, `Tide walls ${folder.name}`];
    const uri = folder.write('001_00000000000000aa.txt', seedText({ usage: 'used', title: pools }));
    const ofAnother = { url: `https://apnews.com/article/${folder.name}`, title: walls, initial_rank: '2' };
    const other = folder.write('002_00000000000000bb.txt', seedText({ usage: 'rejected', ...ofAnother }));
    await vscode.commands.executeCommand('seedbed.seeds.focus');
    await findings(uri, []);
    await eventually(async () => {
      const group = (await api.seedsView.getChildren()).find((each) => label(api, each) === 'used');
      assert.ok(group, 'there is no such group');
      await view.reveal(group, { expand: true, select: false });
    });
    await vscode.window.showTextDocument(uri);
    await eventually(() => assert.deepEqual(selection(), ['used', `1 · ${pools} (ap)`]));
    await vscode.window.showTextDocument(other);
    const editor = await vscode.window.showTextDocument(uri);
    await eventually(() => assert.deepEqual(selection(), ['used', `1 · ${pools} (ap)`]));
    await type(editor, 'usage: used', 'usage: rejected');
    await eventually(async () => assert.ok((await rows('rejected')).includes(`1 · ${pools} (ap)`)));
    assert.notDeepEqual(selection()[0], 'rejected', 'nobody has opened that group');
    await vscode.commands.executeCommand('seedbed.collapseAll');
    await vscode.window.showTextDocument(other);
    await vscode.window.showTextDocument(uri);
    // The view asks the server where the seed is before this asks it for more.
    await rows('rejected');
    assert.notDeepEqual(selection()[0], 'rejected');

    function selection(): string[] {
      const [element] = view.selection;
      return element?.parent ? [label(api, element.parent), row(api, element)] : [];
    }
  });

  test('counts the problems in its badge', async () => {
    const { view } = api.seedsView;
    const uri = folder.write('001_00000000000000aa.txt', seedText());
    await findings(uri, []);
    const before = await eventually(() => {
      assert.ok(view.badge);
      return view.badge.value;
    });
    folder.write('001_00000000000000aa.txt', seedText({ usage: 'candidat' }));
    await eventually(() => assert.equal(view.badge?.value, before + 1));
    assert.match(view.badge?.tooltip ?? '', /errors.* in \d+ seeds/);
  });
});

function label(api: SeedbedApi, element: SeedElement): string {
  const item = api.seedsView.getTreeItem(element);
  return typeof item.label === 'string' ? item.label : (item.label?.label ?? '');
}

/** A seed as its label and, in parentheses, its description; a group as its label. */
function row(api: SeedbedApi, element: SeedElement): string {
  const { description } = api.seedsView.getTreeItem(element);
  return element.node.kind === 'seed' ? `${label(api, element)} (${String(description)})` : label(api, element);
}
