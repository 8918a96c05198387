import * as vscode from 'vscode';
import { relatedSeeds, type RelatedSeeds } from '../../../server/src/protocol/index.ts';
import { fileName } from '../files.ts';
import { say } from '../messages.ts';
import { alike } from './relatedSeedsPicker.ts';
import type { Server } from '../server.ts';
import { seedPickItem, type SeedPickItem } from './seedPick.ts';

/** Shows two seeds side by side: the two given, or one and its twin. Of several twins the user picks one. */
export async function compareSeeds(server: Server, [seed, other, third]: readonly vscode.Uri[]): Promise<void> {
  if (!seed) return;
  if (third) return say('You can compare two seeds at a time.');
  const twin = other ?? (await pickTwin(server, seed));
  if (!twin) return;
  await vscode.commands.executeCommand('vscode.diff', seed, twin, `${fileName(seed)} ↔ ${fileName(twin)}`);
}

/** Undefined where there is none, as a message says, or none is picked. */
async function pickTwin(server: Server, seed: vscode.Uri): Promise<vscode.Uri | undefined> {
  const related = await server.ask(relatedSeeds, { uri: server.uriOf(seed) });
  const items = related ? itemsOf(related) : [];
  if (items.length === 0) {
    say('This seed has no twin: no other has the same article, the same title or almost the same text.');
    return undefined;
  }
  const options = { title: 'Compare with a Twin', placeHolder: 'Which one?', matchOnDescription: true };
  const picked = items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, options);
  return picked?.seed && server.client.protocol2CodeConverter.asUri(picked.seed.uri);
}

/** Each seed once. */
function itemsOf({ twins, nearDuplicates }: RelatedSeeds): readonly SeedPickItem[] {
  const isTwin = new Set(twins.map(({ uri }) => uri));
  return [
    ...twins.map((seed) => seedPickItem(seed)),
    ...nearDuplicates.filter(({ uri }) => !isTwin.has(uri)).map((seed) => seedPickItem(seed, alike(seed))),
  ];
}
