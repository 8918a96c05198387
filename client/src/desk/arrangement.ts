import * as vscode from 'vscode';
import type { SeedGrouping, SeedSorting } from '../../../server/src/protocol/index.ts';
import { fieldOf, type FieldGrouping } from './fieldGrouping.ts';

const groupingKey = 'seedbed.groupBy';
const sortingKey = 'seedbed.sortBy';

/**
 * How the Seeds view groups and sorts: as it was chosen in this workspace, or else as the settings say. A choice is kept in
 * VS Code's state of the workspace: it is a way of looking, and no file of the corpus. A setting that changes counts again.
 */
export class Arrangement implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #disposables: vscode.Disposable;

  /** @param memory of the workspace. */
  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    this.#disposables = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidChangeConfiguration((change) => {
        const affects = (name: string): boolean => change.affectsConfiguration(`seedbed.seeds.${name}`);
        if (affects('groupBy') || affects('groupByField')) void this.setGroupBy(undefined);
        if (affects('sortBy')) void this.setSortBy(undefined);
      }),
    );
    this.#tellMenus();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  get groupBy(): SeedGrouping {
    const chosen = this.#memory.get<SeedGrouping>(groupingKey);
    if (chosen !== undefined) return chosen;
    const groupBy = settings().get<Exclude<SeedGrouping, FieldGrouping> | 'field'>('groupBy', 'usage');
    if (groupBy !== 'field') return groupBy;
    const field = settings().get<string>('groupByField', '');
    return field === '' ? 'none' : `field:${field}`;
  }

  get sortBy(): SeedSorting {
    return this.#memory.get<SeedSorting>(sortingKey) ?? settings().get<SeedSorting>('sortBy', 'rank');
  }

  /** @param groupBy undefined for what the settings say. */
  async setGroupBy(groupBy: SeedGrouping | undefined): Promise<void> {
    await this.#memory.update(groupingKey, groupBy);
    this.#tellMenus();
    this.#changed.fire();
  }

  /** @param sortBy undefined for what the settings say. */
  async setSortBy(sortBy: SeedSorting | undefined): Promise<void> {
    await this.#memory.update(sortingKey, sortBy);
    this.#changed.fire();
  }

  #tellMenus(): void {
    const { groupBy } = this;
    const kind = fieldOf(groupBy) === undefined ? groupBy : 'field';
    void vscode.commands.executeCommand('setContext', 'seedbed.groupedBy', kind);
  }
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('seedbed.seeds');
}
