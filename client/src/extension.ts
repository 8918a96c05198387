import * as vscode from 'vscode';
import { registerCommands } from './commands.ts';
import { claimSeeds, isSeed } from './seedLanguage.ts';
import { ReadersView } from './readersView.ts';
import { SeedsView } from './seedsView.ts';
import { Server } from './server.ts';
import { showStatus } from './status.ts';

/** What `vscode.extensions.getExtension('seedbed.seedbed').exports` is: for tests, and no promise to anybody else. */
export interface SeedbedApi {
  readonly server: Server;
  readonly seedsView: SeedsView;
  /** Resolves when the server runs; rejects when it does not start. */
  readonly started: Promise<void>;
}

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): SeedbedApi {
  server = new Server(context);
  const seedsView = new SeedsView(server);
  const readersView = new ReadersView(server);
  context.subscriptions.push(
    seedsView,
    readersView,
    showStatus(server),
    claimSeeds(server),
    followActiveSeed(server),
    registerCommands(server, seedsView, readersView),
  );
  const started = server.client.start();
  // The client has said it already, in a message and in the output.
  started.catch(() => {});
  return { server, seedsView, started };
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
