import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Review } from '../../client/src/review/review.ts';
import { answering } from './dialogs.ts';
import { reviewQueue, seedCard } from '../../server/src/protocol/index.ts';
import { TestFolder, eventually, press, seedbed, seedText } from './support.ts';

const onDisk = ({ fsPath }: vscode.Uri): string => readFileSync(fsPath, 'utf8');
const active = (): string | undefined => vscode.window.activeTextEditor?.document.uri.toString();

/** A machine that is busy takes a second for each. A multiple of three, so that each usage is decided as often. */
const decisions = Number(process.env['SEEDBED_DECISIONS'] ?? 6);

suite('Reviewing seeds', function () {
  this.timeout(10_000 + 5000 * decisions);
  let folder: TestFolder;
  let review: Review;

  const numbered = (number: number, fields: Readonly<Record<string, string>> = {}): string =>
    seedText({
      url: `https://gazette.example/${number}`,
      title: `Story ${number}`,
      initial_rank: `${number}`,
      ...fields,
    });
  const write = (number: number, text = numbered(number)): vscode.Uri =>
    folder.write(`${String(number).padStart(3, '0')}_00000000000000aa.txt`, text);
  /** Begins with seeds that are known, and waits until the first one is shown. */
  const begin = async (uris: readonly vscode.Uri[]): Promise<void> => {
    const { server, seedsView } = await seedbed();
    for (const uri of uris) {
      await eventually(async () => assert.ok(await server.ask(seedCard, { uri: server.uriOf(uri) }), uri.path));
    }
    await seedsView.setFilter(`folder:${folder.name}`);
    await eventually(async () => {
      const found = await server.ask(reviewQueue, seedsView.query);
      assert.equal(found?.total, uris.length);
    });
    await review.start();
    await shown(uris[0]!);
  };
  const shown = (uri: vscode.Uri): Promise<void> =>
    eventually(() => {
      assert.equal(active(), uri.toString());
      assert.ok(!review.isBusy);
    });

  setup(async () => {
    ({ review } = await seedbed());
    folder = new TestFolder();
  });
  teardown(async () => {
    await eventually(async () => {
      if (review.isRunning) await review.do({ action: 'end' });
      assert.ok(!review.isRunning);
    });
    await (await seedbed()).seedsView.setFilter('');
    await folder.dispose();
  });

  test('is one key for each decision, in one tab, and Undo Review puts all back byte for byte', async () => {
    const uris = Array.from({ length: decisions }, (_, index) => write(index + 1));
    const keys = ['s', 'd', 'j', '2', '3', '4'];
    await begin(uris);
    const said = await answering(['Undo Review', 'Undo'], async (answered) => {
      for (const [index, uri] of uris.entries()) {
        await shown(uri);
        press(keys[index % keys.length]!);
      }
      await eventually(() => assert.equal(answered.length, 3));
    });
    const each = decisions / 3;
    assert.equal(
      said[0],
      `Reviewed ${decisions} of ${decisions} seeds: ${each} selected, ${each} used, ${each} rejected.`,
    );
    uris.forEach((uri, index) => assert.equal(onDisk(uri), numbered(index + 1)));
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 1);
  });

  test('skips, goes back, undoes, ranks, and names a decision in the Related view; a key for nothing types nothing', async () => {
    const uris = [1, 2, 3].map((number) => write(number));
    await begin(uris);
    press('Space');
    await shown(uris[1]!);
    press('b');
    await shown(uris[0]!);
    press('q');
    press('-');
    await eventually(() => assert.equal(onDisk(uris[0]!), numbered(1, { initial_rank: '2' })));
    await shown(uris[0]!);
    press('j');
    await shown(uris[1]!);
    await eventually(() => assert.equal(onDisk(uris[0]!), numbered(1, { initial_rank: '2', usage: 'rejected' })));
    const { related } = await seedbed();
    const [decided] = await related.getChildren();
    assert.deepEqual(
      (await related.getChildren(decided)).map((element) => related.getTreeItem(element).description),
      ['rejected'],
    );
    press('u');
    await shown(uris[0]!);
    press('u');
    await eventually(() => uris.forEach((uri, index) => assert.equal(onDisk(uri), numbered(index + 1))));
  });

  test('fixes a broken header with the decision, and says why where it cannot', async () => {
    const broken = (number: number, text: string): string => numbered(number).replace(`title: Story ${number}`, text);
    const uris = [write(1, broken(1, 'title: Ferry: back')), write(2, broken(2, 'title: [a')), write(3)];
    await begin(uris);
    press('s');
    await shown(uris[1]!);
    await eventually(() =>
      assert.equal(
        onDisk(uris[0]!),
        numbered(1, { usage: 'selected' }).replace('title: Story 1', "title: 'Ferry: back'"),
      ),
    );
    const text = onDisk(uris[1]!);
    press('s');
    await eventually(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uris[1]);
      assert.ok(lenses.some(({ command }) => command?.title.startsWith('$(warning) ')));
    });
    await shown(uris[1]!);
    press('Space');
    await shown(uris[2]!);
    assert.equal(onDisk(uris[1]!), text);
  });
});
