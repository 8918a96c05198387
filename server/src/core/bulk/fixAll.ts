import type { TextEdit as LspTextEdit } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { CheckedFinding } from '../checking/check.ts';
import type { CheckedSeed, Law, ProposedFix } from '../checking/judge.ts';
import type { Fix } from '../findings/rule.ts';
import { checkedSeed, fixOf } from '../checking/check.ts';
import { applyFixes, judge } from '../checking/judge.ts';
import { parseSeedFor } from '../syntax/parseSeedFor.ts';
import { areIndependent } from '../text/edit.ts';
import { linesOf } from '../text/lines.ts';
import { intersects } from '../text/range.ts';

/** Whether the findings of the rule with a code are to be fixed. */
export type RuleFilter = (code: string) => boolean;

export interface FixAllOptions {
  /** Also fixes that change the meaning; never without being asked. */
  readonly unsafe?: boolean;
  /** The rules, by their codes, whose findings are to be fixed; all of them where it does not say. */
  readonly rules?: RuleFilter;
  /** Told of each round: the seed as it was, the fixes that are applied together, and the seed as it is then. */
  readonly onRound?: (before: SeedContext, applied: readonly ProposedFix[], after: SeedContext) => void;
}

export interface FixAllResult {
  readonly text: string;
  /** How many fixes were applied. */
  readonly fixed: number;
  /** How many of them for findings of each rule, by its code. */
  readonly byRule: ReadonlyMap<string, number>;
  /** The fixes that their rules take for safe and that were not run, with the law that each would break. */
  readonly refused: readonly RefusedFix[];
}

export interface RefusedFix {
  readonly code: string;
  readonly law: Law;
}

/** In one sentence, how many fixes were refused, and for which laws; undefined where none was. */
export function describeRefused(refused: readonly RefusedFix[]): string | undefined {
  if (refused.length === 0) return undefined;
  const laws = new Map<Law, number>();
  for (const { law } of refused) laws.set(law, (laws.get(law) ?? 0) + 1);
  const reasons = Array.from(laws, ([law, count]) => `${law} (${count})`).join(', ');
  const fixes = refused.length === 1 ? '1 fix was' : `${refused.length} fixes were`;
  return `${fixes} left to you, because Seedbed cannot be sure that they do no damage: ${reasons}.`;
}

/** Fixes bring forth others (a quoted value turns out to be unknown); more rounds than this none has needed. */
const mostRounds = 12;

/**
 * Applies fixes until none is left: in each round all that do not touch one another and keep the laws, then the text is
 * read again. What comes out has no finding left that a safe fix would cure, and running it again changes nothing.
 */
export function fixAll(
  seed: SeedContext,
  { unsafe = false, rules = () => true, onRound }: FixAllOptions = {},
): FixAllResult {
  let current = checkedSeed(seed);
  let refused: readonly RefusedFix[] = [];
  const byRule = new Map<string, number>();
  const seen = new Set([seed.document.text]);
  for (let round = 0; round < mostRounds; round++) {
    const step = unsafe ? applyUnsafe(current, rules) : applySafe(current, rules);
    refused = step.refused;
    if (step.applied.length === 0 || seen.has(step.after.seed.document.text)) break;
    seen.add(step.after.seed.document.text);
    onRound?.(current.seed, step.applied, step.after.seed);
    for (const { finding } of step.applied) byRule.set(finding.rule.code, (byRule.get(finding.rule.code) ?? 0) + 1);
    current = step.after;
  }
  const fixed = [...byRule.values()].reduce((sum, count) => sum + count, 0);
  return { text: current.seed.document.text, fixed, byRule, refused };
}

interface Step {
  readonly applied: readonly ProposedFix[];
  readonly refused: readonly RefusedFix[];
  readonly after: CheckedSeed;
}

/**
 * Fixes are judged all together, since nearly always all are right. Where they are not, each is judged by itself, and
 * those that pass are judged together once more.
 */
function applySafe(before: CheckedSeed, rules: RuleFilter): Step {
  let proposed = chooseIndependent(before.findings(), rules, (finding) =>
    finding.proposedFixes?.().find(({ kind, edits }) => kind === 'safe' && edits.length > 0),
  );
  const refused: RefusedFix[] = [];
  while (proposed.length > 0) {
    const after = apply(before, proposed);
    const law = judge(before, proposed, after);
    const [only, ...others] = proposed;
    const isOne = only !== undefined && others.length === 0;
    if (law === undefined && (isOne || proposed.every(keepsToItself(before)))) {
      return { applied: proposed, refused, after };
    }
    if (law !== undefined && isOne) {
      refused.push({ code: only.finding.rule.code, law });
      break;
    }
    const passed: ProposedFix[] = [];
    for (const one of proposed) {
      const broken = judge(before, [one], apply(before, [one]));
      if (broken === undefined) passed.push(one);
      else refused.push({ code: one.finding.rule.code, law: broken });
    }
    // Each is right, and together they are not: one after the other.
    proposed = passed.length === proposed.length ? passed.slice(0, 1) : passed;
    if (passed.length === 1) return { applied: passed, refused, after: apply(before, passed) };
  }
  return { applied: [], refused, after: before };
}

/** Whether a fix changes nothing but what its finding is about, so that others cannot hide what it does to a value. */
function keepsToItself({ seed }: CheckedSeed): (proposed: ProposedFix) => boolean {
  return ({ finding, fix }) => {
    const touched = seed.document.fields.filter(({ range }) => fix.edits.some((edit) => intersects(edit.range, range)));
    return touched.every(({ key, range }) => finding.about === key || intersects(finding.range, range));
  };
}

function applyUnsafe(before: CheckedSeed, rules: RuleFilter): Step {
  const applied = chooseIndependent(before.findings(), rules, (finding) => fixOf(finding, { unsafe: true }));
  return { applied, refused: [], after: applied.length === 0 ? before : apply(before, applied) };
}

function apply({ seed }: CheckedSeed, fixes: readonly ProposedFix[]): CheckedSeed {
  const document = parseSeedFor(applyFixes(seed.document, fixes), seed.configuration);
  return checkedSeed(seed.withDocument(document));
}

/** The fixes, in the order of their findings, of which none touches what another one changes. */
function chooseIndependent(
  findings: readonly CheckedFinding[],
  rules: RuleFilter,
  fixFor: (finding: CheckedFinding) => Fix | undefined,
): readonly ProposedFix[] {
  const chosen: ProposedFix[] = [];
  for (const finding of findings) {
    const fix = rules(finding.rule.code) ? fixFor(finding) : undefined;
    if (fix && chosen.every((other) => areIndependent(other.fix.edits, fix.edits))) chosen.push({ finding, fix });
  }
  return chosen;
}

/** The one edit that turns a document's text into `text`: what both begin and end with is left alone. */
export function editTo(seed: { readonly document: { readonly text: string } }, text: string): LspTextEdit[] {
  const old = seed.document.text;
  if (old === text) return [];
  const shortest = Math.min(old.length, text.length);
  let start = 0;
  while (start < shortest && old[start] === text[start]) start++;
  let end = 0;
  while (end < shortest - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end++;
  if (splitsCharacter(old, start) || splitsCharacter(text, start)) start--;
  if (splitsCharacter(old, old.length - end) || splitsCharacter(text, text.length - end)) end--;
  const range = linesOf(seed.document).rangeOf({ start, end: old.length - end });
  return [{ range, newText: text.slice(start, text.length - end) }];
}

/** True between the two code units of a CRLF or of a surrogate pair, where no editor has a position. */
function splitsCharacter(text: string, offset: number): boolean {
  return /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}
