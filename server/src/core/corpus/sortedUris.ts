/**
 * Uris in their order, each once. They stand in pieces of bounded length, as to make room in one list of a hundred
 * thousand, for each of them, would take a minute.
 */
export class SortedUris {
  /** None of them is empty. */
  readonly #pieces: string[][] = [];
  #size = 0;

  constructor(...uris: readonly string[]) {
    for (const uri of uris) this.add(uri);
  }

  get size(): number {
    return this.#size;
  }

  get first(): string | undefined {
    return this.#pieces[0]?.[0];
  }

  has(uri: string): boolean {
    const piece = this.#pieces[this.#pieceOf(uri)];
    return piece !== undefined && piece[indexIn(piece, uri)] === uri;
  }

  /** Adds a uri, if it is not there. */
  add(uri: string): void {
    // What comes after all others belongs to the last piece.
    const number = Math.min(this.#pieceOf(uri), Math.max(0, this.#pieces.length - 1));
    const piece = (this.#pieces[number] ??= []);
    const index = indexIn(piece, uri);
    if (piece[index] === uri) return;
    piece.splice(index, 0, uri);
    this.#size++;
    if (piece.length > longestPiece) this.#pieces.splice(number + 1, 0, piece.splice(longestPiece / 2));
  }

  delete(uri: string): void {
    const number = this.#pieceOf(uri);
    const piece = this.#pieces[number];
    const index = piece ? indexIn(piece, uri) : 0;
    if (!piece || piece[index] !== uri) return;
    piece.splice(index, 1);
    this.#size--;
    if (piece.length === 0) this.#pieces.splice(number, 1);
  }

  /** The uris next before one, which need not be there; `most` at most. */
  before(uri: string, most: number): string[] {
    let number = this.#pieceOf(uri);
    const piece = this.#pieces[number] ?? [];
    const uris = piece.slice(0, indexIn(piece, uri)).slice(-most);
    while (uris.length < most && number > 0) uris.unshift(...this.#pieces[--number]!.slice(uris.length - most));
    return uris;
  }

  /** The uris next after one, which need not be there; `most` at most. */
  behind(uri: string, most: number): string[] {
    let number = this.#pieceOf(uri);
    const piece = this.#pieces[number] ?? [];
    const index = indexIn(piece, uri);
    const start = piece[index] === uri ? index + 1 : index;
    const uris = piece.slice(start, start + most);
    while (uris.length < most && ++number < this.#pieces.length) {
      uris.push(...this.#pieces[number]!.slice(0, most - uris.length));
    }
    return uris;
  }

  /** Twice `reach` of the others at most: the next ones on both sides, or more on one where the other has no more. */
  around(uri: string, reach: number): string[] {
    const before = this.before(uri, 2 * reach);
    const behind = this.behind(uri, 2 * reach);
    const taken = Math.min(before.length, Math.max(reach, 2 * reach - behind.length));
    return [...before.slice(before.length - taken), ...behind.slice(0, 2 * reach - taken)];
  }

  *[Symbol.iterator](): IterableIterator<string> {
    for (const piece of this.#pieces) yield* piece;
  }

  /** The number of the piece that the uri belongs to; that of none after the last. */
  #pieceOf(uri: string): number {
    return lowest(this.#pieces.length, (number) => this.#pieces[number]!.at(-1)! >= uri);
  }
}

const longestPiece = 512;

/** Where a uri stands in a piece, or would stand. */
function indexIn(piece: readonly string[], uri: string): number {
  return lowest(piece.length, (index) => piece[index]! >= uri);
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
