import * as vscode from 'vscode';
import { facets, vocabulary, type FacetSummary, type VocabularyValue } from '../../../server/src/protocol/index.ts';
import type { ApplySeedChange } from './bulkChange.ts';
import { say } from '../messages.ts';
import { count } from '../problems.ts';
import { withoutIcons } from '../navigation/seedPick.ts';
import type { Server } from '../server.ts';

/** The argument of the commands `seedbed.setUsage` and `seedbed.setPublisher`, for the user's own key bindings. */
export interface SetValueOptions {
  readonly value?: string;
}

/** The argument of the command `seedbed.setField`, for the user's own key bindings. What is not given is asked for. */
export interface SetFieldOptions extends SetValueOptions {
  /** `publisher`, `usage`, or the key of a field that `seedbed.yaml` declares. */
  readonly field?: string;
}

/** The field that is set. */
type SetField = Pick<FacetSummary, 'key' | 'isDeclared' | 'isOpen'>;

export const usage: SetField = { key: 'usage', isDeclared: false, isOpen: false };
export const publisher: SetField = { key: 'publisher', isDeclared: false, isOpen: false };

interface ValueItem extends vscode.QuickPickItem {
  readonly value: string;
}

/** Sets any field of seeds whose value is one text. The user picks the field, and then the value, where it is not given. */
export async function setField(
  server: Server,
  apply: ApplySeedChange,
  seeds: readonly vscode.Uri[],
  { field: given, ...options }: SetFieldOptions,
): Promise<void> {
  const [first] = seeds;
  const fields = (await server.ask(facets, first ? { uri: server.uriOf(first) } : {})) ?? [];
  const field = given === undefined ? await pickField(fields) : fields.find(({ key }) => key === given);
  if (field) await setValue(server, apply, field, seeds, options);
  else if (given !== undefined) say(`seedbed.yaml declares no field “${given}” with a single text value.`);
}

/** The corpus's own fields first: the others have commands of their own. */
async function pickField(fields: readonly FacetSummary[]): Promise<FacetSummary | undefined> {
  const sorted = fields.toSorted((a, b) => Number(b.isDeclared) - Number(a.isDeclared));
  const items = sorted.map((field) => ({
    field,
    label: withoutIcons(field.key),
    description: withoutIcons(field.description ?? ''),
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Field to set', matchOnDescription: true }))?.field;
}

/** Sets one field of seeds. The user picks or types the value where it is not given. */
export async function setValue(
  server: Server,
  apply: ApplySeedChange,
  field: SetField,
  seeds: readonly vscode.Uri[],
  { value: given }: SetValueOptions,
): Promise<void> {
  const entries = await vocabularyOf(server, field.key, seeds);
  const value = given ?? (await pickValue(field, seeds.length, entries));
  if (value === undefined) return;
  const isFine = field.isOpen || entries.some((entry) => entry.declared && entry.value === value);
  const what = field.isDeclared ? `the declared values of “${field.key}”` : `your ${field.key}s`;
  const remark = `“${value}” is not one of ${what}, so Seedbed will flag these seeds.`;
  await apply(seeds, { kind: 'set', field: field.key, value }, isFine ? {} : { remarks: [remark] });
}

/** What there is to choose from in the corpus of the first seed. */
async function vocabularyOf(
  server: Server,
  field: string,
  [first]: readonly vscode.Uri[],
): Promise<readonly VocabularyValue[]> {
  return (await server.ask(vocabulary, { field, ...(first && { uri: server.uriOf(first) }) })) ?? [];
}

async function pickValue(
  field: SetField,
  seeds: number,
  entries: readonly VocabularyValue[],
): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<ValueItem>();
  const { key, isDeclared, isOpen } = field;
  const name = isDeclared ? `“${key}”` : key.charAt(0).toUpperCase() + key.slice(1);
  pick.title = `Set ${name} of ${seeds === 1 ? 'Seed' : count(seeds, 'Seed')}`;
  pick.placeholder = isDeclared ? 'Pick a value, or type one' : `Pick a ${key}, or type one`;
  pick.matchOnDescription = true;
  // Keeps the order of the items: VS Code would put an exact match first, even one that is not declared.
  Object.assign(pick, { sortByLabel: false });
  const update = (typed: string): void => {
    pick.items = itemsFor(entries, typed.trim(), isOpen);
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
function itemsFor(entries: readonly VocabularyValue[], typed: string, isOpen: boolean): readonly ValueItem[] {
  const known = entries.filter((entry) => entry.declared || entry.value !== typed);
  const sorted = known.toSorted((a, b) => distance(a, typed) - distance(b, typed));
  const isDeclared = entries.some(({ value, declared }) => declared && value === typed);
  return [...sorted.map(itemOf), ...(typed === '' || isDeclared ? [] : [typedItem(typed, isOpen)])];
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

/** A value that is not declared can be set too: its declaration may follow, or it needs none. */
function typedItem(value: string, isOpen: boolean): ValueItem {
  if (isOpen) {
    return { value, label: `Use “${withoutIcons(value)}”`, description: 'new value', alwaysShow: true };
  }
  const label = `$(warning) Use “${withoutIcons(value)}” anyway…`;
  return { value, label, description: 'not declared, so Seedbed will flag these seeds', alwaysShow: true };
}
