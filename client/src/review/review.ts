import * as vscode from 'vscode';
import { reviewQueue, type ReviewQueueParams } from '../../../server/src/protocol/index.ts';
import type { Journal } from '../bulk/journal.ts';
import { notResponding, say, withoutLinks } from '../messages.ts';
import { count } from '../problems.ts';
import type { Server } from '../server.ts';
import { ReviewChanges } from './reviewChanges.ts';
import { reviewKeys, stepOf, type ReviewStep } from './reviewKeys.ts';
import { ReviewSession, type Decision, type StoredReview } from './reviewSession.ts';
import { countsOf, ReviewStatus } from './reviewStatus.ts';
import { RunningReview, type StepOutcome } from './runningReview.ts';

/** The argument of the command `seedbed.review`: a step, or a key that stands for one. */
export type ReviewOptions = ReviewStep | { readonly key: string };

/** Which seeds are reviewed: those of a group of the view, some, or all that the view shows. */
export type ReviewedSeeds = Pick<ReviewQueueParams, 'group' | 'uris'>;

/** Where a review is kept while the window is closed. */
const memoryKey = 'seedbed.review';

/**
 * Goes through seeds one by one: each key is a decision, and leads to the next seed. A key that is pressed while a step is
 * still being done is lost, since it was meant for a seed that nobody has seen; only the one that ends the review waits.
 */
export class Review implements vscode.Disposable {
  readonly #server: Server;
  readonly #journal: Journal;
  readonly #query: () => ReviewQueueParams;
  readonly #memory: vscode.Memento;
  readonly #status: ReviewStatus;
  readonly #decided = new vscode.EventEmitter<void>();
  /** The decisions are others. */
  readonly onDidDecide = this.#decided.event;
  readonly #disposables: vscode.Disposable;
  #running: RunningReview | undefined;
  /** Whether a step is being done. */
  isBusy = false;
  #step: Promise<void> = Promise.resolve();

  /**
   * @param query what the Seeds view shows.
   * @param memory keeps the review of this workspace.
   */
  constructor(server: Server, journal: Journal, query: () => ReviewQueueParams, memory: vscode.Memento) {
    this.#server = server;
    this.#journal = journal;
    this.#query = query;
    this.#memory = memory;
    this.#status = new ReviewStatus(server);
    this.#disposables = vscode.Disposable.from(
      this.#status,
      this.#decided,
      vscode.window.onDidChangeActiveTextEditor(() => this.#show()),
    );
    const stored = memory.get<StoredReview>(memoryKey);
    const session = ReviewSession.restore(stored);
    if (session?.current === undefined) return;
    this.#running = this.#runningOf(session, stored?.journal);
    this.#show();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** Whether a review is going on, or is interrupted. */
  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** The last decisions, the last one first. */
  get decisions(): readonly Decision[] {
    return this.#running?.session.decisions ?? [];
  }

  /** Begins a review. Without `seeds` it goes on with the one that was interrupted, or takes all that the view shows. */
  async start(seeds?: ReviewedSeeds): Promise<void> {
    if (!seeds && this.#running) return this.#do(() => this.#goOn());
    const query = { ...this.#query(), ...seeds };
    let queue = await this.#server.ask(reviewQueue, query);
    if (!queue) return say(notResponding);
    if (queue.total === 0) {
      if (queue.shown === 0) return say('There are no seeds to review here.');
      const all = 'Review All';
      const question = `Nothing left to review in ${count(queue.shown, 'seed')}.`;
      if ((await vscode.window.showInformationMessage(question, all)) !== all) return;
      queue = (await this.#server.ask(reviewQueue, { ...query, all: true })) ?? queue;
    }
    const { uris, total } = queue;
    if (total > uris.length) {
      say(`This review covers the first ${count(uris.length, 'seed')} of ${total.toLocaleString('en')}.`);
    }
    await this.#leave();
    await this.#do(() => this.#begin(new ReviewSession(uris)));
  }

  /** Does what a key stands for. */
  async do(options: ReviewOptions): Promise<void> {
    const running = this.#running;
    if (!running) return say('No review is running. Run “Review Seeds” to start one.');
    const step = 'key' in options ? stepOf(options.key, running.seed?.usages ?? []) : options;
    if (!step) return;
    if ('usage' in step) return this.#take(running, () => running.decide(step.usage));
    const { action } = step;
    switch (action) {
      case 'help':
        return this.#help(running);
      case 'edit':
        return this.#take(running, () => this.#interrupt(running));
      case 'end':
        // Whoever ends it means all of it, whichever seed is shown by then.
        return this.#doLater(async () => {
          if (this.#running === running) await this.#end(running);
        });
      default:
        return this.#take(running, () => running.act(action));
    }
  }

  /** Shows a seed of the review again, such as one that was decided on. */
  async goTo(uri: string): Promise<void> {
    if (this.#running?.session.goTo(uri)) await this.#do(() => this.#goOn());
  }

  async #do(work: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.#step = work().finally(() => (this.isBusy = false));
    await this.#step;
  }

  /** Does something that must not be lost, after the step that is being done. */
  async #doLater(work: () => Promise<void>): Promise<void> {
    while (this.isBusy) await this.#step.catch(() => {});
    await this.#do(work);
  }

  /** Makes a step with the seed that is shown, or shows it again where something else is. */
  #take(running: RunningReview, step: () => StepOutcome | Promise<StepOutcome>): Promise<void> {
    return this.#do(async () => {
      if (!running.editor.isActive) return this.#goOn();
      const { goOn, problem } = await step();
      return goOn ? this.#goOn(problem) : this.#show(problem);
    });
  }

  /** Lets the seed that is shown be edited. */
  async #interrupt(running: RunningReview): Promise<StepOutcome> {
    await running.editor.leave();
    say('The review is paused. Run “Review Seeds” to continue it.');
    return { goOn: false };
  }

  #begin(session: ReviewSession, journal?: string): Promise<void> {
    this.#running = this.#runningOf(session, journal);
    this.#decided.fire();
    return this.#goOn();
  }

  #runningOf(session: ReviewSession, journal: string | undefined): RunningReview {
    const changes = new ReviewChanges(this.#server, this.#journal, journal);
    return new RunningReview(this.#server, session, changes, {
      decided: () => {
        this.#decided.fire();
        void this.#keep();
      },
      failed: (problem) => {
        this.#decided.fire();
        void this.#doLater(() => this.#goOn(problem));
      },
    });
  }

  /** Shows the seed that the review has come to, or ends it. */
  async #goOn(problem?: string): Promise<void> {
    const running = this.#running;
    if (!running) return;
    if (await running.show()) {
      this.#show(problem);
      void this.#keep();
      return;
    }
    await running.changes.made();
    // A decision that could not be carried out has led back to its seed.
    if (running.session.current === undefined) await this.#end(running);
  }

  /** A list of all keys; the one that is picked is done. */
  async #help(running: RunningReview): Promise<void> {
    const items = reviewKeys(running.seed?.usages ?? []).map(({ keys, label, description, step }) => ({
      label: keys.length > 0 ? `${keys.join(' or ')}: ${label}` : label,
      description,
      step,
    }));
    const picked = await vscode.window.showQuickPick(items, {
      title: 'Review Keys',
      placeHolder: 'Find a key, or press Enter to do what it does',
      matchOnDescription: true,
    });
    if (picked && this.#running === running) await this.do(picked.step);
  }

  /** Ends it, and says what came of it. */
  async #end(running: RunningReview): Promise<void> {
    await running.changes.made();
    await this.#leave();
    const { session, changes } = running;
    const { uris, undecided, decisions } = session;
    const decided = uris.length - undecided.length;
    const counts = countsOf(session).join(', ');
    const summary = `Reviewed ${decided.toLocaleString('en')} of ${count(uris.length, 'seed')}${counts && `: ${counts}`}.`;
    const goOn = 'Continue';
    const undo = 'Undo Review';
    const answers = [...(undecided.length > 0 ? [goOn] : []), ...(decisions.length > 0 ? [undo] : [])];
    void vscode.window.showInformationMessage(withoutLinks(summary), ...answers).then((answer) => {
      if (answer === undo) return vscode.commands.executeCommand('seedbed.undoReview');
      if (answer !== goOn || this.#running) return undefined;
      const rest = session.current === undefined ? new ReviewSession(undecided) : session;
      return this.#do(() => this.#begin(rest, changes.path));
    });
  }

  async #leave(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    this.#running = undefined;
    await running.editor.leave();
    this.#show();
    this.#decided.fire();
    await this.#keep();
  }

  /** Shows how far it is, and lets its keys work only while its seed is in the active editor. */
  #show(problem?: string): void {
    const running = this.#running;
    const isActive = running?.editor.isActive === true;
    void vscode.commands.executeCommand('setContext', 'seedbed.reviewing', isActive);
    if (!running) return this.#status.end();
    const { session, editor, seed } = running;
    this.#status.show(session, isActive ? editor.shown : undefined, seed, problem);
  }

  async #keep(): Promise<void> {
    await this.#memory.update(memoryKey, this.#running?.session.store(this.#running.changes.path));
  }
}
