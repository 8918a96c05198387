import * as vscode from 'vscode';
import { applySeedChange, type ApplySeedChange } from './bulk/bulkChange.ts';
import { takeOverRenames } from './bulk/bulkRename.ts';
import { registerCommands } from './paletteCommands.ts';
import { Arrangement } from './desk/arrangement.ts';
import { CoverageView } from './desk/coverage.ts';
import { claimSeeds, isSeed } from './seedLanguage.ts';
import { greet } from './desk/firstContact.ts';
import { watchForLikelySeeds } from './seeds/includeLikelySeeds.ts';
import { UrlPaste } from './seeds/pasteUrl.ts';
import { ReadersView } from './navigation/readersView.ts';
import { Journal } from './bulk/journal.ts';
import { SeedDecorations } from './desk/seedDecorations.ts';
import { journalFolder } from './bulk/journalFolder.ts';
import { OverviewView } from './desk/overviewPanel.ts';
import { RelatedView } from './desk/relatedView.ts';
import { Review } from './review/review.ts';
import { registerSeedActions } from './seeds/seedActions.ts';
import { SeedsView } from './desk/seedsView.ts';
import { Server } from './server.ts';
import { showStatus } from './desk/status.ts';

/** The value of `vscode.extensions.getExtension('seedbed.seedbed').exports`: for tests only, and may change at any time. */
export interface SeedbedApi {
  readonly server: Server;
  readonly seedsView: SeedsView;
  readonly decorations: SeedDecorations;
  readonly overview: OverviewView;
  readonly related: RelatedView;
  readonly urlPaste: UrlPaste;
  readonly review: Review;
  /** Resolves when the server runs; rejects when it does not start. */
  readonly started: Promise<void>;
}

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): SeedbedApi {
  const journal = new Journal(journalFolder(context.storageUri?.fsPath, context.globalStorageUri.fsPath));
  const running = (server = new Server(context, (own) => takeOverRenames(own, journal)));
  const applyChange: ApplySeedChange = (seeds, change, options) =>
    applySeedChange(running, journal, seeds, change, options);
  const arrangement = new Arrangement(context.workspaceState);
  const decorations = new SeedDecorations(server);
  const seedsView = new SeedsView(server, arrangement, applyChange);
  const readersView = new ReadersView(server);
  const overview = new OverviewView(server, async (filter) => {
    await seedsView.show();
    await seedsView.setFilter(filter);
  });
  const coverage = new CoverageView(server);
  const urlPaste = new UrlPaste(server);
  const review = new Review(server, journal, () => seedsView.query, context.workspaceState);
  const related = new RelatedView(server, review);
  context.subscriptions.push(
    overview,
    arrangement,
    seedsView,
    decorations,
    readersView,
    showStatus(server),
    claimSeeds(server),
    followActiveSeed(server),
    watchForLikelySeeds(server),
    coverage,
    related,
    urlPaste,
    review,
    registerSeedActions(server, journal, applyChange, seedsView, context.globalState),
    registerCommands(server, context.extensionUri, {
      seeds: seedsView,
      readers: readersView,
      overview,
      coverage,
      related,
      review,
    }),
  );
  // Tests answer every question that they expect, and no other.
  if (context.extensionMode !== vscode.ExtensionMode.Test) {
    context.subscriptions.push(greet(server, context.workspaceState));
  }
  const started = server.client.start();
  // The client has reported it already, in a message and in the output.
  started.catch(() => {});
  return { server, seedsView, decorations, overview, related, urlPaste, review, started };
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
