import type { SeedTable, UriPlace } from './seedTable.ts';

/**
 * Rows of seeds in the order of their uris, each once. They stand in pieces of bounded length, as to make room in one list
 * of a hundred thousand, for each of them, would take a minute.
 */
export class SortedRows {
  readonly #table: SeedTable;
  /** None of them is empty. */
  readonly #pieces: number[][] = [];
  #size = 0;

  constructor(table: SeedTable) {
    this.#table = table;
  }

  get size(): number {
    return this.#size;
  }

  get first(): number | undefined {
    return this.#pieces[0]?.[0];
  }

  has(place: UriPlace): boolean {
    const piece = this.#pieces[this.#pieceOf(place)];
    return piece !== undefined && this.#isAt(piece, this.#indexIn(piece, place), place);
  }

  /** Puts a row in, if it is not there. @returns whether it was not. */
  put(row: number): boolean {
    const place = this.#table.placeOf(row);
    // What comes behind all others belongs to the last piece.
    const number = Math.min(this.#pieceOf(place), Math.max(0, this.#pieces.length - 1));
    const piece = (this.#pieces[number] ??= []);
    const index = this.#indexIn(piece, place);
    if (piece[index] === row) return false;
    piece.splice(index, 0, row);
    this.#size++;
    if (piece.length > longestPiece) this.#pieces.splice(number + 1, 0, piece.splice(longestPiece / 2));
    return true;
  }

  delete(row: number): void {
    const place = this.#table.placeOf(row);
    const number = this.#pieceOf(place);
    const piece = this.#pieces[number];
    const index = piece ? this.#indexIn(piece, place) : 0;
    if (!piece || piece[index] !== row) return;
    piece.splice(index, 1);
    this.#size--;
    if (piece.length === 0) this.#pieces.splice(number, 1);
  }

  /** The rows next before a place; `most` at most. */
  before(place: UriPlace, most: number): number[] {
    let number = this.#pieceOf(place);
    const piece = this.#pieces[number] ?? [];
    const rows = piece.slice(0, this.#indexIn(piece, place)).slice(-most);
    while (rows.length < most && number > 0) rows.unshift(...this.#pieces[--number]!.slice(rows.length - most));
    return rows;
  }

  /** The rows next behind a place; `most` at most. */
  behind(place: UriPlace, most: number): number[] {
    let number = this.#pieceOf(place);
    const piece = this.#pieces[number] ?? [];
    const index = this.#indexIn(piece, place);
    const start = this.#isAt(piece, index, place) ? index + 1 : index;
    const rows = piece.slice(start, start + most);
    while (rows.length < most && ++number < this.#pieces.length) {
      rows.push(...this.#pieces[number]!.slice(0, most - rows.length));
    }
    return rows;
  }

  /** The first rows; `most` at most. */
  firsts(most: number): number[] {
    const rows: number[] = [];
    for (const piece of this.#pieces) {
      if (rows.length >= most) break;
      rows.push(...piece.slice(0, most - rows.length));
    }
    return rows;
  }

  /** The number of the piece that the place belongs to; that of none behind the last. */
  #pieceOf(place: UriPlace): number {
    return lowest(this.#pieces.length, (number) => !this.#table.isBefore(this.#pieces[number]!.at(-1)!, place));
  }

  /** Where a seed stands in a piece, or would stand. */
  #indexIn(piece: readonly number[], place: UriPlace): number {
    return lowest(piece.length, (index) => !this.#table.isBefore(piece[index]!, place));
  }

  #isAt(piece: readonly number[], index: number, place: UriPlace): boolean {
    const row = piece[index];
    return row !== undefined && this.#table.isAt(row, place);
  }
}

const longestPiece = 512;

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
