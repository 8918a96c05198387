import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { SeedbedApi } from '../../client/src/extension.ts';
import { seedCard } from '../../server/src/protocol/index.ts';
import { answering } from './dialogs.ts';
import { TestFolder, eventually, findings, focused, press, pressEach, seedbed, seedText, tabStops } from './support.ts';

const onDisk = ({ fsPath }: vscode.Uri): string => readFileSync(fsPath, 'utf8');
const active = (): string | undefined => vscode.window.activeTextEditor?.document.uri.toString();

const lineOfCursor = (): number | undefined => vscode.window.activeTextEditor?.selection.active.line;

suite('The keyboard alone', () => {
  let folder: TestFolder;
  let api: SeedbedApi;
  let uris: readonly vscode.Uri[];
  /** Stands in the titles of one test's seeds, and in no other. */
  let word: string;
  let words = 0;
  suiteSetup(async () => {
    api = await seedbed();
  });
  setup(async () => {
    folder = new TestFolder();
    word = `kestrel${++words}`;
    uris = [1, 2, 3].map((number) => folder.write(`00${number}_00000000000000aa.txt`, numbered(number)));
    for (const uri of uris) {
      await eventually(async () => assert.ok(await api.server.ask(seedCard, { uri: api.server.uriOf(uri) })));
    }
  });
  teardown(async () => {
    if (api.review.isRunning) await vscode.commands.executeCommand('seedbed.review', { action: 'end' });
    await api.seedsView.setFilter('');
    await folder.dispose();
  });

  const numbered = (number: number, fields: Readonly<Record<string, string>> = {}): string =>
    seedText({
      url: `https://apnews.com/${word}/${number}`,
      title: `${word} ${number}`,
      initial_rank: `${number}`,
      ...fields,
    });
  /** Waits until something has the focus that is called so. */
  const focusOn = (name: RegExp): Promise<void> => eventually(async () => assert.match((await focused()).name, name));
  /** @param outcome the line of the box. */
  const showSeeds = async (filter = word, outcome = /Show 3 seeds/, there = onSeedsView): Promise<void> => {
    press('Alt+Shift+E');
    await focusOn(onSeedsView);
    const find = pressAgain('Control+F');
    await eventually(async () => {
      const { name } = await focused();
      // VS Code may take a moment to know which view has the focus.
      if (onSeedsView.test(name)) find();
      assert.match(name, /Show (?:all|\d+) seeds|saved filters|^Words from/);
    });
    pressEach(filter);
    await focusOn(outcome);
    press('Enter');
    await eventually(() => assert.equal(api.seedsView.filter, filter));
    await focusOn(there);
  };
  /** Chooses from the menu of the row that has the focus. */
  const choose = async (label: RegExp): Promise<void> => {
    press('Shift+F10', 'ArrowDown');
    await eventually(async () => {
      const { name } = await focused();
      if (!label.test(name)) press('ArrowDown');
      assert.match(name, label);
    });
    press('Enter');
  };

  test('finds seeds in the view, gives some of them a usage and one a rank', async () => {
    await showSeeds();
    press('Home');
    // Opens the group, then goes to its first seed.
    await eventually(async () => {
      const { name } = await focused();
      if (!name.includes(`${word} 1`)) press('ArrowRight');
      assert.match(name, /kestrel\d+ 1/);
    });
    press('Control+Shift+Enter', 'ArrowDown', 'Control+Shift+Enter');
    await eventually(() => assert.equal(api.seedsView.view.selection.length, 2));
    const questions = await answering('Apply', async () => {
      await choose(/Set Usage/);
      await focusOn(/candidate/);
      pressEach('selected');
      await focusOn(/^selected/);
      press('Enter');
      await eventually(() => {
        [1, 2].forEach((number) => assert.equal(onDisk(uris[number - 1]!), numbered(number, { usage: 'selected' })));
      });
    });
    assert.deepEqual(questions[0]?.slice(0, 31), 'Set usage of 2 seeds to “select');
    await focusOn(/kestrel\d+ 3/);
    await answering('Apply', async () => {
      await choose(/Move to Rank/);
      await focusOn(/Move to Rank/);
      pressEach('1');
      press('Enter');
      await eventually(() => assert.equal(onDisk(uris[2]!), numbered(3, { initial_rank: '1' })));
    });
  });

  test('stays in the view where no seed matches a filter', async () => {
    await showSeeds('nothing like this', /No seeds match/, /^Welcome$/);
    press('Tab');
    await focusOn(/^Change Filter$/);
  });

  test('begins a review, decides, undoes and ends it, and goes to a related seed', async () => {
    await showSeeds();
    const { review } = api;
    const shown = (uri: vscode.Uri): Promise<void> =>
      eventually(() => {
        assert.equal(active(), uri.toString());
        assert.ok(!review.isBusy);
      });
    press('Alt+Shift+V');
    await shown(uris[0]!);
    press('s');
    await shown(uris[1]!);
    press('u');
    await shown(uris[0]!);
    const escape = pressAgain('Escape');
    await answering('', async () => {
      await eventually(async () => {
        // What VS Code shows above an editor goes first.
        if (review.isRunning) escape();
        assert.ok(!review.isRunning, `“${(await focused()).name}” has the focus`);
      });
    });
    await eventually(() => assert.equal(onDisk(uris[0]!), numbered(1)));
    press('Alt+Shift+L');
    await focusOn(/kestrel\d+ 2/);
    press('Enter');
    await shown(uris[1]!);
  });

  test('ends a review by Escape, after what VS Code shows above the seed and the step that is being done', async () => {
    const second = numbered(2, { publisher: 'nobody-knows' });
    folder.write('002_00000000000000aa.txt', second);
    await findings(uris[1]!, ['unknown-publisher']);
    await showSeeds();
    const { review } = api;
    const shown = (uri: vscode.Uri): Promise<void> =>
      eventually(() => {
        assert.equal(active(), uri.toString());
        assert.ok(!review.isBusy);
      });
    press('Alt+Shift+V');
    await shown(uris[0]!);
    const inSeed = (number: number): Promise<void> => focusOn(new RegExp(`^00${number}_`));
    await inSeed(1);
    press('Control+F');
    await focusOn(/^Find/);
    press('Escape');
    await inSeed(1);
    press('s');
    await shown(uris[1]!);
    await inSeed(2);
    // The problem, in a box of its own within the seed.
    press('Alt+F8');
    await eventually(() => assert.equal(lineOfCursor(), 3));
    press('Escape');
    press('j');
    await shown(uris[2]!);
    await answering('', () => {
      press('u', 'Escape');
      return eventually(() => assert.ok(!review.isRunning));
    });
    await eventually(() => {
      assert.equal(onDisk(uris[0]!), numbered(1, { usage: 'selected' }));
      assert.equal(onDisk(uris[1]!), second);
    });
  });

  test('reaches all links and tables of the Overview, which show the focus, and follows one', async () => {
    let content = '';
    const listener = api.overview.onDidShow((html) => (content = html));
    const showOverview = async (): Promise<void> => {
      press('F1');
      await focusOn(/./);
      pressEach('Seedbed: Show Overview');
      await focusOn(/Show Overview/);
      press('Enter');
      await focusOn(/^Overview/);
    };
    await showOverview();
    await eventually(() => assert.notEqual(content, ''));
    let shown: string;
    let stops: Awaited<ReturnType<typeof tabStops>>;
    do {
      shown = content;
      stops = await tabStops();
      // It may have been shown anew meanwhile, when more was known.
    } while (content !== shown);
    assert.equal(stops.length, content.match(/<a |tabindex="0"/g)?.length);
    assert.deepEqual(
      stops.filter(({ isOutlined }) => !isOutlined),
      [],
    );
    listener.dispose();
    await showOverview();
    press('Tab', 'Tab');
    await focusOn(/with problems/);
    press('Enter');
    await eventually(() => assert.equal(api.seedsView.filter, 'has:problem'));
    await focusOn(onSeedsView);
  });
});

/** Presses a key when it is first called, and again where that had no effect for some seconds. */
function pressAgain(key: string): () => void {
  let last = -Infinity;
  return () => {
    if (performance.now() - last < 3000) return;
    last = performance.now();
    press(key);
  };
}

/** The view's name, or what is read aloud of a row. */
const onSeedsView = /^Seeds$|\d seeds?\b|rank \d/;
