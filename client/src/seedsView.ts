import * as vscode from 'vscode';
import type { SeedbedStatus, SeedGrouping, SeedTreeNode } from '../../server/src/protocol.ts';
import { isServed } from './documents.ts';
import { count, describeProblems, pressing } from './problems.ts';
import { groupItem, seedItem } from './seedItems.ts';
import type { Server } from './server.ts';
import { describeUnread } from './status.ts';

/** A node of the Seeds view, with the way up from it. */
export interface SeedElement {
  readonly node: SeedTreeNode;
  readonly parent: SeedElement | undefined;
}

/**
 * The Seeds view. It keeps no seeds: what it shows is asked of the server, level by level, when VS Code asks for it. Ids
 * are the same for the same group and seed, so a refresh keeps what is open and what is selected.
 */
export class SeedsView implements vscode.TreeDataProvider<SeedElement>, vscode.Disposable {
  /** The view as VS Code knows it. */
  readonly view: vscode.TreeView<SeedElement>;
  readonly onDidChangeTreeData: vscode.Event<undefined>;
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #disposables: vscode.Disposable;
  /** The grouping, where there is no workspace whose settings could keep it. */
  #groupBy: SeedGrouping | undefined;
  /** The id of the seed that was revealed last because its editor is the active one. */
  #followed: string | undefined;

  constructor(server: Server) {
    this.#server = server;
    this.onDidChangeTreeData = this.#changed.event;
    this.view = vscode.window.createTreeView('seedbed.seeds', { treeDataProvider: this, showCollapseAll: true });
    this.#disposables = vscode.Disposable.from(
      this.view,
      this.#changed,
      server.onIndexChanged(() => this.#refresh()),
      server.onStatus((status) => this.#show(status)),
      server.client.onDidChangeState(() => this.#refresh()),
      this.view.onDidChangeVisibility(() => void this.#follow({ again: true })),
      vscode.window.onDidChangeActiveTextEditor(() => void this.#follow({ again: true })),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('seedbed.seeds.groupBy')) this.#refresh();
      }),
    );
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** What the seeds are grouped by. */
  get groupBy(): SeedGrouping {
    return this.#groupBy ?? vscode.workspace.getConfiguration('seedbed').get<SeedGrouping>('seeds.groupBy', 'usage');
  }

  /** Groups by something else from now on, in this workspace only. */
  async setGroupBy(groupBy: SeedGrouping): Promise<void> {
    if (vscode.workspace.workspaceFolders) {
      const target = vscode.ConfigurationTarget.Workspace;
      await vscode.workspace.getConfiguration('seedbed').update('seeds.groupBy', groupBy, target);
    } else {
      this.#groupBy = groupBy;
      this.#refresh();
    }
  }

  /** Selects a seed in the view; false when it is not in the tree. */
  async reveal(uri: vscode.Uri): Promise<boolean> {
    const element = await this.#elementOf(uri);
    if (element) await this.view.reveal(element, { select: true, focus: true });
    return element !== undefined;
  }

  async getChildren(element?: SeedElement): Promise<SeedElement[]> {
    const group = element?.node.kind === 'group' ? { group: element.node.id } : {};
    const nodes = await this.#server.seedTree({ groupBy: this.groupBy, ...group });
    return nodes.map((node) => ({ node, parent: element }));
  }

  getParent(element: SeedElement): SeedElement | undefined {
    return element.parent;
  }

  getTreeItem(element: SeedElement): vscode.TreeItem {
    const { node } = element;
    const item =
      node.kind === 'group'
        ? groupItem(node)
        : seedItem(node, this.#server.client.protocol2CodeConverter.asUri(node.uri));
    item.id = idOf(element);
    return item;
  }

  #refresh(): void {
    this.#changed.fire(undefined);
    void this.#follow({ again: false });
  }

  #show({ state, scan, unread, seeds, problems }: SeedbedStatus): void {
    const value = pressing(problems);
    const tooltip = `${describeProblems(problems)} in ${count(seeds, 'seed')}`;
    this.view.badge = value > 0 ? { value, tooltip } : undefined;
    // Until the first seed is there, the view's welcome says that they are being read.
    const scanning = state === 'scanning' && scan !== undefined && seeds > 0;
    const left = unread ? `Not all seeds were read: ${describeUnread(unread)} left.` : '';
    this.view.message = scanning ? `Reading seeds: ${scan.done} of ${scan.total}` : left;
  }

  /**
   * Reveals the seed of the active editor, if the user wants that and can see it. Without `again`, one that is still
   * where it was revealed last is left alone, and with it what the user has selected since.
   */
  async #follow({ again }: { readonly again: boolean }): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const wanted = vscode.workspace.getConfiguration('seedbed').get('seeds.followActiveEditor', true);
    if (!document || !wanted || !this.view.visible || !isServed(document)) return;
    const element = await this.#elementOf(document.uri);
    if (!element || vscode.window.activeTextEditor?.document !== document) return;
    const id = idOf(element);
    if (id === this.#followed && !again) return;
    this.#followed = id;
    try {
      await this.view.reveal(element, { select: true, focus: false });
    } catch (error) {
      this.#server.output.debug(`The active seed was not revealed: ${String(error)}`);
    }
  }

  async #elementOf(uri: vscode.Uri): Promise<SeedElement | undefined> {
    const place = await this.#server.locate({ groupBy: this.groupBy, uri: this.#server.uriOf(uri) });
    if (!place) return undefined;
    let parent: SeedElement | undefined;
    for (const node of place.groups) parent = { node, parent };
    return { node: place.seed, parent };
  }
}

/** Where a seed moves to another group it is another node: VS Code must never see one id twice. */
function idOf({ node, parent }: SeedElement): string {
  return node.kind === 'group' ? node.id : `${parent ? idOf(parent) : ''}\n${node.uri}`;
}
