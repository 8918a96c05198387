import * as vscode from 'vscode';
import { compareReaders, type ReaderComparison } from '../../../server/src/protocol/index.ts';
import { Delayed } from '../delayed.ts';
import { fileName } from '../files.ts';
import { describeReaders } from './readersText.ts';
import type { Server } from '../server.ts';

const scheme = 'seedbed-readers';

/** How long after the last change a view is updated, in milliseconds. The server gets the change meanwhile. */
const delay = 100;

/** Shows what several readers of YAML make of a seed, as a text beside it that follows the seed's changes. */
export class ReadersView implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly onDidChange: vscode.Event<vscode.Uri>;
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables: vscode.Disposable;
  readonly #refreshLater = new Delayed(delay, () => {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === scheme) this.#changed.fire(uri);
  });

  constructor(server: Server) {
    this.#server = server;
    this.onDidChange = this.#changed.event;
    this.#disposables = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.scheme !== scheme) this.#refreshSoon();
      }),
      server.onIndexChanged(() => this.#refreshSoon()),
    );
  }

  dispose(): void {
    this.#refreshLater.cancel();
    this.#disposables.dispose();
  }

  /** Opens the view of a seed; of the active one where none is given. */
  async show(seed = vscode.window.activeTextEditor?.document.uri): Promise<void> {
    if (!seed || !(await this.#compare(seed))) {
      void vscode.window.showInformationMessage('Open a seed first.');
      return;
    }
    const document = await vscode.workspace.openTextDocument(viewOf(seed));
    const viewColumn = vscode.ViewColumn.Beside;
    await vscode.window.showTextDocument(document, { viewColumn, preview: true, preserveFocus: true });
  }

  async provideTextDocumentContent(view: vscode.Uri): Promise<string> {
    const seed = vscode.Uri.parse(view.query, true);
    const comparison = await this.#compare(seed);
    return comparison ? describeReaders(fileName(seed), comparison) : 'This seed can no longer be read.\n';
  }

  #compare(seed: vscode.Uri): Promise<ReaderComparison | null> {
    return this.#server.ask(compareReaders, { uri: this.#server.uriOf(seed) });
  }

  #refreshSoon(): void {
    this.#refreshLater.cancel();
    this.#refreshLater.ask();
  }
}

function viewOf(seed: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/YAML parsers – ${fileName(seed)}`, query: seed.toString() });
}
