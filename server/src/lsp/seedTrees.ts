import { buildSeedTree, type SeedGrouping, type SeedTree } from '../core/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Root } from './fileEvents.ts';

/** The tree of seeds, built when it is asked for and kept until the index changes. */
export class SeedTrees {
  readonly #trees = new Map<SeedGrouping, SeedTree>();
  readonly #workspace: Workspace;
  readonly #roots: () => readonly Root[];
  #cost = 0;

  constructor(workspace: Workspace, roots: () => readonly Root[]) {
    this.#workspace = workspace;
    this.#roots = roots;
  }

  /** How long the last one took to build, in milliseconds. */
  get cost(): number {
    return this.#cost;
  }

  indexChanged(): void {
    this.#trees.clear();
  }

  by(groupBy: SeedGrouping): SeedTree {
    const known = this.#trees.get(groupBy);
    if (known) return known;
    const start = performance.now();
    const tree = buildSeedTree(groupBy, {
      corpora: this.#workspace.corpora().map(({ index, configuration }) => ({ corpus: index, configuration })),
      roots: this.#roots(),
      problemsOf: (uri) => this.#workspace.problemCounts(uri),
    });
    this.#cost = performance.now() - start;
    this.#trees.set(groupBy, tree);
    return tree;
  }
}
