import * as vscode from 'vscode';
import { applySeedChange, type ApplySeedChange } from './bulk/bulkChange.ts';
import { takeOverRenames } from './bulk/bulkRename.ts';
import { registerCommands } from './paletteCommands.ts';
import { CoverageView } from './desk/coverage.ts';
import { claimSeeds, isSeed } from './seedLanguage.ts';
import { UrlPaste } from './seeds/pasteUrl.ts';
import { ReadersView } from './navigation/readersView.ts';
import { Journal } from './bulk/journal.ts';
import { journalFolder } from './bulk/journalFolder.ts';
import { OverviewView } from './desk/overviewPanel.ts';
import { RelatedView } from './desk/relatedView.ts';
import { registerSeedActions } from './seeds/seedActions.ts';
import { SeedsView } from './desk/seedsView.ts';
import { Server } from './server.ts';
import { showStatus } from './desk/status.ts';

/** The value of `vscode.extensions.getExtension('seedbed.seedbed').exports`: for tests only, and may change at any time. */
export interface SeedbedApi {
  readonly server: Server;
  readonly seedsView: SeedsView;
  readonly overview: OverviewView;
  readonly related: RelatedView;
  readonly urlPaste: UrlPaste;
  /** Resolves when the server runs; rejects when it does not start. */
  readonly started: Promise<void>;
}

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): SeedbedApi {
  const journal = new Journal(journalFolder(context.storageUri?.fsPath, context.globalStorageUri.fsPath));
  const running = (server = new Server(context, (own) => takeOverRenames(own, journal)));
  const applyChange: ApplySeedChange = (seeds, change, options) =>
    applySeedChange(running, journal, seeds, change, options);
  const seedsView = new SeedsView(server, applyChange);
  const readersView = new ReadersView(server);
  const overview = new OverviewView(server, async (filter) => {
    await vscode.commands.executeCommand('seedbed.seeds.focus');
    await seedsView.setFilter(filter);
  });
  const coverage = new CoverageView(server);
  const related = new RelatedView(server);
  const urlPaste = new UrlPaste(server);
  context.subscriptions.push(
    overview,
    seedsView,
    readersView,
    showStatus(server),
    claimSeeds(server),
    followActiveSeed(server),
    coverage,
    related,
    urlPaste,
    registerSeedActions(server, journal, applyChange, context.globalState),
    registerCommands(server, context.extensionUri, {
      seeds: seedsView,
      readers: readersView,
      overview,
      coverage,
      related,
    }),
  );
  const started = server.client.start();
  // The client has reported it already, in a message and in the output.
  started.catch(() => {});
  return { server, seedsView, overview, related, urlPaste, started };
}

export async function deactivate(): Promise<void> {
  if (server?.client.isRunning()) await server.client.stop();
}

/** Keeps the context key `seedbed.activeSeed`, which enables commands. */
function followActiveSeed(server: Server): vscode.Disposable {
  const update = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    const active = document !== undefined && (await isSeed(document, server));
    if (document !== vscode.window.activeTextEditor?.document) return;
    await vscode.commands.executeCommand('setContext', 'seedbed.activeSeed', active);
  };
  void update();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(() => void update()),
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (document === vscode.window.activeTextEditor?.document) void update();
    }),
    server.onStatus(() => void update()),
  );
}
