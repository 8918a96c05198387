import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Review } from '../../client/src/review/review.ts';
import { answering } from './dialogs.ts';
import { reviewQueue, seedCard } from '../../server/src/protocol/index.ts';
import { TestFolder, eventually, press, seedbed, seedText } from './support.ts';

const onDisk = ({ fsPath }: vscode.Uri): string => readFileSync(fsPath, 'utf8');
const active = (): string | undefined => vscode.window.activeTextEditor?.document.uri.toString();

suite('Reviewing seeds', () => {
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
    await review.do({ action: 'end' });
    await (await seedbed()).seedsView.setFilter('');
    await folder.dispose();
  });

  test('is one key for each of 100 decisions, in one tab, and Undo Review puts all back byte for byte', async () => {
    const uris = Array.from({ length: 8 }, (_, index) => write(index + 1));
    const keys = ['s', 'd', 'j', '2', '3', '4'];
    await begin(uris);
    const times: number[] = [];
    const said = await answering(['Undo Review', 'Undo'], async (answered) => {
      for (const [index, uri] of uris.entries()) {
        await shown(uri);
        const start = performance.now();
        press(keys[index % keys.length]!);
        if (uris[index + 1]) await shown(uris[index + 1]!);
        times.push(performance.now() - start);
      }
      console.log('[test] times', times.map(Math.round).join(' '));
      await eventually(() => assert.equal(answered.length, 3));
    });
    assert.match(said[0]!, /^Reviewed/);
    uris.forEach((uri, index) => assert.equal(onDisk(uri), numbered(index + 1)));
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 1);
  });

  test('is a key for each decision, in one tab, and Undo Review puts all back byte for byte', async () => {
    const uris = [1, 2, 3, 4].map((number) => write(number));
    await begin(uris);
    press('s');
    await shown(uris[1]!);
    press('4');
    await shown(uris[2]!);
    press('Space');
    await shown(uris[3]!);
    press('b');
    await shown(uris[2]!);
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 1);
    await eventually(() => assert.equal(onDisk(uris[0]!), numbered(1, { usage: 'selected' })));
    await eventually(() => assert.equal(onDisk(uris[1]!), numbered(2, { usage: 'rejected' })));

    // A letter that stands for nothing types nothing.
    press('q');
    press('u');
    await shown(uris[1]!);
    assert.equal(onDisk(uris[1]!), numbered(2));
    press('u');
    await shown(uris[0]!);
    press('2');
    await shown(uris[1]!);

    const said = await answering(['Undo Review', 'Undo'], (answered) => {
      press('Escape');
      return eventually(() => assert.equal(answered.length, 3));
    });
    assert.match(said[0]!, /^Reviewed 1 of 4 seeds: 1 selected\./);
    await eventually(() => uris.forEach((uri, index) => assert.equal(onDisk(uri), numbered(index + 1))));
  });
});
