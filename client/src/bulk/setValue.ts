import * as vscode from 'vscode';
import { vocabulary, type VocabularyValue } from '../../../server/src/protocol/index.ts';
import type { ApplySeedChange } from './bulkChange.ts';
import { count } from '../problems.ts';
import { withoutIcons } from '../navigation/seedPick.ts';
import type { Server } from '../server.ts';

/** The argument of the commands `seedbed.setUsage` and `seedbed.setPublisher`, for the user's own key bindings. */
export interface SetValueOptions {
  readonly value?: string;
}

interface ValueItem extends vscode.QuickPickItem {
  readonly value: string;
}

/** Sets the usage or publisher of seeds. The user picks or types the value where it is not given. */
export async function setValue(
  server: Server,
  apply: ApplySeedChange,
  field: 'usage' | 'publisher',
  seeds: readonly vscode.Uri[],
  { value: given }: SetValueOptions,
): Promise<void> {
  const entries = await vocabularyOf(server, field, seeds);
  const value = given ?? (await pickValue(field, seeds.length, entries));
  if (value === undefined) return;
  const isDeclared = entries.some((entry) => entry.declared && entry.value === value);
  const remark = `“${value}” is not a declared ${field}, so these seeds will be reported.`;
  await apply(seeds, { kind: 'set', field, value }, isDeclared ? {} : { remarks: [remark] });
}

/** What there is to choose from in the corpus of the first seed. */
async function vocabularyOf(
  server: Server,
  field: 'usage' | 'publisher',
  [first]: readonly vscode.Uri[],
): Promise<readonly VocabularyValue[]> {
  return (await server.ask(vocabulary, { field, ...(first && { uri: server.uriOf(first) }) })) ?? [];
}

async function pickValue(
  field: 'usage' | 'publisher',
  seeds: number,
  entries: readonly VocabularyValue[],
): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<ValueItem>();
  pick.title = `Set ${field === 'usage' ? 'Usage' : 'Publisher'} of ${seeds === 1 ? 'Seed' : count(seeds, 'Seed')}`;
  pick.placeholder = `Pick a ${field}, or type one`;
  pick.matchOnDescription = true;
  // Keeps the order of the items: VS Code would put an exact match first, even one that is not declared.
  Object.assign(pick, { sortByLabel: false });
  const update = (typed: string): void => {
    pick.items = itemsFor(entries, typed.trim());
  };
  update('');
  try {
    return await new Promise((done) => {
      pick.onDidChangeValue(update);
      pick.onDidAccept(() => {
        const [item] = pick.activeItems;
        if (item) done(item.value);
      });
      pick.onDidHide(() => done(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

/** What the text could mean, the likeliest first, which Enter takes. A word that is not declared comes last. */
function itemsFor(entries: readonly VocabularyValue[], typed: string): readonly ValueItem[] {
  const known = entries.filter((entry) => entry.declared || entry.value !== typed);
  const sorted = known.toSorted((a, b) => distance(a, typed) - distance(b, typed));
  const isDeclared = entries.some(({ value, declared }) => declared && value === typed);
  return [...sorted.map(itemOf), ...(typed === '' || isDeclared ? [] : [typedItem(typed)])];
}

/** How far a value is from what is typed: equal, beginning with it, or neither. Declared ones come first of each kind. */
function distance({ value, declared }: VocabularyValue, typed: string): number {
  if (typed === '') return 0;
  const likeness = value === typed ? 0 : value.toLowerCase().startsWith(typed.toLowerCase()) ? 1 : 2;
  return declared ? likeness : likeness + 0.5;
}

function itemOf({ value, description = '', count: seeds, declared }: VocabularyValue): ValueItem {
  // More facts follow in the same line.
  const facts = [description.replace(/\.$/, ''), seeds > 0 ? count(seeds, 'seed') : '', declared ? '' : 'not declared'];
  return { value, label: withoutIcons(value), description: withoutIcons(facts.filter(Boolean).join(' · ')) };
}

/** A value that is not declared can be set too: its declaration may follow. */
function typedItem(value: string): ValueItem {
  const label = `$(warning) Use “${withoutIcons(value)}” anyway…`;
  return { value, label, description: 'not declared, so seeds with it are reported', alwaysShow: true };
}
