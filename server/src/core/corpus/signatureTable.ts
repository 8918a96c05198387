import { signatureLength } from './minHash.ts';

/**
 * Distinct signatures, each with a number of its own, found as a whole and by each of their bands: three bytes in a row, in
 * which similar signatures agree more often than others. Typed arrays hold it together, less than two hundred bytes for
 * each signature with the signature itself, where a map for each band would take a thousand.
 */
export class SignatureTable {
  readonly #bands: readonly Band[];
  readonly #signatures = new SignaturePages();
  #signature: Uint8Array = new Uint8Array(signatureLength);
  #same = -1;

  /** @param bands how many of its bands a signature is found by; at most `mostBands`. */
  constructor(bands: number) {
    this.#bands = Array.from({ length: bands }, (_, band) => new Band(this.#signatures, band * bandLength));
  }

  /**
   * Looks for a signature: what `same`, `alike` and `add` are about until the table changes.
   * @returns whether any signature agrees with it in any band. Most agree with none.
   */
  look(signature: Uint8Array): boolean {
    this.#signature = signature;
    let isLike = false;
    for (const band of this.#bands) if (band.look(signature)) isLike = true;
    this.#same = isLike ? this.#find() : -1;
    return isLike;
  }

  /** The number of the very same signature; -1 where it is not there. */
  get same(): number {
    return this.#same;
  }

  #find(): number {
    let fewest: ReadonlySet<number> | undefined;
    for (const band of this.#bands) {
      const found = band.found();
      if (found === undefined) return -1;
      if (typeof found === 'number') return this.isAt(found, this.#signature) ? found : -1;
      if (fewest === undefined || found.size < fewest.size) fewest = found;
    }
    for (const number of fewest ?? []) if (this.isAt(number, this.#signature)) return number;
    return -1;
  }

  /** Whether a signature is the very same as the one with this number. */
  isAt(number: number, signature: Uint8Array): boolean {
    return this.#signatures.agrees(number, signature, 0, signatureLength);
  }

  /** Copies the signature with a number. */
  read(number: number, into: Uint8Array): void {
    this.#signatures.read(number, into);
  }

  /** How many bytes of two signatures are the same at the same place. */
  countSame(number: number, signature: Uint8Array): number {
    return this.#signatures.countSame(number, signature);
  }

  /** Puts in the signature that was looked for, where it is not there. @returns its number. */
  add(): number {
    const number = this.#signatures.add(this.#signature);
    for (const band of this.#bands) band.add(number);
    return number;
  }

  delete(number: number): void {
    for (const band of this.#bands) band.delete(number);
    this.#signatures.delete(number);
  }

  /** The other signatures that agree in a band with the one looked for; no more than `most` are looked at. */
  alike(band: number, most: number): readonly number[] {
    const found = this.#bands[band]!.found();
    if (found === undefined) return noNumbers;
    if (typeof found === 'number') return found === this.#same ? noNumbers : [found];
    const numbers: number[] = [];
    for (const number of found) {
      if (number === this.#same) continue;
      numbers.push(number);
      if (numbers.length === most) break;
    }
    return numbers;
  }

  /** Makes room for so many signatures, so that nobody waits for it later. */
  reserve(signatures: number): void {
    for (const band of this.#bands) band.reserve(signatures);
  }
}

/** In bytes: less would bring unlike signatures together, more would keep similar ones apart. */
export const bandLength = 3;

/** The most bands that a signature has. */
export const mostBands = Math.floor(signatureLength / bandLength);

const noNumbers: readonly number[] = [];

/** The signatures by their numbers, so many on each page: where one more is needed, none has to be copied. */
class SignaturePages {
  readonly #pages: Uint8Array[] = [];
  readonly #free = new Set<number>();
  /** One more than the highest number. */
  end = 0;

  isTaken(number: number): boolean {
    return !this.#free.has(number);
  }

  add(signature: Uint8Array): number {
    const [number = this.end++] = this.#free;
    this.#free.delete(number);
    const page = (this.#pages[Math.floor(number / signaturesOnPage)] ??= new Uint8Array(
      signaturesOnPage * signatureLength,
    ));
    page.set(signature, (number % signaturesOnPage) * signatureLength);
    return number;
  }

  delete(number: number): void {
    this.#free.add(number);
  }

  read(number: number, into: Uint8Array): void {
    const start = (number % signaturesOnPage) * signatureLength;
    into.set(this.#pageOf(number).subarray(start, start + signatureLength));
  }

  agrees(number: number, signature: Uint8Array, from: number, to: number): boolean {
    const page = this.#pageOf(number);
    const start = (number % signaturesOnPage) * signatureLength;
    for (let index = from; index < to; index++) if (page[start + index] !== signature[index]) return false;
    return true;
  }

  countSame(number: number, signature: Uint8Array): number {
    const page = this.#pageOf(number);
    const start = (number % signaturesOnPage) * signatureLength;
    let same = 0;
    for (let index = 0; index < signatureLength; index++) if (page[start + index] === signature[index]) same++;
    return same;
  }

  /** The three bytes from a place on, of the signature with a number. */
  valueAt(number: number, place: number): number {
    return valueAt(this.#pageOf(number), (number % signaturesOnPage) * signatureLength + place);
  }

  #pageOf(number: number): Uint8Array {
    return this.#pages[Math.floor(number / signaturesOnPage)]!;
  }
}

/**
 * The signatures by three of their bytes: a hash table with open addressing. It is made anew when it grows, for a hundred
 * thousand signatures in a millisecond; not all bands grow at once, so that nobody has to wait for all of them.
 */
class Band {
  readonly #signatures: SignaturePages;
  /** Where its bytes begin. */
  readonly #place: number;
  /** One more than the number of the only signature, or, below 0, which of `#shared` has all; 0 for none. */
  #cells = new Int32Array(fewestCells);
  #size = 0;
  /** The cell of what was looked for last. */
  #found = 0;
  readonly #fullest: number;
  /** Signatures that agree in these bytes, of which there are few. */
  #shared: Set<number>[] = [];
  #freeShared: number[] = [];

  constructor(signatures: SignaturePages, place: number) {
    this.#signatures = signatures;
    this.#place = place;
    this.#fullest = 0.5 + 0.03 * (place % 8);
  }

  /** Looks for a signature: what `found` and `add` are about until the table changes. Answers whether any agrees with it. */
  look(signature: Uint8Array): boolean {
    this.#found = this.#find(valueAt(signature, this.#place));
    return this.#cells[this.#found] !== 0;
  }

  /** The signatures that agree in these bytes: the only one, or several. */
  found(): number | ReadonlySet<number> | undefined {
    const cell = this.#cells[this.#found]!;
    return cell === 0 ? undefined : cell > 0 ? cell - 1 : this.#shared[-cell - 1]!;
  }

  add(number: number): void {
    // Whoever puts all in anew puts in the new one, too.
    if (this.#size >= this.#fullest * this.#cells.length) this.#grow(2 * this.#cells.length);
    else this.#putAt(this.#found, number);
  }

  reserve(signatures: number): void {
    let cells = this.#cells.length;
    while (signatures >= this.#fullest * cells) cells *= 2;
    if (cells > this.#cells.length) this.#grow(cells);
  }

  delete(number: number): void {
    const place = this.#find(this.#valueOf(number));
    const cell = this.#cells[place]!;
    if (cell > 0) {
      this.#free(place);
      return;
    }
    const others = this.#shared[-cell - 1]!;
    others.delete(number);
    if (others.size > 1) return;
    for (const other of others) this.#cells[place] = other + 1;
    this.#freeShared.push(-cell - 1);
  }

  #putAt(place: number, number: number): void {
    const cell = this.#cells[place]!;
    if (cell < 0) this.#shared[-cell - 1]!.add(number);
    else if (cell > 0) {
      const index = this.#freeShared.pop() ?? this.#shared.length;
      this.#shared[index] = new Set([cell - 1, number]);
      this.#cells[place] = -index - 1;
    } else {
      this.#cells[place] = number + 1;
      this.#size++;
    }
  }

  #valueOf(number: number): number {
    return this.#signatures.valueAt(number, this.#place);
  }

  #valueIn(cell: number): number {
    if (cell > 0) return this.#valueOf(cell - 1);
    const [first] = this.#shared[-cell - 1]!;
    return this.#valueOf(first!);
  }

  /** The cell of a value, or the free one where it would be. */
  #find(value: number): number {
    const cells = this.#cells;
    const mask = cells.length - 1;
    let place = home(value, mask);
    while (cells[place] !== 0 && this.#valueIn(cells[place]!) !== value) place = (place + 1) & mask;
    return place;
  }

  /** Those after a free cell move into it where they would be looked for at it or before it. */
  #free(place: number): void {
    const cells = this.#cells;
    const mask = cells.length - 1;
    this.#size--;
    let hole = place;
    for (let next = (hole + 1) & mask; cells[next] !== 0; next = (next + 1) & mask) {
      const from = home(this.#valueIn(cells[next]!), mask);
      if (((next - from) & mask) < ((next - hole) & mask)) continue;
      cells[hole] = cells[next]!;
      hole = next;
    }
    cells[hole] = 0;
  }

  #grow(cells: number): void {
    this.#cells = new Int32Array(cells);
    this.#shared = [];
    this.#freeShared = [];
    this.#size = 0;
    // In the order in which they are in memory.
    for (let number = 0; number < this.#signatures.end; number++) {
      if (this.#signatures.isTaken(number)) this.#putAt(this.#find(this.#valueOf(number)), number);
    }
  }
}

const signaturesOnPage = 512;
/** A power of two. */
const fewestCells = 64;

function valueAt(signature: Uint8Array, place: number): number {
  return signature[place]! | (signature[place + 1]! << 8) | (signature[place + 2]! << 16);
}

function home(value: number, mask: number): number {
  const hash = Math.imul(value, 0x9e3779b1);
  return (hash ^ (hash >>> 15)) & mask;
}
