import { buildSeedTree, filterKeysFor, readFilter, viewOrder } from '../core/index.ts';
import type { Corpus, JumpPath, SeedSources, SeedTree } from '../core/index.ts';
import type { SeedTreeQuery } from '../protocol/index.ts';
import { seedSources, type Workspace } from '../workspace/index.ts';
import type { Root } from './roots.ts';

/** The trees of seeds, built when they are asked for and kept until the index changes. */
export class SeedTrees {
  /** The one asked for last comes last. */
  readonly #trees = new Map<string, SeedTree>();
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

  /** What trees and filters are made of, as it is now. */
  get sources(): SeedSources {
    return { corpora: seedSources(this.#workspace.corpora()), roots: this.#roots() };
  }

  /** What jumps go through where somebody looks at a tree, in each of the corpora. */
  path({ filter = '', ...view }: SeedTreeQuery): (corpus: Corpus) => JumpPath {
    const { corpora, roots } = this.sources;
    const read = readFilter(filter, filterKeysFor(corpora));
    return (corpus) => {
      const source = corpora.find((each) => each.corpus === corpus);
      if (!source) return {};
      const order = viewOrder(view, source, roots);
      return read.isEmpty ? { order } : { order, isShown: read.forCorpus({ ...source, roots }) };
    };
  }

  get({ groupBy, sortBy = 'rank', filter = '' }: SeedTreeQuery): SeedTree {
    const key = JSON.stringify([groupBy, sortBy, filter.trim()]);
    let tree = this.#trees.get(key);
    if (!tree) {
      const start = performance.now();
      const { sources } = this;
      tree = buildSeedTree({ groupBy, sortBy, filter: readFilter(filter, filterKeysFor(sources.corpora)) }, sources);
      this.#cost = performance.now() - start;
    }
    this.#trees.delete(key);
    this.#trees.set(key, tree);
    for (const oldest of this.#trees.keys()) {
      if (this.#trees.size <= mostTrees) break;
      this.#trees.delete(oldest);
    }
    return tree;
  }
}

/** Enough for the tree that is shown and for a filter that is being typed. Each holds a list of all its seeds. */
const mostTrees = 4;
