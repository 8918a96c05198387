import type { Corpus } from '../corpus/corpus.ts';
import type { SeedRows } from '../corpus/seedRows.ts';
import type { SeedSummary } from '../corpus/seedSummary.ts';
import { rowsByRank, rowsByUri, type NumberOrder } from './rowOrders.ts';
import { byRank, byUri, type SeedOrder } from './seedOrder.ts';

/**
 * The seeds of several corpora, numbered through: a seed's number is its row and the rows of the corpora before its own.
 * Whoever goes through all of them keeps numbers, and makes objects of few. It holds as long as nothing changes in them.
 */
export class SeedNumbers {
  readonly #rows: readonly SeedRows[];
  /** By corpus, the number of its first row. */
  readonly #starts: readonly number[];
  /** One more than the highest number. */
  readonly end: number;
  #byRank: NumberOrder | undefined;
  #byUri: NumberOrder | undefined;

  constructor(corpora: readonly Corpus[]) {
    const starts: number[] = [];
    let end = 0;
    for (const { rows } of corpora) {
      starts.push(end);
      end += rows.end;
    }
    this.#rows = corpora.map(({ rows }) => rows);
    this.#starts = starts;
    this.end = end;
  }

  /** The number of the first row of one of the corpora. */
  startOf(corpus: number): number {
    return this.#starts[corpus]!;
  }

  /** Which of the corpora has a seed. */
  corpusOf(seed: number): number {
    let corpus = this.#starts.length - 1;
    while (this.#starts[corpus]! > seed) corpus--;
    return corpus;
  }

  rowOf(seed: number): number {
    return seed - this.#starts[this.corpusOf(seed)]!;
  }

  at(seed: number): SeedSummary {
    return this.#rows[this.corpusOf(seed)]!.at(this.rowOf(seed));
  }

  /** As `byRank` of summaries. */
  get byRank(): NumberOrder {
    return (this.#byRank ??= this.#order(rowsByRank, byRank));
  }

  /** As `byUri` of summaries. */
  get byUri(): NumberOrder {
    return (this.#byUri ??= this.#order(rowsByUri, byUri));
  }

  #order(within: (rows: SeedRows) => NumberOrder, across: SeedOrder): NumberOrder {
    const orders = this.#rows.map(within);
    const [only] = orders;
    if (only && orders.length === 1) return only;
    return (a, b) => {
      const corpus = this.corpusOf(a);
      if (corpus !== this.corpusOf(b)) return across(this.at(a), this.at(b));
      const start = this.#starts[corpus]!;
      return orders[corpus]!(a - start, b - start);
    };
  }
}
