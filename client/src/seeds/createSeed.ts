import * as vscode from 'vscode';
import {
  proposeSeed,
  seedTree,
  type ProposedSeed,
  type ProposeSeedParams,
} from '../../../server/src/protocol/index.ts';
import { isSeed } from '../seedLanguage.ts';
import type { SeedElement } from '../seedElement.ts';
import type { SeedsView } from '../desk/seedsView.ts';
import type { Server } from '../server.ts';
import { count } from '../problems.ts';
import { seedSnippet } from './seedSnippet.ts';
import { withoutIcons } from '../navigation/seedPick.ts';
import { notResponding, withoutLinks } from '../messages.ts';

/** The argument of the command `seedbed.newSeed`; what it leaves out is asked for. */
export interface NewSeedOptions {
  /** The article's. */
  readonly url?: string;
  /** The folder that the seed is put in, or a file of it. */
  readonly near?: vscode.Uri;
}

/**
 * Creates a seed for an article, in the folder that the user is working in, and opens it with its title selected; the tab
 * key goes on to its usage, its rank and its summary. Undo deletes the file again. An article that has a seed gets no second one.
 * @param given what is known already, or the folder in the Seeds view that the command was chosen for.
 */
export async function newSeed(
  server: Server,
  seeds: SeedsView,
  given: NewSeedOptions | SeedElement = {},
): Promise<void> {
  const known: { readonly url?: string; readonly near: string | undefined } =
    'node' in given ? { near: folderOf(given) } : { ...given, near: given.near && server.uriOf(given.near) };
  const place = known.near === undefined ? await findPlace(server, seeds) : { near: known.near };
  if (!place) return;
  const plan = (url: string): Promise<ProposedSeed | null> => server.ask(proposeSeed, { url, ...place });
  const url = known.url ?? (await askForUrl(plan));
  const seed = url ? await plan(url) : undefined;
  if (seed === undefined) return;
  if (seed === null) {
    void vscode.window.showErrorMessage(notResponding);
  } else if ('refusal' in seed) {
    void vscode.window.showErrorMessage(withoutLinks(seed.refusal));
  } else if ('existing' in seed) {
    const { uri, label } = seed.existing;
    await offer(label, server.client.protocol2CodeConverter.asUri(uri));
  } else {
    await create(server, seed);
  }
}

/** Where a seed is to be; where it is empty the server chooses. */
type SeedFolder = Pick<ProposeSeedParams, 'near'>;

/**
 * The folder that is selected in the Seeds view, or else the seed of the active editor, or the one selected, or else what
 * the user picks; undefined where that is nothing.
 */
async function findPlace(server: Server, { view, groupBy }: SeedsView): Promise<SeedFolder | undefined> {
  const selected = view.visible ? view.selection[0] : undefined;
  const folder = selected && groupBy === 'folder' ? folderOf(selected) : undefined;
  if (folder !== undefined) return { near: folder };
  const document = vscode.window.activeTextEditor?.document;
  if (document && !document.isUntitled && (await isSeed(document, server))) return { near: server.uriOf(document.uri) };
  return selected?.node.kind === 'seed' ? { near: selected.node.uri } : pickFolder(server);
}

/** The uri of a group of the seeds in one folder. */
function folderOf({ node }: SeedElement): string | undefined {
  return node.kind === 'group' ? node.value : undefined;
}

async function pickFolder(server: Server): Promise<SeedFolder | undefined> {
  const nodes = (await server.ask(seedTree, { groupBy: 'folder', sortBy: 'file', limit: mostFolders })) ?? [];
  const folders = nodes.flatMap((node) =>
    node.kind === 'group' && node.value !== undefined
      ? [{ label: withoutIcons(node.label), description: count(node.seeds, 'seed'), place: { near: node.value } }]
      : [],
  );
  if (folders.length < 2) return folders[0]?.place ?? {};
  const placeHolder = 'Folder for the new seed';
  const choice = await vscode.window.showQuickPick([...folders, { label: 'Another Folder…' }], { title, placeHolder });
  if (!choice || 'place' in choice) return choice?.place;
  const [folder] = (await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false })) ?? [];
  return folder && { near: server.uriOf(folder) };
}

const title = 'New Seed from URL';

const mostFolders = 1000;

async function askForUrl(plan: (url: string) => Promise<ProposedSeed | null>): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: 'The article’s URL',
    placeHolder: 'https://',
    value: await copiedUrl(),
    validateInput: async (url) => {
      const seed = url.trim() === '' ? null : await plan(url);
      if (!seed) return undefined;
      if ('refusal' in seed) return withoutLinks(seed.refusal);
      const message = 'existing' in seed ? alreadyThere(seed.existing.label) : describePlace(seed);
      return { message: withoutLinks(message), severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
}

/** The text in the clipboard, if it is one url and nothing else. */
async function copiedUrl(): Promise<string> {
  const text = (await vscode.env.clipboard.readText()).trim();
  return isUrl(text) ? text : '';
}

/** Whether a text looks like one http(s) url, perhaps without its `https://`, and nothing else. The server decides. */
export function isUrl(text: string): boolean {
  return text.length <= longestUrl && /^(?:https?:\/\/|[^\s/:@]+\.[^\s/:@.]{2,}\/)\S+$/i.test(text);
}

/** In UTF-16 code units. */
const longestUrl = 4000;

/** Where a seed goes: `Goes into week-06, as 45`. */
function describePlace({ folder = '', rank }: Extract<ProposedSeed, { text: string }>): string {
  return `Goes into ${folder === '' ? 'the open folder' : folder}${rank === undefined ? '' : `, as ${rank}`}`;
}

function alreadyThere(label: string): string {
  return `“${label}” already has this article.`;
}

async function offer(label: string, uri: vscode.Uri): Promise<void> {
  const open = 'Open It';
  if ((await vscode.window.showInformationMessage(withoutLinks(alreadyThere(label)), open)) !== open) return;
  await vscode.window.showTextDocument(uri);
}

async function create(
  server: Server,
  { uri, text, selection, stops }: Extract<ProposedSeed, { text: string }>,
): Promise<void> {
  const { protocol2CodeConverter } = server.client;
  const file = protocol2CodeConverter.asUri(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { contents: new TextEncoder().encode(text) });
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(withoutLinks(`${vscode.workspace.asRelativePath(file)} could not be created.`));
    return;
  }
  const editor = await vscode.window.showTextDocument(file, {
    preview: false,
    selection: protocol2CodeConverter.asRange(selection),
  });
  // The same text once more, since only what is inserted can be gone through with the tab key.
  const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
  await editor.insertSnippet(seedSnippet(text, stops), whole);
  await editor.document.save();
}
