import * as vscode from 'vscode';
import { editSeeds, type EditedSeeds, type RefusedSeed, type SeedChange } from '../../../server/src/protocol/index.ts';
import { BulkEdit, mostPreviewed } from './bulkEdit.ts';
import { nameFiles, savedRemark } from './bulkOutcome.ts';
import { findSeedEdits, partOf } from './findSeedEdits.ts';
import type { Journal } from './journal.ts';
import { say, withProgress } from '../messages.ts';
import { count } from '../problems.ts';
import type { Server } from '../server.ts';

/** A change of one field of the header, in many seeds. */
export type HeaderChange = Exclude<SeedChange, { readonly kind: 'fix' }>;

export interface SeedChangeOptions {
  /** The most seeds that are changed without a question, unless there is a remark; one where not given. */
  readonly unasked?: number;
  /** Sentences that the user has to know before it is done. */
  readonly remarks?: readonly string[];
}

/**
 * Changes the headers of seeds, after a question where there is more than one. Messages say what is done, what is left out,
 * and why. Resolves when it is over, and says whether anything was changed.
 * @param seeds the seeds that get a value; ranks name their seeds themselves.
 */
export type ApplySeedChange = (
  seeds: readonly vscode.Uri[],
  change: HeaderChange,
  options?: SeedChangeOptions,
) => Promise<boolean>;

/** How many seeds the server is asked about at a time. */
const batchSize = 50;
/** The most reasons for leaving seeds out that a question names. */
const mostReasons = 3;

const apply = 'Apply';
const preview = 'Preview';
const showOutput = 'Show Output';

/** `ApplySeedChange` for a server and a journal. */
export async function applySeedChange(
  server: Server,
  journal: Journal,
  seeds: readonly vscode.Uri[],
  change: HeaderChange,
  { unasked = 1, remarks = [] }: SeedChangeOptions = {},
): Promise<boolean> {
  const uris = change.kind === 'rank' ? change.ranks.map(({ uri }) => uri) : seeds.map((uri) => server.uriOf(uri));
  const plan = await makePlan(server, [...new Set(uris)], change);
  if (!plan) return false;
  const { changing, refused } = plan;
  for (const { uri, reason } of refused) server.output.warn(`${labelOf(change)}: ${uri} is left out. ${reason}`);
  if (changing.length + refused.length === 0) {
    sayNothingToDo(plan, change);
    return false;
  }

  const repair = repairing(change);
  const isQuestion = changing.length > unasked || refused.length > 0 || remarks.length > 0;
  const answer = isQuestion ? await ask(server, plan, change, remarks) : apply;
  if (answer === showOutput) server.output.show();
  if (answer !== apply && answer !== preview && answer !== repair) return false;

  const repaired = answer === repair ? refused.filter(({ repairable }) => repairable).map(({ uri }) => uri) : [];
  const chosen = [...changing, ...repaired];
  const bulkEdit = new BulkEdit(server, {
    label: labelOf(change),
    noun: 'seed',
    journal,
    find: findSeedEdits(server, change, answer === repair),
  });
  let done = chosen.length;
  if (answer !== preview) done = await bulkEdit.run(labelOf(change), chosen);
  else if (!(await bulkEdit.preview(chosen))) return false;
  const isPlain = chosen.length === 1 && unasked === 1 && bulkEdit.changed === 1 && bulkEdit.failures.isEmpty;
  if (isPlain) say(outcomeOf(change, 1));
  else bulkEdit.showOutcome(outcomeOf(change, bulkEdit.changed), done, chosen.length);
  return bulkEdit.changed > 0;
}

interface Plan {
  /** The uris of the seeds that would change. */
  readonly changing: readonly string[];
  /** How many seeds it is about. */
  readonly seeds: number;
  readonly refused: EditedSeeds['refused'];
}

/** Undefined when it was cancelled, or when the server does not answer, as a message says. */
async function makePlan(server: Server, uris: readonly string[], change: HeaderChange): Promise<Plan | undefined> {
  const ask = async (token?: vscode.CancellationToken, onBatch?: (size: number) => void): Promise<Plan | undefined> => {
    const changing: string[] = [];
    const refused: RefusedSeed[] = [];
    for (let start = 0; start < uris.length; start += batchSize) {
      const batch = uris.slice(start, start + batchSize);
      const answer = await server.ask(editSeeds, { uris: batch, change: partOf(change, batch) }, token);
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

function ask(
  server: Server,
  plan: Plan,
  change: HeaderChange,
  remarks: readonly string[],
): Thenable<string | undefined> {
  const { changing, refused } = plan;
  const repairable = refused.filter((seed) => seed.repairable).length;
  const leftOut = describeReasons(server, refused, 'Left out');
  if (changing.length === 0) {
    const message = ['Nothing was changed.', ...leftOut].join(' ');
    return vscode.window.showWarningMessage(message, ...(repairable > 0 ? [repairing(change)] : []), showOutput);
  }
  const question =
    change.kind === 'set'
      ? `Set ${change.field} of ${count(changing.length, 'seed')} to “${change.value}”?`
      : `Give ${count(changing.length, 'seed')} another rank?`;
  const same = plan.seeds - changing.length - refused.length;
  const detail = [
    ...remarks,
    ...(same > 0 ? [`${count(same, 'seed')} ${same === 1 ? 'has' : 'have'} it already.`] : []),
    ...leftOut,
    ...(repairable > 0 ? [`“${repairing(change)}” runs the safe fixes of ${count(repairable, 'seed')} first.`] : []),
    savedRemark,
  ].join('\n\n');
  // Ranks belong together: without one of the seeds the others would make room for nothing.
  const isWhole = change.kind === 'set' || repairable === 0;
  return vscode.window.showInformationMessage(
    question,
    { modal: true, detail },
    ...(isWhole ? [apply] : []),
    ...(repairable > 0 ? [repairing(change)] : []),
    ...(isWhole && changing.length <= mostPreviewed ? [preview] : []),
  );
}

/** The label of the button that also fixes the headers that cannot be changed as they are. */
function repairing({ kind }: HeaderChange): string {
  return kind === 'set' ? 'Fix and Set' : 'Fix and Move';
}

function sayNothingToDo({ seeds }: Plan, change: HeaderChange): void {
  if (change.kind === 'set') {
    const who = seeds === 1 ? 'The seed has' : `All ${count(seeds, 'seed')} have`;
    say(`${who} the ${change.field} “${change.value}” already.`);
  } else {
    say('All seeds have these ranks already.');
  }
}

/** Sentences about the seeds that keep their ranks, since they cannot be changed. */
export function describeKept(server: Server, kept: readonly RefusedSeed[] = []): readonly string[] {
  return describeReasons(server, kept, 'Rank kept');
}

/** One sentence for each reason, with its seeds, the most frequent first. */
function describeReasons(server: Server, seeds: readonly RefusedSeed[], what: string): readonly string[] {
  const reasons = new Map<string, vscode.Uri[]>();
  for (const { uri, reason } of seeds) {
    const files = reasons.get(reason) ?? [];
    files.push(server.client.protocol2CodeConverter.asUri(uri));
    reasons.set(reason, files);
  }
  const sorted = [...reasons].sort(([, a], [, b]) => b.length - a.length);
  const others = sorted.slice(mostReasons).reduce((sum, [, files]) => sum + files.length, 0);
  return [
    ...sorted.slice(0, mostReasons).map(([reason, files]) => `${what}: ${nameFiles(files, 'seed')}. ${reason}`),
    ...(others > 0 ? [`${what} for other reasons, which the output tells: ${count(others, 'seed')}.`] : []),
  ];
}

function labelOf(change: HeaderChange): string {
  return change.kind === 'set' ? `Set ${change.field} to “${change.value}”` : 'Give seeds other ranks';
}

function outcomeOf(change: HeaderChange, changed: number): string {
  const seeds = count(changed, 'seed');
  return change.kind === 'set'
    ? `Set ${change.field} of ${seeds} to “${change.value}”.`
    : `Gave ${seeds} another rank.`;
}
