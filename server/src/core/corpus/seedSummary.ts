import { getDomain } from 'tldts';
import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import { articleOf } from '../text/articleUrl.ts';
import { hash53 } from '../text/hash.ts';
import { parseHttpUrl } from '../text/url.ts';
import { sketchBody } from './bodySketch.ts';
import { readFileName } from './fileName.ts';
import { storyTerms } from './storyTerms.ts';
import { unicodeHabit } from './unicodeHabit.ts';
import { foldTitle } from './foldTitle.ts';
import { placeOf, type ValuePlace } from './valuePlace.ts';

/**
 * The few values of a seed that other seeds, the tree and the completions care about. All of it is text and numbers, so
 * that two summaries are equal when each of their values is.
 */
export interface SeedSummary {
  readonly uri: string;
  /** The uri of the folder that holds the seed, without a trailing slash. */
  readonly folder: string;
  readonly url: string | undefined;
  readonly title: string | undefined;
  readonly publisher: string | undefined;
  readonly usage: string | undefined;
  /** A whole number from 1 up; undefined where the header has none. */
  readonly rank: number | undefined;
  /** The same, as good as always exactly, for two urls of the same article; undefined where there is no http(s) url. */
  readonly article: number | undefined;
  /** The same, as good as always exactly, for two titles that differ in letter case and punctuation only. */
  readonly headline: number | undefined;
  /** The registrable domain of the url, such as `bbc.co.uk`; undefined where it has none. */
  readonly domain: string | undefined;
  /** The number that the file's name begins with; undefined where it begins with none. */
  readonly number: number | undefined;
  /** What is told of the body by `sketchBody`; empty where it is too short to be compared. */
  readonly body: string;
  /** What is told of the story by `storyTerms`. */
  readonly terms: string;
  /** Where these values stand in the file. */
  readonly urlPlace: ValuePlace;
  readonly publisherPlace: ValuePlace;
  readonly usagePlace: ValuePlace;
  /** Whether its writer lets characters beyond ASCII stand as they are; undefined where the header does not show it. */
  readonly allowsUnicode: boolean | undefined;
}

/**
 * The summary of a seed; a value of the wrong type counts as absent, a repeated field as PyYAML's last one. Made once for
 * each document.
 */
export function summarize(uri: string, document: SeedDocument): SeedSummary {
  let summary = known.get(document);
  if (summary?.uri !== uri) known.set(document, (summary = makeSummary(uri, document)));
  return summary;
}

/** The rules ask for the summary that the index was told of a moment ago. */
const known = new WeakMap<SeedDocument, SeedSummary>();

function makeSummary(uri: string, document: SeedDocument): SeedSummary {
  let url: Field | undefined;
  let title: Field | undefined;
  let publisher: Field | undefined;
  let usage: Field | undefined;
  let rank: Field | undefined;
  for (const field of document.fields) {
    if (field.key === 'url') url = field;
    else if (field.key === 'title') title = field;
    else if (field.key === 'publisher') publisher = field;
    else if (field.key === 'usage') usage = field;
    else if (field.key === 'initial_rank') rank = field;
  }
  const address = textOf(url);
  const headline = textOf(title);
  const article = address === undefined ? undefined : articleOf(address);
  const host = address === undefined ? undefined : parseHttpUrl(address)?.host;
  const folded = headline === undefined ? '' : foldTitle(headline);
  return {
    uri,
    folder: folderOf(uri),
    url: address,
    title: headline,
    publisher: textOf(publisher),
    usage: textOf(usage),
    rank: rank && rankOf(rank),
    article: article === undefined ? undefined : hash53(article),
    headline: folded === '' ? undefined : hash53(folded),
    domain: host === undefined ? undefined : (getDomain(host) ?? undefined),
    number: readFileName(uri).number,
    body: sketchBody(document),
    terms: storyTerms(document, headline),
    urlPlace: placeOf(document, url),
    publisherPlace: placeOf(document, publisher),
    usagePlace: placeOf(document, usage),
    allowsUnicode: unicodeHabit(document),
  };
}

/** True when the summaries say the same of the same seed. */
export function sameSummary(a: SeedSummary, b: SeedSummary): boolean {
  return (Object.keys(a) as (keyof SeedSummary)[]).every((key) => a[key] === b[key]);
}

/** The summary with strings of its own: parts of a text would keep the whole text in memory. */
export function detach(summary: SeedSummary): SeedSummary {
  const { url, title, publisher, usage } = summary;
  const own = JSON.parse(JSON.stringify([url, title, publisher, usage])) as (string | null)[];
  const [ownUrl, ownTitle, ownPublisher, ownUsage] = own.map((value) => value ?? undefined);
  return { ...summary, url: ownUrl, title: ownTitle, publisher: ownPublisher, usage: ownUsage };
}

/** The uri up to its last slash, exclusive. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

function textOf(field: Field | undefined): string | undefined {
  const value = field?.value;
  return value && (value.kind === 'string' || value.kind === 'broken') && value.text !== '' ? value.text : undefined;
}

function rankOf({ value }: Field): number | undefined {
  return value.kind === 'integer' && value.value > 0n && value.value <= Number.MAX_SAFE_INTEGER
    ? Number(value.value)
    : undefined;
}
