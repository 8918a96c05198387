import * as vscode from 'vscode';
import type { EditedSeeds, SeedChange } from '../../server/src/protocol.ts';
import { BulkEdit, mostPreviewed, type BulkEditTask, type PlannedEdit } from './bulkEdit.ts';
import type { Journal } from './journal.ts';
import { say, withProgress } from './messages.ts';
import { count } from './problems.ts';
import type { Server } from './server.ts';

export interface SeedChangeOptions {
  /** False to change more than one seed without asking. */
  readonly confirm?: boolean;
  /** What else is to be known before it is done, as a sentence. */
  readonly warning?: string;
}

/**
 * Changes the headers of seeds, after a question where that is more than one. What is done, what is left out, and why, is
 * said. Resolves when it is over, and answers whether anything was changed.
 * @param seeds those that get a value; of ranks the change itself says whose they are.
 */
export type ApplySeedChange = (
  seeds: readonly vscode.Uri[],
  change: SeedChange,
  options?: SeedChangeOptions,
) => Promise<boolean>;

/** How many seeds the server is asked about at a time. */
const batchSize = 50;
/** The most seeds that a question is asked about in a corner, where it keeps nobody from anything. */
const mostInCorner = 10;
/** How many reasons for leaving seeds out a question names. */
const mostReasons = 3;

const apply = 'Apply';
const preview = 'Preview';

/** `ApplySeedChange`, for a server and what keeps the way back. */
export async function applySeedChange(
  server: Server,
  journal: Journal,
  seeds: readonly vscode.Uri[],
  change: SeedChange,
  { confirm = true, warning }: SeedChangeOptions = {},
): Promise<boolean> {
  const uris = change.kind === 'rank' ? change.ranks.map(({ uri }) => uri) : seeds.map((uri) => server.uriOf(uri));
  const plan = await makePlan(server, [...new Set(uris)], change);
  if (!plan) return false;
  const { changing, refused } = plan;
  for (const { uri, reason } of refused) server.output.warn(`${labelOf(change)}: ${uri} is left out. ${reason}`);
  if (changing.length === 0) {
    showNothingToDo(server, plan, change);
    return false;
  }

  const bulkEdit = new BulkEdit(server, changingOf(server, journal, change));
  const isQuestion = changing.length > 1 || refused.length > 0 || warning !== undefined;
  const answer = confirm && isQuestion ? await ask(plan, change, warning) : apply;
  if (answer !== apply && answer !== preview) return false;
  let done = changing.length;
  if (answer === apply) done = await bulkEdit.run(labelOf(change), changing);
  else if (!(await bulkEdit.preview(changing))) return false;
  if (bulkEdit.changed === 1 && changing.length === 1 && bulkEdit.failures.size === 0) say(outcomeOf(change, 1));
  else bulkEdit.showOutcome(outcomeOf(change, bulkEdit.changed), done, changing.length);
  return bulkEdit.changed > 0;
}

interface Plan {
  /** The uris of the seeds that would change. */
  readonly changing: readonly string[];
  /** How many seeds it is about. */
  readonly seeds: number;
  readonly refused: EditedSeeds['refused'];
}

/** Undefined when it was cancelled, or the server does not answer, which is said. */
async function makePlan(server: Server, uris: readonly string[], change: SeedChange): Promise<Plan | undefined> {
  const ask = async (token?: vscode.CancellationToken, onBatch?: (size: number) => void): Promise<Plan | undefined> => {
    const changing: string[] = [];
    const refused: EditedSeeds['refused'][number][] = [];
    for (let start = 0; start < uris.length; start += batchSize) {
      const batch = uris.slice(start, start + batchSize);
      const answer = await server.editSeeds({ uris: batch, change: partOf(change, batch) }, token);
      if (token?.isCancellationRequested) return undefined;
      if (!answer) {
        void vscode.window.showErrorMessage('The language server of Seedbed does not answer.');
        return undefined;
      }
      changing.push(...answer.edits.map(({ uri }) => uri));
      refused.push(...answer.refused);
      onBatch?.(batch.length);
    }
    return { changing, seeds: uris.length, refused };
  };
  if (uris.length <= batchSize) return ask();
  return withProgress('Looking at the seeds', (progress, token) =>
    ask(token, (size) => progress.report({ increment: (100 * size) / uris.length })),
  );
}

/** Asks for the edits of each batch when its turn comes, so that they are for the text as it is then. */
function changingOf(server: Server, journal: Journal, change: SeedChange): BulkEditTask<PlannedEdit> {
  return {
    label: labelOf(change),
    noun: 'seed',
    journal,
    async find(documents, fail) {
      const uris = [...documents.keys()];
      const answer = await server.editSeeds({ uris, change: partOf(change, uris) });
      const refused = answer?.refused.map(({ uri }) => uri) ?? uris;
      for (const uri of refused) fail('could not be changed', documents.get(uri)!.uri);
      const found: PlannedEdit[] = [];
      for (const { uri, version, edits } of answer?.edits ?? []) {
        const document = documents.get(uri);
        if (!document) continue;
        if (version === null) fail('had another language than Seed', document.uri);
        else found.push({ document, version, edits: await server.textEdits(edits) });
      }
      return found;
    },
  };
}

/** What of a change is about some of the seeds: the ranks of all of a corpus need not be sent with each batch. */
function partOf(change: SeedChange, uris: readonly string[]): SeedChange {
  if (change.kind === 'set') return change;
  const wanted = new Set(uris);
  return { kind: 'rank', ranks: change.ranks.filter(({ uri }) => wanted.has(uri)) };
}

function ask(plan: Plan, change: SeedChange, warning: string | undefined): Thenable<string | undefined> {
  const { changing, refused } = plan;
  const isModal = changing.length > mostInCorner;
  const question =
    change.kind === 'set'
      ? `Set ${change.field} of ${count(changing.length, 'seed')} to “${change.value}”?`
      : `Give ${count(changing.length, 'seed')} another rank?`;
  const same = plan.seeds - changing.length - refused.length;
  const remarks = [
    ...(warning === undefined ? [] : [warning]),
    ...(same > 0 ? [`${count(same, 'seed')} ${same === 1 ? 'has' : 'have'} it already.`] : []),
    ...describeRefused(refused),
  ];
  const detail = [...remarks, 'Seeds are saved, but for those with unsaved changes.'].join('\n');
  return vscode.window.showInformationMessage(
    isModal ? question : [question, ...remarks].join(' '),
    { modal: isModal, detail },
    apply,
    ...(changing.length <= mostPreviewed ? [preview] : []),
    // A modal question has a button of its own for that.
    ...(isModal ? [] : ['Cancel']),
  );
}

function showNothingToDo(server: Server, { seeds, refused }: Plan, change: SeedChange): void {
  if (refused.length > 0) {
    const showOutput = 'Show Output';
    const message = ['Nothing was changed.', ...describeRefused(refused)].join(' ');
    void vscode.window.showWarningMessage(message, showOutput).then((answer) => {
      if (answer === showOutput) server.output.show();
    });
  } else if (change.kind === 'set') {
    const who = seeds === 1 ? 'The seed has' : `All ${count(seeds, 'seed')} have`;
    say(`${who} the ${change.field} “${change.value}” already.`);
  } else {
    say('All seeds have these ranks already.');
  }
}

/** How many seeds are left out for which reason, the most frequent first. */
function describeRefused(refused: Plan['refused']): readonly string[] {
  const reasons = new Map<string, number>();
  for (const { reason } of refused) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const sorted = [...reasons].sort(([, a], [, b]) => b - a);
  const others = sorted.slice(mostReasons).reduce((sum, [, seeds]) => sum + seeds, 0);
  return [
    ...sorted.slice(0, mostReasons).map(([reason, seeds]) => `${leftOut(seeds)}: ${reason}`),
    ...(others > 0 ? [`${leftOut(others)} for other reasons, which the output tells.`] : []),
  ];
}

function leftOut(seeds: number): string {
  return `${count(seeds, 'seed')} ${seeds === 1 ? 'is' : 'are'} left out`;
}

function labelOf(change: SeedChange): string {
  return change.kind === 'set' ? `Set ${change.field} to “${change.value}”` : 'Give seeds other ranks';
}

function outcomeOf(change: SeedChange, changed: number): string {
  const seeds = count(changed, 'seed');
  return change.kind === 'set'
    ? `Set ${change.field} of ${seeds} to “${change.value}”.`
    : `Gave ${seeds} another rank.`;
}
