import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { TestFolder, eventually, findings, seedbed, seedText } from './support.ts';

suite('Coverage', () => {
  let folder: TestFolder;
  suiteSetup(seedbed);
  setup(() => (folder = new TestFolder()));
  teardown(() => folder.dispose());

  test('says what was read and what was not, with links to it, and follows what happens', async () => {
    folder.write('seedbed.yaml', 'rules: {unknown-publisher: off}\n');
    const readable = folder.write('001_00000000000000aa.txt', seedText());
    const unreadable = folder.uri('002_00000000000000bb.txt');
    writeFileSync(unreadable.fsPath, Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe, 0x0a]));
    await findings(unreadable, ['unreadable-file']);
    await vscode.commands.executeCommand('seedbed.showCoverage');
    const document = vscode.window.activeTextEditor!.document;
    assert.equal(document.uri.scheme, 'seedbed-coverage');
    const lineOf = (text: string): string | undefined =>
      document
        .getText()
        .split('\n')
        .find((line) => line.includes(text));
    await eventually(() => {
      assert.match(lineOf('read and checked') ?? '', /^\d+ seeds were read and checked\.$/);
      assert.match(lineOf('could not be read.') ?? '', /^1 file could not be read\.$/);
      assert.match(lineOf('bb.txt') ?? '', new RegExp(`^  ${folder.name}/002_00000000000000bb.txt +not UTF-8$`));
      assert.match(
        lineOf(`${folder.name}/seedbed.yaml`) ?? '',
        new RegExp(`^  ${folder.name} +1 seed checked, 1 not .*${folder.name}/seedbed.yaml$`),
      );
    });
    const links = await eventually(async () => {
      const { version } = document;
      const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        document.uri,
      );
      const targets = found.map((link) => [document.getText(link.range), link.target?.fsPath]);
      assert.equal(document.version, version, 'it was written anew meanwhile');
      assert.ok(targets.some(([, target]) => target === unreadable.fsPath));
      return targets;
    });
    for (const [text, target] of links) assert.ok(target?.endsWith(text ?? '?'), `${text} leads to ${target}`);

    rmSync(unreadable.fsPath);
    await eventually(() => {
      assert.equal(lineOf('bb.txt'), undefined);
      assert.match(document.getText(), /^All \d+ seeds were read and checked\.\n\nSeeds\n/);
    });
    rmSync(readable.fsPath);
  });
});
