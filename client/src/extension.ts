import * as vscode from 'vscode';
import { takeOverLargeRenames } from './bulkRename.ts';
import { registerCommands } from './commands.ts';
import { claimSeeds, isSeed } from './seedLanguage.ts';
import { ReadersView } from './readersView.ts';
import { OverviewView } from './overview.ts';
import { SeedsView } from './seedsView.ts';
import { Server } from './server.ts';
import { showStatus } from './status.ts';

/** What `vscode.extensions.getExtension('seedbed.seedbed').exports` is: for tests, and no promise to anybody else. */
export interface SeedbedApi {
  readonly server: Server;
  readonly seedsView: SeedsView;
  readonly overview: OverviewView;
  /** Resolves when the server runs; rejects when it does not start. */
  readonly started: Promise<void>;
}

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): SeedbedApi {
  server = new Server(context, takeOverLargeRenames);
  const seedsView = new SeedsView(server);
  const readersView = new ReadersView(server);
  // The filter of the Seeds view, as soon as there is one.
  const overview = new OverviewView(server, () => vscode.commands.executeCommand('seedbed.seeds.focus'));
  context.subscriptions.push(
    overview,
    seedsView,
    readersView,
    showStatus(server),
    claimSeeds(server),
    followActiveSeed(server),
    registerCommands(server, seedsView, readersView, overview),
  );
  const started = server.client.start();
  // The client has said it already, in a message and in the output.
  started.catch(() => {});
  return { server, seedsView, overview, started };
}

export async function deactivate(): Promise<void> {
  if (server?.client.isRunning()) await server.client.stop();
}

/** Keeps the context key `seedbed.activeSeed`, which says when commands make sense. */
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
