import * as vscode from 'vscode';
import { editSeeds, type EditedSeeds, type RefusedSeed, type SeedChange } from '../../../server/src/protocol/index.ts';
import { BulkEdit, mostPreviewed } from './bulkEdit.ts';
import { savedRemark } from './bulkOutcome.ts';
import type { ChangeWords } from './changeWords.ts';
import { findSeedEdits, partOf } from './findSeedEdits.ts';
import type { Journal } from './journal.ts';
import { nameSeeds } from './seedNames.ts';
import { notResponding, say, withoutLinks, withProgress } from '../messages.ts';
import { count } from '../problems.ts';
import type { Server } from '../server.ts';

/** A change of one field of the header, in many seeds. */
export type HeaderChange = Exclude<SeedChange, { readonly kind: 'fix' }>;

export interface SeedChangeOptions {
  /** Whether all that can be changed is changed without a question, and a message says so and offers to undo it. */
  readonly atOnce?: boolean;
  /** Sentences that the user has to know before it is done; afterwards where it is done at once. */
  readonly remarks?: readonly string[];
  /** How it is spoken of; by the field and the value, or the number of seeds, where not given. */
  readonly words?: ChangeWords | undefined;
}

/**
 * Changes the headers of seeds, after a question where there is more than one to change. Messages say what is done, what is left out,
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
  { atOnce = false, remarks = [], words }: SeedChangeOptions = {},
): Promise<boolean> {
  const uris = change.kind === 'rank' ? change.ranks.map(({ uri }) => uri) : seeds.map((uri) => server.uriOf(uri));
  const plan = await makePlan(server, [...new Set(uris)], change);
  if (!plan) return false;
  const { changing, refused } = plan;
  const label = words?.label ?? labelOf(change);
  for (const { uri, reason } of refused) server.output.warn(`${label}: ${uri} is skipped. ${reason}`);
  if (changing.length + refused.length === 0) {
    sayNothingToDo(plan, change);
    return false;
  }

  const repair = repairing(change);
  const leftOut = await describeReasons(server, refused, 'Skipped');
  const isSmall = changing.length === 1 && refused.length === 0 && remarks.length === 0;
  const isUnasked = isSmall || (atOnce && changing.length > 0);
  const question = words?.question ?? questionOf(change, changing.length);
  const answer = isUnasked ? apply : await ask(plan, change, { question, remarks, leftOut });
  if (answer === showOutput) server.output.show();
  if (answer !== apply && answer !== preview && answer !== repair) return false;

  const repaired = answer === repair ? refused.filter(({ repairable }) => repairable).map(({ uri }) => uri) : [];
  const chosen = [...changing, ...repaired];
  const bulkEdit = new BulkEdit(server, {
    label,
    noun: 'seed',
    journal,
    find: findSeedEdits(server, change, answer === repair),
  });
  let done = chosen.length;
  if (answer !== preview) done = await bulkEdit.run(label, chosen);
  else if (!(await bulkEdit.preview(chosen))) return false;
  const outcome = words && bulkEdit.changed === chosen.length ? words.outcome : outcomeOf(change, bulkEdit.changed);
  if (isSmall && !atOnce && bulkEdit.changed === 1 && bulkEdit.failures.isEmpty) say(outcome);
  else
    bulkEdit.showOutcome(
      outcome,
      done,
      chosen.length,
      answer === repair ? [] : [...(atOnce ? remarks : []), ...leftOut],
    );
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
        void vscode.window.showErrorMessage(notResponding);
        return undefined;
      }
      changing.push(...answer.edits.map(({ uri }) => uri));
      refused.push(...answer.refused);
      onBatch?.(batch.length);
    }
    return { changing, seeds: uris.length, refused };
  };
  if (uris.length <= batchSize) return ask();
  return withProgress('Checking the seeds', (progress, token) =>
    ask(token, (size) => progress.report({ increment: (100 * size) / uris.length })),
  );
}

function ask(
  plan: Plan,
  change: HeaderChange,
  said: { readonly question: string; readonly remarks: readonly string[]; readonly leftOut: readonly string[] },
): Thenable<string | undefined> {
  const { changing, refused } = plan;
  const repairable = refused.filter((seed) => seed.repairable).length;
  if (changing.length === 0) {
    const message = withoutLinks(['Nothing was changed.', ...said.leftOut].join(' '));
    return vscode.window.showWarningMessage(message, ...(repairable > 0 ? [repairing(change)] : []), showOutput);
  }
  const same = plan.seeds - changing.length - refused.length;
  const detail = [
    ...said.remarks,
    ...(same > 0 ? [`${count(same, 'seed')} already ${same === 1 ? 'has' : 'have'} it.`] : []),
    ...said.leftOut,
    ...(repairable > 0 ? [`“${repairing(change)}” first applies the safe fixes to ${count(repairable, 'seed')}.`] : []),
    savedRemark,
  ].join('\n\n');
  // Ranks belong together: without one of the seeds the others would make room for nothing.
  const isWhole = change.kind === 'set' || repairable === 0;
  return vscode.window.showInformationMessage(
    said.question,
    { modal: true, detail },
    ...(isWhole ? [apply] : []),
    ...(repairable > 0 ? [repairing(change)] : []),
    ...(isWhole && changing.length <= mostPreviewed ? [preview] : []),
  );
}

function questionOf(change: HeaderChange, changing: number): string {
  return change.kind === 'set'
    ? `Set ${change.field} of ${count(changing, 'seed')} to “${change.value}”?`
    : `Change the rank of ${count(changing, 'seed')}?`;
}

/** The label of the button that also fixes the headers that cannot be changed as they are. */
function repairing({ kind }: HeaderChange): string {
  return kind === 'set' ? 'Fix and Set' : 'Fix and Move';
}

function sayNothingToDo({ seeds }: Plan, change: HeaderChange): void {
  if (change.kind === 'set') {
    const who = seeds === 1 ? 'The seed already has' : `All ${count(seeds, 'seed')} already have`;
    say(`${who} the ${change.field} “${change.value}”.`);
  } else {
    say('All seeds already have these ranks.');
  }
}

/** Sentences about the seeds that keep their ranks, since they cannot be changed. */
export function describeKept(server: Server, kept: readonly RefusedSeed[] = []): Promise<readonly string[]> {
  return describeReasons(server, kept, 'Rank kept');
}

/** One sentence for each reason, with its seeds, the most frequent first. */
async function describeReasons(
  server: Server,
  seeds: readonly RefusedSeed[],
  what: string,
): Promise<readonly string[]> {
  const reasons = new Map<string, string[]>();
  for (const { uri, reason } of seeds) {
    const uris = reasons.get(reason) ?? [];
    uris.push(uri);
    reasons.set(reason, uris);
  }
  const sorted = [...reasons].sort(([, a], [, b]) => b.length - a.length);
  const others = sorted.slice(mostReasons).reduce((sum, [, uris]) => sum + uris.length, 0);
  const sentences = await Promise.all(
    sorted.slice(0, mostReasons).map(async ([reason, uris]) => `${what}: ${await nameSeeds(server, uris)}. ${reason}`),
  );
  const rest = `${what} for other reasons (see the output): ${count(others, 'seed')}.`;
  return others > 0 ? [...sentences, rest] : sentences;
}

function labelOf(change: HeaderChange): string {
  return change.kind === 'set' ? `Set ${change.field} to “${change.value}”` : 'Change ranks';
}

function outcomeOf(change: HeaderChange, changed: number): string {
  const seeds = count(changed, 'seed');
  return change.kind === 'set'
    ? `Set ${change.field} of ${seeds} to “${change.value}”.`
    : `Changed the rank of ${seeds}.`;
}
