// The two halves of scripts/testCrash.ts that run inside VS Code: a bulk change during which the extension host is killed, and
// what is found and undone after that.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { seedCard } from '../../server/src/protocol/index.ts';
import { answering } from './dialogs.ts';
import { eventually, saveUnasked, seedbed } from './support.ts';

const size = 300;
/** How many seeds are changed when the extension host is killed, at least. */
const changedBefore = 100;

/** What VS Code calls: the first half the first time, and then the second. */
export async function run(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders![0]!.uri.fsPath;
  const marker = join(folder, 'killed');
  const paths = Array.from({ length: size }, (_, index) => join(folder, `${1000 + index}_00000000000000aa.txt`));
  if (existsSync(marker)) await second(paths);
  else await first(paths, () => writeFileSync(marker, ''));
}

const textOf = (number: number, usage: string): string =>
  `---\nurl: https://apnews.com/article/${number}\ntitle: Story ${number}\npublisher: ap\nusage: ${usage}\n` +
  `initial_rank: ${number + 1}\n---\n## Article summary\n${`Word ${number}. `.repeat(200)}\n`;
const usageIn = (paths: readonly string[]): readonly (string | undefined)[] =>
  paths.map((path, number) => {
    const text = readFileSync(path, 'utf8');
    return ['candidate', 'used'].find((usage) => text === textOf(number, usage));
  });
const countOf = (paths: readonly string[], usage: string | undefined): number =>
  usageIn(paths).filter((each) => each === usage).length;

async function first(paths: readonly string[], mark: () => void): Promise<void> {
  paths.forEach((path, number) => writeFileSync(path, textOf(number, 'candidate')));
  await saveUnasked('off');
  const { server } = await seedbed();
  const uris = paths.map((path) => vscode.Uri.file(path));
  for (const uri of uris)
    await eventually(async () => assert.ok(await server.ask(seedCard, { uri: server.uriOf(uri) }), uri.path));
  void answering('Apply', () => vscode.commands.executeCommand('seedbed.setUsage', uris[0], uris, { value: 'used' }));
  await eventually(() => assert.ok(countOf(paths, 'used') >= changedBefore));
  mark();
  process.kill(process.pid, 'SIGKILL');
}

async function second(paths: readonly string[]): Promise<void> {
  await seedbed();
  const [old, changed, torn] = ['candidate', 'used', undefined].map((usage) => countOf(paths, usage));
  console.log(`[test] killed: ${old} seeds as they were, ${changed} changed, ${torn} neither`);
  assert.equal(torn, 0, 'a seed is neither as it was nor as it was to be');
  assert.ok(old! > 0 && changed! >= changedBefore, 'it was not killed in the middle');
  const said = await answering(['Undo'], () => vscode.commands.executeCommand('seedbed.undoBulkChange'));
  assert.match(said[0]!, new RegExp(`^Undo “Set usage to ‘used’” in ${changed} seeds\\?`));
  assert.equal(said[1], `Undid “Set usage to ‘used’” in ${changed} seeds.`);
  assert.equal(countOf(paths, 'candidate'), size);
  console.log('[test] all of them were undone');
}
