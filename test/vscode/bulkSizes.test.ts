import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { seedCard } from '../../server/src/protocol/index.ts';
import { answering, previewing } from './dialogs.ts';
import { TestFolder, eventually, findings, rangeOf, seedbed, seedText, saveUnasked } from './support.ts';

type Fields = Readonly<Record<string, string>>;

const run = (name: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`seedbed.${name}`, ...args);
const onDisk = ({ fsPath }: vscode.Uri): string => readFileSync(fsPath, 'utf8');

/**
 * VS Code holds some 50 to 60 documents open that no editor shows, and forgets changes in others: each way to change seeds
 * is tried with more of them, in one corpus, which it leaves as it was.
 */
suite('Changing more seeds than VS Code holds open', function () {
  this.timeout(120_000);
  const size = 101;
  let folder: TestFolder;
  let uris: readonly vscode.Uri[];

  /** A seed that has nothing to do with another one of a different number but what `fields` say. */
  const numbered = (number: number, fields: Fields = {}): string =>
    seedText({
      url: `https://gazette.example/${number}`,
      title: `Story ${number}`,
      publisher: 'gazette',
      initial_rank: `${2 * number}`,
      ...fields,
    });
  const nameOf = (number: number): string => `${String(number).padStart(3, '0')}_00000000000000aa.txt`;
  /** The first seeds are as `changed` says, by number, and all others as they were; nothing is left unsaved. */
  const expectChanged = (chosen: number, changed: (number: number) => string): void => {
    uris.forEach((uri, index) =>
      assert.equal(onDisk(uri), index < chosen ? changed(index + 1) : numbered(index + 1), nameOf(index + 1)),
    );
    assert.ok(vscode.workspace.textDocuments.every(({ isDirty }) => !isDirty));
  };
  const expectUnchanged = (): void => expectChanged(0, () => '');

  suiteSetup(async () => {
    await saveUnasked('off');
    folder = new TestFolder();
    folder.write('seedbed.yaml', 'publishers: {gazette: {name: The Gazette}, herald: {name: The Herald}}\n');
    uris = Array.from({ length: size }, (_, index) => folder.write(nameOf(index + 1), numbered(index + 1)));
    const { server } = await seedbed();
    await Promise.all(
      uris.map((uri) =>
        eventually(async () => assert.ok(await server.ask(seedCard, { uri: server.uriOf(uri) }), uri.path)),
      ),
    );
  });
  suiteTeardown(async () => {
    await folder.dispose();
    await saveUnasked(undefined);
  });

  test('sets usages, and takes that back except for a seed that was edited meanwhile, which it names', async () => {
    for (const [chosen, value] of [
      [49, 'used'],
      [50, 'rejected'],
      [51, 'selected'],
      [size, 'used'],
    ] as const) {
      const seeds = uris.slice(0, chosen);
      const said = await answering('Apply', () => run('setUsage', seeds[0], seeds, { value }));
      assert.deepEqual(said, [
        `Set usage of ${chosen} seeds to “${value}”?`,
        `Set usage of ${chosen} seeds to “${value}”.`,
      ]);
      expectChanged(chosen, (number) => numbered(number, { usage: value }));
    }

    appendFileSync(uris[41]!.fsPath, 'Added by hand.\n');
    const said = await answering(['Undo'], () => run('undoBulkChange'));
    assert.match(said[0]!, /^Undo “Set usage to ‘used’” in 100 seeds\?/);
    const left = `${folder.name}/${nameOf(42)}`;
    assert.equal(said[1], `Undid “Set usage to ‘used’” in 100 seeds. Changed since, so skipped: ${left}.`);
    const usageBefore = (number: number): string => (number <= 51 ? 'selected' : 'candidate');
    const usageAfter = (number: number): Fields => ({ usage: number === 42 ? 'used' : usageBefore(number) });
    expectChanged(size, (number) => numbered(number, usageAfter(number)) + (number === 42 ? 'Added by hand.\n' : ''));

    writeFileSync(uris[41]!.fsPath, numbered(42, { usage: 'used' }));
    await eventually(async () => {
      const document = await vscode.workspace.openTextDocument(uris[41]!);
      assert.equal(document.getText(), numbered(42, { usage: 'used' }));
    });
    await answering('Apply', () => run('setUsage', uris[0], uris.slice(0, 51), { value: 'candidate' }));
    expectUnchanged();
  });

  test('sets publishers, and takes that back', async () => {
    const seeds = uris.slice(0, 60);
    const said = await answering('Apply', () => run('setPublisher', seeds[0], seeds, { value: 'herald' }));
    assert.equal(said[1], 'Set publisher of 60 seeds to “herald”.');
    expectChanged(60, (number) => numbered(number, { publisher: 'herald' }));
    await undo('Undo', 'Undid “Set publisher to ‘herald’” in 60 seeds.');
  });

  test('gives ranks, and takes that back', async () => {
    const said = await answering('Apply', () => run('renumberRanks', uris[0]));
    assert.equal(said[1], `Renumbered ${folder.name}: ${size} seeds got a new rank.`);
    expectChanged(size, (number) => numbered(number, { initial_rank: `${number}` }));
    await undo('Undo', `Undid “Renumber ${folder.name}” in ${size} seeds.`);
  });

  test('shows a change first, and what is taken back', async () => {
    const seeds = uris.slice(0, 51);
    const said = await previewing(() => run('setUsage', seeds[0], seeds, { value: 'used' }));
    assert.equal(said[1], 'Set usage of 51 seeds to “used”.');
    expectChanged(51, (number) => numbered(number, { usage: 'used' }));
    await undo('Preview', 'Undid “Set usage to ‘used’” in 51 seeds.');
  });

  test('shows fixes first, and takes them back', async () => {
    const chosen = 60;
    const broken = (number: number): string => numbered(number, { initial_rank: `"${2 * number}"` });
    for (const [index, uri] of uris.slice(0, chosen).entries()) writeFileSync(uri.fsPath, broken(index + 1));
    for (const uri of uris.slice(0, chosen)) await findings(uri, ['invalid-rank']);
    await previewing(() => run('fixAllSeeds'));
    expectUnchanged();
    await answering(['Undo'], () => run('undoBulkChange'));
    expectChanged(chosen, broken);
    uris.slice(0, chosen).forEach((uri, index) => writeFileSync(uri.fsPath, numbered(index + 1)));
    for (const uri of uris.slice(0, chosen)) await findings(uri, []);
  });

  test('shows a rename first, and takes it back', async () => {
    const document = await vscode.workspace.openTextDocument(uris[0]!);
    const position = rangeOf(document, 'gazette\n').start;
    const said = await previewing(async (told) => {
      await vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', uris[0], position, 'times');
      await eventually(() => assert.equal(told.length, 2));
    });
    assert.equal(said[1], `Renamed “gazette” to “times” in ${size + 1} files.`);
    expectChanged(size, (number) => numbered(number, { publisher: 'times' }));
    await undo('Undo', `Undid “Rename ‘gazette’ to ‘times’” in ${size + 1} files.`);
  });

  /** Takes the last change back, and expects all seeds to be as they were. */
  const undo = async (answer: 'Undo' | 'Preview', outcome: string): Promise<void> => {
    const act = (): Thenable<unknown> => run('undoBulkChange');
    const said = await (answer === 'Undo' ? answering([answer], act) : previewing(act));
    assert.equal(said[1], outcome);
    expectUnchanged();
  };
});
