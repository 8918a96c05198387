import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import type { FacetField } from '../schema/facets.ts';
import type { FacetValues, SeedSummary } from './seed.ts';
import type { ValuePlace } from './valuePlace.ts';
import { meantRank } from '../schema/writtenRank.ts';
import { articleAt } from '../text/articleUrl.ts';
import { domainOf } from '../text/domain.ts';
import { hash53 } from '../text/hash.ts';
import { parseHttpUrl } from '../text/url.ts';
import { readFileName } from './fileName.ts';
import { readFacetValues } from './facetValues.ts';
import { foldTitle } from './foldTitle.ts';
import { signatureOf } from './minHash.ts';
import { folderOf } from './seed.ts';
import { storyTerms } from './storyTerms.ts';
import { unicodeHabit } from './unicodeHabit.ts';
import { ValuePlaces } from './valuePlace.ts';

/**
 * The summary of a seed; a value of the wrong type counts as absent, a repeated field as PyYAML's last one.
 * @param listed the facets that its corpus has beyond publisher and usage.
 * @param before that of the seed with another text: where the body is the same, so is its signature.
 */
export function summarize(
  uri: string,
  document: SeedDocument,
  listed: readonly FacetField[] = [],
  before?: SeedSummary,
): SeedSummary {
  return new DocumentSummary(uri, document, listed, before);
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

/** What is said of the body is made when it is asked for: not everybody does. */
class DocumentSummary implements SeedSummary {
  // Declared only: a field that the class defines is written twice.
  declare readonly uri: string;
  declare readonly folder: string;
  declare readonly url: string | undefined;
  declare readonly title: string | undefined;
  declare readonly publisher: string | undefined;
  declare readonly usage: string | undefined;
  declare readonly facets?: FacetValues;
  declare readonly rank: number | undefined;
  declare readonly meantRank: number | undefined;
  declare readonly article: number | undefined;
  declare readonly headline: number | undefined;
  declare readonly domain: string | undefined;
  declare readonly number: number | undefined;
  declare readonly urlPlace: ValuePlace;
  declare readonly titlePlace: ValuePlace;
  declare readonly publisherPlace: ValuePlace;
  declare readonly usagePlace: ValuePlace;
  declare readonly allowsUnicode: boolean | undefined;
  readonly #document: SeedDocument;
  #before: DocumentSummary | undefined;
  #terms: string | undefined;
  #signature: Uint8Array | undefined | typeof unknown = unknown;

  constructor(uri: string, document: SeedDocument, listed: readonly FacetField[], before: SeedSummary | undefined) {
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
    this.#before = before instanceof DocumentSummary ? before : undefined;
    this.uri = uri;
    this.folder = folderOf(uri);
    this.url = textOf(url);
    this.title = textOf(title);
    this.publisher = textOf(publisher);
    this.usage = textOf(usage);
    const facets = readFacetValues(document, listed, places);
    if (facets) this.facets = facets;
    this.rank = rank && rankOf(rank);
    this.meantRank = rank && (plainRankOf(rank) ?? meantRank(writtenRank(document, rank)));
    const parsed = this.url === undefined ? undefined : parseHttpUrl(this.url);
    this.article = parsed && hash53(articleAt(parsed));
    const headline = this.title === undefined ? '' : foldTitle(this.title);
    this.headline = headline === '' ? undefined : hash53(headline);
    this.domain = parsed && domainOf(parsed.host);
    this.number = readFileName(uri).number;
    this.urlPlace = places.of(url);
    this.titlePlace = places.of(title);
    this.publisherPlace = places.of(publisher);
    this.usagePlace = places.of(usage);
    this.allowsUnicode = unicodeHabit(document);
  }

  get signature(): Uint8Array | undefined {
    if (this.#signature === unknown) {
      const before = this.#before;
      this.#signature =
        before && bodyOf(before.#document) === bodyOf(this.#document) ? before.signature : signatureOf(this.#document);
      // Nothing is to hold all texts that a seed had.
      this.#before = undefined;
    }
    return this.#signature;
  }

  get terms(): string {
    return (this.#terms ??= storyTerms(this.#document, this.title));
  }
}

function bodyOf({ text, frontMatter }: SeedDocument): string {
  return text.slice(frontMatter.body.start, frontMatter.body.end);
}

/** In the place of what nobody has asked for yet. */
const unknown = Symbol('unknown');
