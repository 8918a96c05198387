import type { Configuration } from '../schema/configuration.ts';
import type { NearDuplicate } from './nearDuplicates.ts';
import type { Relation, SeedChange } from './relation.ts';
import type { Seed, SeedSummary } from './seed.ts';
import type { StoryMate } from './stories.ts';
import type { SharedKey } from './valueCounts.ts';
import type { LearnedPublisher } from './vocabulary.ts';
import { defaultConfiguration } from '../schema/configuration.ts';
import { isOffEverywhere, isOnSomewhere } from '../schema/rulesAt.ts';
import { ownCopy } from '../text/ownCopy.ts';
import { FacetCounts } from './facetCounts.ts';
import { Folders } from './folders.ts';
import { NearDuplicates } from './nearDuplicates.ts';
import { Ranks } from './ranks.ts';
import { SearchTexts } from './searchTexts.ts';
import { saysTheSame } from './seed.ts';
import { Stories } from './stories.ts';
import { TwinRelation, type TwinKind, type Twins } from './twins.ts';
import { ValueCounts } from './valueCounts.ts';
import { Vocabulary } from './vocabulary.ts';
import { WritingHabit } from './writingHabit.ts';

/**
 * The index over all seeds of one corpus: a plain object for each seed, by its uri, and the relations between them. Each
 * relation is updated with each change, so that an edit costs the same among ten seeds and among a hundred thousand. No
 * answer depends on the order in which seeds came in.
 *
 * It is long since it is the one door to all relations: most methods are a line.
 */
export class Corpus {
  /** The uri of the folder that its seeds are in, at any depth, without a trailing slash. */
  readonly root: string;
  readonly #seeds = new Map<string, Seed>();
  readonly #values: Readonly<Record<SharedKey, ValueCounts>> = {
    publisher: new ValueCounts('publisher'),
    usage: new ValueCounts('usage'),
    domain: new ValueCounts('domain'),
    folder: new ValueCounts('folder'),
  };
  /** How many seeds have each value of publisher, usage and the declared facets. */
  readonly facets = new FacetCounts(this.#values);
  readonly #twins = {
    article: new TwinRelation('article'),
    headline: new TwinRelation('headline'),
    number: new TwinRelation('number', { withinFolder: true }),
  } as const;
  readonly #folders = new Folders();
  readonly #vocabulary = new Vocabulary();
  readonly #searchTexts = new SearchTexts();
  readonly #writingHabit = new WritingHabit();
  readonly #stories: Stories | undefined;
  #ranks: Ranks;
  #nearDuplicates: NearDuplicates;
  #relations: readonly Relation[];
  #configuration: Pick<Configuration, 'rank' | 'duplicates' | 'rules' | 'overrides'>;
  #needsSignatures = true;
  #revision = 0;

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
    this.#nearDuplicates = new NearDuplicates(configuration.duplicates.threshold);
    this.#relations = this.#allRelations();
    this.#noteRules();
  }

  /** Takes another configuration into account; all findings may be others then. */
  configure(configuration: Configuration): void {
    const before = this.#configuration;
    this.#configuration = configuration;
    if (scopeOf(configuration) !== scopeOf(before) || tellsGaps(configuration) !== tellsGaps(before)) {
      this.#ranks = ranksFor(this.#seeds, configuration);
      this.#fill(this.#ranks);
    }
    const { threshold } = configuration.duplicates;
    if (threshold !== before.duplicates.threshold) {
      const nearDuplicates = new NearDuplicates(threshold);
      this.#fill(nearDuplicates);
      this.#nearDuplicates = nearDuplicates;
    }
    this.#relations = this.#allRelations();
    this.#noteRules();
  }

  /** What no rule looks at changes no findings, and a signature is made for rules and whoever looks for stories. */
  #noteRules(): void {
    const areOff = (codes: readonly string[]) => codes.every((code) => isOffEverywhere(this.#configuration, code));
    const { article, headline, number } = this.#twins;
    article.isTold = headline.isTold = !areOff(rulesOnCopies);
    number.isTold = !areOff(['duplicate-number']);
    this.#ranks.twins.isTold = tellsGaps(this.#configuration) || !areOff(['duplicate-rank']);
    this.#needsSignatures = this.#stories !== undefined || !areOff(['near-duplicate']);
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
    this.#nearDuplicates.reserve(seeds);
  }

  /**
   * Puts a seed in, or its new summary in the old one's place.
   * @returns the uris of the other seeds whose findings may be others now.
   */
  upsert(summary: SeedSummary): ReadonlySet<string> {
    const before = this.#seeds.get(summary.uri);
    const after = this.#keep(summary);
    const { uri } = before ?? after;
    const signature = this.#needsSignatures ? summary.signature : undefined;
    if (before && saysTheSame(before, after) && this.#nearDuplicates.has(uri, signature)) return nobody;
    this.#seeds.set(uri, after);
    return this.#tell({ uri, before, after, signature });
  }

  /**
   * Takes a seed out; one that is not there is no error.
   * @returns the uris of the other seeds whose findings may be others now.
   */
  remove(uri: string): ReadonlySet<string> {
    const before = this.#seeds.get(uri);
    if (!before) return nobody;
    this.#seeds.delete(uri);
    return this.#tell({ uri, before, after: undefined, signature: undefined });
  }

  get(uri: string): Seed | undefined {
    return this.#seeds.get(uri);
  }

  /** All seeds, in no particular order. */
  seeds(): Iterable<Seed> {
    return this.#seeds.values();
  }

  /** Whether most seeds that show it let characters beyond ASCII stand as they are; undefined where none or half do. */
  get unicodeHabit(): boolean | undefined {
    return this.#writingHabit.allowsUnicode;
  }

  /** How many seeds have each value, in no particular order. */
  counts(key: SharedKey): ReadonlyMap<string, number> {
    return this.#values[key].all();
  }

  /** How many seeds have a value. */
  count(key: SharedKey, value: string): number {
    return this.#values[key].count(value);
  }

  /** The seeds that have a value, in no particular order. It looks at all seeds: nothing to do on a keystroke. */
  seedsWith<K extends SharedKey | 'article'>(key: K, value: Seed[K]): readonly Seed[] {
    const found: Seed[] = [];
    for (const seed of this.#seeds.values()) if (seed[key] === value) found.push(seed);
    return found;
  }

  /** What words are looked for in: the title, or the file's name where there is none, folded, a blank before each word. */
  searchText(seed: Seed): string {
    return this.#searchTexts.of(seed);
  }

  /**
   * What the seeds of a domain, such as `bbc.co.uk`, call their publisher, the most frequent first; except for the seed that
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
   * a seed as the corpus has it, or as it would be.
   */
  twins(key: TwinKind, seed: Seed): Twins {
    const relation = key === 'rank' ? this.#ranks.twins : this.#twins[key];
    const { uris, more } = relation.of(seed);
    return uris.length === 0 ? noTwins : { seeds: uris.map((uri) => this.#seeds.get(uri)!), more };
  }

  /** The seeds whose bodies are almost the same, the most similar first; of a seed of the corpus, or of a summary. */
  nearDuplicates(seed: Seed | SeedSummary): readonly NearDuplicate[] {
    const signature = 'signature' in seed ? seed.signature : this.#nearDuplicates.signatureOf(seed.uri);
    return this.#nearDuplicates.of(seed.uri, signature);
  }

  /** The seeds that seem to tell of the same story, the likeliest first; `limit` at most. It looks at all seeds. */
  sameStory(seed: Seed, limit: number): readonly StoryMate[] {
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

  /** The rank after the last one of the folder's scope; one that is only misspelled counts as what it is meant as. */
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

  #allRelations(): readonly Relation[] {
    return [
      ...Object.values(this.#values),
      this.facets,
      ...Object.values(this.#twins),
      this.#ranks,
      this.#folders,
      this.#nearDuplicates,
      this.#vocabulary,
      this.#writingHabit,
      this.#searchTexts,
      ...(this.#stories ? [this.#stories] : []),
    ];
  }

  #tell(change: SeedChange): ReadonlySet<string> {
    this.#revision++;
    const affected = new Set<string>();
    for (const relation of this.#relations) relation.update(change, affected);
    affected.delete(change.uri);
    return affected;
  }

  /** Lets a new relation know all seeds. */
  #fill(relation: Relation): void {
    const nobodyIsTold = new Set<string>();
    for (const [uri, after] of this.#seeds) {
      const signature = this.#nearDuplicates.signatureOf(uri);
      relation.update({ uri, before: undefined, after, signature }, nobodyIsTold);
    }
  }

  /** What is kept of a summary: plain values, and no string that is part of the file's text. */
  #keep(summary: SeedSummary): Seed {
    const seed: Seed = {
      uri: summary.uri,
      folder: this.#values.folder.intern(summary.folder),
      url: ownCopy(summary.url),
      title: ownCopy(summary.title),
      publisher: this.#values.publisher.intern(summary.publisher),
      usage: this.#values.usage.intern(summary.usage),
      rank: summary.rank,
      meantRank: summary.meantRank,
      article: summary.article,
      headline: summary.headline,
      domain: this.#values.domain.intern(summary.domain),
      number: summary.number,
      terms: this.#stories ? summary.terms : '',
      urlPlace: summary.urlPlace,
      titlePlace: summary.titlePlace,
      publisherPlace: summary.publisherPlace,
      usagePlace: summary.usagePlace,
      allowsUnicode: summary.allowsUnicode,
    };
    // Not in the object above: what is spread into it costs some bytes even where there is nothing.
    return summary.facets ? { ...seed, facets: this.facets.intern(summary.facets) } : seed;
  }
}

/** All that look at seeds of the same article or headline: what one of them reports another one leaves out. */
const rulesOnCopies = ['duplicate-url', 'duplicate-title', 'near-duplicate', 'usage-conflict'] as const;

const nobody: ReadonlySet<string> = new Set();
const noTwins: Twins = { seeds: [], more: false };

type Ranking = Pick<Configuration, 'rank' | 'rules' | 'overrides'>;

/** Where ranks may repeat, “the next free one” still means something: that of the folder. */
function scopeOf({ rank }: Ranking): 'corpus' | 'folder' {
  return rank.unique === 'corpus' ? 'corpus' : 'folder';
}

/** Whether anything is found where ranks are missing. */
function tellsGaps(configuration: Ranking): boolean {
  return isOnSomewhere(configuration, 'rank-gap');
}

function ranksFor(seeds: ReadonlyMap<string, Seed>, configuration: Ranking): Ranks {
  return new Ranks(seeds, { withinFolder: scopeOf(configuration) === 'folder', tellsGaps: tellsGaps(configuration) });
}
