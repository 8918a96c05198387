import type { SeedSummary } from './seed.ts';
import type { LearnedPublisher } from './vocabulary.ts';
import { Corpus } from './corpus.ts';

/**
 * Stands in for a corpus while seeds are examined one by one, each as if the others agreed with it: its publisher is the
 * usual one of its domain. It notes whether anything was asked, so that it is known whether the answer holds anywhere.
 */
export class LoneCorpus extends Corpus {
  /** Whether the last seed is as it is only if its publisher is the usual one of its domain. */
  assumesPublisher = false;
  /** Whether something was asked of the others that cannot be answered without them. */
  isAsked = false;
  #seed: SeedSummary | undefined;

  /** The seed to be examined next; nothing is kept of the one before. */
  override upsert(summary: SeedSummary): ReadonlySet<string> {
    this.#seed = summary;
    this.assumesPublisher = false;
    this.isAsked = false;
    return nobody;
  }

  override remove(): ReadonlySet<string> {
    return nobody;
  }

  override usualPublisher(domain: string): string | undefined {
    this.assumesPublisher = true;
    return domain === this.#seed?.domain ? this.#seed.publisher : undefined;
  }

  override usesPublisher(publisher: string): boolean {
    this.assumesPublisher = true;
    return publisher === this.#seed?.publisher;
  }

  override get unicodeHabit(): boolean | undefined {
    this.isAsked = true;
    return undefined;
  }

  override publishersOf(): readonly LearnedPublisher[] {
    this.isAsked = true;
    return [];
  }

  override count(): number {
    this.isAsked = true;
    return 0;
  }
}

const nobody: ReadonlySet<string> = new Set();
