import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Review } from '../../client/src/review/review.ts';
import { answering } from './dialogs.ts';
import { TestFolder, eventually, findings, press, seedbed, seedText } from './support.ts';

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
    await Promise.all(uris.map((uri) => findings(uri, [])));
    const { server, seedsView } = await seedbed();
    await seedsView.setFilter(`folder:${folder.name}`);
    await review.start({ uris: uris.map((uri) => server.uriOf(uri)) });
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
    assert.equal(onDisk(uris[0]!), numbered(1, { usage: 'selected' }));
    assert.equal(onDisk(uris[1]!), numbered(2, { usage: 'rejected' }));

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
