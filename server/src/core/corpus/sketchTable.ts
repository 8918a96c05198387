import { sketchLength } from './bodySketch.ts';

/**
 * Distinct sketches, each with a number of its own, found as a whole and by each of their bands: three bytes in a row, in
 * which similar sketches agree more often than others. Typed arrays hold it together, some two hundred bytes for each
 * sketch with the sketch itself, where a map for each band would take a thousand.
 *
 * Each sketch is an entry in a hash table for each band, and once more for the whole (the last column); entries with the
 * same hash make a list, linked both ways so that one is taken out of a list of thousands without going through it. The
 * table grows a list at a time: nobody waits for all to be put in anew. (Litwin: Linear Hashing, 1980.)
 */
export class SketchTable {
  readonly #bands: number;
  readonly #columns: number;
  /** The sketches by their numbers, so many in each. */
  readonly #pages: Uint8Array[] = [];
  #end = 0;
  readonly #free: number[] = [];
  /** By hash, the list's first entry; an entry is a sketch's number times the columns, plus the column. */
  #heads = new Int32Array(fewestLists);
  /** How many lists there are, and the greatest power of two that is no more. */
  #lists = fewestLists;
  #level = fewestLists;
  #entries = 0;
  /** By entry. The first of a list has `none` before it. */
  #next = new Int32Array(0);
  #previous = new Int32Array(0);

  /** @param bands at most `mostBands`. */
  constructor(bands: number) {
    this.#bands = bands;
    this.#columns = bands + 1;
    this.#heads.fill(none);
  }

  /** The number of the very same sketch; -1 where it is not there. */
  find(sketch: Uint8Array): number {
    const column = this.#bands;
    const list = this.#list(this.#hash(sketch, 0, column));
    for (let entry = this.#heads[list]!; entry !== none; entry = this.#next[entry]!) {
      if (this.#has(entry, sketch, column)) return Math.floor(entry / this.#columns);
    }
    return -1;
  }

  /** Whether a sketch is the very same as the one with this number. */
  isAt(number: number, sketch: Uint8Array): boolean {
    return this.#agrees(number, sketch, 0, sketchLength);
  }

  /** Copies the sketch with a number. */
  read(number: number, into: Uint8Array): void {
    const start = (number % sketchesInPage) * sketchLength;
    into.set(this.#pages[Math.floor(number / sketchesInPage)]!.subarray(start, start + sketchLength));
  }

  /** How many bytes of two sketches are the same at the same place. */
  countSame(number: number, sketch: Uint8Array): number {
    const page = this.#pages[Math.floor(number / sketchesInPage)]!;
    const start = (number % sketchesInPage) * sketchLength;
    let same = 0;
    for (let index = 0; index < sketchLength; index++) if (page[start + index] === sketch[index]) same++;
    return same;
  }

  /** Puts in a sketch that is not there. @returns its number. */
  add(sketch: Uint8Array): number {
    const number = this.#free.pop() ?? this.#end++;
    const page = (this.#pages[Math.floor(number / sketchesInPage)] ??= new Uint8Array(sketchesInPage * sketchLength));
    page.set(sketch, (number % sketchesInPage) * sketchLength);
    const needed = this.#end * this.#columns;
    if (needed > this.#next.length) {
      this.#next = extended(this.#next, Math.ceil(needed * growth));
      this.#previous = extended(this.#previous, this.#next.length);
    }
    for (let column = 0; column < this.#columns; column++) {
      if (++this.#entries > longestOnAverage * this.#lists) this.#split();
      this.#link(number * this.#columns + column, this.#list(this.#hash(sketch, 0, column)));
    }
    return number;
  }

  delete(number: number): void {
    for (let column = 0; column < this.#columns; column++) this.#unlink(number * this.#columns + column);
    this.#entries -= this.#columns;
    this.#free.push(number);
  }

  /** The other sketches that agree with this one, itself there or not, in a band; no more than `most` are looked for. */
  alike(sketch: Uint8Array, band: number, most: number): readonly number[] {
    let numbers: number[] | undefined;
    const list = this.#list(this.#hash(sketch, 0, band));
    for (let entry = this.#heads[list]!; entry !== none; entry = this.#next[entry]!) {
      if (!this.#has(entry, sketch, band)) continue;
      const number = Math.floor(entry / this.#columns);
      if (this.isAt(number, sketch)) continue;
      (numbers ??= []).push(number);
      if (numbers.length === most) break;
    }
    return numbers ?? noNumbers;
  }

  #list(hash: number): number {
    const list = hash & (2 * this.#level - 1);
    return list < this.#lists ? list : list - this.#level;
  }

  /** The hash of a band, or of the whole, of which some bands are enough; of the sketch that begins at a place. */
  #hash(bytes: Uint8Array, start: number, column: number): number {
    let hash: number;
    if (column < this.#bands) hash = bandAt(bytes, start + column * bandLength);
    else {
      hash = 0;
      // From the end: most tables have bands for the beginning only, and those that agree there are compared anyway.
      for (let band = mostBands - 5; band < mostBands; band++) {
        hash = Math.imul(hash, 31) + bandAt(bytes, start + band * bandLength);
      }
    }
    hash = Math.imul(hash ^ Math.imul(column + 1, 0x9e3779b1), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return hash ^ (hash >>> 16);
  }

  #hashOf(entry: number): number {
    const number = Math.floor(entry / this.#columns);
    const page = this.#pages[Math.floor(number / sketchesInPage)]!;
    return this.#hash(page, (number % sketchesInPage) * sketchLength, entry - number * this.#columns);
  }

  /** Whether an entry is of this column, and of a sketch that agrees with this one there. */
  #has(entry: number, sketch: Uint8Array, column: number): boolean {
    const number = Math.floor(entry / this.#columns);
    if (entry - number * this.#columns !== column) return false;
    return column === this.#bands
      ? this.#agrees(number, sketch, 0, sketchLength)
      : this.#agrees(number, sketch, column * bandLength, (column + 1) * bandLength);
  }

  #agrees(number: number, sketch: Uint8Array, from: number, to: number): boolean {
    const page = this.#pages[Math.floor(number / sketchesInPage)]!;
    const start = (number % sketchesInPage) * sketchLength;
    for (let index = from; index < to; index++) if (page[start + index] !== sketch[index]) return false;
    return true;
  }

  #link(entry: number, list: number): void {
    const head = this.#heads[list]!;
    this.#next[entry] = head;
    this.#previous[entry] = none;
    if (head !== none) this.#previous[head] = entry;
    this.#heads[list] = entry;
  }

  #unlink(entry: number): void {
    const next = this.#next[entry]!;
    const previous = this.#previous[entry]!;
    if (next !== none) this.#previous[next] = previous;
    if (previous !== none) this.#next[previous] = next;
    else this.#heads[this.#list(this.#hashOf(entry))] = next;
  }

  /** Makes two lists of the next one. */
  #split(): void {
    const added = this.#lists;
    const from = added - this.#level;
    if (added === this.#heads.length) this.#heads = extended(this.#heads, 2 * added);
    this.#heads[added] = none;
    this.#lists++;
    let entry = this.#heads[from]!;
    this.#heads[from] = none;
    const mask = 2 * this.#level - 1;
    while (entry !== none) {
      const next = this.#next[entry]!;
      this.#link(entry, (this.#hashOf(entry) & mask) === added ? added : from);
      entry = next;
    }
    if (this.#lists === 2 * this.#level) this.#level *= 2;
  }
}

/** In bytes: less would bring unlike sketches together, more would keep similar ones apart. */
export const bandLength = 3;

/** The most bands that a sketch has. */
export const mostBands = Math.floor(sketchLength / bandLength);

const none = -1;
const noNumbers: readonly number[] = [];
/** A power of two. */
const fewestLists = 64;
/** How many entries a list has on average, at most. */
const longestOnAverage = 1.5;
const sketchesInPage = 512;
const growth = 1.25;

function bandAt(bytes: Uint8Array, place: number): number {
  return bytes[place]! | (bytes[place + 1]! << 8) | (bytes[place + 2]! << 16);
}

function extended(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(array);
  return longer;
}
