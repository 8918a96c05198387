import type { SeedRows } from './seedRows.ts';
import type { SeedSummary } from './seedSummary.ts';
import { folderOf } from './seedSummary.ts';
import { Column, bytes, doubles, integers, known } from './columns.ts';
import { CountedStrings, none } from './countedStrings.ts';
import { RowMemo } from './rowMemo.ts';
import { flags, flagsOf } from './rowFlags.ts';
import { RowTable } from './rowTable.ts';
import { StoredSeed } from './storedSeed.ts';
import { UriOrder } from './uriOrder.ts';

/** Where a uri stands among others. */
export interface UriPlace {
  /** Undefined where the row is known. */
  readonly uri: string | undefined;
  readonly row: number;
  readonly folder: number;
  readonly name: string;
}

/** What is told of a row's seed that the table does not hold: see `SeedSummary`. */
export interface OtherFacts {
  readonly writeSketch: (row: number, into: Uint8Array) => boolean;
  readonly termsOf: (row: number) => string;
}

/**
 * What is kept of the seeds of a corpus: a row for each, of numbers in typed arrays and one string. An object for each
 * would take twice the memory. A seed's row is its own as long as the seed is there; a row that is free is taken again.
 *
 * It is some lines longer than others, as how a row is written and how it is read belong side by side.
 */
export class SeedTable implements SeedRows {
  /** The number of the folder. */
  readonly folder = new Column(integers);
  /** Numbers that are the same for seeds of the same article, title, rank and number in the name; `NaN` for none. */
  readonly article = new Column(doubles);
  readonly headline = new Column(doubles);
  readonly rank = new Column(doubles);
  readonly meantRank = new Column(doubles);
  readonly number = new Column(doubles);
  readonly urlPlace = new Column(integers);
  readonly publisherPlace = new Column(integers);
  readonly usagePlace = new Column(integers);
  /** Numbers of strings. */
  readonly publisher = new Column(integers);
  readonly usage = new Column(integers);
  readonly domain = new Column(integers);
  readonly folders = new CountedStrings();
  readonly publishers = new CountedStrings();
  readonly usages = new CountedStrings();
  readonly domains = new CountedStrings();
  /** The last part of the uri, the url and the title, a line feed behind each but the last: no uri has one. */
  readonly #texts: string[] = [];
  /** Behind the url in that text. */
  readonly #urlEnd = new Column(integers);
  readonly #flags = new Column(bytes);
  readonly #free: number[] = [];
  readonly uriOrder = new UriOrder(this);
  readonly #views = new RowMemo((row) => new StoredSeed(this, row));
  readonly #memos: RowMemo<unknown>[] = [this.#views];
  readonly #columns: readonly Column<Int32Array | Float64Array | Uint8Array>[];
  readonly #rows = new RowTable();
  #capacity = 0;
  #lastUri: string | undefined;
  #lastRow = none;

  /** Who keeps what else is told of a seed. */
  readonly others: OtherFacts;

  constructor(others: OtherFacts) {
    this.others = others;
    this.#columns = [
      this.folder,
      this.article,
      this.headline,
      this.rank,
      this.meantRank,
      this.number,
      this.urlPlace,
      this.publisherPlace,
      this.usagePlace,
      this.publisher,
      this.usage,
      this.domain,
      this.#urlEnd,
      this.#flags,
    ];
  }

  /** How many seeds there are. */
  get size(): number {
    return this.#texts.length - this.#free.length;
  }

  /** One more than the highest row. */
  get end(): number {
    return this.#texts.length;
  }

  /** Whether a row below the end has a seed. */
  has(row: number): boolean {
    return this.#flags.values[row] !== 0;
  }

  /** The row of a seed; `none` for one that is not there. */
  find(uri: string): number {
    // A seed is asked about several times in a row.
    if (uri !== this.#lastUri) {
      this.#lastRow = this.#find(uri);
      this.#lastUri = uri;
    }
    return this.#lastRow;
  }

  #find(uri: string): number {
    const folderUri = folderOf(uri);
    const folder = this.folders.find(folderUri);
    if (folder === none) return none;
    const name = uri.slice(folderUri.length + 1);
    return this.#rows.find(hashName(name, folder), (row) => this.#isAt(row, name, folder));
  }

  /** The row of a seed, be it one of this table or another summary; `none` for one that is not there. */
  rowOf(seed: SeedSummary): number {
    return seed instanceof StoredSeed && seed.isIn(this) ? seed.row : this.find(seed.uri);
  }

  /** Takes a row for a seed that is not there; `write` has to follow. */
  add(uri: string): number {
    const row = this.#free.pop() ?? this.#texts.length;
    if (row >= this.#capacity) this.#resize(Math.max(fewestRows, Math.ceil((row + 1) * growth)));
    this.#lastUri = uri;
    this.#lastRow = row;
    const folderUri = folderOf(uri);
    const folder = this.folders.add(folderUri);
    const name = uri.slice(folderUri.length + 1);
    this.folder.values[row] = folder;
    this.publisher.values[row] = none;
    this.usage.values[row] = none;
    this.domain.values[row] = none;
    this.#flags.values[row] = flags.taken;
    this.#texts[row] = `${name}\n`;
    this.#rows.add(row, hashName(name, folder));
    this.uriOrder.forget();
    return row;
  }

  /** Makes room for so many seeds. */
  reserve(seeds: number): void {
    this.#rows.reserve(seeds);
    if (seeds > this.#capacity) this.#resize(seeds);
  }

  /** Frees a row. */
  delete(row: number): void {
    this.#lastUri = undefined;
    this.#rows.delete(row);
    this.folders.drop(this.folder.values[row]!);
    this.publishers.drop(this.publisher.values[row]!);
    this.usages.drop(this.usage.values[row]!);
    this.domains.drop(this.domain.values[row]!);
    this.#flags.values[row] = 0;
    this.#texts[row] = '';
    for (const memo of this.#memos) memo.forget(row);
    this.uriOrder.forget();
    this.#free.push(row);
  }

  /** Writes down what is told of the seed of a row. */
  write(row: number, seed: SeedSummary): void {
    const { url, title, allowsUnicode } = seed;
    const address = url?.startsWith(usualScheme) ? url.slice(usualScheme.length) : url;
    // Joined, it is a string of its own, which is no part of any text.
    this.#texts[row] = [this.nameOf(row), address ?? '', title ?? ''].join('\n');
    this.#urlEnd.values[row] = this.#texts[row].length - (title?.length ?? 0) - 1;
    this.#flags.values[row] = flagsOf(url, title, allowsUnicode) | (address === url ? 0 : flags.usualScheme);
    this.article.values[row] = seed.article ?? NaN;
    this.headline.values[row] = seed.headline ?? NaN;
    this.rank.values[row] = seed.rank ?? NaN;
    this.meantRank.values[row] = seed.meantRank ?? NaN;
    this.number.values[row] = seed.number ?? NaN;
    this.urlPlace.values[row] = seed.urlPlace;
    this.publisherPlace.values[row] = seed.publisherPlace;
    this.usagePlace.values[row] = seed.usagePlace;
    this.#exchange(this.publishers, this.publisher, row, seed.publisher);
    this.#exchange(this.usages, this.usage, row, seed.usage);
    this.#exchange(this.domains, this.domain, row, seed.domain);
    for (const memo of this.#memos) memo.forget(row);
  }

  /** Whether just this is written of a row. */
  isWritten(row: number, seed: SeedSummary): boolean {
    return (
      this.urlOf(row) === seed.url &&
      this.titleOf(row) === seed.title &&
      this.publishers.at(this.publisher.values[row]!) === seed.publisher &&
      this.usages.at(this.usage.values[row]!) === seed.usage &&
      known(this.rank.values[row]!) === seed.rank &&
      known(this.meantRank.values[row]!) === seed.meantRank &&
      known(this.article.values[row]!) === seed.article &&
      known(this.headline.values[row]!) === seed.headline &&
      this.domains.at(this.domain.values[row]!) === seed.domain &&
      this.urlPlace.values[row] === seed.urlPlace &&
      this.publisherPlace.values[row] === seed.publisherPlace &&
      this.usagePlace.values[row] === seed.usagePlace &&
      this.allowsUnicode(row) === seed.allowsUnicode
    );
  }

  /** The seed of a row as an object: the same one as long as nothing of the seed changes. */
  at(row: number): StoredSeed {
    return this.#views.at(row);
  }

  remember<T>(make: (row: number) => T): RowMemo<T> {
    const memo = new RowMemo(make);
    this.#memos.push(memo);
    return memo;
  }

  /** All seeds, in no particular order. */
  *seeds(): Iterable<StoredSeed> {
    for (let row = 0; row < this.#texts.length; row++) if (this.has(row)) yield this.at(row);
  }

  nameOf(row: number): string {
    const text = this.#texts[row]!;
    return text.slice(0, text.indexOf('\n'));
  }

  folderOf(row: number): string {
    return this.folders.at(this.folder.values[row]!)!;
  }

  uriOf(row: number): string {
    const name = this.nameOf(row);
    return name === '' ? this.folderOf(row) : `${this.folderOf(row)}/${name}`;
  }

  /** The place of a row, or of a uri that may be there or not, in the order of uris. */
  placeOf(of: number | string): UriPlace {
    if (typeof of === 'number')
      return { uri: undefined, row: of, folder: this.folder.values[of]!, name: this.nameOf(of) };
    const folder = folderOf(of);
    return { uri: of, row: none, folder: this.folders.find(folder), name: of.slice(folder.length + 1) };
  }

  /** Whether the uri of a row comes before that of another one. */
  precedes(row: number, other: number): boolean {
    if (this.folder.values[row] === this.folder.values[other]) return this.#texts[row]! < this.#texts[other]!;
    return this.uriOf(row) < this.uriOf(other);
  }

  /** Whether the uri of a row comes before a place: most are in one folder, where names are enough. */
  isBefore(row: number, place: UriPlace): boolean {
    // What is behind the name in a row's text begins with less than any letter.
    if (this.folder.values[row] === place.folder) return this.#texts[row]! < place.name;
    return this.uriOf(row) < (place.uri ?? this.uriOf(place.row));
  }

  /** Whether the uri of a row is that of a place. */
  isAt(row: number, { row: at, folder, name }: UriPlace): boolean {
    return row === at || (at === none && this.#isAt(row, name, folder));
  }

  urlOf(row: number): string | undefined {
    if ((this.#flags.values[row]! & flags.url) === 0) return undefined;
    const text = this.#texts[row]!;
    const address = text.slice(text.indexOf('\n') + 1, this.#urlEnd.values[row]);
    return (this.#flags.values[row]! & flags.usualScheme) === 0 ? address : usualScheme + address;
  }

  titleOf(row: number): string | undefined {
    if ((this.#flags.values[row]! & flags.title) === 0) return undefined;
    return this.#texts[row]!.slice(this.#urlEnd.values[row]! + 1);
  }

  allowsUnicode(row: number): SeedSummary['allowsUnicode'] {
    const value = this.#flags.values[row]!;
    return (value & flags.showsUnicode) === 0 ? undefined : (value & flags.allowsUnicode) !== 0;
  }

  #resize(capacity: number): void {
    this.#capacity = capacity;
    for (const column of this.#columns) column.resize(capacity);
  }

  #isAt(row: number, name: string, folder: number): boolean {
    const text = this.#texts[row]!;
    return this.folder.values[row] === folder && text.startsWith(name) && text.charCodeAt(name.length) === lineFeed;
  }

  #exchange(strings: CountedStrings, column: Column<Int32Array>, row: number, text: string | undefined): void {
    const before = column.values[row]!;
    column.values[row] = strings.add(text);
    strings.drop(before);
  }
}

const lineFeed = 0x0a;
/** How much room is made beyond what is needed. */
const growth = 1.2;
const fewestRows = 16;

/** What nearly all urls begin with: it is not kept. */
const usualScheme = 'https://';

function hashName(name: string, folder: number): number {
  let hash = folder;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash, 31) + name.charCodeAt(index);
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
}
