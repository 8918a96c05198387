import * as vscode from 'vscode';
import { planFixAll, type FixAllPlan } from '../../../server/src/protocol/index.ts';
import { BulkEdit, mostPreviewed } from './bulkEdit.ts';
import { savedRemark } from './bulkOutcome.ts';
import { findSeedEdits } from './findSeedEdits.ts';
import type { Journal } from './journal.ts';
import { notResponding, withProgress } from '../messages.ts';
import { count, decisions, ruleName } from '../problems.ts';
import type { Server } from '../server.ts';

/** The argument of the command `seedbed.fixAllSeeds`. */
export interface FixAllSeedsOptions {
  /** False to fix without asking. */
  readonly confirm?: boolean;
  /** The codes of the rules whose problems are fixed; all of them where not given. */
  readonly rules?: readonly string[];
}

/** How many kinds of problems the question names. */
const mostRules = 6;

const fixAll = 'Fix All';
const preview = 'Preview';
const choose = 'Choose Kinds…';

/** Applies every safe fix to all seeds, open or not, after a question that says how many there are. */
export async function fixAllSeeds(
  server: Server,
  journal: Journal,
  { confirm = true, rules: wanted }: FixAllSeedsOptions = {},
): Promise<void> {
  const whole = await makePlan(server, wanted);
  if (!whole) return;
  if (whole.seeds.length === 0) {
    void vscode.window.showInformationMessage(describeNothing(whole));
    return;
  }
  const decision = confirm ? await decide(server, whole) : { answer: fixAll, plan: whole };
  if (!decision) return;
  const { answer, rules = wanted } = decision;
  const { seeds } = decision.plan;
  let problems = 0;
  const bulkEdit = new BulkEdit(server, {
    label: 'Fix all problems',
    noun: 'seed',
    journal,
    find: findSeedEdits(server, { kind: 'fix', ...(rules ? { rules } : {}) }),
    onChanged: ({ fixed = 0 }) => (problems += fixed),
  });
  const showOutcome = (done: number): void =>
    bulkEdit.showOutcome(
      `Fixed ${count(problems, 'problem')} in ${count(bulkEdit.changed, 'seed')}.`,
      done,
      seeds.length,
    );
  if (answer === fixAll) showOutcome(await bulkEdit.run('Fixing seeds', seeds));
  else if (answer === preview && (await bulkEdit.preview(seeds))) showOutcome(seeds.length);
}

/** What the user has decided. */
interface Decision {
  readonly answer: string;
  readonly plan: FixAllPlan;
  /** The kinds of problems that were chosen; undefined for all of them. */
  readonly rules?: readonly string[];
}

/** Asks, and asks again after the user has chosen kinds of problems. */
async function decide(server: Server, whole: FixAllPlan): Promise<Decision | undefined> {
  let decision: Omit<Decision, 'answer'> = { plan: whole };
  for (;;) {
    const answer = await ask(decision.plan, whole.rules.length > 1);
    if (answer === undefined) return undefined;
    if (answer !== choose) return { ...decision, answer };
    const rules = await chooseRules(whole, decision.rules);
    if (!rules) continue;
    const plan = rules.length === whole.rules.length ? whole : await makePlan(server, rules);
    if (!plan) return undefined;
    decision = plan === whole ? { plan } : { plan, rules };
  }
}

/** The codes of the rules that stay ticked, one at least; undefined where the user gives the choice up. */
async function chooseRules(
  { rules }: FixAllPlan,
  before: readonly string[] | undefined,
): Promise<readonly string[] | undefined> {
  const items = rules.map(({ code, problems }) => ({
    code,
    label: ruleName(code),
    description: `${count(problems, 'problem')} · ${code}`,
    picked: before?.includes(code) ?? true,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    title: 'Kinds of Problems to Fix',
    placeHolder: 'Untick the kinds to leave alone',
  });
  return picked && picked.length > 0 ? picked.map(({ code }) => code) : undefined;
}

/** Undefined when it was cancelled, or when the server does not answer, as a message says. */
async function makePlan(server: Server, rules?: readonly string[]): Promise<FixAllPlan | undefined> {
  const title = 'Looking for problems to fix';
  return withProgress(title, async (_, token) => {
    const plan = await server.ask(planFixAll, rules ? { rules } : {}, token);
    if (!plan && !token.isCancellationRequested) {
      void vscode.window.showErrorMessage(notResponding);
    }
    return plan ?? undefined;
  });
}

function ask(plan: FixAllPlan, hasChoice: boolean): Thenable<string | undefined> {
  const { seeds, problems, rules, left } = plan;
  const others = rules.slice(mostRules);
  const rest = others.reduce((sum, rule) => sum + rule.problems, 0);
  const kinds = [
    ...rules.slice(0, mostRules).map((rule) => `${ruleName(rule.code)}: ${rule.problems.toLocaleString('en')}`),
    ...(rest > 0 ? [`${count(others.length, 'other kind')}: ${rest.toLocaleString('en')}`] : []),
  ];
  const detail = [kinds.join('\n'), ...(left > 0 ? [decisions(left)] : []), savedRemark];
  return vscode.window.showInformationMessage(
    `Fix ${count(problems, 'problem')} in ${count(seeds.length, 'seed')}?`,
    { modal: true, detail: detail.join('\n\n') },
    fixAll,
    ...(seeds.length <= mostPreviewed ? [preview] : []),
    ...(hasChoice ? [choose] : []),
  );
}

function describeNothing({ left }: FixAllPlan): string {
  if (left === 0) return 'No seed has problems.';
  return `Nothing can be fixed automatically. ${decisions(left)}`;
}
