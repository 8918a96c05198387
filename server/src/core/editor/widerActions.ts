import type { CodeAction, Range } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { CheckedFinding } from '../checking/check.ts';
import { editTo, fixAll } from '../bulk/fixAll.ts';
import { setField } from '../bulk/setField.ts';
import { readableTextField } from '../findings/headerFields.ts';
import { linesOf } from '../text/lines.ts';
import { quoteForMessage } from '../text/message.ts';
import { touches } from '../text/range.ts';

/** What the client can do with findings of more than one seed. */
export interface WiderClient {
  /** The client's own command that fixes problems in all seeds. Its argument is `{ rules }`, with the codes of these rules. */
  readonly fixAllCommand?: string | undefined;
  /** The client's own command that renumbers the ranks that a seed shares with others. Its argument is the seed's uri. */
  readonly renumberCommand?: string | undefined;
  /** In how many seeds a rule finds something, this one among them. */
  readonly seedsWith?: ((code: string) => number) | undefined;
}

/** What fixes more than one finding at once: all in this seed, those of the same kind in all seeds, the ranks of a folder. */
export function widerFixes(
  seed: SeedContext,
  findings: readonly CheckedFinding[],
  { fixAllCommand, renumberCommand, seedsWith }: WiderClient,
): CodeAction[] {
  const actions: CodeAction[] = [];
  const fixable = new Set(findings.filter(hasSafeFix).map(({ rule }) => rule.code));
  const whole = fixable.size > 0 ? fixAll(seed) : undefined;
  if (whole && whole.fixed > 1) {
    const edit = { changes: { [seed.uri]: editTo(seed, whole.text) } };
    actions.push({
      title: `Apply the ${whole.fixed} safe fixes in this seed`,
      kind: 'quickfix',
      edit,
    });
  }
  if (fixAllCommand !== undefined) {
    for (const code of fixable) {
      const seeds = seedsWith?.(code) ?? 0;
      if (seeds < 2) continue;
      const title = `Fix “${code}” in all seeds (${seeds})`;
      actions.push({
        title,
        kind: 'quickfix',
        command: { title, command: fixAllCommand, arguments: [{ rules: [code] }] },
      });
    }
  }
  if (renumberCommand !== undefined && findings.some(({ rule }) => ofRanks.has(rule.code))) {
    const title = 'Renumber this folder';
    actions.push({ title, kind: 'quickfix', command: { title, command: renumberCommand, arguments: [seed.uri] } });
  }
  return actions;
}

/** The kind of the actions that set a field to another value. */
export const setFieldKind = 'refactor.rewrite';

/** Sets the usage that `range` touches to another one of those that are declared: an action for each. */
export function usageActions(seed: SeedContext, range: Range): CodeAction[] {
  const field = readableTextField(seed, 'usage');
  const lines = linesOf(seed.document);
  const { start, end } = lines.offsetsOf(range);
  if (!field || !(touches(field.valueRange, start) || touches(field.valueRange, end))) return [];
  return seed.configuration.usages.slice(0, mostUsages).flatMap(({ value }) => {
    const edits = value === field.value.text ? [] : setField(seed, 'usage', value);
    if ('refused' in edits || edits.length === 0) return [];
    const title = `Set usage to ${quoteForMessage(value)}`;
    return [{ title, kind: setFieldKind, edit: { changes: { [seed.uri]: edits } } }];
  });
}

/** A menu with more is no help. */
const mostUsages = 20;

const ofRanks: ReadonlySet<string> = new Set(['duplicate-rank', 'rank-gap']);

function hasSafeFix({ fixes }: CheckedFinding): boolean {
  return fixes?.().some(({ kind }) => kind === 'safe') === true;
}
