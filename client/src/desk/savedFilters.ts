import * as vscode from 'vscode';

/** A filter of seeds with a name. */
export interface SavedFilter {
  readonly name: string;
  readonly filter: string;
}

/** Those that everybody has. */
export const builtInFilters: readonly SavedFilter[] = [
  { name: 'To Review', filter: 'is:unreviewed' },
  { name: 'With Problems', filter: 'has:problem' },
  { name: 'Twins', filter: 'is:duplicate' },
];

const key = 'savedFilters';

/** By name, as the settings of the user and of the workspace have them. */
export function savedFilters(): readonly SavedFilter[] {
  return entriesOf(settings().get(key)).sort((a, b) => a.name.localeCompare(b.name));
}

/** Saves a filter for this workspace, in place of one of the same name. */
export async function saveFilter({ name, filter }: SavedFilter): Promise<void> {
  const { Workspace, Global } = vscode.ConfigurationTarget;
  const target = vscode.workspace.workspaceFolders ? Workspace : Global;
  await write([...entriesIn(target).filter((saved) => saved.name !== name), { name, filter }], target);
}

/** Deletes a filter, in the user's and in the workspace's settings. */
export async function deleteFilter(name: string): Promise<void> {
  for (const target of [vscode.ConfigurationTarget.Workspace, vscode.ConfigurationTarget.Global]) {
    const saved = entriesIn(target);
    const kept = saved.filter((each) => each.name !== name);
    if (kept.length < saved.length) await write(kept, target);
  }
}

function entriesIn(target: vscode.ConfigurationTarget): readonly SavedFilter[] {
  const values = settings().inspect(key);
  return entriesOf(target === vscode.ConfigurationTarget.Workspace ? values?.workspaceValue : values?.globalValue);
}

/** Anything may stand in settings. */
function entriesOf(value: unknown): SavedFilter[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, filter]) => (typeof filter === 'string' ? { name, filter } : []));
}

function write(filters: readonly SavedFilter[], target: vscode.ConfigurationTarget): Thenable<void> {
  const value = Object.fromEntries(filters.map(({ name, filter }) => [name, filter]));
  return settings().update(key, filters.length > 0 ? value : undefined, target);
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('seedbed.seeds');
}
