import * as vscode from 'vscode';
import { relatedSeeds, type RelatedSeed, type RelatedSeeds } from '../../../server/src/protocol/index.ts';
import { compareSeeds } from '../navigation/compareSeeds.ts';
import { count } from '../problems.ts';
import { alike } from '../navigation/relatedSeedsPicker.ts';
import { isSeed } from '../seedLanguage.ts';
import { isServed } from '../servedDocuments.ts';
import type { Review } from '../review/review.ts';
import type { Server } from '../server.ts';

/** A node of the Related view: a group of seeds, or a seed in one. */
export type RelatedElement = RelatedGroupElement | RelatedSeedElement;

export interface RelatedGroupElement {
  readonly node: { readonly kind: 'group'; readonly relation: Relation };
  readonly seeds: readonly RelatedSeed[];
  /** The uri of the seed that they are related to. */
  readonly to: string;
}

/** What the seeds of a group have to do with the active one, or that the review that is going on has decided on them. */
type Relation = keyof RelatedSeeds | 'decided';

/** Like the seeds of the Seeds view, so that commands work on both. */
export interface RelatedSeedElement {
  readonly node: { readonly kind: 'seed' } & RelatedSeed;
  readonly parent: RelatedGroupElement;
}

/** How many decisions are shown. */
const mostDecided = 10;

/** In the order in which they are worth reading. */
const relations: Readonly<Record<Relation, { readonly label: string; readonly tooltip: string }>> = {
  decided: { label: 'Decided', tooltip: 'The latest decisions of the review, newest first' },
  twins: { label: 'Twins', tooltip: 'The same article, or the same title' },
  nearDuplicates: { label: 'Almost the Same', tooltip: 'Almost the same body' },
  sameStory: { label: 'Same Story', tooltip: 'Other articles about the same story' },
  neighbours: { label: 'Neighbours by Rank', tooltip: 'Just before and after it by rank' },
};

/**
 * The seeds that are related to the seed of the active editor, while the view is visible. While an editor has the focus that
 * shows no file, such as the output, it goes on to be about the seed that was active before.
 */
export class RelatedView implements vscode.TreeDataProvider<RelatedElement>, vscode.Disposable {
  /** The view as VS Code knows it. */
  readonly view: vscode.TreeView<RelatedElement>;
  readonly onDidChangeTreeData: vscode.Event<undefined>;
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #disposables: vscode.Disposable;
  /** The seed of the active editor, as far as it is known. */
  #seed: string | undefined;
  readonly #review: Pick<Review, 'decisions' | 'onDidDecide'>;

  constructor(server: Server, review: Pick<Review, 'decisions' | 'onDidDecide'>) {
    this.#server = server;
    this.#review = review;
    this.onDidChangeTreeData = this.#changed.event;
    this.view = vscode.window.createTreeView('seedbed.related', { treeDataProvider: this, canSelectMany: true });
    this.#disposables = vscode.Disposable.from(
      this.view,
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor(() => void this.#follow()),
      // The tab of the seed may be closed while another kind of editor is the active one.
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.length > 0) void this.#follow();
      }),
      // VS Code closes and opens a document whose language changes to that of seeds.
      vscode.workspace.onDidOpenTextDocument(() => void this.#follow()),
      server.onIndexChanged(() => this.#changed.fire(undefined)),
      server.client.onDidChangeState(() => this.#changed.fire(undefined)),
      review.onDidDecide(() => this.#changed.fire(undefined)),
    );
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async getChildren(element?: RelatedElement): Promise<RelatedElement[]> {
    if (element) {
      if (!('seeds' in element)) return [];
      return element.seeds.map((seed) => ({ node: { kind: 'seed', ...seed }, parent: element }));
    }
    this.#seed = await this.#activeSeed();
    const to = this.#seed;
    const related = to === undefined ? null : await this.#server.ask(relatedSeeds, { uri: to });
    const decided = this.#decided();
    if (!related || to === undefined) return [...decided];
    const twins = new Set(related.twins.map(({ uri }) => uri));
    const groups = (Object.keys(relations) as Relation[]).flatMap((relation) => {
      if (relation === 'decided') return [];
      // A twin stands in the view once.
      const seeds = relation === 'twins' ? related.twins : related[relation].filter(({ uri }) => !twins.has(uri));
      return seeds.length > 0 ? [{ node: { kind: 'group' as const, relation }, seeds, to }] : [];
    });
    return [...decided, ...groups];
  }

  /** The last decisions of the review, each seed once. */
  #decided(): readonly RelatedGroupElement[] {
    const seeds = new Map<string, RelatedSeed>();
    for (const { uri, label, result } of this.#review.decisions) {
      if (seeds.size < mostDecided && !seeds.has(uri)) seeds.set(uri, { uri, label, usage: result });
    }
    const [last] = seeds.keys();
    return last === undefined
      ? []
      : [{ node: { kind: 'group', relation: 'decided' }, seeds: [...seeds.values()], to: last }];
  }

  getParent(element: RelatedElement): RelatedElement | undefined {
    return 'parent' in element ? element.parent : undefined;
  }

  getTreeItem(element: RelatedElement): vscode.TreeItem {
    return 'seeds' in element ? groupItem(element) : this.#seedItem(element);
  }

  /** Shows a seed of the view, the selected one if none is given, beside the one that it is related to. */
  async compare(element = this.view.selection[0]): Promise<void> {
    if (!element || 'seeds' in element) return;
    const { protocol2CodeConverter } = this.#server.client;
    const other = protocol2CodeConverter.asUri(element.node.uri);
    // The seed at the right counts as the active one, so the view stays about it.
    await compareSeeds(this.#server, [other, protocol2CodeConverter.asUri(element.parent.to)]);
  }

  #seedItem({ node, parent }: RelatedSeedElement): vscode.TreeItem {
    const { uri, label, rank, publisher, usage } = node;
    const resource = this.#server.client.protocol2CodeConverter.asUri(uri);
    const place = rank === undefined ? '' : String(rank);
    // Before the title, since a narrow side bar cuts off the end of a row.
    const item = new vscode.TreeItem(joined(' · ', percent(node) || place, label));
    item.id = `${parent.node.relation}\n${uri}`;
    item.contextValue = 'seed';
    item.description = joined(' · ', percent(node) && place && `#${place}`, publisher, usage);
    const facts = joined(' · ', place && `#${place}`, publisher, usage);
    item.tooltip = joined('\n', label, facts, alike(node), vscode.workspace.asRelativePath(resource));
    item.resourceUri = resource;
    item.iconPath = vscode.ThemeIcon.File;
    item.command =
      parent.node.relation === 'decided'
        ? { command: 'seedbed.showReviewed', title: 'Show Reviewed Seed', arguments: [uri] }
        : { command: 'vscode.open', title: 'Open Seed', arguments: [resource] };
    item.accessibilityInformation = {
      label: joined(', ', label, alike(node), place && `rank ${place}`, publisher, usage),
    };
    return item;
  }

  async #follow(): Promise<void> {
    const seed = await this.#activeSeed();
    if (seed === this.#seed) return;
    this.#seed = seed;
    this.#changed.fire(undefined);
  }

  #isInTab(seed: string): boolean {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    return tabs.some(({ input }) => {
      const uri =
        input instanceof vscode.TabInputText
          ? input.uri
          : input instanceof vscode.TabInputTextDiff
            ? input.modified
            : undefined;
      return uri !== undefined && this.#server.uriOf(uri) === seed;
    });
  }

  async #activeSeed(): Promise<string | undefined> {
    const document = vscode.window.activeTextEditor?.document;
    // Settings, pictures and the like are no text editors, the output and comparisons show no file of the folder.
    if (!document || !isServed(document))
      return this.#seed !== undefined && this.#isInTab(this.#seed) ? this.#seed : undefined;
    return (await isSeed(document, this.#server)) ? this.#server.uriOf(document.uri) : undefined;
  }
}

function groupItem({ node, seeds }: RelatedGroupElement): vscode.TreeItem {
  const { label, tooltip } = relations[node.relation];
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = node.relation;
  item.contextValue = 'relation';
  item.description = seeds.length.toLocaleString('en');
  item.tooltip = tooltip;
  item.accessibilityInformation = { label: `${label}, ${count(seeds.length, 'seed')}` };
  return item;
}

/** Short, since it stands beside a title; never 100% where there is a difference. */
function percent({ share }: RelatedSeed): string {
  return share === undefined ? '' : `${Math.floor(100 * share)}%`;
}

function joined(separator: string, ...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(separator);
}
