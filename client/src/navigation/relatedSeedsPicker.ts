import * as vscode from 'vscode';
import { relatedSeeds, type RelatedSeed, type RelatedSeeds } from '../../../server/src/protocol/index.ts';
import { say } from '../messages.ts';
import { pickSeed, seedPickItem, type SeedPickItem } from './seedPick.ts';
import type { Server } from '../server.ts';

/**
 * Lists the seeds that are related to one, the closest first.
 * @param seed a uri, as text where the server gives it; the active seed where there is none.
 */
export async function showRelatedSeeds(server: Server, seed?: vscode.Uri | string): Promise<void> {
  const shown = seed ?? vscode.window.activeTextEditor?.document.uri;
  const related =
    shown && (await server.ask(relatedSeeds, { uri: typeof shown === 'string' ? shown : server.uriOf(shown) }));
  if (!related) return say('Open a seed first.');
  const items = itemsOf(related);
  if (items.length === 0) return say('No related seeds.');
  await pickSeed(server, { title: 'Related Seeds', placeholder: 'Go to a related seed', items });
}

function itemsOf({ twins, nearDuplicates, sameStory, neighbours }: RelatedSeeds): readonly SeedPickItem[] {
  const listed = new Set<string>();
  /** Each seed once, where it is closest. */
  const group = (label: string, seeds: readonly RelatedSeed[]): readonly SeedPickItem[] => {
    const others = seeds.filter(({ uri }) => !listed.has(uri));
    for (const { uri } of others) listed.add(uri);
    if (others.length === 0) return [];
    return [
      { label, kind: vscode.QuickPickItemKind.Separator },
      ...others.map((seed) => seedPickItem(seed, alike(seed))),
    ];
  };
  return [
    ...group('twins', twins),
    ...group('almost the same', nearDuplicates),
    ...group('same story', sameStory),
    ...group('neighbours by rank', neighbours),
  ];
}

/** How much of the text is the same, in words; “the same text” only where there is no difference. */
export function alike({ share }: RelatedSeed): string {
  if (share === undefined) return '';
  return share === 1 ? 'the same text' : `${Math.floor(100 * share)}% the same text`;
}
