import * as vscode from 'vscode';
import {
  planRanks,
  type SeedGrouping,
  type SeedGroupNode,
  type SeedNode,
  type SeedSorting,
} from '../../../server/src/protocol/index.ts';
import { describeKept, type ApplySeedChange, type HeaderChange, type SeedChangeOptions } from '../bulk/bulkChange.ts';
import { moveWords } from '../bulk/changeWords.ts';
import { quoteTitle } from '../bulk/seedNames.ts';
import { count } from '../problems.ts';
import { facetOf } from './fieldGrouping.ts';
import { withoutLinks } from '../messages.ts';
import type { SeedElement } from '../seedElement.ts';
import type { Server } from '../server.ts';

/** The view that seeds are dragged in. */
interface DraggingView {
  readonly groupBy: SeedGrouping;
  readonly sortBy: SeedSorting;
  readonly holdPlace: (element: SeedElement) => Promise<() => Promise<void>>;
}

/** What dropping seeds does: a change, or in one sentence why there is none. */
type DropOutcome =
  | ({ readonly seeds: readonly string[]; readonly change: HeaderChange } & Pick<
      SeedChangeOptions,
      'remarks' | 'words'
    >)
  | { readonly refusal: string };

/** The type of seeds that are dragged within the view. No other view can read it. */
const seedsType = 'application/vnd.code.tree.seedbed.seeds';
const uriListType = 'text/uri-list';

/**
 * Dragging in the Seeds view. A seed that is dropped on another one moves before it by rank. On the group of a usage, a
 * publisher or a value of a declared field it gets that value. In an editor it opens, or becomes a link.
 */
export class SeedDragAndDrop implements vscode.TreeDragAndDropController<SeedElement> {
  readonly dropMimeTypes = [seedsType];
  readonly dragMimeTypes = [uriListType];
  readonly #server: Server;
  readonly #view: DraggingView;
  readonly #apply: ApplySeedChange;

  constructor(server: Server, view: DraggingView, apply: ApplySeedChange) {
    this.#server = server;
    this.#view = view;
    this.#apply = apply;
  }

  handleDrag(source: readonly SeedElement[], transfer: vscode.DataTransfer): void {
    const seeds = source.filter(isSeedRow);
    if (seeds.length === 0) return;
    transfer.set(seedsType, new vscode.DataTransferItem(seeds));
    const uris = seeds.map(({ node }) => this.#uriOf(node.uri).toString());
    transfer.set(uriListType, new vscode.DataTransferItem([...new Set(uris)].join('\r\n')));
  }

  async handleDrop(
    target: SeedElement | undefined,
    transfer: vscode.DataTransfer,
    token?: vscode.CancellationToken,
  ): Promise<void> {
    const dragged = draggedSeeds(transfer);
    if (dragged.length === 0) return;
    const outcome = await this.#outcome(dragged, target, token);
    if (!outcome || token?.isCancellationRequested) return;
    if ('refusal' in outcome) return void vscode.window.showInformationMessage(withoutLinks(outcome.refusal));
    const seeds = outcome.seeds.map((uri) => this.#uriOf(uri));
    const goOn = await this.#view.holdPlace(dragged[0]!.element);
    const { change, remarks = [], words } = outcome;
    await this.#apply(seeds, change, { atOnce: true, remarks, words });
    await goOn();
  }

  /** Undefined where there is nothing to do and nothing to say. */
  async #outcome(
    dragged: readonly DraggedSeed[],
    target: SeedElement | undefined,
    token: vscode.CancellationToken | undefined,
  ): Promise<DropOutcome | undefined> {
    const { groupBy, sortBy } = this.#view;
    const node = target?.node;
    if (node?.kind === 'group') return valueOutcome(dragged, node, groupBy);
    if (node?.kind === 'more' || (!node && groupBy !== 'none')) {
      return { refusal: 'Drop seeds on another seed to move them before it, or on a group.' };
    }
    if (sortBy !== 'rank') return { refusal: 'To move seeds, sort the view by rank first.' };
    if (node && dragged.some(({ uri }) => uri === node.uri)) return undefined;
    const group = groupIdOf(target);
    const facet = facetOf(groupBy);
    if (facet !== undefined && dragged.some((seed) => seed.group !== group)) {
      return { refusal: `These seeds have a different ${facet}. To change it, drop them on the group itself.` };
    }
    return this.#rankOutcome(dragged, node?.uri ?? null, token);
  }

  async #rankOutcome(
    dragged: readonly DraggedSeed[],
    before: string | null,
    token: vscode.CancellationToken | undefined,
  ): Promise<DropOutcome | undefined> {
    // In the order of the view, not in that in which they were selected.
    const uris = dragged.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0).map(({ uri }) => uri);
    const plan = await this.#server.ask(planRanks, { kind: 'move', uris, before }, token);
    if (plan?.refusal !== undefined) return { refusal: plan.refusal };
    if (!plan || plan.ranks.length === 0) return undefined;
    const seeds = plan.ranks.map(({ uri }) => uri);
    const [only] = dragged.length === 1 ? dragged : [];
    const rank = only && plan.ranks.find(({ uri }) => uri === only.uri)?.rank;
    const words = moveWords(
      only ? quoteTitle(only.element.node.label) : count(dragged.length, 'seed'),
      rank === undefined ? (before === null ? 'to the end' : 'to another place') : `to ${rank}`,
      seeds.filter((uri) => !uris.includes(uri)).length,
    );
    const remarks = await describeKept(this.#server, plan.kept);
    return { seeds, change: { kind: 'rank', ranks: plan.ranks }, remarks, words };
  }

  #uriOf(uri: string): vscode.Uri {
    return this.#server.client.protocol2CodeConverter.asUri(uri);
  }
}

interface DraggedSeed {
  readonly element: SeedElement<SeedNode>;
  readonly uri: string;
  readonly rank: number | undefined;
  /** The id of the group that it was dragged out of. */
  readonly group: string | undefined;
}

/** Each seed once, also where several groups have it. */
function draggedSeeds(transfer: vscode.DataTransfer): readonly DraggedSeed[] {
  const elements: unknown = transfer.get(seedsType)?.value;
  if (!Array.isArray(elements)) return [];
  const seeds = (elements as readonly SeedElement[]).filter(isSeedRow).map((element) => {
    const { uri, rank } = element.node;
    return { element, uri, rank, group: groupIdOf(element) };
  });
  return [...new Map(seeds.map((seed) => [seed.uri, seed])).values()];
}

/** Only usages, publishers and declared fields are values that a seed states and that can be changed. */
function valueOutcome(
  dragged: readonly DraggedSeed[],
  { id, value, label }: SeedGroupNode,
  groupBy: SeedGrouping,
): DropOutcome | undefined {
  const field = facetOf(groupBy);
  if (field !== undefined) {
    const expected = field === groupBy ? `a ${field}` : 'a value';
    if (value === undefined) return { refusal: `Seeds cannot be moved to “${label}”, which is not ${expected}.` };
    const seeds = dragged.filter(({ group }) => group !== id).map(({ uri }) => uri);
    return seeds.length > 0 ? { seeds, change: { kind: 'set', field, value } } : undefined;
  }
  switch (groupBy) {
    case 'folder':
      return { refusal: 'To move files to another folder, use the Explorer.' };
    case 'domain':
      return { refusal: 'A seed’s domain comes from its url. Change the url instead.' };
    case 'problem':
      return { refusal: 'Moving a seed does not change its problems.' };
    default:
      return undefined;
  }
}

function groupIdOf(element: SeedElement | undefined): string | undefined {
  const node = element?.parent?.node;
  return node?.kind === 'group' ? node.id : undefined;
}

function isSeedRow(element: SeedElement): element is SeedElement<SeedNode> {
  return element.node.kind === 'seed';
}
