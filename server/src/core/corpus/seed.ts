import type { ValuePlace } from './valuePlace.ts';

/**
 * The few values of a seed that other seeds, the tree and the completions care about. A corpus keeps one plain object for
 * each of its seeds; it never changes: a seed that says something else is another object.
 */
export interface Seed {
  readonly uri: string;
  /** The uri of the folder that holds the seed, without a trailing slash. */
  readonly folder: string;
  readonly url: string | undefined;
  readonly title: string | undefined;
  readonly publisher: string | undefined;
  readonly usage: string | undefined;
  /** What it says of the other facets of its corpus; absent where that is nothing. */
  readonly facets?: FacetValues;
  /** A whole number from 1 up; undefined where the header has none. */
  readonly rank: number | undefined;
  /** The rank where all readers see the same, or what a misspelled one can only be meant as. */
  readonly meantRank: number | undefined;
  /** The same, as good as always exactly, for two urls of the same article; undefined where there is no http(s) url. */
  readonly article: number | undefined;
  /** The same, as good as always exactly, for two titles that differ in letter case and punctuation only. */
  readonly headline: number | undefined;
  /** The registrable domain of the url, such as `bbc.co.uk`; undefined where it has none. */
  readonly domain: string | undefined;
  /** The number that the file's name begins with; undefined where it begins with none. */
  readonly number: number | undefined;
  /** The words of title and summary that tell of its story, as `storyTerms` writes them. */
  readonly terms: string;
  /** Where these values stand in the file. */
  readonly urlPlace: ValuePlace;
  readonly titlePlace: ValuePlace;
  readonly publisherPlace: ValuePlace;
  readonly usagePlace: ValuePlace;
  /** Whether its writer lets characters beyond ASCII stand as they are; undefined where the header does not show it. */
  readonly allowsUnicode: boolean | undefined;
}

/**
 * The values that a seed has of the facets beyond publisher and usage: a key, its value, the value's place, the next key,
 * and so on. Never empty. One flat list for a seed costs the least where there are a hundred thousand.
 */
export type FacetValues = readonly (string | ValuePlace)[];

/** A seed as a document in hand has it, with what the near-duplicate index compares its body by. */
export interface SeedSummary extends Seed {
  /** The MinHash signature of the body; undefined where it is too short to be compared. */
  readonly signature: Uint8Array | undefined;
}

/** Whether two objects say the same of one seed. */
export function saysTheSame(a: Seed, b: Seed): boolean {
  return (
    a.url === b.url &&
    a.title === b.title &&
    a.publisher === b.publisher &&
    a.usage === b.usage &&
    areEqual(a.facets, b.facets) &&
    a.rank === b.rank &&
    a.meantRank === b.meantRank &&
    a.article === b.article &&
    a.headline === b.headline &&
    a.domain === b.domain &&
    a.terms === b.terms &&
    a.urlPlace === b.urlPlace &&
    a.titlePlace === b.titlePlace &&
    a.publisherPlace === b.publisherPlace &&
    a.usagePlace === b.usagePlace &&
    a.allowsUnicode === b.allowsUnicode
  );
}

function areEqual(a: FacetValues | undefined, b: FacetValues | undefined): boolean {
  return a === b || (a?.length === b?.length && a!.every((one, at) => one === b![at]));
}

/** The uri up to its last slash, exclusive; one that has none, as of a document that was never saved, is its own folder. */
export function folderOf(uri: string): string {
  const slash = uri.lastIndexOf('/');
  return slash === -1 ? uri : uri.slice(0, slash);
}
