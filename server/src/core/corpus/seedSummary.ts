import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import { meantRank } from '../schema/writtenRank.ts';
import { hashArticle } from '../text/articleUrl.ts';
import { domainOf } from '../text/domain.ts';
import { parseHttpUrl } from '../text/url.ts';
import { writeSketch } from './bodySketch.ts';
import { readFileName } from './fileName.ts';
import { storyTerms } from './storyTerms.ts';
import { unicodeHabit } from './unicodeHabit.ts';
import { hashTitle } from './foldTitle.ts';
import { ValuePlaces, type ValuePlace } from './valuePlace.ts';

/**
 * The few values of a seed that other seeds, the tree and the completions care about.
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
  /** What is told of the story by `storyTerms`. */
  readonly terms: string;
  /** Where these values stand in the file. */
  readonly urlPlace: ValuePlace;
  readonly publisherPlace: ValuePlace;
  readonly usagePlace: ValuePlace;
  /** Whether its writer lets characters beyond ASCII stand as they are; undefined where the header does not show it. */
  readonly allowsUnicode: boolean | undefined;
  /** Writes down what is told of the body by `bodySketch.ts`; false where it is too short to be compared. */
  readonly writeSketch: (into: Uint8Array) => boolean;
}

/**
 * The summary of a seed; a value of the wrong type counts as absent, a repeated field as PyYAML's last one. Made once
 * as long as no other document is asked about.
 */
export function summarize(uri: string, document: SeedDocument): SeedSummary {
  if (last?.uri !== uri || !last.isOf(document)) last = new DocumentSummary(uri, document);
  return last;
}

/** The rules ask for the summary that the index was told of a moment ago. */
let last: DocumentSummary | undefined;

/** The uri up to its last slash, exclusive; one that has none, as of a document that was never saved, is its own folder. */
export function folderOf(uri: string): string {
  const slash = uri.lastIndexOf('/');
  return slash === -1 ? uri : uri.slice(0, slash);
}

function textOf(field: Field | undefined): string | undefined {
  const value = field?.value;
  return value && (value.kind === 'string' || value.kind === 'broken') && value.text !== '' ? value.text : undefined;
}

function plainRankOf({ value }: Field): number | undefined {
  return value.kind === 'integer' ? plainRank(value.text) : undefined;
}

/** What is written as a rank: a comment where `#` made one of it, the one item of a list. */
function writtenRank({ text }: SeedDocument, { value, comment }: Field): string {
  if (value.kind === 'null' && comment) return text.slice(comment.start, comment.end);
  if (value.kind !== 'list') return value.text;
  const [item = '', ...others] = value.items ?? [];
  return others.length === 0 ? item : '';
}

function rankOf({ value }: Field): number | undefined {
  if (value.kind !== 'integer') return undefined;
  return (
    plainRank(value.text) ??
    (value.value > 0n && value.value <= Number.MAX_SAFE_INTEGER ? Number(value.value) : undefined)
  );
}

/** The rank as most are written, without the detour of a large number; a zero in front would make it octal. */
function plainRank(text: string): number | undefined {
  if (text.length > 15 || text.charCodeAt(0) === 0x30) return undefined;
  let rank = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    rank = rank * 10 + digit;
  }
  return rank;
}

/** The summary of a document in hand. What is told of the story is made when it is asked for: not everybody does. */
class DocumentSummary implements SeedSummary {
  // Declared only: a field that the class defines is written twice.
  declare readonly uri: string;
  declare readonly folder: string;
  declare readonly url: string | undefined;
  declare readonly title: string | undefined;
  declare readonly publisher: string | undefined;
  declare readonly usage: string | undefined;
  declare readonly rank: number | undefined;
  declare readonly meantRank: number | undefined;
  declare readonly article: number | undefined;
  declare readonly headline: number | undefined;
  declare readonly domain: string | undefined;
  declare readonly number: number | undefined;
  declare readonly urlPlace: ValuePlace;
  declare readonly publisherPlace: ValuePlace;
  declare readonly usagePlace: ValuePlace;
  declare readonly allowsUnicode: boolean | undefined;
  readonly #document: SeedDocument;
  #terms: string | undefined;

  constructor(uri: string, document: SeedDocument) {
    let url: Field | undefined;
    let title: Field | undefined;
    let publisher: Field | undefined;
    let usage: Field | undefined;
    let rank: Field | undefined;
    const { names } = document;
    for (const field of document.fields) {
      if (field.key === names.url) url = field;
      else if (field.key === names.title) title = field;
      else if (field.key === names.publisher) publisher = field;
      else if (field.key === names.usage) usage = field;
      else if (field.key === names.rank) rank = field;
    }
    const places = new ValuePlaces(document);
    this.#document = document;
    this.uri = uri;
    this.folder = folderOf(uri);
    this.url = textOf(url);
    this.title = textOf(title);
    this.publisher = textOf(publisher);
    this.usage = textOf(usage);
    this.rank = rank && rankOf(rank);
    this.meantRank = rank && (plainRankOf(rank) ?? meantRank(writtenRank(document, rank)));
    const host = this.url === undefined ? undefined : parseHttpUrl(this.url)?.host;
    this.article = host === undefined ? undefined : hashArticle(this.url!);
    this.headline = this.title === undefined ? undefined : hashTitle(this.title);
    this.domain = host === undefined ? undefined : domainOf(host);
    this.number = readFileName(uri).number;
    this.urlPlace = places.of(url);
    this.publisherPlace = places.of(publisher);
    this.usagePlace = places.of(usage);
    this.allowsUnicode = unicodeHabit(document);
  }

  isOf(document: SeedDocument): boolean {
    return this.#document === document;
  }

  writeSketch(into: Uint8Array): boolean {
    return writeSketch(this.#document, into);
  }

  get terms(): string {
    return (this.#terms ??= storyTerms(this.#document, this.title));
  }
}
