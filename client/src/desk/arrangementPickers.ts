import * as vscode from 'vscode';
import { facets, type SeedGrouping, type SeedSorting } from '../../../server/src/protocol/index.ts';
import { withoutIcons } from '../navigation/seedPick.ts';
import type { Server } from '../server.ts';
import type { Arrangement } from './arrangement.ts';

/** The argument of the command `seedbed.groupBy`, for the user's own key bindings. */
export interface GroupByOptions {
  /** `usage`, `publisher`, `folder`, `domain`, `problem`, `none`, or `field` with a field; asked for where not given. */
  readonly by?: string;
  /** The key of a field that `seedbed.yaml` declares. */
  readonly field?: string;
}

/** The argument of the command `seedbed.sortBy`, for the user's own key bindings. */
export interface SortByOptions {
  /** `rank`, `title`, `file` or `changed`; asked for where not given. */
  readonly by?: string;
}

interface Choice<Value> extends vscode.QuickPickItem {
  readonly value: Value;
}

const groupings: readonly Choice<SeedGrouping>[] = [
  { value: 'usage', label: 'Usage', iconPath: new vscode.ThemeIcon('tag') },
  { value: 'publisher', label: 'Publisher', iconPath: new vscode.ThemeIcon('organization') },
  { value: 'folder', label: 'Folder', iconPath: new vscode.ThemeIcon('folder') },
  { value: 'domain', label: 'Domain', iconPath: new vscode.ThemeIcon('globe') },
  { value: 'problem', label: 'Problem', iconPath: new vscode.ThemeIcon('warning') },
  { value: 'none', label: 'No Groups', iconPath: new vscode.ThemeIcon('list-unordered') },
];

const orders: readonly Choice<SeedSorting>[] = [
  { value: 'rank', label: 'Rank', description: 'Seeds without a rank come last.' },
  { value: 'title', label: 'Title' },
  { value: 'file', label: 'File', description: 'By folder and file name.' },
  { value: 'changed', label: 'Last Change', description: 'The latest first.' },
];

/** Groups the Seeds view by something else. The user picks it where the options do not say, from the current one on. */
export async function chooseGrouping(
  server: Server,
  arrangement: Arrangement,
  { by, field }: GroupByOptions,
): Promise<void> {
  const given = field === undefined ? groupings.find(({ value }) => value === by)?.value : (`field:${field}` as const);
  if (given !== undefined) return arrangement.setGroupBy(given);
  const fields = await fieldChoices(server);
  const choices = by === 'field' ? fields : [...groupings.slice(0, -1), ...fields, ...groupings.slice(-1)];
  const chosen = await pick('Group Seeds By', choices, arrangement.groupBy);
  if (chosen !== undefined) await arrangement.setGroupBy(chosen);
}

/** Sorts the seeds of each group by something else. The user picks it where the options do not say. */
export async function chooseSorting(arrangement: Arrangement, { by }: SortByOptions): Promise<void> {
  const given = orders.find(({ value }) => value === by)?.value;
  const chosen = given ?? (await pick('Sort Seeds By', orders, arrangement.sortBy));
  if (chosen !== undefined) await arrangement.setSortBy(chosen);
}

/** The fields that `seedbed.yaml` declares. */
async function fieldChoices(server: Server): Promise<readonly Choice<SeedGrouping>[]> {
  const declared = (await server.ask(facets, {}))?.filter(({ isDeclared }) => isDeclared) ?? [];
  return declared.map(({ key, description = '' }) => ({
    value: `field:${key}`,
    label: withoutIcons(key),
    iconPath: new vscode.ThemeIcon('symbol-field'),
    description: withoutIcons(description),
  }));
}

/** The current choice has a check mark, and is the active one at first. */
function pick<Value>(title: string, choices: readonly Choice<Value>[], current: Value): Promise<Value | undefined> {
  const list = vscode.window.createQuickPick<Choice<Value>>();
  list.title = title;
  list.items = choices.map((choice) => ({
    ...choice,
    description: [choice.value === current ? '$(check) current' : '', choice.description].filter(Boolean).join(' · '),
  }));
  list.activeItems = list.items.filter(({ value }) => value === current);
  return new Promise<Value | undefined>((done) => {
    list.onDidAccept(() => done(list.activeItems[0]?.value));
    list.onDidHide(() => done(undefined));
    list.show();
  }).finally(() => list.dispose());
}
