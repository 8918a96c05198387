import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { overview } from '../../../server/src/protocol/index.ts';
import { Delayed } from '../delayed.ts';
import type { Server } from '../server.ts';
import { overviewShell, readPageMessage, type ShowMessage } from './overviewShell.ts';

/** How long after a change the page is updated, in milliseconds. It includes changes made meanwhile. */
const delay = 300;

/**
 * The panel of the Overview. It shows the page that the server writes, and updates it while it is visible. A link in it sets
 * the filter of the Seeds view.
 */
export class OverviewView implements vscode.Disposable {
  readonly #server: Server;
  readonly #filter: (filter: string) => unknown;
  readonly #shown = new vscode.EventEmitter<string>();
  /** Fires with the content when the page shows it. */
  readonly onDidShow = this.#shown.event;
  readonly #disposables: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  /** Whether the page in the panel receives messages. */
  #isReady = false;
  #revision = 0;
  #content: string | undefined;
  readonly #refreshLater = new Delayed(delay, () => void this.#refresh());
  /** Whether the server is being asked, and whether something has changed since it was. */
  #asking: 'no' | 'yes' | 'outdated' = 'no';

  /** @param filter shows the seeds that fit a filter; all seeds where it is empty. */
  constructor(server: Server, filter: (filter: string) => unknown) {
    this.#server = server;
    this.#filter = filter;
    this.#disposables = vscode.Disposable.from(
      this.#shown,
      server.onIndexChanged(() => this.#refreshSoon()),
      server.onStatus(() => this.#refreshSoon()),
    );
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#disposables.dispose();
  }

  /** Opens the panel, or brings it to the front. */
  show(): void {
    if (this.#panel) return this.#panel.reveal();
    const panel = vscode.window.createWebviewPanel('seedbed.overview', 'Overview', vscode.ViewColumn.Active, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [],
    });
    this.#panel = panel;
    panel.webview.onDidReceiveMessage((message) => this.#received(message));
    panel.onDidChangeViewState(() => {
      // VS Code discards a hidden page.
      if (!panel.visible) this.#isReady = false;
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#isReady = false;
      this.#content = undefined;
      this.#refreshLater.cancel();
    });
    panel.webview.html = overviewShell(randomBytes(18).toString('base64'));
  }

  #received(message: unknown): void {
    const received = readPageMessage(message);
    switch (received?.type) {
      case 'ready':
        this.#isReady = true;
        this.#content = undefined;
        void this.#refresh();
        break;
      case 'shown':
        if (received.revision === this.#revision && this.#content !== undefined) this.#shown.fire(this.#content);
        break;
      case 'filter':
        void this.#filter(received.filter);
        break;
      case undefined:
        break;
    }
  }

  #refreshSoon(): void {
    if (this.#isReady) this.#refreshLater.ask();
  }

  /** Asks for one page at a time: in a large corpus an answer may take longer than the next change. */
  async #refresh(): Promise<void> {
    if (this.#asking !== 'no') {
      this.#asking = 'outdated';
      return;
    }
    this.#asking = 'yes';
    const page = await this.#server.ask(overview, undefined);
    const isOutdated = this.#isOutdated();
    this.#asking = 'no';
    if (page && this.#isReady && page.content !== this.#content) {
      this.#content = page.content;
      const message: ShowMessage = {
        type: 'overview',
        revision: ++this.#revision,
        html: page.content,
        style: page.style,
      };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a webview's takes none, unlike a window's
      void this.#panel?.webview.postMessage(message);
    }
    if (isOutdated) this.#refreshSoon();
  }

  #isOutdated(): boolean {
    return this.#asking === 'outdated';
  }
}
