import * as vscode from 'vscode';
import {
  planRanks,
  relatedSeeds,
  reviewedSeed,
  type ReviewedSeed,
  type SeedChange,
} from '../../../server/src/protocol/index.ts';
import { askForRank } from '../bulk/askForRank.ts';
import { whyNothingIsFixed } from '../bulk/whyNothingIsFixed.ts';
import { notResponding } from '../messages.ts';
import type { Server } from '../server.ts';
import type { ReviewChanges } from './reviewChanges.ts';
import { ReviewEditor } from './reviewEditor.ts';
import type { ReviewAction } from './reviewKeys.ts';
import type { Decision, ReviewSession } from './reviewSession.ts';

/** What is done with the seed that is shown. What ends or interrupts the review is none of it. */
export type SeedAction = Exclude<ReviewAction, 'edit' | 'end' | 'help'>;

/** What came of a step. */
export interface StepOutcome {
  /** Whether the session's current seed is to be shown now: it is another one, or is to be shown anew. */
  readonly goOn: boolean;
  /** Why the step was not possible, in words for the line above the seed. */
  readonly problem?: string | undefined;
}

/** Hears of decisions that are carried out while the next seed is shown already. */
export interface DecisionListener {
  readonly decided: () => void;
  /** The decision could not be carried out, and is forgotten; its seed is the current one again. */
  readonly failed: (problem: string) => void;
}

const goOn: StepOutcome = { goOn: true };

/** A review that is going on: the steps that are made in it. */
export class RunningReview {
  readonly session: ReviewSession;
  readonly editor = new ReviewEditor();
  readonly changes: ReviewChanges;
  readonly #server: Server;
  readonly #listener: DecisionListener;
  /** What is known of the seed that is shown. */
  seed: ReviewedSeed | undefined;
  /** Ends the wait of a decision for the next seed. */
  #nextIsShown: () => void = () => {};

  constructor(server: Server, session: ReviewSession, changes: ReviewChanges, listener: DecisionListener) {
    this.#server = server;
    this.session = session;
    this.changes = changes;
    this.#listener = listener;
  }

  /** Shows the seed that the review has come to; passes over those that are gone from disk. False where none is left. */
  async show(): Promise<boolean> {
    try {
      return await this.#showCurrent();
    } finally {
      this.#nextIsShown();
    }
  }

  async #showCurrent(): Promise<boolean> {
    const { session, editor } = this;
    for (let { current } = session; current !== undefined; { current } = session) {
      const [seed, isShown] = await Promise.all([
        this.#server.ask(reviewedSeed, { uri: current }),
        editor.show(this.#uriOf(current)),
      ]);
      if (isShown) {
        // A server that does not answer is no reason to pass over a seed: there is nothing to decide until it does.
        this.seed = seed ?? undefined;
        this.#prepare(session.following);
        return true;
      }
      session.next();
    }
    return false;
  }

  /**
   * Decides on the seed that is shown. It is changed as soon as the next one is shown, by `show`: VS Code does both in one
   * thread, and nobody waits for the change.
   */
  decide(usage: string): StepOutcome {
    const { session, changes, seed } = this;
    if (seed?.refusal !== undefined) return stay(`${seed.refusal} Press Space to go on.`);
    void this.editor.unlock();
    const uri = session.current!;
    const decision = this.#decisionOn(uri, usage, usage);
    session.note(decision);
    session.next();
    const fail = (problem: string): void => {
      session.forget(decision);
      this.#listener.failed(problem);
    };
    const shown = new Promise<void>((done) => (this.#nextIsShown = done));
    changes.make([uri], { kind: 'set', field: 'usage', value: usage }, shown).then(
      (outcome) => {
        decision.changes = outcome.changes;
        if (outcome.failures.length > 0) fail(outcome.failures.join(' '));
        else this.#listener.decided();
      },
      (error: unknown) => fail(`The seed could not be changed: ${String(error)}`),
    );
    return goOn;
  }

  async act(action: SeedAction): Promise<StepOutcome> {
    const { session, seed } = this;
    const uri = session.current!;
    switch (action) {
      case 'next':
        session.next();
        return goOn;
      case 'back':
        return session.back() ? goOn : stay('There is no undecided seed before this one.');
      case 'undo':
        return this.#undo();
      case 'rank':
        return this.#move(await askForRank('Move to Rank', seed?.rank === undefined ? '' : `Now ${seed.rank}`));
      case 'up':
        return this.#move(seed?.rank === undefined ? undefined : Math.max(1, seed.rank - 1));
      case 'down':
        return this.#move(seed?.rank === undefined ? undefined : seed.rank + 1);
      case 'twin': {
        const related = await this.#server.ask(relatedSeeds, { uri });
        const twin = related?.twins[0] ?? related?.nearDuplicates[0];
        if (!twin) return stay('This seed has no twin.');
        await this.editor.showBeside(this.#uriOf(twin.uri));
        return stay();
      }
      case 'article':
        await vscode.commands.executeCommand('seedbed.openArticle', this.#uriOf(uri));
        return stay();
      case 'fix':
        return this.#change([uri], { kind: 'fix' }, 'fixed', whyNothingIsFixed(this.#uriOf(uri)));
    }
  }

  async #move(rank: number | undefined): Promise<StepOutcome> {
    if (rank === undefined) return stay();
    const plan = await this.#server.ask(planRanks, { kind: 'place', uris: [this.session.current!], rank });
    if (!plan) return stay(notResponding);
    if (plan.refusal !== undefined) return stay(plan.refusal);
    const uris = plan.ranks.map(({ uri }) => uri);
    return this.#change(uris, { kind: 'rank', ranks: plan.ranks }, `rank ${rank}`, 'The seed already has this rank.');
  }

  /** Changes more than the usage. @param none why there is nothing to do, where there is not. */
  async #change(uris: readonly string[], change: SeedChange, result: string, none: string): Promise<StepOutcome> {
    await this.editor.unlock();
    const { changes, failures } = await this.changes.make(uris, change);
    if (changes.length > 0) {
      const decision = this.#decisionOn(this.session.current!, result);
      decision.changes = changes;
      this.session.note(decision);
      this.#listener.decided();
    }
    return { goOn: true, problem: failures.length + changes.length > 0 ? failures.join(' ') : none };
  }

  async #undo(): Promise<StepOutcome> {
    const [last] = this.session.decisions;
    if (!last) return stay('There is nothing to undo.');
    await this.editor.unlock();
    await this.changes.made();
    const { failures } = await this.changes.takeBack(last.changes);
    if (failures.length === 0) this.session.forget(last);
    this.#listener.decided();
    return { goOn: true, problem: failures.join(' ') };
  }

  #decisionOn(uri: string, result: string, usage?: string): Decision {
    const { label = '', usage: before } = this.seed ?? {};
    const decided = usage === undefined ? {} : { usage };
    return { uri, label, result, changes: [], ...decided, ...(before === undefined ? {} : { before }) };
  }

  /** Reads a seed, so that it is there at once when its turn comes. */
  #prepare(uri: string | undefined): void {
    if (uri !== undefined) vscode.workspace.openTextDocument(this.#uriOf(uri)).then(undefined, () => {});
  }

  #uriOf(uri: string): vscode.Uri {
    return this.#server.client.protocol2CodeConverter.asUri(uri);
  }
}

function stay(problem?: string): StepOutcome {
  return { goOn: false, problem };
}
