import * as vscode from 'vscode';
import {
  planRanks,
  relatedSeeds,
  reviewedSeed,
  reviewQueue,
  type ReviewedSeed,
  type ReviewQueueParams,
  type SeedChange,
} from '../../../server/src/protocol/index.ts';
import type { Journal } from '../bulk/journal.ts';
import { say } from '../messages.ts';
import { count } from '../problems.ts';
import type { Server } from '../server.ts';
import { ReviewChanges } from './reviewChanges.ts';
import { ReviewEditor } from './reviewEditor.ts';
import { reviewKeys, stepOf, type ReviewAction, type ReviewStep } from './reviewKeys.ts';
import { ReviewSession, type Decision, type StoredReview } from './reviewSession.ts';
import { countsOf, ReviewStatus } from './reviewStatus.ts';

/** The argument of the command `seedbed.review`: a step, or a key that stands for one. */
export type ReviewOptions = ReviewStep | { readonly key: string };

/** Which seeds are reviewed: those of a group of the view, some, or all that the view shows. */
export type ReviewedSeeds = Pick<ReviewQueueParams, 'group' | 'uris'>;

/** Where a review is kept while the window is closed. */
const memoryKey = 'seedbed.review';

/** Everything that belongs to the review that is going on. */
interface Running {
  readonly session: ReviewSession;
  readonly editor: ReviewEditor;
  readonly changes: ReviewChanges;
  /** What is known of the seed that is shown. */
  seed: ReviewedSeed | undefined;
}

/**
 * Goes through seeds one by one: each key is a decision, and leads to the next seed. A key that is pressed while a step is
 * still being done is lost, since it was meant for a seed that nobody has seen.
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
  #running: Running | undefined;
  /** Whether a step is being done. */
  isBusy = false;
  #busy: Promise<void> = Promise.resolve();

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
    this.#restore();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** The last decisions, the last one first. */
  get decisions(): readonly Decision[] {
    return this.#running?.session.decisions ?? [];
  }

  /** Begins a review. Without `seeds` it goes on with the one that was interrupted, or takes all that the view shows. */
  async start(seeds?: ReviewedSeeds): Promise<void> {
    if (!seeds && this.#running) return this.#step(() => this.#goOn());
    const query = { ...this.#query(), ...seeds };
    let queue = await this.#server.ask(reviewQueue, query);
    if (!queue) return say('The language server of Seedbed does not answer.');
    if (queue.total === 0) {
      if (queue.shown === 0) return say('There is no seed to review here.');
      const all = 'Review All';
      const question = `None of ${count(queue.shown, 'seed')} waits to be reviewed.`;
      if ((await vscode.window.showInformationMessage(question, all)) !== all) return;
      queue = (await this.#server.ask(reviewQueue, { ...query, all: true })) ?? queue;
    }
    await this.#leave();
    const { uris, total } = queue;
    if (total > uris.length) {
      say(`This review takes the first ${count(uris.length, 'seed')} of ${total.toLocaleString('en')}.`);
    }
    await this.#step(() => this.#begin(new ReviewSession(uris)));
  }

  /** Does what a key stands for. */
  async do(options: ReviewOptions): Promise<void> {
    const running = this.#running;
    if (!running) return say('No review is going on. “Review Seeds” starts one.');
    const step = 'key' in options ? stepOf(options.key, running.seed?.usages ?? []) : options;
    if (!step) return;
    if ('action' in step && step.action === 'help') return this.#help(running);
    await this.#step(() => {
      if (!running.editor.isActive) return this.#goOn();
      return 'usage' in step ? this.#decide(running, step.usage) : this.#act(running, step.action);
    });
  }

  /** Shows a seed of the review again, such as one that was decided on. */
  async goTo(uri: string): Promise<void> {
    if (!this.#running?.session.goTo(uri)) return;
    await this.#step(() => this.#goOn());
  }

  async #step(work: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.#busy = work().finally(() => (this.isBusy = false));
    await this.#busy;
  }

  /** Does something that nobody has pressed a key for, after the step that is being done. */
  async #whenFree(work: () => Promise<void>): Promise<void> {
    while (this.isBusy) await this.#busy;
    await this.#step(work);
  }

  #begin(session: ReviewSession, path?: string): Promise<void> {
    const changes = new ReviewChanges(this.#server, this.#journal, path);
    this.#running = { session, editor: new ReviewEditor(), changes, seed: undefined };
    this.#decided.fire();
    return this.#goOn();
  }

  /** Shows the seed that the review has come to. */
  async #goOn(problem = ''): Promise<void> {
    const running = this.#running;
    if (!running) return;
    const { session, editor } = running;
    let { current } = session;
    while (current !== undefined) {
      const uri = this.#uriOf(current);
      const [seed, isShown] = await Promise.all([this.#server.ask(reviewedSeed, { uri: current }), editor.show(uri)]);
      if (seed && isShown) {
        running.seed = seed;
        this.#show(problem);
        void this.#keep();
        // It is there at once when its turn comes.
        if (session.following !== undefined) {
          void vscode.workspace.openTextDocument(this.#uriOf(session.following)).then(undefined, () => {});
        }
        return;
      }
      // It is gone from disk.
      session.next();
      ({ current } = session);
    }
    await this.#end(running, true);
  }

  /** The next seed is shown while this one is changed: nobody waits, and no tab is left of a text that was changed. */
  async #decide(running: Running, usage: string): Promise<void> {
    const { session, editor, changes, seed } = running;
    const uri = session.current!;
    if (seed?.refusal !== undefined) return this.#show(`${seed.refusal} Space goes on.`);
    void editor.unlock();
    const decision = decisionOn(uri, seed, usage, usage);
    session.note(decision);
    void changes.make([uri], { kind: 'set', field: 'usage', value: usage }).then((outcome) => {
      decision.changes = outcome.changes;
      if (outcome.failures.length > 0) {
        session.forget(decision);
        void this.#whenFree(() => this.#goOn(outcome.failures.join(' ')));
      } else void this.#keep();
      this.#decided.fire();
    });
    session.next();
    await this.#goOn();
  }

  async #act(running: Running, action: ReviewAction): Promise<void> {
    const { session, editor, seed } = running;
    const uri = session.current!;
    switch (action) {
      case 'next':
        session.next();
        return this.#goOn();
      case 'back':
        return session.back() ? this.#goOn() : this.#show('This is the first seed that is left.');
      case 'undo':
        return this.#undo(running);
      case 'rank':
        return this.#rank(running, await askForRank(seed?.rank));
      case 'up':
        return this.#rank(running, seed?.rank === undefined ? undefined : Math.max(1, seed.rank - 1));
      case 'down':
        return this.#rank(running, seed?.rank === undefined ? undefined : seed.rank + 1);
      case 'twin': {
        const related = await this.#server.ask(relatedSeeds, { uri });
        const twin = related?.twins[0] ?? related?.nearDuplicates[0];
        if (!twin) return this.#show('This seed has no twin.');
        return editor.showBeside(this.#uriOf(twin.uri));
      }
      case 'article':
        await vscode.commands.executeCommand('seedbed.openArticle', this.#uriOf(uri));
        return;
      case 'fix': {
        const problem = await this.#change(running, { kind: 'fix' }, 'fixed');
        if (problem !== undefined) return this.#show(problem);
        return this.#goOn();
      }
      case 'edit':
        await editor.leave();
        this.#show();
        return say('The review waits. “Review Seeds” goes on with it.');
      case 'end':
        return this.#end(running);
      case 'help':
        return this.#help(running);
    }
  }

  /** Changes more of the seed that is shown. Undefined where that was done, else why not. */
  async #change(
    { session, editor, changes, seed }: Running,
    change: Exclude<SeedChange, { readonly kind: 'set' }>,
    result: string,
  ): Promise<string | undefined> {
    const uri = session.current!;
    const uris = change.kind === 'rank' ? change.ranks.map((each) => each.uri) : [uri];
    await editor.unlock();
    const outcome = await changes.make(uris, change);
    if (outcome.failures.length > 0) {
      await editor.lock();
      return outcome.failures.join(' ');
    }
    if (outcome.changes.length === 0) {
      await editor.lock();
      return change.kind === 'fix' ? 'Nothing can be fixed here without a decision of yours.' : undefined;
    }
    const decision = decisionOn(uri, seed, result);
    decision.changes = outcome.changes;
    session.note(decision);
    this.#decided.fire();
    return undefined;
  }

  async #rank(running: Running, rank: number | undefined): Promise<void> {
    if (rank === undefined) return;
    const plan = await this.#server.ask(planRanks, { kind: 'place', uris: [running.session.current!], rank });
    if (!plan || plan.refusal !== undefined) {
      return this.#show(plan?.refusal ?? 'The language server of Seedbed does not answer.');
    }
    if (plan.ranks.length === 0) return;
    const problem = await this.#change(running, { kind: 'rank', ranks: plan.ranks }, `rank ${rank}`);
    await this.#goOn(problem);
  }

  async #undo({ session, editor, changes }: Running): Promise<void> {
    const [last] = session.decisions;
    if (!last) return this.#show('There is nothing to undo.');
    await editor.unlock();
    await changes.made();
    const outcome = await changes.takeBack(last.changes);
    if (outcome.failures.length === 0) session.forget(last);
    this.#decided.fire();
    await this.#goOn(outcome.failures.join(' '));
  }

  /** A list of all keys; the one that is picked is done. */
  async #help(running: Running): Promise<void> {
    const items = reviewKeys(running.seed?.usages ?? []).map(({ keys, label, description, step }) => ({
      label: keys.length > 0 ? `${keys.join(' or ')}: ${label}` : label,
      description,
      step,
    }));
    const picked = await vscode.window.showQuickPick(items, { title: 'Keys of the Review', matchOnDescription: true });
    if (picked && this.#running === running) await this.do(picked.step);
  }

  /**
   * Ends it, and says what came of it.
   * @param isThrough whether all seeds have been looked through. Where a decision on one could not be carried out, they have not.
   */
  async #end(running: Running, isThrough = false): Promise<void> {
    const { session, editor, changes } = running;
    await changes.made();
    if (session.current !== undefined && isThrough) return;
    await this.#leave();
    const { uris, undecided } = session;
    const decided = uris.length - undecided.length;
    const counts = countsOf(session).join(', ');
    const goOn = 'Go On';
    const undo = 'Undo Review';
    const summary = `Reviewed ${decided.toLocaleString('en')} of ${count(uris.length, 'seed')}${counts && `: ${counts}`}.`;
    const answers = [...(undecided.length > 0 ? [goOn] : []), ...(session.decisions.length > 0 ? [undo] : [])];
    void vscode.window.showInformationMessage(summary, ...answers).then((answer) => {
      if (answer === undo) return vscode.commands.executeCommand('seedbed.undoReview');
      if (answer !== goOn || this.#running) return undefined;
      const rest = session.current === undefined ? new ReviewSession(undecided) : session;
      return this.#step(() => this.#begin(rest, running.changes.path));
    });
    await editor.leave();
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
  #show(problem = ''): void {
    const running = this.#running;
    const isActive = running?.editor.isActive === true;
    void vscode.commands.executeCommand('setContext', 'seedbed.reviewing', isActive);
    if (!running) return this.#status.end();
    const { session, editor, seed } = running;
    this.#status.show(session, isActive ? editor.shown : undefined, seed, problem);
  }

  async #keep(): Promise<void> {
    const stored = this.#running?.session.store(this.#running.changes.path);
    await this.#memory.update(memoryKey, stored);
  }

  #restore(): void {
    const stored = this.#memory.get<StoredReview>(memoryKey);
    const session = ReviewSession.restore(stored);
    if (!session || session.current === undefined) return;
    const changes = new ReviewChanges(this.#server, this.#journal, stored?.journal);
    this.#running = { session, editor: new ReviewEditor(), changes, seed: undefined };
    this.#show();
  }

  #uriOf(uri: string): vscode.Uri {
    return this.#server.client.protocol2CodeConverter.asUri(uri);
  }
}

function decisionOn(uri: string, seed: ReviewedSeed | undefined, result: string, usage?: string): Decision {
  const { label = '', usage: before } = seed ?? {};
  const decided = usage === undefined ? {} : { usage };
  return { uri, label, result, changes: [], ...decided, ...(before === undefined ? {} : { before }) };
}

async function askForRank(rank: number | undefined): Promise<number | undefined> {
  const answer = await vscode.window.showInputBox({
    title: 'Move to Rank',
    prompt: 'Seeds that are in the way make room.',
    ...(rank === undefined ? {} : { placeHolder: `Now ${rank}` }),
    validateInput: (text) => (/^\s*[1-9]\d{0,8}\s*$/.test(text) ? undefined : 'A rank is a whole number from 1 up.'),
  });
  return answer === undefined ? undefined : Number(answer);
}
