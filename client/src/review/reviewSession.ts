import type { RecordedChange } from '../bulk/journal.ts';

/** Something that was changed while a seed was shown, and how to take it back. */
export interface Decision {
  /** The seed's, as the server knows it. */
  readonly uri: string;
  /** The seed's title, shortened. */
  readonly label: string;
  /** What it came to: a usage, or words such as `rank 4`. */
  readonly result: string;
  /** The usage that was set; absent where it was something else. */
  readonly usage?: string;
  /** The seed's usage before, where there was one. */
  readonly before?: string;
  /** Empty until it has been carried out. */
  changes: readonly RecordedChange[];
}

/** What is kept of a review while the window is closed. */
export interface StoredReview {
  readonly version: 1;
  readonly uris: readonly string[];
  readonly position: number;
  /** The seeds that were decided on, by their uris, and their usages. */
  readonly decided: readonly (readonly [uri: string, usage: string])[];
  readonly decisions: readonly Decision[];
  /** The journal's file. */
  readonly journal?: string;
}

/** How many decisions can be undone one by one. *Undo Review* takes back all. */
const mostDecisions = 200;

/** Which seeds are looked through, which of them is shown, and what was decided. */
export class ReviewSession {
  readonly uris: readonly string[];
  #position: number;
  readonly #decided: Map<string, string>;
  readonly #decisions: Decision[];

  constructor(uris: readonly string[], { position = 0, decided = [], decisions = [] }: Partial<StoredReview> = {}) {
    this.uris = uris;
    this.#position = position;
    this.#decided = new Map(decided);
    this.#decisions = [...decisions];
  }

  /** Undefined for what is no review of this version. */
  static restore(stored: StoredReview | undefined): ReviewSession | undefined {
    return stored?.version === 1 && stored.uris.length > 0 ? new ReviewSession(stored.uris, stored) : undefined;
  }

  store(journal: string | undefined): StoredReview {
    const { uris } = this;
    const state = { position: this.#position, decided: [...this.#decided], decisions: this.#decisions };
    return { version: 1, uris, ...state, ...(journal === undefined ? {} : { journal }) };
  }

  /** The seed that is shown; undefined where all have been looked through. */
  get current(): string | undefined {
    return this.uris[this.#position];
  }

  /** The place of the seed that is shown, from 1. */
  get number(): number {
    return Math.min(this.#position + 1, this.uris.length);
  }

  /** The seeds that nobody has decided on. */
  get undecided(): readonly string[] {
    return this.uris.filter((uri) => !this.#decided.has(uri));
  }

  /** The last one first. */
  get decisions(): readonly Decision[] {
    return this.#decisions.toReversed();
  }

  /** How many seeds got which usage, in the order in which the usages came up. */
  get counts(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const usage of this.#decided.values()) counts.set(usage, (counts.get(usage) ?? 0) + 1);
    return counts;
  }

  /** The seed that comes after the one that is shown. */
  get following(): string | undefined {
    return this.uris[this.#after()];
  }

  /** Goes to the next seed that nobody has decided on. */
  next(): void {
    this.#position = this.#after();
  }

  /** Goes to the seed before that nobody has decided on. False where there is none. */
  back(): boolean {
    for (let index = this.#position - 1; index >= 0; index--) {
      if (this.#decided.has(this.uris[index]!)) continue;
      this.#position = index;
      return true;
    }
    return false;
  }

  /** False for a seed that the review is not about. */
  goTo(uri: string): boolean {
    const index = this.uris.indexOf(uri);
    if (index >= 0) this.#position = index;
    return index >= 0;
  }

  /** Notes what was done to a seed. With a usage it has left the queue. */
  note(decision: Decision): void {
    this.#decisions.push(decision);
    if (this.#decisions.length > mostDecisions) this.#decisions.shift();
    if (decision.usage !== undefined) this.#decided.set(decision.uri, decision.usage);
  }

  /** Forgets a decision, and goes to its seed. */
  forget(decision: Decision): void {
    const index = this.#decisions.indexOf(decision);
    if (index >= 0) this.#decisions.splice(index, 1);
    const { uri } = decision;
    if (decision.usage !== undefined) {
      const earlier = this.#decisions.findLast((each) => each.uri === uri && each.usage !== undefined);
      if (earlier?.usage === undefined) this.#decided.delete(uri);
      else this.#decided.set(uri, earlier.usage);
    }
    this.goTo(uri);
  }

  #after(): number {
    let index = this.#position + 1;
    while (index < this.uris.length && this.#decided.has(this.uris[index]!)) index++;
    return Math.min(index, this.uris.length);
  }
}
