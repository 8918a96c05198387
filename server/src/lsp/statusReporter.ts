import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { countUnreviewed } from '../core/index.ts';
import { indexChanged, statusChanged, type SeedbedStatus } from '../protocol/index.ts';
import type { Progress, Workspace } from '../workspace/index.ts';
import type { ClientProfile } from './clientProfile.ts';
import { coalesce } from './coalesce.ts';
import type { ServerContext } from './serverContext.ts';

type Audience = Pick<ClientProfile, 'views' | 'progress'>;

/**
 * Sends the client how far the scan is, and that the index has changed: seldom enough to cost nothing. The progress that
 * the client shows has a button that cancels the scan.
 */
export class StatusReporter {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #report: () => void;
  readonly #indexChanged: () => void;
  #audience: Audience = { views: false, progress: false };
  #progress: Pick<Progress, 'done' | 'total'> = { done: 0, total: 0 };
  readonly #delay: number;
  /** Begins to show the progress of a scan that goes on by then. */
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isLong = false;
  #shownProgress: Promise<WorkDoneProgressServerReporter | undefined> | undefined;

  /**
   * @param treeCost how long the client's next question for the tree will take to answer, in milliseconds.
   * @param delay how long a scan has to take before its progress is shown, in milliseconds: what is over at once would flicker.
   */
  constructor({ connection, workspace, handlers }: ServerContext, treeCost: () => number, delay: number) {
    this.#delay = delay;
    this.#connection = connection;
    this.#workspace = workspace;
    this.#report = coalesce(handlers.event('status', () => this.#reportNow()));
    this.#indexChanged = coalesce(
      handlers.event('index', () => void (this.#audience.views && connection.sendNotification(indexChanged.method))),
      treeCost,
    );
  }

  /** Begins to report; until then nothing is sent. */
  start({ views, progress }: Audience): void {
    this.#audience = { views, progress };
    this.#report();
  }

  progressed(progress: Progress): void {
    this.#progress = progress;
    this.#report();
  }

  indexChanged(): void {
    this.#report();
    this.#indexChanged();
  }

  #reportNow(): void {
    if (this.#audience.views) void this.#connection.sendNotification(statusChanged.method, this.#status());
    if (this.#audience.progress) void this.#showProgress();
  }

  #status(): SeedbedStatus {
    const { done, total } = this.#progress;
    const { scanning } = this.#workspace;
    const { skipped, unread } = this.#workspace.coverage();
    const corpora = this.#workspace.corpora();
    const isCancelled = !scanning && unread.files + unread.folders > 0;
    return {
      state: scanning ? 'scanning' : isCancelled ? 'cancelled' : 'ready',
      corpora: corpora.length,
      seeds: corpora.reduce((sum, { index }) => sum + index.size, 0),
      problems: this.#workspace.totals(),
      unreviewed: corpora.reduce((sum, { index, configuration }) => sum + countUnreviewed(index, configuration), 0),
      skipped: skipped.size,
      ...(scanning ? { scan: { done, total } } : {}),
      ...(isCancelled ? { unread } : {}),
    };
  }

  async #showProgress(): Promise<void> {
    const { done, total } = this.#progress;
    if (!this.#workspace.scanning) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#isLong = false;
      const shown = this.#shownProgress;
      this.#shownProgress = undefined;
      (await shown)?.done();
    } else if (this.#shownProgress) {
      (await this.#shownProgress)?.report(total === 0 ? 0 : (100 * done) / total, `${done} of ${total}`);
    } else if (!this.#isLong) {
      this.#timer ??= setTimeout(() => {
        this.#isLong = true;
        this.#report();
      }, this.#delay);
    } else {
      // A client that offers progress and then refuses it is shown none.
      this.#shownProgress = this.#connection.window.createWorkDoneProgress().catch(() => undefined);
      const shown = await this.#shownProgress;
      shown?.token.onCancellationRequested(() => this.#workspace.cancelScan());
      shown?.begin('Reading seeds', 0, undefined, true);
    }
  }
}
