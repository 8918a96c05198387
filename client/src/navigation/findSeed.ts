import * as vscode from 'vscode';
import { findSeeds, relatedSeeds } from '../../../server/src/protocol/index.ts';
import { isSeed } from '../seedLanguage.ts';
import { pickSeed, seedPickItem, type SeedPickItem } from './seedPick.ts';
import type { Server } from '../server.ts';

/** The argument of the command `seedbed.goToSeed`. */
export interface FindSeedOptions {
  /** What is looked for at first. */
  readonly query?: string;
}

/** How many seeds are listed. To find others, the user types on. */
const mostFound = 100;

/** Lets the user look for a seed in all corpora by words of its title, its rank, publisher or usage. */
export async function findSeed(server: Server, { query }: FindSeedOptions = {}): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const uri = document && (await isSeed(document, server)) ? server.uriOf(document.uri) : undefined;
  await pickSeed(server, {
    title: 'Go to Seed',
    placeholder: 'Words from the title, #rank, publisher or usage, or conditions such as usage:candidate',
    ...(query === undefined ? {} : { query }),
    items: async (query, token) =>
      (query === '' && uri !== undefined && (await neighboursOf(server, uri))) || found(server, query, token),
  });
}

/** The seeds next to the active one, which most people want before they type. Undefined where there are none. */
async function neighboursOf(server: Server, uri: string): Promise<readonly SeedPickItem[] | undefined> {
  const neighbours = (await server.ask(relatedSeeds, { uri }))?.neighbours ?? [];
  if (neighbours.length === 0) return undefined;
  const heading = { label: 'next by rank', kind: vscode.QuickPickItemKind.Separator };
  return [heading, ...neighbours.map((seed) => seedPickItem(seed))];
}

async function found(
  server: Server,
  query: string,
  token: vscode.CancellationToken,
): Promise<readonly SeedPickItem[] | null> {
  const seeds = await server.ask(findSeeds, { query, limit: mostFound }, token);
  return seeds && seeds.map((seed) => seedPickItem(seed, seed.folder));
}
