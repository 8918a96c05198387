import type { TextEdit } from 'vscode-languageserver-types';
import type { FixAllOptions, RefusedFix, SeedContext } from '../core/index.ts';
import type { ProblemCounts } from './types.ts';
import type { Workspace } from './workspace.ts';
import { check, editTo, fieldKeys, fixAll, parseSeed } from '../core/index.ts';
import { changedMeanwhile, failedOn, noSeed } from './edits.ts';
import { forEachSeed, type Errand } from './errand.ts';

/** What fix-all would do to all seeds. */
export interface FixAllPlan {
  /** The uris of the seeds that would change, in their order. */
  readonly seeds: readonly string[];
  /** How many problems would be fixed. */
  readonly problems: number;
  /** How many of them of each rule, by its code. */
  readonly byRule: ReadonlyMap<string, number>;
  /** How many problems would be left, those of seeds that cannot be read among them. */
  readonly left: number;
  /** The fixes that would not be run, since they break a law. */
  readonly refused: readonly RefusedFix[];
}

/** What fix-all would change in one seed. */
export interface SeedFixes {
  readonly uri: string;
  /** Of the open document that the edits are meant for; undefined where they are meant for the file on disk. */
  readonly version: number | undefined;
  readonly fixed: number;
  readonly edits: readonly TextEdit[];
}

export interface FixedSeeds {
  /** Without the seeds in which there is nothing to fix. */
  readonly edits: readonly SeedFixes[];
  /** The seeds that are left as they are, and why, in one sentence. */
  readonly refused: readonly { readonly uri: string; readonly reason: string }[];
}

/**
 * Tries fix-all on every seed that has a problem, and keeps no more than the numbers. Cancelled, it answers for the
 * seeds that it has come to.
 * @param only the codes of the rules whose findings are to be mended; all of them where it is not given.
 */
export async function planFixAll(workspace: Workspace, errand: Errand, only?: readonly string[]): Promise<FixAllPlan> {
  const options = optionsFor(only);
  const seeds: string[] = [];
  const byRule = new Map<string, number>();
  const refused: RefusedFix[] = [];
  let problems = 0;
  let left = 0;
  for (const uri of workspace.coverage().skipped.keys()) left += total(workspace.problemCounts(uri));
  await forEachSeed(seedsWithProblems(workspace), errand, async (uri) => {
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
  return { seeds, problems, byRule, left, refused };
}

/** What fix-all would change in these seeds, as they are now. */
export async function fixSeeds(
  workspace: Workspace,
  uris: readonly string[],
  errand: Errand,
  only?: readonly string[],
): Promise<FixedSeeds> {
  const options = optionsFor(only);
  const fixes: SeedFixes[] = [];
  const refused: { uri: string; reason: string }[] = [];
  const refusing: Errand = {
    ...errand,
    onInternalError: (uri, error) => {
      refused.push({ uri, reason: failedOn });
      errand.onInternalError(uri, error);
    },
  };
  await forEachSeed(uris, refusing, async (uri) => {
    const version = workspace.version(uri);
    const seed = await workspace.seed(uri);
    if (!seed) return void refused.push({ uri, reason: noSeed });
    // Whose text this is nobody knows.
    if (workspace.version(uri) !== version) return void refused.push({ uri, reason: changedMeanwhile });
    const { text, fixed } = fixAll(seed, options);
    const edits = editTo(seed, text);
    if (edits.length > 0) fixes.push({ uri, version, fixed, edits });
  });
  return { edits: fixes, refused };
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
  return seed.withDocument(parseSeed(text, fieldKeys(seed.configuration), seed.configuration.header));
}

function total({ error, warning, information, hint }: ProblemCounts): number {
  return error + warning + information + hint;
}
