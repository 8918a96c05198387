import { sketchLength } from './bodySketch.ts';

/**
 * Distinct sketches, each with a number of its own, found as a whole and by each of their bands: three characters in a
 * row, in which similar sketches agree more often than others. Typed arrays hold it together, some hundred bytes for each
 * sketch, where a map for each band would take a thousand.
 *
 * Each sketch is an entry in a hash table for each band, and once more for the whole (the last column); entries with the
 * same hash make a list, linked both ways so that one is taken out of a list of thousands without going through it.
 */
export class SketchTable {
  readonly #bands: number;
  readonly #columns: number;
  /** By number; empty where a number is free. */
  readonly #sketches: string[] = [];
  readonly #free: number[] = [];
  /** By hash, the list's first entry; an entry is a sketch's number times the columns, plus the column. */
  #heads = new Int32Array(64).fill(none);
  /** By entry. The first of a list has `none` before it. */
  #next: Int32Array;
  #previous: Int32Array;

  /** @param bands at most `mostBands`. */
  constructor(bands: number) {
    this.#bands = bands;
    this.#columns = bands + 1;
    this.#next = new Int32Array(fewest * this.#columns);
    this.#previous = new Int32Array(fewest * this.#columns);
  }

  /** The number of the very same sketch; undefined where it is not there. */
  find(sketch: string): number | undefined {
    for (let entry = this.#first(sketch, this.#bands); entry !== none; entry = this.#next[entry]!) {
      if (this.#has(entry, sketch, this.#bands)) return Math.floor(entry / this.#columns);
    }
    return undefined;
  }

  at(number: number): string {
    return this.#sketches[number]!;
  }

  /** Puts in a sketch that is not there. */
  add(sketch: string): number {
    const number = this.#free.pop() ?? this.#sketches.length;
    this.#sketches[number] = sketch;
    this.#grow();
    this.#link(number);
    return number;
  }

  delete(number: number): void {
    for (let column = 0; column < this.#columns; column++) this.#unlink(number, column);
    this.#sketches[number] = '';
    this.#free.push(number);
  }

  /** The other sketches that agree with this one, itself there or not, in a band; no more than `most` are looked for. */
  alike(sketch: string, band: number, most: number): readonly number[] {
    let numbers: number[] | undefined;
    for (let entry = this.#first(sketch, band); entry !== none; entry = this.#next[entry]!) {
      if (!this.#has(entry, sketch, band)) continue;
      const number = Math.floor(entry / this.#columns);
      if (this.#sketches[number] === sketch) continue;
      (numbers ??= []).push(number);
      if (numbers.length === most) break;
    }
    return numbers ?? noNumbers;
  }

  #first(sketch: string, column: number): number {
    return this.#heads[this.#bucket(sketch, column)]!;
  }

  #bucket(sketch: string, column: number): number {
    let hash = column;
    const from = column === this.#bands ? 0 : column * bandLength;
    const to = column === this.#bands ? sketchLength : from + bandLength;
    for (let index = from; index < to; index++) hash = Math.imul(hash, 0x01000193) ^ sketch.charCodeAt(index);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) & (this.#heads.length - 1);
  }

  /** Whether an entry is of this column, and of a sketch that agrees with this one there. */
  #has(entry: number, sketch: string, column: number): boolean {
    if (entry % this.#columns !== column) return false;
    const other = this.#sketches[Math.floor(entry / this.#columns)]!;
    if (column === this.#bands) return other === sketch;
    for (let index = column * bandLength; index < (column + 1) * bandLength; index++) {
      if (other.charCodeAt(index) !== sketch.charCodeAt(index)) return false;
    }
    return true;
  }

  #link(number: number): void {
    for (let column = 0; column < this.#columns; column++) {
      const bucket = this.#bucket(this.#sketches[number]!, column);
      const entry = number * this.#columns + column;
      const head = this.#heads[bucket]!;
      this.#next[entry] = head;
      this.#previous[entry] = none;
      if (head !== none) this.#previous[head] = entry;
      this.#heads[bucket] = entry;
    }
  }

  #unlink(number: number, column: number): void {
    const entry = number * this.#columns + column;
    const next = this.#next[entry]!;
    const previous = this.#previous[entry]!;
    if (next !== none) this.#previous[next] = previous;
    if (previous !== none) this.#next[previous] = next;
    else this.#heads[this.#bucket(this.#sketches[number]!, column)] = next;
  }

  /** Makes room for the entries of all numbers, and for lists of about one entry. */
  #grow(): void {
    const needed = this.#sketches.length * this.#columns;
    if (needed > this.#next.length) {
      const room = Math.ceil(this.#sketches.length * 1.25) * this.#columns;
      this.#next = extended(this.#next, room);
      this.#previous = extended(this.#previous, room);
    }
    if (needed <= 1.5 * this.#heads.length) return;
    this.#heads = new Int32Array(2 * this.#heads.length).fill(none);
    // All but the one that is being added: it is the last, as there is no need to grow where a number was free.
    for (let number = 0; number < this.#sketches.length - 1; number++) {
      if (this.#sketches[number] !== '') this.#link(number);
    }
  }
}

/** In characters, of eight bits each: less would bring unlike sketches together, more would keep similar ones apart. */
export const bandLength = 3;

/** The most bands that a sketch has. */
export const mostBands = Math.floor(sketchLength / bandLength);

const none = -1;
const noNumbers: readonly number[] = [];
const fewest = 16;

function extended(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(array);
  return longer;
}
