import * as vscode from 'vscode';
import type { ReviewedSeed } from '../../../server/src/protocol/index.ts';
import { withoutIcons } from '../navigation/seedPick.ts';
import { servedDocuments } from '../servedDocuments.ts';
import { reviewKeys, type ReviewKey } from './reviewKeys.ts';
import type { ReviewSession } from './reviewSession.ts';

/** The actions that stand above a seed, beside the usages: the others are a key away. */
const shownActions = new Set(['next', 'undo', 'help']);
const longestUsage = 30;

/** Shows how far a review is, in the status bar, and the keys, above the seed. */
export class ReviewStatus implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('seedbed.review', vscode.StatusBarAlignment.Left, 100);
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #lenses: vscode.Disposable;
  #lens: { readonly uri: string; readonly lenses: readonly vscode.CodeLens[] } | undefined;

  constructor() {
    this.#item.name = 'Seedbed Review';
    this.#lenses = vscode.languages.registerCodeLensProvider(servedDocuments(), {
      onDidChangeCodeLenses: this.#changed.event,
      provideCodeLenses: ({ uri }) => (uri.toString() === this.#lens?.uri ? [...this.#lens.lenses] : []),
    });
  }

  dispose(): void {
    this.#item.dispose();
    this.#changed.dispose();
    this.#lenses.dispose();
  }

  /**
   * @param shown the uri of the seed in the editor; undefined where the review is interrupted.
   * @param problem why the last step was not possible.
   */
  show(session: ReviewSession, shown?: vscode.Uri, seed?: ReviewedSeed, problem = ''): void {
    const progress = progressOf(session);
    this.#item.text = shown ? `$(checklist) ${progress}` : `$(debug-pause) Review: ${progress}`;
    this.#item.tooltip = shown ? 'Show all keys of the review' : 'Go on with the review';
    this.#item.command = shown
      ? { command: 'seedbed.review', title: 'Show Keys', arguments: [{ action: 'help' }] }
      : { command: 'seedbed.reviewSeeds', title: 'Review Seeds' };
    this.#item.show();
    this.#lens = shown && seed && { uri: shown.toString(), lenses: lensesOf(session, seed, problem) };
    this.#changed.fire();
  }

  hide(): void {
    this.#item.hide();
    this.#lens = undefined;
    this.#changed.fire();
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

function lensesOf(session: ReviewSession, seed: ReviewedSeed, problem: string): readonly vscode.CodeLens[] {
  const top = new vscode.Range(0, 0, 0, 0);
  const keys = reviewKeys(seed.usages).filter(
    ({ keys: [first], step }) =>
      first !== undefined && ('usage' in step ? step.usage !== seed.usage : shownActions.has(step.action)),
  );
  const place = { title: `${session.number} of ${session.uris.length}`, command: '' };
  return [
    new vscode.CodeLens(top, place),
    ...(problem === ''
      ? []
      : [new vscode.CodeLens(top, { title: `$(warning) ${withoutIcons(problem)}`, command: '' })]),
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
