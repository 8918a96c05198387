import * as vscode from 'vscode';
import type { VocabularyEntry } from '../../server/src/protocol.ts';
import type { ApplySeedChange } from './bulkChange.ts';
import { count } from './problems.ts';
import { withoutIcons } from './seedPick.ts';
import type { Server } from './server.ts';

/** The argument of the commands `seedbed.setUsage` and `seedbed.setPublisher`, for a key of one's own. */
export interface SetValueOptions {
  readonly value?: string;
}

interface ValueItem extends vscode.QuickPickItem {
  readonly value: string;
}

/** Sets the usage or publisher of seeds to a value that is picked, or typed, where it is not given. */
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
  const warning = `“${value}” is declared nowhere: seeds with it are reported.`;
  await apply(seeds, { kind: 'set', field, value }, isDeclared ? {} : { warning });
}

/** What there is to choose from in the corpus of the first seed. */
function vocabularyOf(
  server: Server,
  field: 'usage' | 'publisher',
  [first]: readonly vscode.Uri[],
): Promise<readonly VocabularyEntry[]> {
  return server.vocabulary({ field, ...(first && { uri: server.uriOf(first) }) });
}

async function pickValue(
  field: 'usage' | 'publisher',
  seeds: number,
  entries: readonly VocabularyEntry[],
): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<ValueItem>();
  pick.title = `Set ${field === 'usage' ? 'Usage' : 'Publisher'} of ${seeds === 1 ? 'Seed' : count(seeds, 'Seed')}`;
  pick.placeholder = `Pick a ${field}, or type one`;
  pick.matchOnDescription = true;
  const items = entries.map(itemOf);
  const values = new Set(entries.map(({ value }) => value));
  const update = (typed: string): void => {
    const value = typed.trim();
    pick.items = value === '' || values.has(value) ? items : [...items, typedItem(value)];
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

function itemOf({ value, description = '', count: seeds, declared }: VocabularyEntry): ValueItem {
  const facts = [description, seeds > 0 ? count(seeds, 'seed') : '', declared ? '' : 'not declared'];
  return { value, label: withoutIcons(value), description: withoutIcons(facts.filter(Boolean).join(' · ')) };
}

/** What nobody has declared can be set all the same: a declaration may follow. */
function typedItem(value: string): ValueItem {
  const description = 'declared nowhere: seeds with it are reported';
  return { value, label: `$(warning) ${withoutIcons(value)}`, description, alwaysShow: true };
}
