import type { Configuration } from '../schema/configuration.ts';
import type { SeedDocument } from '../syntax/seedDocument.ts';
import type { Corpus } from './corpus.ts';
import type { SeedSummary } from './seed.ts';
import { listedFacets } from '../schema/facets.ts';
import { readDeclaredFields, type HeaderReading } from './headerReading.ts';
import { summarize } from './seedSummary.ts';
import { unicodeHabit } from './unicodeHabit.ts';

/** What a context is made of. */
export interface SeedParts {
  readonly uri: string;
  /** Or how to make it: of a seed that was examined elsewhere hardly anybody asks for it. */
  readonly document: SeedDocument | (() => SeedDocument);
  readonly configuration: Configuration;
  readonly corpus: Corpus;
  /** What was found out about a seed before, where only the other seeds are left to be looked at. */
  readonly examined?: ExaminedSeed | undefined;
}

/** A seed in which nothing is wrong that could be found without the others. */
export interface ExaminedSeed {
  readonly summary: SeedSummary;
  /** Whether that holds only if its publisher is the usual one of its domain. */
  readonly assumesPublisher: boolean;
}

/**
 * One seed and all that a rule or a feature may look at beside it. What follows from these and is asked for by many is made
 * when it is first asked for.
 */
export class SeedContext implements SeedParts {
  readonly uri: string;
  readonly examined: ExaminedSeed | undefined;
  readonly configuration: Configuration;
  readonly corpus: Corpus;
  #document: SeedDocument | (() => SeedDocument);
  #summary: SeedSummary | undefined;
  #header: HeaderReading | undefined;
  #before: SeedContext | undefined;

  /** @param before the seed with another text, of which most may be the same. */
  constructor({ uri, document, configuration, corpus, examined }: SeedParts, before?: SeedContext) {
    this.#before = before;
    this.uri = uri;
    this.examined = examined;
    this.#summary = examined?.summary;
    this.#document = document;
    this.configuration = configuration;
    this.corpus = corpus;
  }

  get document(): SeedDocument {
    return typeof this.#document === 'function' ? (this.#document = this.#document()) : this.#document;
  }

  /** The values that other seeds care about, as the document has them: the corpus may know others, or none. */
  get summary(): SeedSummary {
    if (this.#summary === undefined) {
      this.#summary = summarize(this.uri, this.document, listedFacets(this.configuration), this.#before?.summary);
      // Nothing is to hold all texts that a seed had.
      this.#before = undefined;
    }
    return this.#summary;
  }

  /** The declared fields of the header. */
  get header(): HeaderReading {
    return (this.#header ??= readDeclaredFields(this.document, this.configuration));
  }

  /**
   * Whether characters beyond ASCII are written as they are, as PyYAML's `allow_unicode` has it: as `seedbed.yaml` says,
   * then as most of the corpus's headers show, which a program wrote, then as the header itself does, in which somebody may
   * have typed.
   */
  get allowsUnicode(): boolean {
    return this.configuration.writing.unicode ?? this.corpus.unicodeHabit ?? unicodeHabit(this.document) ?? true;
  }

  /** The same seed with another text. */
  withDocument(document: SeedDocument): SeedContext {
    return new SeedContext({ uri: this.uri, document, configuration: this.configuration, corpus: this.corpus }, this);
  }
}
