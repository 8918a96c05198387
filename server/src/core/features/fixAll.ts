import type { TextEdit as LspTextEdit } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { TextEdit } from '../text/edit.ts';
import { check, fixOf } from '../rules/check.ts';
import { fieldKeys } from '../schema/fieldKeys.ts';
import { parseSeed } from '../syntax/parseSeed.ts';
import { applyEdits, areIndependent } from '../text/edit.ts';
import { linesOf } from '../text/lines.ts';

export interface FixAllOptions {
  /** Also fixes that change the meaning; never without being asked. */
  readonly unsafe?: boolean;
}

export interface FixAllResult {
  readonly text: string;
  /** How many fixes were applied. */
  readonly fixed: number;
  /** How many of them for findings of each rule, by its code. */
  readonly byRule: ReadonlyMap<string, number>;
}

/** Fixes bring forth others (a quoted value turns out to be unknown); more rounds than this none has needed. */
const mostRounds = 12;

/**
 * Applies fixes until none is left: in each round all that do not touch one another, then the text is read again. What
 * comes out has no finding left that a safe fix would cure, and running it again changes nothing.
 */
export function fixAll(seed: SeedContext, { unsafe = false }: FixAllOptions = {}): FixAllResult {
  const keys = fieldKeys(seed.configuration);
  let { document } = seed;
  let fixed = 0;
  const byRule = new Map<string, number>();
  const seen = new Set([document.text]);
  for (let round = 0; round < mostRounds; round++) {
    const chosen = independentFixes({ ...seed, document }, unsafe);
    if (chosen.length === 0) break;
    const text = applyEdits(
      document.text,
      chosen.flatMap(({ edits }) => edits),
    );
    if (seen.has(text)) break;
    seen.add(text);
    fixed += chosen.length;
    for (const { code } of chosen) byRule.set(code, (byRule.get(code) ?? 0) + 1);
    document = parseSeed(text, keys, seed.configuration.header);
  }
  return { text: document.text, fixed, byRule };
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

interface ChosenFix {
  readonly code: string;
  readonly edits: readonly TextEdit[];
}

function independentFixes(seed: SeedContext, unsafe: boolean): readonly ChosenFix[] {
  const chosen: ChosenFix[] = [];
  for (const finding of check(seed)) {
    const fix = fixOf(finding, { unsafe });
    if (!fix || !chosen.every(({ edits }) => areIndependent(edits, fix.edits))) continue;
    chosen.push({ code: finding.rule.code, edits: fix.edits });
  }
  return chosen;
}
