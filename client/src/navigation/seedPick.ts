import * as vscode from 'vscode';
import type { FoundSeed, RelatedSeed } from '../../../server/src/protocol/index.ts';
import { SeedPreview } from './seedPreview.ts';
import type { Server } from '../server.ts';

/** A line of a list of seeds. A line without a seed is a message or a heading. */
export interface SeedPickItem extends vscode.QuickPickItem {
  readonly seed?: RelatedSeed;
}

export interface SeedPickOptions {
  readonly title: string;
  readonly placeholder: string;
  /** All items, which VS Code filters by what is typed, or a function that finds the best ones first. Null: no answer. */
  readonly items:
    | readonly SeedPickItem[]
    | ((query: string, token: vscode.CancellationToken) => Promise<readonly SeedPickItem[] | null>);
  /** What is in the field at first. */
  readonly query?: string;
}

/**
 * Shows a list of seeds, and a preview of the active one. Escape goes back to where the user was. Resolves when the list is
 * closed and the chosen seed is open.
 */
export async function pickSeed(
  server: Server,
  { title, placeholder, items, query = '' }: SeedPickOptions,
): Promise<void> {
  const pick = vscode.window.createQuickPick<SeedPickItem>();
  const preview = new SeedPreview();
  const uriOf = (item: SeedPickItem | undefined) =>
    item?.seed && server.client.protocol2CodeConverter.asUri(item.seed.uri);
  pick.title = title;
  pick.placeholder = placeholder;
  pick.value = query;
  pick.matchOnDescription = true;
  /** Whether the user has moved since the items came: VS Code makes the first one active by itself. */
  let hasMoved = false;
  const fill = (filled: readonly SeedPickItem[]): void => {
    hasMoved = false;
    pick.items = filled;
  };
  const search = typeof items === 'function' ? new Search(pick, items, fill) : undefined;
  if (typeof items !== 'function') fill(items);

  const chosen = await new Promise<vscode.Uri | undefined>((done) => {
    pick.onDidChangeActive(([active]) => {
      const isFirst = active === pick.items.find(({ seed }) => seed !== undefined);
      if (isFirst && !hasMoved) return;
      hasMoved = true;
      const uri = uriOf(active);
      if (uri) preview.show(uri);
    });
    pick.onDidAccept(() => {
      const uri = uriOf(pick.activeItems[0]);
      if (uri) done(uri);
    });
    pick.onDidHide(() => done(undefined));
    pick.show();
  });
  search?.dispose();
  pick.dispose();
  await (chosen ? preview.open(chosen) : preview.back());
}

/** A seed's line in a list. `more` follows its rank and publisher. */
export function seedPickItem(seed: RelatedSeed | FoundSeed, ...more: readonly string[]): SeedPickItem {
  const { label, rank, publisher, usage } = seed;
  const facts = [rank === undefined ? '' : `#${rank}`, publisher ?? '', usage ?? '', ...more];
  return { seed, label: withoutIcons(label), description: withoutIcons(facts.filter(Boolean).join(' · ')) };
}

/** Fills a list with the seeds found for the text in its field while it is typed. */
class Search {
  readonly #disposables: vscode.Disposable;
  #running = new vscode.CancellationTokenSource();

  constructor(
    pick: vscode.QuickPick<SeedPickItem>,
    find: Exclude<SeedPickOptions['items'], readonly SeedPickItem[]>,
    fill: (items: readonly SeedPickItem[]) => void,
  ) {
    // Keeps the order in which seeds are found. VS Code's declarations do not mention this property.
    Object.assign(pick, { sortByLabel: false });
    const update = async (query: string): Promise<void> => {
      this.#running.cancel();
      this.#running.dispose();
      this.#running = new vscode.CancellationTokenSource();
      const { token } = this.#running;
      pick.busy = true;
      const found = await find(query, token);
      if (token.isCancellationRequested) return;
      pick.busy = false;
      const items = found && found.length > 0 ? found : [{ label: 'No seeds match.' }];
      fill(items.map((item) => ({ ...item, alwaysShow: true })));
    };
    this.#disposables = pick.onDidChangeValue((query) => void update(query));
    void update(pick.value);
  }

  dispose(): void {
    this.#running.cancel();
    this.#running.dispose();
    this.#disposables.dispose();
  }
}

/** The text, such that VS Code takes no `$(name)` in it for an icon. */
export function withoutIcons(text: string): string {
  return text.replaceAll(/\$\([\w-]+(?:~[A-Za-z]+)?\)/g, '\\$&');
}
