import { sketchLength } from './bodySketch.ts';
import { Column, bytes } from './columns.ts';

/**
 * Distinct sketches, each with a number of its own, found as a whole and by each of their bands: three bytes in a row, in
 * which similar sketches agree more often than others. Typed arrays hold it together, less than two hundred bytes for
 * each sketch with the sketch itself, where a map for each band would take a thousand.
 */
export class SketchTable {
  readonly #bands: readonly Band[];
  readonly #sketches = new SketchPages();
  #sketch: Uint8Array = new Uint8Array(sketchLength);

  /** @param bands how many of its bands a sketch is found by; at most `mostBands`. */
  constructor(bands: number) {
    this.#bands = Array.from({ length: bands }, (_, band) => new Band(this.#sketches, band * bandLength));
  }

  /**
   * Looks for a sketch: what `find`, `alike` and `add` are about until the table changes.
   * @returns whether any sketch agrees with it in any band. Most agree with none.
   */
  look(sketch: Uint8Array): boolean {
    this.#sketch = sketch;
    let isLike = false;
    for (const band of this.#bands) if (band.look(sketch)) isLike = true;
    return isLike;
  }

  /** The number of the very same sketch; -1 where it is not there. */
  find(): number {
    let fewest: ReadonlySet<number> | undefined;
    for (const band of this.#bands) {
      const found = band.found();
      if (found === undefined) return -1;
      if (typeof found === 'number') return this.isAt(found, this.#sketch) ? found : -1;
      if (fewest === undefined || found.size < fewest.size) fewest = found;
    }
    for (const number of fewest ?? []) if (this.isAt(number, this.#sketch)) return number;
    return -1;
  }

  /** Whether a sketch is the very same as the one with this number. */
  isAt(number: number, sketch: Uint8Array): boolean {
    return this.#sketches.agrees(number, sketch, 0, sketchLength);
  }

  /** Copies the sketch with a number. */
  read(number: number, into: Uint8Array): void {
    this.#sketches.read(number, into);
  }

  /** How many bytes of two sketches are the same at the same place. */
  countSame(number: number, sketch: Uint8Array): number {
    return this.#sketches.countSame(number, sketch);
  }

  /** Puts in the sketch that was looked for, where it is not there. @returns its number. */
  add(): number {
    const number = this.#sketches.add(this.#sketch);
    for (const band of this.#bands) band.add(number);
    return number;
  }

  delete(number: number): void {
    for (const band of this.#bands) band.delete(number);
    this.#sketches.delete(number);
  }

  /** The other sketches that agree in a band with the one looked for; no more than `most` are looked at. */
  alike(band: number, most: number): readonly number[] {
    const found = this.#bands[band]!.found();
    if (found === undefined) return noNumbers;
    if (typeof found === 'number') return this.isAt(found, this.#sketch) ? noNumbers : [found];
    const numbers: number[] = [];
    for (const number of found) {
      if (this.isAt(number, this.#sketch)) continue;
      numbers.push(number);
      if (numbers.length === most) break;
    }
    return numbers;
  }

  /** Makes room for so many sketches, so that nobody waits for it later. */
  reserve(sketches: number): void {
    for (const band of this.#bands) band.reserve(sketches);
  }
}

/** In bytes: less would bring unlike sketches together, more would keep similar ones apart. */
export const bandLength = 3;

/** The most bands that a sketch has. */
export const mostBands = Math.floor(sketchLength / bandLength);

const noNumbers: readonly number[] = [];

/** The sketches by their numbers, so many on each page: where one more is needed, none has to be copied. */
class SketchPages {
  readonly #pages: Uint8Array[] = [];
  readonly #isTaken = new Column(bytes);
  readonly #free: number[] = [];
  /** One more than the highest number. */
  end = 0;

  isTaken(number: number): boolean {
    return this.#isTaken.values[number] === 1;
  }

  add(sketch: Uint8Array): number {
    const number = this.#free.pop() ?? this.end++;
    const page = (this.#pages[Math.floor(number / sketchesOnPage)] ??= new Uint8Array(sketchesOnPage * sketchLength));
    page.set(sketch, (number % sketchesOnPage) * sketchLength);
    this.#isTaken.reserve(number + 1);
    this.#isTaken.values[number] = 1;
    return number;
  }

  delete(number: number): void {
    this.#isTaken.values[number] = 0;
    this.#free.push(number);
  }

  read(number: number, into: Uint8Array): void {
    const start = (number % sketchesOnPage) * sketchLength;
    into.set(this.#pageOf(number).subarray(start, start + sketchLength));
  }

  agrees(number: number, sketch: Uint8Array, from: number, to: number): boolean {
    const page = this.#pageOf(number);
    const start = (number % sketchesOnPage) * sketchLength;
    for (let index = from; index < to; index++) if (page[start + index] !== sketch[index]) return false;
    return true;
  }

  countSame(number: number, sketch: Uint8Array): number {
    const page = this.#pageOf(number);
    const start = (number % sketchesOnPage) * sketchLength;
    let same = 0;
    for (let index = 0; index < sketchLength; index++) if (page[start + index] === sketch[index]) same++;
    return same;
  }

  /** The three bytes from a place on, of the sketch with a number. */
  valueAt(number: number, place: number): number {
    return valueAt(this.#pageOf(number), (number % sketchesOnPage) * sketchLength + place);
  }

  #pageOf(number: number): Uint8Array {
    return this.#pages[Math.floor(number / sketchesOnPage)]!;
  }
}

/**
 * The sketches by three of their bytes: a hash table with open addressing. It is made anew when it grows, for a hundred
 * thousand sketches in a millisecond; not all bands grow at once, so that nobody has to wait for all of them.
 */
class Band {
  readonly #sketches: SketchPages;
  /** Where its bytes begin. */
  readonly #place: number;
  /** One more than the number of the only sketch, or, below 0, which of `#shared` has all; 0 for none. */
  #cells = new Int32Array(fewestCells);
  #size = 0;
  /** The cell of what was looked for last. */
  #found = 0;
  readonly #fullest: number;
  /** Sketches that agree in these bytes, of which there are few. */
  #shared: Set<number>[] = [];
  #freeShared: number[] = [];

  constructor(sketches: SketchPages, place: number) {
    this.#sketches = sketches;
    this.#place = place;
    this.#fullest = 0.5 + 0.03 * (place % 8);
  }

  /** Looks for a sketch: what `found` and `add` are about until the table changes. Answers whether any agrees with it. */
  look(sketch: Uint8Array): boolean {
    this.#found = this.#find(valueAt(sketch, this.#place));
    return this.#cells[this.#found] !== 0;
  }

  /** The sketches that agree in these bytes: the only one, or several. */
  found(): number | ReadonlySet<number> | undefined {
    const cell = this.#cells[this.#found]!;
    return cell === 0 ? undefined : cell > 0 ? cell - 1 : this.#shared[-cell - 1]!;
  }

  add(number: number): void {
    // Whoever puts all in anew puts in the new one, too.
    if (this.#size >= this.#fullest * this.#cells.length) this.#grow(2 * this.#cells.length);
    else this.#putAt(this.#found, number);
  }

  reserve(sketches: number): void {
    let cells = this.#cells.length;
    while (sketches >= this.#fullest * cells) cells *= 2;
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
    return this.#sketches.valueAt(number, this.#place);
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

  /** Those behind a free cell move into it where they would be looked for at it or before it. */
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
    for (let number = 0; number < this.#sketches.end; number++) {
      if (this.#sketches.isTaken(number)) this.#putAt(this.#find(this.#valueOf(number)), number);
    }
  }
}

const sketchesOnPage = 512;
/** A power of two. */
const fewestCells = 64;

function valueAt(sketch: Uint8Array, place: number): number {
  return sketch[place]! | (sketch[place + 1]! << 8) | (sketch[place + 2]! << 16);
}

function home(value: number, mask: number): number {
  const hash = Math.imul(value, 0x9e3779b1);
  return (hash ^ (hash >>> 15)) & mask;
}
