import * as vscode from 'vscode';
import {
  checkFilter,
  seedCard,
  type SeedbedStatus,
  type SeedGrouping,
  type SeedSorting,
  type SeedPlace,
  type SeedTreeQuery,
} from '../../../server/src/protocol/index.ts';
import type { ApplySeedChange } from '../bulk/bulkChange.ts';
import { isServed } from '../servedDocuments.ts';
import { count, describeProblems, pressing } from '../problems.ts';
import type { Arrangement } from './arrangement.ts';
import { SeedDragAndDrop } from './seedDragAndDrop.ts';
import { cardTooltip, groupItem, moreItem, seedItem } from './seedItems.ts';
import { pageSize, SeedLevels } from './seedLevels.ts';
import { elementOf, idOf, type SeedElement } from '../seedElement.ts';
import type { Server } from '../server.ts';
import { describeUnread } from './status.ts';

const viewId = 'seedbed.seeds';

/** The most nodes of a level that are shown to follow the active editor. Beyond them the user has to reveal the seed. */
const mostFollowed = 5000;

/** In milliseconds: VS Code asks for rows 200 after a change, and says nowhere when it shows that there are none. */
const welcomeDelay = 600;

/** The most seeds that fit a filter for their groups to be opened automatically. */
const mostOpened = 50;

/**
 * The Seeds view. It keeps no seeds: what it shows is asked of the server, level by level, when VS Code asks for it. Ids
 * are the same for the same group and seed, so a refresh keeps what is open and what is selected.
 */
export class SeedsView implements vscode.TreeDataProvider<SeedElement>, vscode.Disposable {
  /** The view as VS Code knows it. */
  readonly view: vscode.TreeView<SeedElement>;
  readonly arrangement: Arrangement;
  readonly dragAndDrop: SeedDragAndDrop;
  readonly onDidChangeTreeData: vscode.Event<SeedElement | undefined>;
  readonly #server: Server;
  readonly #levels: SeedLevels;
  readonly #changed = new vscode.EventEmitter<SeedElement | undefined>();
  readonly #disposables: vscode.Disposable;
  /** Why a part of the filter cannot be used. */
  #filterProblem = '';
  /** How far the scan is, or what it has left unread. */
  #progress = '';
  /** The ids of the groups that are open, whoever has opened them. */
  readonly #open = new Set<string>();
  /** Whether its rows have been on the screen. */
  #wasVisible = false;
  /** The document that was looked for last because its editor is the active one, if it was found. */
  #followed: vscode.TextDocument | undefined;

  /** @param apply changes seeds that are dropped. */
  constructor(server: Server, arrangement: Arrangement, apply: ApplySeedChange) {
    this.#server = server;
    this.arrangement = arrangement;
    this.#levels = new SeedLevels(server, arrangement);
    this.onDidChangeTreeData = this.#changed.event;
    this.dragAndDrop = new SeedDragAndDrop(server, this, apply);
    this.view = vscode.window.createTreeView(viewId, {
      treeDataProvider: this,
      dragAndDropController: this.dragAndDrop,
      canSelectMany: true,
    });
    this.#disposables = vscode.Disposable.from(
      this.view,
      this.#changed,
      server.onIndexChanged(() => this.#refresh()),
      server.onStatus((status) => this.#show(status)),
      server.client.onDidChangeState(() => this.#refresh()),
      this.view.onDidExpandElement(({ element }) => this.#open.add(idOf(element))),
      this.view.onDidCollapseElement(({ element }) => this.#open.delete(idOf(element))),
      this.view.onDidChangeVisibility(({ visible }) => {
        this.#wasVisible ||= visible;
        void this.#follow();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => void this.#follow()),
      arrangement.onDidChange(() => {
        this.#levels.reset();
        this.#refresh();
      }),
    );
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  get groupBy(): SeedGrouping {
    return this.arrangement.groupBy;
  }

  get sortBy(): SeedSorting {
    return this.arrangement.sortBy;
  }

  /** The filter that all seeds of the view fit; empty where it shows all. */
  get filter(): string {
    return this.#levels.filter;
  }

  /** The tree that it shows. */
  get query(): SeedTreeQuery {
    return this.#levels.query;
  }

  /** Shows the view, and takes the focus there. */
  async show(): Promise<void> {
    const isFirst = !this.#wasVisible;
    await vscode.commands.executeCommand(`${viewId}.focus`);
    const [first] = await this.#levels.children();
    if (first && !isFirst) return;
    // VS Code took the focus nowhere, as there were no rows yet, or to rows that make room for the welcome.
    if (first) await this.#revealElement(first, { select: false, focus: true });
    else await new Promise((done) => setTimeout(done, welcomeDelay));
    await vscode.commands.executeCommand(`${viewId}.focus`);
  }

  /** Shows the seeds that fit a filter from now on; all of them where it is empty. */
  async setFilter(filter: string): Promise<void> {
    const asked = (this.#levels.filter = filter.trim());
    this.#filterProblem = '';
    this.#levels.reset();
    this.view.description = asked;
    void vscode.commands.executeCommand('setContext', 'seedbed.filtered', asked !== '');
    this.#refresh();
    this.#say();
    if (asked === '') return;
    const check = await this.#server.ask(checkFilter, { filter: asked });
    if (asked !== this.filter) return;
    this.#filterProblem = check?.problem?.message ?? '';
    this.#say();
    if (check && check.seeds <= mostOpened) await this.#openGroups();
  }

  /** Selects a seed in the view; false when it is not in the tree. */
  async reveal(uri: vscode.Uri): Promise<boolean> {
    const place = await this.#levels.locate(uri);
    if (place) await this.#reveal(place, { select: true, focus: true });
    return place !== null;
  }

  /** Shows more of the level whose last node is given, and goes to the first seed that was not there. */
  async showMore({ node, parent }: SeedElement): Promise<void> {
    if (node.kind !== 'more') return;
    this.#levels.showMore(node.group, node.shown);
    this.#changed.fire(parent);
    const first = (await this.#levels.children(parent))[node.shown];
    if (first) await this.#revealElement(first, { select: true, focus: true });
  }

  /** Closes all groups. VS Code's own button does not tell which ones that are. */
  async collapseAll(): Promise<void> {
    this.#open.clear();
    await vscode.commands.executeCommand(`workbench.actions.treeView.${viewId}.collapseAll`);
  }

  /** The uris of all seeds of a group, or of the whole view, in their order. */
  seedsIn(element: SeedElement | undefined): Promise<readonly vscode.Uri[]> {
    return this.#levels.seedsIn(element);
  }

  /**
   * Remembers the place of an element before a change. What is returned is to be called after it: where the element has gone
   * to another group, what stood after it is selected, so that the user goes on from the same place.
   */
  async holdPlace(element: SeedElement): Promise<() => Promise<void>> {
    const before = await this.#levels.children(element.parent);
    const index = before.findIndex((each) => idOf(each) === idOf(element));
    return async () => {
      const left = new Map((await this.#levels.children(element.parent)).map((each) => [idOf(each), each]));
      if (index < 0 || left.has(idOf(element))) return;
      const around = [...before.slice(index + 1), ...before.slice(0, index).reverse()];
      const nearest = around.find(({ node, ...each }) => node.kind !== 'more' && left.has(idOf({ node, ...each })));
      const next = nearest ? left.get(idOf(nearest)) : element.parent;
      if (next) await this.#revealElement(next, { select: true, focus: true });
    };
  }

  getChildren(element?: SeedElement): Promise<SeedElement[]> {
    // VS Code asks for what is in a group only where it is open; the event of opening it may be lost while all is refreshed.
    if (element) this.#open.add(idOf(element));
    return this.#levels.children(element);
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
        return seedItem(node, this.#server.client.protocol2CodeConverter.asUri(node.uri), this.arrangement);
      case 'more':
        return moreItem(node, pageSize, {
          command: 'seedbed.showMoreSeeds',
          title: 'Show More Seeds',
          arguments: [element],
        });
    }
  }

  #refresh(): void {
    this.#changed.fire(undefined);
    // A seed that an edit moves is not run after: the user's place in the view is worth more. One that comes late is found.
    if (this.#followed !== vscode.window.activeTextEditor?.document) void this.#follow();
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
    for (const element of await this.#levels.children()) {
      if (element.node.kind === 'group') await this.#revealElement(element, { expand: true, select: false });
    }
  }

  /**
   * Selects the seed of the active editor, if the user's settings say so, the view is visible and the seed's group is open:
   * a group that nobody has opened stays closed.
   */
  async #follow(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const wanted = vscode.workspace.getConfiguration('seedbed.seeds').get('followActiveEditor', true);
    if (!document || !wanted || !this.view.visible || !isServed(document)) return;
    const place = await this.#levels.locate(document.uri);
    if (!place || vscode.window.activeTextEditor?.document !== document) return;
    this.#followed = document;
    const isOpen = place.groups.every(({ id }) => this.#open.has(id));
    if (isOpen && place.position < mostFollowed) await this.#reveal(place, { select: true, focus: false });
  }

  async #reveal(place: SeedPlace, options: RevealOptions): Promise<void> {
    // VS Code reveals when it has refreshed.
    if (!this.#levels.reach(place)) this.#changed.fire(undefined);
    await this.#revealElement(elementOf(place), options);
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
