import * as vscode from 'vscode';
import type { ReviewedSeed, SeedbedStatus } from '../../../server/src/protocol/index.ts';
import { withoutIcons } from '../navigation/seedPick.ts';
import { count, describeProblems } from '../problems.ts';
import { servedDocuments } from '../servedDocuments.ts';
import type { Server } from '../server.ts';
import { reviewKeys, type ReviewKey } from './reviewKeys.ts';
import type { ReviewSession } from './reviewSession.ts';

/** The actions that stand above a seed, beside the usages: the others are a key away. */
const shownActions = new Set(['next', 'undo', 'help']);
/** Those where nothing can be decided before the header is repaired by hand. */
const shownWhereRefused = new Set(['edit', 'next', 'undo', 'help']);
const longestUsage = 30;

interface ShownLenses {
  readonly uri: string;
  readonly lenses: readonly vscode.CodeLens[];
}

/** Shows how far a review is, in the status bar, and the keys, above the seed. */
export class ReviewStatus implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('seedbed.review', vscode.StatusBarAlignment.Left, 100);
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable;
  #isReviewing = false;
  #waiting: SeedbedStatus | undefined;
  #lens: ShownLenses | undefined;

  constructor(server: Server) {
    this.#item.name = 'Seeds to Review';
    const lenses = vscode.languages.registerCodeLensProvider(servedDocuments(), {
      onDidChangeCodeLenses: this.#changed.event,
      provideCodeLenses: ({ uri }) => (uri.toString() === this.#lens?.uri ? [...this.#lens.lenses] : []),
    });
    const following = server.onStatus((status) => {
      this.#waiting = status;
      if (!this.#isReviewing) this.#showWaiting();
    });
    this.#disposables = vscode.Disposable.from(this.#item, this.#changed, lenses, following);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /**
   * @param shown the uri of the seed in the editor; undefined where the review is interrupted.
   * @param problem why the last step was not possible.
   */
  show(session: ReviewSession, shown?: vscode.Uri, seed?: ReviewedSeed, problem = ''): void {
    this.#isReviewing = true;
    const progress = progressOf(session);
    this.#item.text = shown ? `$(checklist) ${progress}` : `$(debug-pause) Review: ${progress}`;
    this.#item.tooltip = shown ? 'Show all review keys' : 'Continue the review';
    this.#item.command = shown
      ? { command: 'seedbed.review', title: 'Show Keys', arguments: [{ action: 'help' }] }
      : { command: 'seedbed.reviewSeeds', title: 'Review Seeds' };
    this.#item.show();
    this.#showLenses(shown && seed && { uri: shown.toString(), lenses: lensesOf(session, seed, problem) });
  }

  /** No review is going on. */
  end(): void {
    this.#isReviewing = false;
    this.#showLenses(undefined);
    this.#showWaiting();
  }

  /** VS Code asks everybody for lenses anew, and shows none of a seed that was just opened until all have answered. */
  #showLenses(lens: ShownLenses | undefined): void {
    const isSame = JSON.stringify(lens) === JSON.stringify(this.#lens);
    this.#lens = lens;
    if (!isSame) this.#changed.fire();
  }

  /** How many seeds wait to be reviewed, and what is wrong: `133 to review · 41 errors`. */
  #showWaiting(): void {
    const { seeds = 0, unreviewed = 0, problems } = this.#waiting ?? {};
    if (!problems || seeds === 0) return this.#item.hide();
    const waiting = `${unreviewed.toLocaleString('en')} to review`;
    const errors = problems.error > 0 ? `$(error) ${problems.error.toLocaleString('en')}` : '';
    this.#item.text = [`$(checklist) ${waiting}`, errors].filter(Boolean).join(' ');
    this.#item.tooltip = `${count(seeds, 'seed')}: ${waiting}, ${describeProblems(problems) || 'no problems'}`;
    this.#item.accessibilityInformation = { label: this.#item.tooltip };
    this.#item.command = unreviewed > 0 ? 'seedbed.reviewSeeds' : 'seedbed.showSeeds';
    this.#item.show();
  }
}

/** `12 of 133 · 7 selected · 3 rejected` */
function progressOf(session: ReviewSession): string {
  return [`${session.number} of ${session.uris.length}`, ...countsOf(session)].join(' · ');
}

/** How many seeds got which usage: `7 selected`, `3 rejected`. */
export function countsOf({ counts }: ReviewSession): readonly string[] {
  return Array.from(counts, ([usage, seeds]) => `${seeds} ${shorten(usage)}`);
}

function lensesOf(session: ReviewSession, seed: ReviewedSeed, lastProblem: string): readonly vscode.CodeLens[] {
  const top = new vscode.Range(0, 0, 0, 0);
  const problem = lastProblem || (seed.refusal ?? '');
  // What is not possible takes no room.
  const actions = seed.refusal === undefined ? shownActions : shownWhereRefused;
  const keys = reviewKeys(seed.usages).filter(
    ({ keys: [first], step }) =>
      first !== undefined &&
      ('usage' in step ? seed.refusal === undefined && step.usage !== seed.usage : actions.has(step.action)),
  );
  const place = { title: `review ${session.number} of ${session.uris.length}`, command: '' };
  return [
    new vscode.CodeLens(top, place),
    ...(problem === ''
      ? []
      : // VS Code shows no space after an icon, except one that does not break.
        [new vscode.CodeLens(top, { title: `$(warning) \u00A0${withoutIcons(problem)}`, command: '' })]),
    ...keys.map((key) => new vscode.CodeLens(top, commandOf(key))),
  ];
}

function commandOf({ keys: [key = ''], label, description, step }: ReviewKey): vscode.Command {
  const title = 'usage' in step ? `${key}  ${shorten(label)}` : `${key}  ${step.action}`;
  return { command: 'seedbed.review', title: withoutIcons(title), tooltip: description || label, arguments: [step] };
}

function shorten(usage: string): string {
  return withoutIcons(usage.length > longestUsage ? `${usage.slice(0, longestUsage)}…` : usage);
}
