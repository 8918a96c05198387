import type * as vscode from 'vscode';
import {
  locateSeed,
  seedTree,
  treeSeeds,
  type SeedPlace,
  type SeedTreeQuery,
} from '../../../server/src/protocol/index.ts';
import type { SeedElement } from '../seedElement.ts';
import type { Server } from '../server.ts';
import type { Arrangement } from './arrangement.ts';

/** How many nodes a level shows at first, and how many more each time the user asks: VS Code's trees have no paging. */
export const pageSize = 500;

/** The levels of the tree of seeds, asked of the server each time; what is kept is how much of each is shown. */
export class SeedLevels {
  /** The filter that all seeds of the tree fit; empty where it has all. */
  filter = '';
  readonly #server: Server;
  readonly #arrangement: Arrangement;
  /** How many nodes are shown, of levels that show more than a page; by the group's id. */
  readonly #limits = new Map<string | undefined, number>();

  constructor(server: Server, arrangement: Arrangement) {
    this.#server = server;
    this.#arrangement = arrangement;
  }

  /** Shows one page of each level again. */
  reset(): void {
    this.#limits.clear();
  }

  async children(element?: SeedElement): Promise<SeedElement[]> {
    const group = groupOf(element);
    const params = { ...this.query, ...(group === undefined ? {} : { group }), limit: this.#limitOf(group) };
    const nodes = (await this.#server.ask(seedTree, params)) ?? [];
    return nodes.map((node) => ({ node, parent: element }));
  }

  /** The uris of all seeds of a group, or of the tree where it is undefined, in their order, also of those not shown. */
  async seedsIn(element: SeedElement | undefined): Promise<readonly vscode.Uri[]> {
    const group = groupOf(element);
    const found = await this.#server.ask(treeSeeds, { ...this.query, ...(group === undefined ? {} : { group }) });
    return (found?.uris ?? []).map((uri) => this.#server.client.protocol2CodeConverter.asUri(uri));
  }

  /** Where in the tree a seed is; null where it is not. */
  locate(uri: vscode.Uri): Promise<SeedPlace | null> {
    return this.#server.ask(locateSeed, { ...this.query, uri: this.#server.uriOf(uri) });
  }

  /** Makes the levels show a place. False where one of them showed less before. */
  reach({ groups, position, groupPosition = 0 }: SeedPlace): boolean {
    const group = groups.at(-1);
    if (!group) return this.#reach(undefined, position);
    return [this.#reach(undefined, groupPosition), this.#reach(group.id, position)].every(Boolean);
  }

  /** Shows a page more of a level that shows so many. */
  showMore(group: string | undefined, shown: number): void {
    this.#limits.set(group, shown + pageSize);
  }

  /** Which tree it is. */
  get query(): SeedTreeQuery {
    const { groupBy, sortBy } = this.#arrangement;
    return { groupBy, sortBy, ...(this.filter === '' ? {} : { filter: this.filter }) };
  }

  #limitOf(group: string | undefined): number {
    return this.#limits.get(group) ?? pageSize;
  }

  #reach(group: string | undefined, position: number): boolean {
    if (position < this.#limitOf(group)) return true;
    this.#limits.set(group, Math.ceil((position + 1) / pageSize) * pageSize);
    return false;
  }
}

function groupOf(element: SeedElement | undefined): string | undefined {
  return element?.node.kind === 'group' ? element.node.id : undefined;
}
