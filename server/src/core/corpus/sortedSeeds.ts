import type { SeedSummary } from './seedSummary.ts';

/**
 * Seeds in the order of their uris, each once. They stand in pieces of bounded length, as to make room in one list of a
 * hundred thousand, for each of them, would take a minute.
 */
export class SortedSeeds {
  /** None of them is empty. */
  readonly #pieces: SeedSummary[][] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get first(): SeedSummary | undefined {
    return this.#pieces[0]?.[0];
  }

  has(uri: string): boolean {
    const piece = this.#pieces[this.#pieceOf(uri)];
    return piece?.[placeIn(piece, uri)]?.uri === uri;
  }

  /** Puts a seed in, or in the place of the one with its uri. */
  put(seed: SeedSummary): void {
    // What comes behind all others belongs to the last piece.
    const number = Math.min(this.#pieceOf(seed.uri), Math.max(0, this.#pieces.length - 1));
    const piece = (this.#pieces[number] ??= []);
    const place = placeIn(piece, seed.uri);
    const isThere = piece[place]?.uri === seed.uri;
    piece.splice(place, isThere ? 1 : 0, seed);
    if (!isThere) this.#size++;
    if (piece.length > longestPiece) this.#pieces.splice(number + 1, 0, piece.splice(longestPiece / 2));
  }

  delete(uri: string): void {
    const number = this.#pieceOf(uri);
    const piece = this.#pieces[number];
    const place = piece ? placeIn(piece, uri) : 0;
    if (!piece || piece[place]?.uri !== uri) return;
    piece.splice(place, 1);
    this.#size--;
    if (piece.length === 0) this.#pieces.splice(number, 1);
  }

  /** The seeds next before a uri, which may be there or not; `most` at most. */
  before(uri: string, most: number): SeedSummary[] {
    let number = this.#pieceOf(uri);
    const piece = this.#pieces[number] ?? [];
    const seeds = piece.slice(0, placeIn(piece, uri)).slice(-most);
    while (seeds.length < most && number > 0) seeds.unshift(...this.#pieces[--number]!.slice(seeds.length - most));
    return seeds;
  }

  /** The seeds next behind a uri, which may be there or not; `most` at most. */
  behind(uri: string, most: number): SeedSummary[] {
    let number = this.#pieceOf(uri);
    const piece = this.#pieces[number] ?? [];
    const place = placeIn(piece, uri);
    const start = piece[place]?.uri === uri ? place + 1 : place;
    const seeds = piece.slice(start, start + most);
    while (seeds.length < most && ++number < this.#pieces.length) {
      seeds.push(...this.#pieces[number]!.slice(0, most - seeds.length));
    }
    return seeds;
  }

  /** The number of the piece that the uri belongs to; that of none behind the last uri. */
  #pieceOf(uri: string): number {
    return lowest(this.#pieces.length, (number) => this.#pieces[number]!.at(-1)!.uri >= uri);
  }
}

const longestPiece = 512;

/** Where a seed stands in a piece, or would stand. */
function placeIn(piece: readonly SeedSummary[], uri: string): number {
  return lowest(piece.length, (place) => piece[place]!.uri >= uri);
}

/** The lowest number that passes, where all above it do too; the end where none does. */
function lowest(end: number, passes: (number: number) => boolean): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
