import * as vscode from 'vscode';
import type { FixAllPlan } from '../../server/src/protocol.ts';
import { count } from './problems.ts';
import { SeedFixer } from './seedFixer.ts';
import type { Server } from './server.ts';

/** The argument of the command `seedbed.fixAllSeeds`. */
export interface FixAllSeedsOptions {
  /** False to fix without asking. */
  readonly confirm?: boolean;
}

/** How many seeds one edit changes: VS Code hangs over an edit of thousands of files. */
const batchSize = 50;

/** The most seeds that a preview is offered for: nobody goes through more, and it is one edit. */
const mostPreviewed = 300;

/** How many kinds of problems the question names. */
const mostRules = 6;

const fixAll = 'Fix All';
const preview = 'Preview';

/**
 * Runs every safe fix on all seeds, open or not, after a question that says how much that is.
 *
 * Seeds that are not open, or open without unsaved changes, are changed and saved, with all that VS Code's settings do
 * when a file is saved; those with unsaved changes are changed and left unsaved. Undo takes back a batch of 50 seeds at
 * once, from any of them, as long as none of the batch has been changed since (VS Code offers to undo the one seed alone
 * then); a seed that had unsaved changes is a step of its own. Undoing does not save. What a preview applies is one step,
 * whatever its size.
 */
export async function fixAllSeeds(server: Server, { confirm = true }: FixAllSeedsOptions = {}): Promise<void> {
  const plan = await makePlan(server);
  if (!plan) return;
  if (plan.seeds.length === 0) {
    void vscode.window.showInformationMessage(describeNothing(plan));
    return;
  }
  const answer = confirm ? await ask(plan) : fixAll;
  const fixer = new SeedFixer(server);
  if (answer === fixAll) showOutcome(server, fixer, plan, await fixInBatches(fixer, plan));
  else if (answer === preview && (await previewAll(fixer, plan))) showOutcome(server, fixer, plan, plan.seeds.length);
}

/** Undefined when it was cancelled, or the server does not answer, which is said. */
async function makePlan(server: Server): Promise<FixAllPlan | undefined> {
  const title = 'Looking for problems to fix in all seeds';
  return withProgress(title, async (_, token) => {
    const plan = await server.planFixAll(token);
    if (!plan && !token.isCancellationRequested) {
      void vscode.window.showErrorMessage('The language server of Seedbed does not answer.');
    }
    return plan ?? undefined;
  });
}

function ask(plan: FixAllPlan): Thenable<string | undefined> {
  const { seeds, problems, rules, left } = plan;
  const others = rules.slice(mostRules);
  const rest = others.reduce((sum, rule) => sum + rule.problems, 0);
  const detail = [
    ...rules.slice(0, mostRules).map((rule) => `${rule.code}: ${rule.problems.toLocaleString('en')}`),
    ...(rest > 0 ? [`${count(others.length, 'other kind')}: ${rest.toLocaleString('en')}`] : []),
    '',
    ...(left > 0 ? [`Left for you to decide: ${count(left, 'problem')}.`] : []),
    'Seeds are saved, but for those with unsaved changes.',
  ];
  return vscode.window.showInformationMessage(
    `Fix ${count(problems, 'problem')} in ${count(seeds.length, 'seed')}?`,
    { modal: true, detail: detail.join('\n') },
    fixAll,
    ...(seeds.length <= mostPreviewed ? [preview] : []),
  );
}

/** Answers how many seeds it came to before it was done or cancelled. */
async function fixInBatches(fixer: SeedFixer, { seeds }: FixAllPlan): Promise<number> {
  return withProgress('Fixing seeds', async (progress, token) => {
    let done = 0;
    while (done < seeds.length && !token.isCancellationRequested) {
      const batch = seeds.slice(done, done + batchSize);
      await fixer.fix(batch);
      done += batch.length;
      const message = `${done.toLocaleString('en')} of ${seeds.length.toLocaleString('en')}`;
      progress.report({ message, increment: (100 * batch.length) / seeds.length });
    }
    return done;
  });
}

/** Answers false when it was cancelled before there was anything to see. */
async function previewAll(fixer: SeedFixer, { seeds }: FixAllPlan): Promise<boolean> {
  const fixable = await withProgress('Preparing the preview', async (_, token) => {
    const found = await fixer.find(seeds);
    return token.isCancellationRequested ? undefined : found;
  });
  if (fixable) await fixer.preview(fixable);
  return fixable !== undefined;
}

function showOutcome(server: Server, fixer: SeedFixer, { seeds }: FixAllPlan, done: number): void {
  const cancelled =
    done < seeds.length ? `Cancelled after ${done.toLocaleString('en')} of ${count(seeds.length, 'seed')}. ` : '';
  const { problems, seeds: fixedSeeds } = fixer;
  const fixed =
    fixedSeeds > 0 ? `Fixed ${count(problems, 'problem')} in ${count(fixedSeeds, 'seed')}.` : 'Nothing was changed.';
  if (fixer.failures.size === 0) {
    void vscode.window.showInformationMessage(cancelled + fixed);
    return;
  }
  const failures = [...fixer.failures].map(([failure, uris]) => `${count(uris.length, 'seed')} ${failure}`);
  const showOutput = 'Show Output';
  void vscode.window.showWarningMessage(`${cancelled}${fixed} ${failures.join(', ')}.`, showOutput).then((answer) => {
    if (answer === showOutput) server.output.show();
  });
}

function describeNothing({ left }: FixAllPlan): string {
  if (left === 0) return 'There is nothing to fix: no seed has a problem.';
  return `There is nothing to fix without a decision of yours: ${count(left, 'problem')} in all seeds.`;
}

function withProgress<T>(
  title: string,
  task: (
    progress: vscode.Progress<{ readonly message?: string; readonly increment?: number }>,
    token: vscode.CancellationToken,
  ) => Promise<T>,
): Thenable<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, task);
}
