import type { Checker } from './checker.ts';
import type { Configurations } from './configurations.ts';
import type { Corpora, CorpusFolder } from './corpora.ts';
import type { Scanner } from './scanner.ts';
import { relativePath, unusedEntries } from '../core/index.ts';
import { isWithin } from './uri.ts';

/** Reports the entries of each `seedbed.yaml` that are for no seed or no finding. That is known only when all seeds are. */
export class UnusedEntries {
  readonly #corpora: Corpora;
  readonly #configurations: Configurations;
  readonly #scanner: Scanner;
  readonly #checker: Checker;

  constructor(corpora: Corpora, configurations: Configurations, scanner: Scanner, checker: Checker) {
    this.#corpora = corpora;
    this.#configurations = configurations;
    this.#scanner = scanner;
    this.#checker = checker;
  }

  /** Looks again at the corpora in which a seed has come or gone, or what is ignored is another. */
  review(): void {
    for (const corpus of this.#corpora.all()) {
      const { configurationUri: uri, text } = corpus;
      if (uri === undefined || text === undefined || !this.#configurations.isConfiguration(uri)) continue;
      const unused = this.#isComplete(corpus) ? (corpus.unused ??= this.#unusedIn(corpus)) : [];
      if (unused.length === 0 && corpus.reported.length === 0) continue;
      corpus.reported = unused;
      this.#checker.checkConfiguration(uri, { text }, corpus.remarks);
    }
  }

  #isComplete({ root }: CorpusFolder): boolean {
    const { isCancelled, unreadableFolders } = this.#scanner;
    return (
      !isCancelled && this.#scanner.knows(root) && ![...unreadableFolders.keys()].some((one) => isWithin(one, root))
    );
  }

  #unusedIn(corpus: CorpusFolder): CorpusFolder['reported'] {
    const { overrides, ignore } = corpus.configuration;
    if (overrides.length + ignore.length === 0) return [];
    const hiding = new Set<string>();
    for (const uri of this.#checker.seedsOf(corpus)) {
      for (const key of corpus.records.foundIn(uri).hidden) hiding.add(key);
    }
    return unusedEntries(corpus.configuration, pathsOf(corpus.root, this.#checker.seedsOf(corpus)), hiding);
  }
}

function* pathsOf(root: string, uris: Iterable<string>): Iterable<string> {
  for (const uri of uris) yield relativePath(root, uri);
}
