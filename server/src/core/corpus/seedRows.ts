import type { RowMemo } from './rowMemo.ts';
import type { SeedSummary } from './seedSummary.ts';

/**
 * The seeds of a corpus by their rows, for whoever goes through all of them: what is compared are numbers, and an object or
 * a string is made of those seeds only that it is about. A seed has its row as long as it is there; another one may have
 * it then.
 */
export interface SeedRows {
  /** One more than the highest row. */
  readonly end: number;
  /** Whether a row below the end has a seed. */
  has(row: number): boolean;
  at(row: number): SeedSummary;
  uriOf(row: number): string;
  /** The last part of the uri. */
  nameOf(row: number): string;
  titleOf(row: number): string | undefined;
  /** What the summaries say, by row; `NaN` in place of undefined. */
  readonly rank: RowValues;
  readonly meantRank: RowValues;
  readonly number: RowValues;
  readonly article: RowValues;
  readonly headline: RowValues;
  readonly urlPlace: RowValues;
  readonly publisherPlace: RowValues;
  readonly usagePlace: RowValues;
  /** The numbers of what the summaries say, by row; `none` in place of undefined. */
  readonly folder: RowValues;
  readonly publisher: RowValues;
  readonly usage: RowValues;
  readonly domain: RowValues;
  readonly folders: NumberedStrings;
  readonly publishers: NumberedStrings;
  readonly usages: NumberedStrings;
  readonly domains: NumberedStrings;
  /** All rows by the uris of their seeds, and by row where its seed stands among them. */
  readonly uriOrder: { readonly rows: Int32Array; readonly places: Int32Array };
  /** Keeps what is made of each seed's title and name until these change. */
  remember<T>(make: (row: number) => T): RowMemo<T>;
}

/** The array is another one when a seed has come. */
export interface RowValues {
  readonly values: ArrayLike<number>;
}

/** Strings that many seeds have the same, each with a number. */
export interface NumberedStrings {
  /** `none` where no seed has it. */
  find(text: string): number;
  /** Undefined for `none`. */
  at(number: number): string | undefined;
  /** How many seeds have each string. */
  readonly counts: ReadonlyMap<string, number>;
}
