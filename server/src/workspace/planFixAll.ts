import type { FixAllOptions, FixAllPlan, ProblemCounts, RefusedFix, SeedContext } from '../core/index.ts';
import type { Workspace } from './workspace.ts';
import { check, fixAll, parseSeedFor } from '../core/index.ts';
import { forEachSeed, type Batch } from './batch.ts';

/**
 * Tries fix-all on every seed that has a problem, and keeps only the numbers. Cancelled, it answers for the seeds that it
 * has come to. Refused are the fixes that would not be run, since they break a law.
 * @param only the codes of the rules whose findings are to be fixed; all of them where it is not given.
 */
export async function planFixAll(
  workspace: Workspace,
  batch: Batch,
  only?: readonly string[],
): Promise<FixAllPlan & { readonly refused: readonly RefusedFix[] }> {
  const options = optionsFor(only);
  const seeds: string[] = [];
  const byRule = new Map<string, number>();
  const refused: RefusedFix[] = [];
  let problems = 0;
  let left = 0;
  for (const uri of workspace.coverage().skipped.keys()) left += total(workspace.problemCounts(uri));
  await forEachSeed(seedsWithProblems(workspace), batch, async (uri) => {
    const seed = await workspace.seed(uri);
    if (!seed) return;
    const result = fixAll(seed, options);
    refused.push(...result.refused);
    const isFixed = result.text !== seed.document.text;
    left += check(isFixed ? withText(seed, result.text) : seed).length;
    if (!isFixed) return;
    seeds.push(uri);
    problems += result.fixed;
    for (const [code, count] of result.byRule) byRule.set(code, (byRule.get(code) ?? 0) + count);
  });
  const rules = Array.from(byRule, ([code, count]) => ({ code, problems: count }));
  rules.sort((a, b) => b.problems - a.problems || (a.code < b.code ? -1 : 1));
  return { seeds, problems, rules, left, refused };
}

function optionsFor(only: readonly string[] | undefined): FixAllOptions {
  if (!only) return {};
  const codes = new Set(only);
  return { rules: (code) => codes.has(code) };
}

/** A list of its own, since the index goes on changing. */
function seedsWithProblems(workspace: Workspace): readonly string[] {
  return workspace
    .corpora()
    .flatMap(({ index, records }) =>
      Array.from(index.seeds(), ({ uri }) => uri).filter((uri) => total(records.foundIn(uri).counts) > 0),
    )
    .sort();
}

function withText(seed: SeedContext, text: string): SeedContext {
  return seed.withDocument(parseSeedFor(text, seed.configuration));
}

function total({ error, warning, information, hint }: ProblemCounts): number {
  return error + warning + information + hint;
}
