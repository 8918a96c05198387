import * as vscode from 'vscode';
import { say } from '../messages.ts';
import { isSeed } from '../seedLanguage.ts';
import { isSeedGroup, type SeedElement } from '../seedElement.ts';
import type { Server } from '../server.ts';

/**
 * The seeds that a command is for: those selected in the view or in the Explorer, if it was chosen there, or else the seed
 * of the active editor. None where that shows no seed, as a message says.
 * @param clicked the first argument that VS Code gives to the command, or a uri, as a string where it is from the server.
 * @param selected the second argument: all that is selected, where `clicked` is part of it.
 * @param seedsIn tells of a group of the Seeds view what seeds it has.
 */
export async function chosenSeeds(
  server: Server,
  clicked: unknown,
  selected: unknown,
  seedsIn: (group: SeedElement) => Promise<readonly vscode.Uri[]>,
): Promise<readonly vscode.Uri[]> {
  const given = Array.isArray(selected) && selected.length > 0 ? (selected as readonly unknown[]) : [clicked];
  const uris: vscode.Uri[] = [];
  for (const each of given) {
    const uri = uriOf(server, each);
    if (uri) uris.push(uri);
    else if (isSeedGroup(each)) for (const member of await seedsIn(each)) uris.push(member);
  }
  // A seed that stands in several groups may be selected in more than one.
  if (uris.length > 0) return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
  const document = vscode.window.activeTextEditor?.document;
  if (document && (await isSeed(document, server))) return [document.uri];
  say('Open a seed first.');
  return [];
}

function uriOf(server: Server, chosen: unknown): vscode.Uri | undefined {
  if (chosen instanceof vscode.Uri) return chosen;
  if (typeof chosen === 'string') return server.client.protocol2CodeConverter.asUri(chosen);
  if (typeof chosen !== 'object' || chosen === null || !('node' in chosen)) return undefined;
  const { node } = chosen;
  if (typeof node !== 'object' || node === null || !('uri' in node) || typeof node.uri !== 'string') return undefined;
  return server.client.protocol2CodeConverter.asUri(node.uri);
}
