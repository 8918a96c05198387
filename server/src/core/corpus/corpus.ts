import type { Configuration } from '../schema/configuration.ts';
import type { NearDuplicate } from './nearDuplicates.ts';
import type { Relation } from './relation.ts';
import type { SeedRows } from './seedRows.ts';
import type { SeedSummary } from './seedSummary.ts';
import type { StoryMate } from './stories.ts';
import type { Twins } from './twins.ts';
import type { Facet, LearnedPublisher } from './vocabulary.ts';
import { defaultConfiguration } from '../schema/configuration.ts';
import { isOnSomewhere } from '../schema/rulesAt.ts';
import { none } from './countedStrings.ts';
import { Folders } from './folders.ts';
import { NearDuplicates } from './nearDuplicates.ts';
import { Ranks } from './ranks.ts';
import { SeedTable } from './seedTable.ts';
import { Stories } from './stories.ts';
import { noTwins, TwinRelation } from './twins.ts';
import { Vocabulary } from './vocabulary.ts';

/** What two seeds can have in common that only one should have. */
export type TwinKind = 'article' | 'headline' | 'rank' | 'number';

/**
 * The index over all seeds of one corpus: the one stateful object of the engine. It keeps summaries, not texts, in a table
 * with a row for each seed, and others by which rows are found. They are updated by taking a seed's old facts out and
 * putting its new ones in, so that an edit costs the same in a corpus of ten and of a hundred thousand. What it answers
 * never depends on the order in which seeds came in.
 *
 * The summaries that it answers with say what it says itself: they are to be asked anew when anything has changed.
 *
 * It is long as the one face of this folder: the work is done by those it is made of.
 */
export class Corpus {
  /** The uri of the folder that its seeds are in, at any depth, without a trailing slash. */
  readonly root: string;
  readonly #seeds = new SeedTable({
    writeSketch: (row, into) => this.#nearDuplicates.writeSketch(row, into),
    termsOf: (row) => this.#stories?.termsOf(row) ?? '',
  });
  readonly #articles = new TwinRelation(this.#seeds, 'article');
  readonly #headlines = new TwinRelation(this.#seeds, 'headline');
  readonly #numbers = new TwinRelation(this.#seeds, 'number', { withinFolder: true });
  readonly #folders = new Folders(this.#seeds);
  readonly #vocabulary = new Vocabulary(this.#seeds);
  readonly #stories: Stories | undefined;
  #ranks: Ranks;
  #nearDuplicates: NearDuplicates;
  #configuration: Pick<Configuration, 'rank' | 'duplicates' | 'rules' | 'overrides'>;
  /** How many more seeds let characters beyond ASCII stand than escape them. */
  #unicodeMajority = 0;
  #revision = 0;
  /** The seed that was put in last, as long as nothing has changed since, and what no other seed shares with it. */
  #last: SeedSummary | undefined;
  #isOfOneArticle = false;
  #isOfOneHeadline = false;
  #isOfOneRank = false;
  #isOfOneNumber = false;
  #isLikeNoOther = false;

  /** @param stories false where nobody will ask for seeds of the same story, nor for terms: there are none then. */
  constructor(
    root = '',
    configuration: Configuration = defaultConfiguration,
    { stories = true }: { readonly stories?: boolean } = {},
  ) {
    this.root = root;
    this.#stories = stories ? new Stories(this.#seeds) : undefined;
    this.#configuration = configuration;
    this.#ranks = ranksFor(this.#seeds, configuration);
    this.#nearDuplicates = new NearDuplicates(this.#seeds, configuration.duplicates.threshold);
  }

  /** Takes another configuration into account; all findings may be others then. */
  configure(configuration: Configuration): void {
    const before = this.#configuration;
    this.#configuration = configuration;
    this.#last = undefined;
    if (scopeOf(configuration) !== scopeOf(before) || tellsGaps(configuration) !== tellsGaps(before)) {
      this.#ranks = ranksFor(this.#seeds, configuration);
      this.#fill(this.#ranks, () => {});
    }
    const { threshold } = configuration.duplicates;
    if (threshold !== before.duplicates.threshold) {
      const nearDuplicates = new NearDuplicates(this.#seeds, threshold);
      this.#fill(nearDuplicates, (row) => nearDuplicates.read(this.#seeds.at(row)));
      this.#nearDuplicates = nearDuplicates;
    }
  }

  get size(): number {
    return this.#seeds.size;
  }

  /** Another number whenever something has changed. */
  get revision(): number {
    return this.#revision;
  }

  /** Makes room for so many seeds in all, so that nobody waits for it while they come. */
  reserve(seeds: number): void {
    this.#seeds.reserve(seeds);
    for (const twins of [this.#articles, this.#headlines, this.#ranks.twins, this.#numbers]) twins.reserve(seeds);
    this.#nearDuplicates.reserve(seeds);
    this.#vocabulary.reserve(seeds);
  }

  /**
   * Puts a seed in, or its new summary in the old one's place.
   * @returns the uris of the other seeds whose findings may be others now.
   */
  upsert(summary: SeedSummary): ReadonlySet<string> {
    const before = this.#seeds.find(summary.uri);
    this.#nearDuplicates.read(summary);
    this.#stories?.read(summary);
    if (before !== none && this.#isWritten(before, summary)) return nobody;
    this.#revision++;
    forgetAffected();
    const row = before === none ? this.#seeds.add(summary.uri) : before;
    if (before !== none) this.#leave(row, summary);
    this.#seeds.write(row, summary);
    this.#enter(row, before === none);
    this.#last = summary;
    return this.#told(row);
  }

  /**
   * Takes a seed out; one that is not there is no error.
   * @returns the uris of the other seeds whose findings may be others now.
   */
  remove(uri: string): ReadonlySet<string> {
    const row = this.#seeds.find(uri);
    if (row === none) return nobody;
    this.#revision++;
    this.#last = undefined;
    forgetAffected();
    this.#leave(row, undefined);
    this.#seeds.delete(row);
    return this.#told(row);
  }

  get(uri: string): SeedSummary | undefined {
    const row = this.#seeds.find(uri);
    return row === none ? undefined : this.#seeds.at(row);
  }

  /**
   * A small number that a seed has as long as it is there: another one may have it then. For those who keep something of
   * each seed. Undefined for a seed that is not there.
   */
  rowOf(uri: string): number | undefined {
    const row = this.#seeds.find(uri);
    return row === none ? undefined : row;
  }

  /** All seeds by their rows: how to go through many of them. */
  get rows(): SeedRows {
    return this.#seeds;
  }

  /** All seeds, in no particular order. */
  summaries(): Iterable<SeedSummary> {
    return this.#seeds.seeds();
  }

  /** Whether most of the seeds that show it let characters beyond ASCII stand as they are; undefined where none or half do. */
  get unicodeHabit(): boolean | undefined {
    return this.#unicodeMajority === 0 ? undefined : this.#unicodeMajority > 0;
  }

  /** How many seeds use each value, for completion's order. */
  counts(facet: Facet): ReadonlyMap<string, number> {
    return (facet === 'publisher' ? this.#seeds.publishers : this.#seeds.usages).counts;
  }

  /** The rows of the seeds that have this value, by uri. It looks at all seeds: nothing to do on a keystroke. */
  rowsWith(facet: Facet, value: string): readonly number[] {
    const number = (facet === 'publisher' ? this.#seeds.publishers : this.#seeds.usages).find(value);
    const rows: number[] = [];
    if (number === none) return rows;
    const numbers = this.#seeds[facet].values;
    for (const row of this.#seeds.uriOrder.rows) if (numbers[row] === number) rows.push(row);
    return rows;
  }

  /** Tells of a row whether its seed has all that counts of a word among its terms; undefined for a word of which nothing does. */
  termTest(word: string): ((row: number) => boolean) | undefined {
    return this.#stories?.test(word);
  }

  /**
   * What the seeds of a domain, such as `bbc.co.uk`, call their publisher, the most frequent first; but for the seed that
   * the answer is meant for, which may be half-typed.
   */
  publishersOf(domain: string, except?: string): readonly LearnedPublisher[] {
    return this.#vocabulary.publishersOf(domain, except === undefined ? undefined : this.get(except));
  }

  /** What as good as all seeds of a domain call their publisher; undefined where they have no such habit. */
  usualPublisher(domain: string): string | undefined {
    return this.#vocabulary.usualPublisher(domain);
  }

  /** Whether a publisher is a word of the corpus: the usual one of some domain, or that of very many seeds. */
  usesPublisher(publisher: string): boolean {
    return this.#vocabulary.usesPublisher(publisher);
  }

  /**
   * The other seeds of the same article, the same title, the same rank in its scope, or the same number in its folder; of
   * a seed as the index has it, or as it would be.
   */
  twins(kind: TwinKind, seed: SeedSummary): Twins {
    const isLast = seed === this.#last;
    switch (kind) {
      case 'article':
        return isLast && this.#isOfOneArticle ? noTwins : this.#articles.of(seed);
      case 'headline':
        return isLast && this.#isOfOneHeadline ? noTwins : this.#headlines.of(seed);
      case 'rank':
        return isLast && this.#isOfOneRank ? noTwins : this.#ranks.twins.of(seed);
      case 'number':
        return isLast && this.#isOfOneNumber ? noTwins : this.#numbers.of(seed);
    }
  }

  /** The seeds whose bodies are almost the same, the most similar first. */
  nearDuplicates(seed: SeedSummary): readonly NearDuplicate[] {
    return seed === this.#last && this.#isLikeNoOther ? noNearDuplicates : this.#nearDuplicates.of(seed);
  }

  /** The seeds that seem to tell of the same story, the likeliest first; `limit` at most. It looks at all seeds. */
  sameStory(seed: SeedSummary, limit: number): readonly StoryMate[] {
    return this.#stories?.of(seed, limit) ?? [];
  }

  /** Whether the seeds of two folders have their ranks together. */
  sharesRanks(folder: string, other: string): boolean {
    return scopeOf(this.#configuration) === 'corpus' || folder === other;
  }

  /** How many seeds have their ranks together with those of the folder. */
  scopeSize(folder: string): number {
    return scopeOf(this.#configuration) === 'corpus' ? this.size : this.#folders.size(folder);
  }

  /** Whether a seed of the folder's scope has the rank. */
  isRankTaken(folder: string, rank: number): boolean {
    return this.#ranks.isTaken(folder, rank);
  }

  /** The rank behind the last one of the folder's scope; one that is only misspelled counts as what it is meant as. */
  nextFreeRank(folder: string): number {
    return this.#ranks.next(folder);
  }

  /** The lowest rank that no seed of the folder's scope has: where gaps are to be filled. */
  lowestFreeRank(folder: string): number {
    return this.#ranks.lowestFree(folder);
  }

  /** Whether most `.txt` seeds of the folder are named as seeds are: a number, `_`, sixteen hexadecimal digits. */
  isRegularlyNamed(folder: string): boolean {
    return this.#folders.isRegularlyNamed(folder);
  }

  #isWritten(row: number, summary: SeedSummary): boolean {
    return (
      this.#seeds.isWritten(row, summary) &&
      this.#nearDuplicates.isWritten(row) &&
      (this.#stories === undefined || this.#stories.isWritten(row))
    );
  }

  #leave(row: number, after: SeedSummary | undefined): void {
    this.#unicodeMajority -= voteOf(this.#seeds.allowsUnicode(row));
    this.#articles.leave(row, after, affected);
    this.#headlines.leave(row, after, affected);
    this.#ranks.leave(row, after, affected);
    this.#numbers.leave(row, after, affected);
    this.#folders.leave(row, after, affected);
    this.#nearDuplicates.leave(row, after, affected);
    this.#stories?.leave(row, after);
    this.#vocabulary.leave(row, after, affected);
  }

  #enter(row: number, isNew: boolean): void {
    this.#unicodeMajority += voteOf(this.#seeds.allowsUnicode(row));
    this.#isOfOneArticle = !this.#articles.enter(row, isNew, affected);
    this.#isOfOneHeadline = !this.#headlines.enter(row, isNew, affected);
    this.#isOfOneRank = !this.#ranks.enter(row, isNew, affected);
    this.#isOfOneNumber = !this.#numbers.enter(row, isNew, affected);
    this.#folders.enter(row, isNew, affected);
    this.#isLikeNoOther = !this.#nearDuplicates.enter(row, isNew, affected);
    this.#stories?.enter(row);
    this.#vocabulary.enter(row, isNew, affected);
  }

  /** The uris of the other seeds that were told of a change to one. */
  #told(except: number): ReadonlySet<string> {
    affected.delete(except);
    if (affected.size === 0) return nobody;
    const uris = new Set<string>();
    for (const row of affected) uris.add(this.#seeds.uriOf(row));
    return uris;
  }

  #fill(relation: Relation, prepare: (row: number) => void): void {
    forgetAffected();
    for (let row = 0; row < this.#seeds.end; row++) {
      if (!this.#seeds.has(row)) continue;
      prepare(row);
      relation.enter(row, true, affected);
    }
  }
}

/** The rows of those that are told: one set for all, as it is empty nearly always. */
const affected = new Set<number>();

/** To clear a set makes another table for it, also where it is empty. */
function forgetAffected(): void {
  if (affected.size > 0) affected.clear();
}

const nobody: ReadonlySet<string> = new Set();
const noNearDuplicates: readonly NearDuplicate[] = [];

type Ranking = Pick<Configuration, 'rank' | 'rules' | 'overrides'>;

/** Where ranks may repeat, “the next free one” still means something: that of the folder. */
function scopeOf({ rank }: Ranking): 'corpus' | 'folder' {
  return rank.unique === 'corpus' ? 'corpus' : 'folder';
}

/** Whether anything is found where ranks are missing. */
function tellsGaps(configuration: Ranking): boolean {
  return isOnSomewhere(configuration, 'rank-gap');
}

function ranksFor(seeds: SeedTable, configuration: Ranking): Ranks {
  return new Ranks(seeds, {
    withinFolder: scopeOf(configuration) === 'folder',
    tellsGaps: tellsGaps(configuration),
  });
}

function voteOf(allowsUnicode: boolean | undefined): number {
  return allowsUnicode === undefined ? 0 : allowsUnicode ? 1 : -1;
}
