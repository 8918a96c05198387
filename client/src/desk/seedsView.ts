import * as vscode from 'vscode';
import {
  checkFilter,
  locateSeed,
  seedCard,
  seedTree,
  type SeedbedStatus,
  type SeedGrouping,
  type SeedSorting,
  type SeedPlace,
  type SeedTreeQuery,
} from '../../../server/src/protocol/index.ts';
import type { ApplySeedChange } from '../bulk/bulkChange.ts';
import { isServed } from '../servedDocuments.ts';
import { count, describeProblems, pressing } from '../problems.ts';
import { fieldOf, type FieldGrouping } from './fieldGrouping.ts';
import { SeedDragAndDrop } from './seedDragAndDrop.ts';
import { cardTooltip, groupItem, moreItem, seedItem } from './seedItems.ts';
import type { SeedElement } from '../seedElement.ts';
import type { Server } from '../server.ts';
import { describeUnread } from './status.ts';

/** How many nodes a level shows at first, and how many more each time the user asks: VS Code's trees have no paging. */
const pageSize = 500;

/** The most nodes of a level that are shown to follow the active editor. Beyond them the user has to reveal the seed. */
const mostFollowed = 5000;

/** The most seeds that fit a filter for their groups to be opened automatically. */
const mostOpened = 50;

/**
 * The Seeds view. It keeps no seeds: what it shows is asked of the server, level by level, when VS Code asks for it. Ids
 * are the same for the same group and seed, so a refresh keeps what is open and what is selected.
 */
export class SeedsView implements vscode.TreeDataProvider<SeedElement>, vscode.Disposable {
  /** The view as VS Code knows it. */
  readonly view: vscode.TreeView<SeedElement>;
  readonly dragAndDrop: SeedDragAndDrop;
  readonly onDidChangeTreeData: vscode.Event<SeedElement | undefined>;
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<SeedElement | undefined>();
  readonly #disposables: vscode.Disposable;
  #filter = '';
  /** What of the filter cannot be used. */
  #filterProblem = '';
  /** How far the scan is, or what it has left unread. */
  #progress = '';
  /** How many nodes are shown, of levels that show more than a page; by the group's id. */
  readonly #limits = new Map<string | undefined, number>();
  /** The id of the seed that was revealed last because its editor is the active one. */
  #followed: string | undefined;

  /** @param apply changes seeds that are dropped. */
  constructor(server: Server, apply: ApplySeedChange) {
    this.#server = server;
    this.onDidChangeTreeData = this.#changed.event;
    this.dragAndDrop = new SeedDragAndDrop(server, this, apply);
    this.view = vscode.window.createTreeView('seedbed.seeds', {
      treeDataProvider: this,
      dragAndDropController: this.dragAndDrop,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.#disposables = vscode.Disposable.from(
      this.view,
      this.#changed,
      server.onIndexChanged(() => this.#refresh()),
      server.onStatus((status) => this.#show(status)),
      server.client.onDidChangeState(() => this.#refresh()),
      this.view.onDidChangeVisibility(() => void this.#follow({ again: true })),
      vscode.window.onDidChangeActiveTextEditor(() => void this.#follow({ again: true })),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (!['groupBy', 'groupByField', 'sortBy'].some((name) => change.affectsConfiguration(`seedbed.seeds.${name}`)))
          return;
        this.#limits.clear();
        this.#refresh();
      }),
    );
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  get groupBy(): SeedGrouping {
    const groupBy = settings().get<Exclude<SeedGrouping, FieldGrouping> | 'field'>('groupBy', 'usage');
    if (groupBy !== 'field') return groupBy;
    const field = settings().get<string>('groupByField', '');
    return field === '' ? 'none' : `field:${field}`;
  }

  get sortBy(): SeedSorting {
    return settings().get<SeedSorting>('sortBy', 'rank');
  }

  /** The filter that all seeds of the view fit; empty where it shows all. */
  get filter(): string {
    return this.#filter;
  }

  /** The tree that it shows. */
  get query(): SeedTreeQuery {
    const filter = this.#filter === '' ? {} : { filter: this.#filter };
    return { groupBy: this.groupBy, sortBy: this.sortBy, ...filter };
  }

  /** Groups by something else from now on, in this workspace only. */
  async setGroupBy(groupBy: SeedGrouping): Promise<void> {
    const field = fieldOf(groupBy);
    if (field !== undefined) await settings().update('groupByField', field, target());
    await settings().update('groupBy', field === undefined ? groupBy : 'field', target());
  }

  /** Sorts by something else from now on, in this workspace only. */
  setSortBy(sortBy: SeedSorting): Thenable<void> {
    return settings().update('sortBy', sortBy, target());
  }

  /** Shows the seeds that fit a filter from now on; all of them where it is empty. */
  async setFilter(filter: string): Promise<void> {
    this.#filter = filter.trim();
    this.#filterProblem = '';
    this.#limits.clear();
    this.view.description = this.#filter;
    void vscode.commands.executeCommand('setContext', 'seedbed.filtered', this.#filter !== '');
    this.#refresh();
    this.#say();
    if (this.#filter === '') return;
    const asked = this.#filter;
    const check = await this.#server.ask(checkFilter, { filter: asked });
    if (asked !== this.#filter) return;
    this.#filterProblem = check?.problem?.message ?? '';
    this.#say();
    if (check && check.seeds <= mostOpened) await this.#openGroups();
  }

  /** Selects a seed in the view; false when it is not in the tree. */
  async reveal(uri: vscode.Uri): Promise<boolean> {
    const place = await this.#locate(uri);
    if (place) await this.#reveal(place, { select: true, focus: true });
    return place !== null;
  }

  /** Shows more of the level whose last node is given, and goes to the first seed that was not there. */
  async showMore({ node, parent }: SeedElement): Promise<void> {
    if (node.kind !== 'more') return;
    this.#limits.set(node.group, node.shown + pageSize);
    this.#changed.fire(parent);
    const first = (await this.getChildren(parent))[node.shown];
    if (first) await this.#revealElement(first, { select: true, focus: true });
  }

  async getChildren(element?: SeedElement): Promise<SeedElement[]> {
    const group = element?.node.kind === 'group' ? { group: element.node.id } : {};
    const limit = this.#limitOf(group.group);
    const nodes = (await this.#server.ask(seedTree, { ...this.query, ...group, limit })) ?? [];
    return nodes.map((node) => ({ node, parent: element }));
  }

  getParent(element: SeedElement): SeedElement | undefined {
    return element.parent;
  }

  getTreeItem(element: SeedElement): vscode.TreeItem {
    const item = this.#itemOf(element);
    item.id = idOf(element);
    return item;
  }

  /** VS Code calls it when the user points at a seed. */
  async resolveTreeItem(
    item: vscode.TreeItem,
    { node }: SeedElement,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    const card = node.kind === 'seed' ? await this.#server.ask(seedCard, { uri: node.uri }, token) : null;
    if (card) item.tooltip = cardTooltip(card);
    return item;
  }

  #itemOf(element: SeedElement): vscode.TreeItem {
    const { node } = element;
    switch (node.kind) {
      case 'group':
        return groupItem(node, this.groupBy);
      case 'seed':
        return seedItem(node, this.#server.client.protocol2CodeConverter.asUri(node.uri), this);
      case 'more':
        return moreItem(node, pageSize, {
          command: 'seedbed.showMoreSeeds',
          title: 'Show More Seeds',
          arguments: [element],
        });
    }
  }

  #limitOf(group: string | undefined): number {
    return this.#limits.get(group) ?? pageSize;
  }

  #refresh(): void {
    this.#changed.fire(undefined);
    void this.#follow({ again: false });
  }

  #show({ state, scan, unread, seeds, problems }: SeedbedStatus): void {
    const value = pressing(problems);
    const tooltip = `${describeProblems(problems)} in ${count(seeds, 'seed')}`;
    this.view.badge = value > 0 ? { value, tooltip } : undefined;
    // Until there is a seed, the view's welcome says that seeds are being read.
    const scanning = state === 'scanning' && scan !== undefined && seeds > 0;
    const left = unread ? `Not all seeds were read: ${describeUnread(unread)} left.` : '';
    this.#progress = scanning ? `Reading seeds: ${scan.done} of ${scan.total}` : left;
    this.#say();
  }

  #say(): void {
    this.view.message = [this.#progress, this.#filterProblem].filter(Boolean).join('\n');
  }

  /** Opens the groups: there are few seeds in them. */
  async #openGroups(): Promise<void> {
    if (!this.view.visible) return;
    for (const element of await this.getChildren()) {
      if (element.node.kind === 'group') await this.#revealElement(element, { expand: true, select: false });
    }
  }

  /**
   * Reveals the seed of the active editor, if the user's settings say so and the view is visible. Without `again`, a seed
   * that was revealed last at the same place is left alone, so that the user's selection stays.
   */
  async #follow({ again }: { readonly again: boolean }): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const wanted = settings().get('followActiveEditor', true);
    if (!document || !wanted || !this.view.visible || !isServed(document)) return;
    const place = await this.#locate(document.uri);
    if (!place || place.position >= mostFollowed || vscode.window.activeTextEditor?.document !== document) return;
    const id = idOf(elementOf(place));
    if (id === this.#followed && !again) return;
    this.#followed = id;
    await this.#reveal(place, { select: true, focus: false });
  }

  #locate(uri: vscode.Uri): Promise<SeedPlace | null> {
    return this.#server.ask(locateSeed, { ...this.query, uri: this.#server.uriOf(uri) });
  }

  async #reveal(place: SeedPlace, options: RevealOptions): Promise<void> {
    const element = elementOf(place);
    const isShown = [
      this.#reach(undefined, element.parent ? place.groupPosition : place.position),
      this.#reach(element.parent?.node.kind === 'group' ? element.parent.node.id : undefined, place.position),
    ];
    // VS Code reveals when it has refreshed.
    if (isShown.includes(false)) this.#changed.fire(undefined);
    await this.#revealElement(element, options);
  }

  /** Makes a level show the node at a position. False where it showed fewer before. */
  #reach(group: string | undefined, position = 0): boolean {
    if (position < this.#limitOf(group)) return true;
    this.#limits.set(group, Math.ceil((position + 1) / pageSize) * pageSize);
    return false;
  }

  async #revealElement(element: SeedElement, options: RevealOptions): Promise<void> {
    try {
      await this.view.reveal(element, options);
    } catch (error) {
      // It may have gone to another place since the server was asked.
      this.#server.output.debug(`${idOf(element)} was not revealed: ${String(error)}`);
    }
  }
}

type RevealOptions = Parameters<vscode.TreeView<SeedElement>['reveal']>[1];

function elementOf({ groups, seed }: SeedPlace): SeedElement {
  let parent: SeedElement | undefined;
  for (const node of groups) parent = { node, parent };
  return { node: seed, parent };
}

/** A seed that moves to another group gets another id: VS Code must never see one id twice. */
function idOf({ node, parent }: SeedElement): string {
  if (node.kind === 'seed') return `${parent ? idOf(parent) : ''}\n${node.uri}`;
  // It changes when the node moves down, so that the selection does not move with it.
  return node.kind === 'more' ? `${node.id}\n${node.shown}` : node.id;
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('seedbed.seeds');
}

function target(): vscode.ConfigurationTarget {
  const { Workspace, Global } = vscode.ConfigurationTarget;
  return vscode.workspace.workspaceFolders ? Workspace : Global;
}
