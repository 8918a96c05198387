import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SeedbedApi } from '../../client/src/extension.ts';
import type { RelatedElement } from '../../client/src/desk/relatedView.ts';
import { TestFolder, eventually, seedbed, seedText, type } from './support.ts';

suite('The Related view', () => {
  let folder: TestFolder;
  let api: SeedbedApi;
  suiteSetup(async () => {
    api = await seedbed();
    await vscode.commands.executeCommand('seedbed.related.focus');
  });
  setup(() => {
    folder = new TestFolder();
    // A corpus of its own.
    folder.write('seedbed.yaml', '');
  });
  teardown(() => folder.dispose());

  const rowOf = async (element: RelatedElement): Promise<string> => {
    const { label, description } = api.related.getTreeItem(element);
    return `${label as string} (${description as string})`;
  };
  /** Each group with its seeds. */
  const rows = async (): Promise<Record<string, string[]>> => {
    const groups = await api.related.getChildren();
    const entries = groups.map(async (group) => {
      const seeds = await api.related.getChildren(group);
      return [await rowOf(group), await Promise.all(seeds.map(rowOf))] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  };

  test('shows what the seed of the active editor has to do with others, and follows editor and edits', async () => {
    const body = 'word '.repeat(100);
    const title = 'Ferry';
    const first = folder.write('001_00000000000000aa.txt', seedText({ title }) + body);
    folder.write('002_00000000000000bb.txt', seedText({ title: 'Twin', initial_rank: '2', publisher: 'bbc' }));
    const third = folder.write('003_00000000000000cc.txt', text('Copy', '3') + body);
    const editor = await vscode.window.showTextDocument(first);
    await eventually(async () =>
      assert.deepEqual(await rows(), {
        'Twins (1)': ['2 · Twin (bbc · candidate)'],
        'Almost the Same (1)': ['100% · Copy (#3 · ap · candidate)'],
        'Neighbours by Rank (1)': ['3 · Copy (ap · candidate)'],
      }),
    );
    await type(editor, 'ferry-returns', 'ferry-left');
    await eventually(async () => assert.ok(!('Twins (1)' in (await rows()))));
    await type(editor, 'ferry-left', 'ferry-returns');

    await vscode.window.showTextDocument(third);
    await eventually(async () =>
      assert.deepEqual(Object.keys(await rows()), ['Almost the Same (1)', 'Neighbours by Rank (2)']),
    );
  });

  test('shows nothing where the active editor shows no seed, or one that is alone', async () => {
    const alone = folder.write('001_00000000000000aa.txt', seedText());
    await vscode.window.showTextDocument(alone);
    await eventually(async () => assert.deepEqual(await rows(), {}));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument());
    assert.deepEqual(await rows(), {});
  });

  test('goes on to be about its seed while an editor has the focus that shows no file', async () => {
    const first = folder.write('001_00000000000000aa.txt', seedText());
    folder.write('002_00000000000000bb.txt', seedText({ initial_rank: '2' }));
    await vscode.window.showTextDocument(first, { preview: false });
    await eventually(async () => assert.ok('Twins (1)' in (await rows())));
    await vscode.commands.executeCommand('seedbed.showCoverage');
    await eventually(() => assert.equal(vscode.window.activeTextEditor?.document.uri.scheme, 'seedbed-coverage'));
    assert.ok('Twins (1)' in (await rows()));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await eventually(async () => assert.deepEqual(await rows(), {}));
  });

  test('compares a seed with the active one, which goes on to be what it is about', async () => {
    const first = folder.write('001_00000000000000aa.txt', seedText());
    const second = folder.write('002_00000000000000bb.txt', seedText({ initial_rank: '2' }));
    await vscode.window.showTextDocument(first);
    const twin = await eventually(async () => {
      const [twins] = await api.related.getChildren();
      const [twin] = twins ? await api.related.getChildren(twins) : [];
      assert.ok(twin);
      return twin;
    });
    await vscode.commands.executeCommand('seedbed.compareRelated', twin);
    await eventually(() => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof vscode.TabInputTextDiff);
      assert.deepEqual([input.original.fsPath, input.modified.fsPath], [second.fsPath, first.fsPath]);
      assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, first.fsPath);
    });
  });
});

/** A seed of an article of its own. */
function text(title: string, rank: string): string {
  return seedText({ title, initial_rank: rank, url: `https://apnews.com/article/${title}-${process.hrtime.bigint()}` });
}
