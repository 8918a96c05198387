import type { Configuration } from '../schema/configuration.ts';
import type { NearDuplicate } from './nearDuplicates.ts';
import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';
import type { StoryMate } from './stories.ts';
import type { Twins } from './twins.ts';
import type { Facet, LearnedPublisher } from './vocabulary.ts';
import { defaultConfiguration } from '../schema/configuration.ts';
import { Folders } from './folders.ts';
import { NearDuplicates } from './nearDuplicates.ts';
import { Ranks } from './ranks.ts';
import { detach, sameSummary } from './seedSummary.ts';
import { SharedStrings } from './sharedStrings.ts';
import { Stories } from './stories.ts';
import { TwinRelation } from './twins.ts';
import { Vocabulary } from './vocabulary.ts';

/** What two seeds can have in common that only one should have. */
export type TwinKind = 'article' | 'headline' | 'rank' | 'number';

/**
 * The index over all seeds of one corpus: the one stateful object of the engine. It keeps summaries, not texts, and
 * maps that are updated by taking a seed's old facts out and putting its new ones in, so that an edit costs the same
 * in a corpus of ten and of a hundred thousand. What it answers never depends on the order in which seeds came in.
 */
export class Corpus {
  /** The uri of the folder that its seeds are in, at any depth, without a trailing slash. */
  readonly root: string;
  readonly #summaries = new Map<string, SeedSummary>();
  readonly #articles = new TwinRelation((seed) => seed.article);
  readonly #headlines = new TwinRelation((seed) => seed.headline);
  readonly #numbers = new TwinRelation(
    (seed) => seed.number,
    (seed) => seed.folder,
  );
  readonly #folders = new Folders();
  readonly #vocabulary = new Vocabulary();
  readonly #stories: Stories | undefined;
  readonly #shared = new SharedStrings();
  #ranks: Ranks;
  #nearDuplicates: NearDuplicates;
  #rankScope: Configuration['rank']['unique'];
  #threshold: number;
  /** How many more seeds let characters beyond ASCII stand than escape them. */
  #unicodeMajority = 0;

  /** @param stories false where nobody will ask for seeds of the same story, nor for terms: there are none then. */
  constructor(
    root = '',
    configuration: Configuration = defaultConfiguration,
    { stories = true }: { readonly stories?: boolean } = {},
  ) {
    this.root = root;
    this.#stories = stories ? new Stories() : undefined;
    this.#rankScope = configuration.rank.unique;
    this.#threshold = configuration.duplicates.threshold;
    this.#ranks = new Ranks(scopeFor(this.#rankScope));
    this.#nearDuplicates = new NearDuplicates(this.#threshold);
  }

  /** Takes another configuration into account; all findings may be others then. */
  configure({ rank, duplicates }: Configuration): void {
    if (rank.unique !== this.#rankScope) {
      this.#rankScope = rank.unique;
      this.#ranks = this.#filled(new Ranks(scopeFor(rank.unique)));
    }
    if (duplicates.threshold !== this.#threshold) {
      this.#threshold = duplicates.threshold;
      this.#nearDuplicates = this.#filled(new NearDuplicates(duplicates.threshold));
    }
  }

  get size(): number {
    return this.#summaries.size;
  }

  /**
   * Puts a seed in, or its new summary in the old one's place.
   * @returns the uris of the other seeds whose findings may be others now.
   */
  upsert(summary: SeedSummary): ReadonlySet<string> {
    const before = this.#summaries.get(summary.uri);
    const withStory = this.#stories !== undefined;
    if (before && sameSummary(before, summary, withStory)) return none;
    return this.#update(
      before,
      detach(summary, (text) => this.#shared.of(text), withStory),
    );
  }

  /**
   * Takes a seed out; one that is not there is no error.
   * @returns the uris of the other seeds whose findings may be others now.
   */
  remove(uri: string): ReadonlySet<string> {
    const before = this.#summaries.get(uri);
    return before ? this.#update(before, undefined) : none;
  }

  get(uri: string): SeedSummary | undefined {
    return this.#summaries.get(uri);
  }

  /** All seeds, in no particular order. */
  summaries(): Iterable<SeedSummary> {
    return this.#summaries.values();
  }

  /** Whether most of the seeds that show it let characters beyond ASCII stand as they are; true where none or half do. */
  get allowsUnicode(): boolean {
    return this.#unicodeMajority >= 0;
  }

  /** How many seeds use each value, for completion's order. */
  counts(facet: Facet): ReadonlyMap<string, number> {
    return this.#vocabulary.counts(facet);
  }

  /** The seeds that have this value, in no particular order. It looks at all seeds: nothing to do on a keystroke. */
  *seedsWith(facet: Facet, value: string): Iterable<SeedSummary> {
    if (!this.counts(facet).has(value)) return;
    for (const seed of this.#summaries.values()) if (seed[facet] === value) yield seed;
  }

  /**
   * What the seeds of a domain, such as `bbc.co.uk`, call their publisher, the most frequent first; but for the seed that
   * the answer is meant for, which may be half-typed.
   */
  publishersOf(domain: string, except?: string): readonly LearnedPublisher[] {
    return this.#vocabulary.publishersOf(domain, except === undefined ? undefined : this.#summaries.get(except));
  }

  /**
   * The other seeds of the same article, the same title, the same rank in its scope, or the same number in its folder; of
   * a seed as the index has it, or as it would be.
   */
  twins(kind: TwinKind, seed: SeedSummary): Twins {
    switch (kind) {
      case 'article':
        return this.#articles.of(seed);
      case 'headline':
        return this.#headlines.of(seed);
      case 'rank':
        return this.#ranks.twins.of(seed);
      case 'number':
        return this.#numbers.of(seed);
    }
  }

  /** The seeds whose bodies are almost the same, the most similar first. */
  nearDuplicates(seed: SeedSummary): readonly NearDuplicate[] {
    return this.#nearDuplicates.of(seed);
  }

  /** The seeds that seem to tell of the same story, the likeliest first; `limit` at most. */
  sameStory(seed: SeedSummary, limit: number): readonly StoryMate[] {
    return this.#stories?.of(seed, limit) ?? [];
  }

  /** Whether the seeds of two folders have their ranks together. */
  sharesRanks(folder: string, other: string): boolean {
    return this.#rankScope === 'corpus' || folder === other;
  }

  /** How many seeds have their ranks together with those of the folder. */
  scopeSize(folder: string): number {
    return this.#rankScope === 'corpus' ? this.size : this.#folders.size(folder);
  }

  /** Whether a seed of the folder's scope has the rank. */
  isRankTaken(folder: string, rank: number): boolean {
    return this.#ranks.isTaken(folder, rank);
  }

  /** The lowest rank that no seed of the folder's scope has. */
  nextFreeRank(folder: string): number {
    return this.#ranks.nextFree(folder);
  }

  /** Whether most `.txt` seeds of the folder are named as seeds are: a number, `_`, sixteen hexadecimal digits. */
  isRegularlyNamed(folder: string): boolean {
    return this.#folders.isRegularlyNamed(folder);
  }

  #update(before: SeedSummary | undefined, after: SeedSummary | undefined): ReadonlySet<string> {
    const affected = new Set<string>();
    if (after) this.#summaries.set(after.uri, after);
    else if (before) this.#summaries.delete(before.uri);
    this.#unicodeMajority += voteOf(after) - voteOf(before);
    this.#articles.update(before, after, affected);
    this.#headlines.update(before, after, affected);
    this.#ranks.update(before, after, affected);
    this.#numbers.update(before, after, affected);
    this.#folders.update(before, after, affected);
    this.#nearDuplicates.update(before, after, affected);
    this.#stories?.update(before, after);
    this.#vocabulary.update(before, after);
    affected.delete((after ?? before)!.uri);
    return affected;
  }

  #filled<T extends Relation>(relation: T): T {
    const affected = new Set<string>();
    for (const summary of this.#summaries.values()) relation.update(undefined, summary, affected);
    return relation;
  }
}

const none: ReadonlySet<string> = new Set();

/** Where ranks may repeat, “the next free one” still means something: that of the folder. */
function scopeFor(unique: Configuration['rank']['unique']): (folder: string) => string {
  return unique === 'corpus' ? () => '' : (folder) => folder;
}

function voteOf(summary: SeedSummary | undefined): number {
  return summary?.allowsUnicode === undefined ? 0 : summary.allowsUnicode ? 1 : -1;
}
