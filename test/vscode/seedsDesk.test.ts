import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import * as vscode from 'vscode';
import { checkFilter, rescan } from '../../server/src/protocol/index.ts';
import type { SeedbedApi } from '../../client/src/extension.ts';
import { deleteFilter } from '../../client/src/desk/savedFilters.ts';
import type { SeedElement } from '../../client/src/seedElement.ts';
import { inList } from './dialogs.ts';
import { TestFolder, eventually, findings, press, seedbed, seedText } from './support.ts';

type Fields = Readonly<Record<string, string>>;

const fileOf = (number: number): string => `${String(number).padStart(3, '0')}_00000000000000aa.txt`;
/** A seed that has nothing to do with one of another number but what `fields` say. */
const numbered = (number: number, fields: Fields = {}): string =>
  seedText({
    url: `https://apnews.com/article/story-${number}`,
    title: `Story ${number}`,
    initial_rank: `${number}`,
    ...fields,
  });

suite('Working in the Seeds view', () => {
  let folder: TestFolder;
  let api: SeedbedApi;
  let seeds: SeedbedApi['seedsView'];
  suiteSetup(async () => {
    api = await seedbed();
    seeds = api.seedsView;
  });
  setup(async () => {
    folder = new TestFolder();
    folder.write('seedbed.yaml', 'usages: [candidate, selected]\n');
    await seeds.setFilter(`folder:${folder.name}`);
  });
  teardown(async () => {
    await seeds.setFilter('');
    await seeds.arrangement.setGroupBy(undefined);
    await seeds.arrangement.setSortBy(undefined);
    const settings = vscode.workspace.getConfiguration('seedbed.seeds');
    await settings.update('savedFilters', undefined, vscode.ConfigurationTarget.Workspace);
    await folder.dispose();
  });

  /** Writes seeds, numbered from 1 on, and waits until the view has all of them. */
  const write = async (...fields: readonly Fields[]): Promise<readonly vscode.Uri[]> => {
    const uris = fields.map((each, index) => folder.write(fileOf(index + 1), numbered(index + 1, each)));
    await eventually(async () => assert.equal((await check(`folder:${folder.name}`)).seeds, uris.length));
    return uris;
  };
  const check = async (filter: string) => (await api.server.ask(checkFilter, { filter })) ?? assert.fail('no answer');
  const labelOf = (element: SeedElement): string => {
    const { label } = seeds.getTreeItem(element);
    return typeof label === 'string' ? label : (label?.label ?? '');
  };
  const groups = async (): Promise<readonly string[]> => (await seeds.getChildren()).map(labelOf);
  const group = async (label: string): Promise<SeedElement> =>
    (await seeds.getChildren()).find((each) => labelOf(each) === label) ?? assert.fail(`there is no group ${label}`);
  const members = async (label: string): Promise<SeedElement[]> => seeds.getChildren(await group(label));
  const labels = async (label: string): Promise<readonly string[]> => (await members(label)).map(labelOf);
  const member = async (of: string, title: string): Promise<SeedElement> =>
    (await members(of)).find(({ node }) => node.kind === 'seed' && node.label === title) ?? assert.fail(title);
  const command = (name: string, ...args: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(`seedbed.${name}`, ...args);

  test('groups by what a seed says, where it is and what is wrong with it', async () => {
    const [, second] = await write({}, { url: 'https://www.bbc.co.uk/news/2', publisher: 'bbc', initial_rank: 'two' });
    await findings(second!, ['invalid-rank']);
    await command('groupBy', { by: 'domain' });
    assert.deepEqual(await groups(), ['apnews.com', 'bbc.co.uk']);
    await command('groupBy', { by: 'problem' });
    await eventually(async () => assert.deepEqual(await groups(), ['invalid-rank', 'No problems']));
    assert.deepEqual(await labels('No problems'), ['1 · Story 1']);
    await command('groupBy', { by: 'publisher' });
    await eventually(async () => assert.equal((await groups()).length, 2));
    await command('groupBy', { by: 'none' });
    assert.deepEqual(await groups(), ['1 · Story 1', 'Story 2']);
  });

  test('groups by a field that seedbed.yaml declares, and gives seeds the value of the group that they are dropped on', async () => {
    folder.write('seedbed.yaml', 'usages: [candidate, selected]\nfields: {desk: {values: [world, sports]}}\n');
    const [first] = await write({ desk: 'sports' }, { desk: 'world' }, {});
    await command('groupBy', { field: 'desk' });
    await eventually(async () => assert.deepEqual(await groups(), ['world', 'sports', 'No desk']));
    assert.deepEqual(await labels('sports'), ['1 · Story 1']);
    await answering('Apply', async () => drop([await member('sports', 'Story 1')], await group('world')));
    await eventually(async () => assert.deepEqual(await labels('world'), ['1 · Story 1', '2 · Story 2']));
    const document = await vscode.workspace.openTextDocument(first!);
    assert.equal(document.getText(), numbered(1, { desk: 'world' }));
  });

  test('groups by what is picked from a list that starts at the current choice', async () => {
    await write({});
    const labels: string[] = [];
    await inList(
      () => command('groupBy'),
      async (list) => {
        assert.equal(list.activeItems[0]?.label, 'Usage');
        labels.push(...list.items.map(({ label }) => label));
        await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
        await eventually(async () => {
          await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
          assert.equal(seeds.groupBy, 'publisher');
        });
      },
    );
    // Between them stand the fields that other folders declare.
    assert.deepEqual(labels.slice(0, 5), ['Usage', 'Publisher', 'Folder', 'Domain', 'Problem']);
    assert.equal(labels.at(-1), 'No Groups');
  });

  test('changes all seeds of a group, and goes on with what stood after it', async () => {
    await vscode.commands.executeCommand('seedbed.seeds.focus');
    await write({}, { usage: 'selected' }, {}, { usage: 'selected' });
    await eventually(async () => assert.deepEqual(await labels('candidate'), ['1 · Story 1', '3 · Story 3']));
    const first = await member('candidate', 'Story 1');
    await seeds.view.reveal(first, { select: true });
    await command('setUsage', first, [first], { value: 'selected' });
    await eventually(() => assert.deepEqual(seeds.view.selection.map(labelOf), ['3 · Story 3']));
    const all = await group('selected');
    const questions = await answering('Apply', async () => {
      await command('setUsage', all, [all, await member('candidate', 'Story 3')], { value: 'rejected' });
    });
    assert.match(questions[0] ?? '', /4 seeds/);
    await eventually(async () => assert.deepEqual(await groups(), ['rejected']));
  });

  test('marks the files of seeds with the letter of their usage and their title', async () => {
    const [uri] = await write({ usage: 'selected' }, {});
    const { decorations } = api;
    const marked = async () => {
      const decoration = await decorations.provideFileDecoration(uri!);
      return [decoration?.badge, decoration?.tooltip];
    };
    await eventually(async () => assert.deepEqual(await marked(), ['S', 'Story 1 · #1 · selected']));
    const changed = new Promise<void>((done) => {
      const listener = decorations.onDidChangeFileDecorations((uris) => {
        if (!uris.some((each) => each.toString() === uri!.toString())) return;
        listener.dispose();
        done();
      });
    });
    folder.write(fileOf(1), numbered(1, { usage: 'candidate' }));
    await changed;
    assert.deepEqual(await marked(), ['C', 'Story 1 · #1 · candidate']);
    assert.equal(await decorations.provideFileDecoration(folder.uri('seedbed.yaml')), undefined);
  });

  test('sorts the seeds of a group by rank, title, file or last change', async () => {
    const uris = await write(
      { title: 'Harbour', initial_rank: '3' },
      { title: 'Bridge', initial_rank: '2' },
      { title: 'Ferry', initial_rank: '1' },
    );
    assert.deepEqual(await labels('candidate'), ['1 · Ferry', '2 · Bridge', '3 · Harbour']);
    await command('sortBy', { by: 'title' });
    assert.deepEqual(await labels('candidate'), ['Bridge', 'Ferry', 'Harbour']);
    await command('sortBy', { by: 'file' });
    assert.deepEqual(await labels('candidate'), ['Harbour', 'Bridge', 'Ferry']);
    const [first] = await members('candidate');
    assert.equal(seeds.getTreeItem(first!).description, `${fileOf(1)} · #3 · ap`);
    await command('sortBy', { by: 'changed' });
    for (const [index, seconds] of [20, 30, 10].entries()) utimesSync(uris[index]!.fsPath, seconds, seconds);
    await eventually(async () => assert.deepEqual(await labels('candidate'), ['Bridge', 'Harbour', 'Ferry']));
  });

  test('shows what fits a filter that is typed, until it is cleared', async () => {
    await write(
      { title: 'Harbour floods' },
      { title: 'Harbour closes', usage: 'selected' },
      { title: 'Ferry returns' },
    );
    const filter = `folder:${folder.name} harbour`;
    await inBox({ filter }, async (box) => void (await lineOf(box, 'Show 2 seeds')));
    assert.equal(seeds.filter, filter);
    assert.equal(seeds.view.description, filter);
    assert.deepEqual(await groups(), ['candidate', 'selected']);
    assert.deepEqual(await labels('candidate'), ['1 · Harbour floods']);

    const box = command('filterSeeds', { filter: 'ferry' });
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await box;
    assert.equal(seeds.filter, filter, 'Escape leaves it as it was');

    await command('clearFilter');
    assert.equal(seeds.filter, '');
    assert.equal(seeds.view.description, '');
  });

  test('goes on with the tab key where a filter is only begun', async () => {
    await write({ title: 'Harbour floods' }, { title: 'Ferry returns', usage: 'selected' });
    await inBox({ filter: `folder:${folder.name} usage:sel` }, async (box) => {
      await lineOf(box, 'usage:selected');
      press('Tab');
      await eventually(() => assert.equal(box.value, `folder:${folder.name} usage:selected `));
      await lineOf(box, 'Show 1 seed');
    });
    assert.deepEqual(await groups(), ['selected']);
  });

  test('says what of a filter it cannot use, and uses the rest', async () => {
    await write({ title: 'Harbour floods' }, { title: 'Ferry returns' });
    await seeds.setFilter(`folder:${folder.name} harbour publsher:bbc`);
    assert.match(seeds.view.message ?? '', /publsher.*“publisher:”/);
    assert.deepEqual(await labels('candidate'), ['1 · Harbour floods']);
    await seeds.setFilter(`folder:${folder.name} nowhere`);
    assert.equal(seeds.view.message, '', 'the welcome says that there is none');
    assert.deepEqual(await groups(), []);
  });

  test('keeps filters under their names, offers and forgets them', async () => {
    const saved = (): unknown => vscode.workspace.getConfiguration('seedbed.seeds').get('savedFilters');
    await write({ title: 'Harbour floods' }, { title: 'Ferry returns' });
    const filter = `folder:${folder.name} harbour`;
    await seeds.setFilter(filter);
    await command('saveFilter', { name: 'By the water' });
    assert.deepEqual({ ...(saved() as object) }, { 'By the water': filter });

    await seeds.setFilter('');
    await inBox({ filter: 'by the water' }, async (box) => {
      await goTo(box, 'By the water');
    });
    assert.equal(seeds.filter, filter);
    await deleteFilter('By the water');
    assert.deepEqual({ ...(saved() as object) }, {});
  });

  test('offers filters that everybody needs, with the number of their seeds', async () => {
    await write({ title: 'Harbour floods' }, { usage: 'selected' });
    await inBox({ filter: '' }, async (box) => {
      await lineOf(box, 'To Review');
      await lineOf(box, 'With Problems');
      assert.match((await lineOf(box, 'Twins')).description ?? '', /^is:duplicate · \d+ seeds?$/);
      await goTo(box, 'To Review');
    });
    assert.equal(seeds.filter, 'is:unreviewed');
    await seeds.setFilter(`is:unreviewed folder:${folder.name}`);
    assert.deepEqual(await labels('candidate'), ['1 · Harbour floods']);
  });

  test('offers what a filter could go on with while it is typed', async () => {
    await write({ title: 'Harbour floods' }, { publisher: 'gazette' });
    await inBox({ filter: `folder:${folder.name} publisher:gaz` }, async (box) => {
      await lineOf(box, 'No seeds match');
      // Enter takes what is begun to be typed.
      await accept(box, /gazette/);
      await eventually(() => assert.equal(box.value, `folder:${folder.name} publisher:gazette `));
      await lineOf(box, 'Show 1 seed');
    });
    assert.deepEqual(await labels('candidate'), ['2 · Story 2']);
  });

  test('shows more of a long group when it is told to, and as far as a seed that is revealed', async () => {
    const uris = await write(...Array.from({ length: 1203 }, () => ({})));
    await vscode.commands.executeCommand('seedbed.seeds.focus');
    const selected = (label: string): SeedElement => {
      assert.deepEqual(seeds.view.selection.map(labelOf), [label]);
      return seeds.view.selection[0]!;
    };
    const shown = async (): Promise<readonly [number, string]> => {
      const found = await labels('candidate');
      return [found.length, found.at(-1) ?? ''];
    };
    await eventually(async () => assert.deepEqual(await shown(), [501, 'Show 500 more']));
    const parent = await group('candidate');
    await seeds.view.reveal(parent, { expand: true });
    await seeds.view.reveal((await seeds.getChildren(parent)).at(-1)!);
    await command('showMoreSeeds', await eventually(() => selected('Show 500 more')));
    assert.deepEqual(await shown(), [1001, 'Show 203 more']);
    await eventually(() => selected('501 · Story 501'));

    assert.ok(await seeds.reveal(uris[1201]!));
    assert.deepEqual(await shown(), [1203, '1203 · Story 1203']);
    await eventually(() => selected('1202 · Story 1202'));
  });

  test('tells of a seed where it is pointed at, as text that does nothing', async () => {
    await write(
      { title: '"[Harbour](command:workbench.action.quit) floods"' },
      { url: 'https://apnews.com/article/story-1' },
    );
    const element = await member('candidate', '[Harbour](command:workbench.action.quit) floods');
    const { token } = new vscode.CancellationTokenSource();
    const item = await seeds.resolveTreeItem(seeds.getTreeItem(element), element, token);
    assert.ok(item.tooltip instanceof vscode.MarkdownString);
    assert.ok(!item.tooltip.isTrusted && !item.tooltip.supportHtml);
    assert.ok(!item.tooltip.value.includes(']('));
    const text = item.tooltip.value.replaceAll(/\\(.)/g, '$1');
    for (const part of ['#1 · Associated Press (ap) · candidate', 'The ferry is back in service.', '1 twin:']) {
      assert.ok(text.includes(part), `${part} is not in ${text}`);
    }
    assert.equal(item.description, 'ap · 1 twin');
  });

  test('moves seeds before the one that they are dropped on', async () => {
    const uris = await write({}, {}, {}, {});
    const dragged = [await member('candidate', 'Story 4'), await member('candidate', 'Story 3')];
    const said = await answering(undefined, async () => drop(dragged, await member('candidate', 'Story 1')));
    assert.deepEqual(said, ['Moved 2 seeds to another place. 2 other seeds moved.'], 'it happens at once');
    await eventually(async () =>
      assert.deepEqual(
        (await members('candidate')).map(({ node }) => node.kind === 'seed' && node.label),
        ['Story 3', 'Story 4', 'Story 1', 'Story 2'],
      ),
    );
    for (const [index, uri] of uris.entries()) {
      const text = (await vscode.workspace.openTextDocument(uri)).getText();
      const rank = /initial_rank: \d+/;
      assert.equal(text.replace(rank, ''), numbered(index + 1).replace(rank, ''), 'nothing but the rank is changed');
    }
    // What the button of the message does.
    await command('undoBulkChange', { of: 'Move 2 seeds to another place' });
    await eventually(async () => assert.equal((await labels('candidate'))[0], '1 · Story 1'));
  });

  test('gives seeds the usage or the publisher of the group that they are dropped on', async () => {
    const [first] = await write({}, { usage: 'selected' });
    await answering('Apply', async () => drop([await member('candidate', 'Story 1')], await group('selected')));
    await eventually(async () => assert.deepEqual(await labels('selected'), ['1 · Story 1', '2 · Story 2']));
    const document = await vscode.workspace.openTextDocument(first!);
    assert.equal(document.getText(), numbered(1, { usage: 'selected' }));
  });

  test('says why seeds cannot be dropped somewhere', async () => {
    await write({}, { usage: 'selected' });
    const refusal = async (dragged: string, of: string, target: () => Promise<SeedElement | undefined>) => {
      const messages = await answering(undefined, async () => drop([await member(of, dragged)], await target()));
      assert.equal(messages.length, 1);
      return messages[0] ?? '';
    };
    assert.match(await refusal('Story 1', 'candidate', () => member('selected', 'Story 2')), /a different usage/);
    assert.match(await refusal('Story 1', 'candidate', () => Promise.resolve(undefined)), /on another seed/);
    await command('groupBy', { by: 'domain' });
    assert.match(await refusal('Story 1', 'apnews.com', () => group('apnews.com')), /domain/);
    await command('sortBy', { by: 'title' });
    assert.match(await refusal('Story 1', 'apnews.com', () => member('apnews.com', 'Story 2')), /by rank/);
  });

  test('hands seeds that are dragged elsewhere over by their uris', async () => {
    const uris = await write({}, {});
    const transfer = new vscode.DataTransfer();
    seeds.dragAndDrop.handleDrag([await group('candidate'), ...(await members('candidate'))], transfer);
    const list = await transfer.get('text/uri-list')?.asString();
    assert.deepEqual(list?.split('\r\n'), uris.map(String));
  });

  test('opens and filters thousands of seeds without a wait', async function () {
    this.timeout(120_000);
    const words = ['harbour', 'ferry', 'bridge', 'school', 'market', 'tower', 'orchard'];
    const publishers = ['ap', 'bbc', 'guardian', 'reuters'];
    const numbers = Array.from({ length: 3000 }, (_, index) => index + 1);
    const pick = (from: readonly string[], number: number): string => from[number % from.length]!;
    for (const number of numbers) {
      const title = `The ${pick(words, number)} and the ${pick(words, number * 3 + 1)} ${number}`;
      folder.write(fileOf(number), numbered(number, { title, publisher: pick(publishers, number) }));
    }
    await rescanned(numbers.length);
    const times: string[] = [];
    const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      const start = performance.now();
      const result = await work();
      times.push(`${what} ${Math.round(performance.now() - start)} ms`);
      return result;
    };
    const [candidates] = await timed('top level', () => seeds.getChildren());
    assert.equal(candidates?.node.kind === 'group' && candidates.node.seeds, numbers.length);
    assert.equal((await timed('a group', () => seeds.getChildren(candidates))).length, 501);
    const filter = `folder:${folder.name} harbour publisher:bbc rank:1-2700`;
    const fitting = await timed('a filter', () => check(filter));
    await seeds.setFilter(filter);
    const [filtered] = await timed('the tree that it leaves', () => seeds.getChildren());
    assert.equal(filtered?.node.kind === 'group' && filtered.node.seeds, fitting.seeds);
    this.test!.title += `: ${times.join(', ')}`;
  });

  /** Waits until all seeds are known: so many files at once are faster read than heard of. */
  async function rescanned(expected: number): Promise<void> {
    await api.server.ask(rescan, undefined);
    await eventually(async () => assert.equal((await check(`folder:${folder.name}`)).seeds, expected));
  }

  async function drop(dragged: readonly SeedElement[], target: SeedElement | undefined): Promise<void> {
    const transfer = new vscode.DataTransfer();
    seeds.dragAndDrop.handleDrag(dragged, transfer);
    await seeds.dragAndDrop.handleDrop(target, transfer);
  }

  /** Opens the box of filters, does something in it, and accepts what is active there. */
  async function inBox(options: object, act: (box: vscode.QuickPick<vscode.QuickPickItem>) => Promise<void>) {
    const { createQuickPick } = vscode.window;
    const made: vscode.QuickPick<vscode.QuickPickItem>[] = [];
    const replacement = () => {
      const pick = createQuickPick();
      made.push(pick);
      return pick;
    };
    Object.assign(vscode.window, { createQuickPick: replacement });
    const done = command('filterSeeds', options);
    Object.assign(vscode.window, { createQuickPick });
    const box = await eventually(() => made[0] ?? assert.fail('there is no box'));
    await act(box);
    await accept(box);
    await done;
  }

  /** Accepts the active line, once the box shows the lines that it has. */
  async function accept(box: vscode.QuickPick<vscode.QuickPickItem>, label = /./): Promise<void> {
    await eventually(() => {
      const [active] = box.activeItems;
      assert.ok(active && box.items.includes(active));
      assert.match(active.label, label);
    });
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }

  async function goTo(box: vscode.QuickPick<vscode.QuickPickItem>, label: string): Promise<void> {
    const line = await lineOf(box, label);
    while (box.activeItems[0]?.label !== line.label) {
      const moved = new Promise<void>((done) => {
        const listener = box.onDidChangeActive(() => {
          listener.dispose();
          done();
        });
      });
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      await moved;
    }
  }

  function lineOf(box: vscode.QuickPick<vscode.QuickPickItem>, label: string): Promise<vscode.QuickPickItem> {
    const isLine = (item: vscode.QuickPickItem): boolean => item.label.replace(/^\$\([\w-]+\) /, '') === label;
    const shown = (): string => box.items.map((item) => item.label).join();
    return eventually(() => box.items.find(isLine) ?? assert.fail(`${label} is not among ${shown()}`));
  }
});

/** Gives an answer to every message: VS Code shows none while it is tested. Answers the messages. */
async function answering(answer: string | undefined, run: () => Promise<void>): Promise<readonly string[]> {
  const { showInformationMessage } = vscode.window;
  const messages: string[] = [];
  const replacement = (message: string): Promise<string | undefined> => {
    messages.push(message);
    return Promise.resolve(answer);
  };
  try {
    Object.assign(vscode.window, { showInformationMessage: replacement });
    await run();
  } finally {
    Object.assign(vscode.window, { showInformationMessage });
  }
  return messages;
}
