import { Column, bytes, integers } from './columns.ts';

/**
 * The terms of seeds by their rows, in one array: what a row had before is left behind in it, until there is more of that
 * than of what counts.
 */
export class TermRows {
  readonly #terms = new Column(integers);
  readonly #starts = new Column(integers);
  readonly #lengths = new Column(bytes);
  /** Behind the last term in the array, and how many of those before it count no more. */
  #end = 0;
  #lost = 0;

  /** All terms; those of a row begin at `startOf` and are so many as `lengthOf` says. Others when a row is written. */
  get values(): Int32Array {
    return this.#terms.values;
  }

  startOf(row: number): number {
    return this.#starts.values[row]!;
  }

  /** 0 for a row that has none. */
  lengthOf(row: number): number {
    return this.#lengths.values[row] ?? 0;
  }

  /** Good until a row is written. */
  at(row: number): Int32Array {
    const start = this.startOf(row);
    return this.#terms.values.subarray(start, start + this.lengthOf(row));
  }

  /** @param terms 255 at most. */
  set(row: number, terms: readonly number[]): void {
    this.delete(row);
    if (this.#lost > this.#end / 2) this.#tidy();
    this.#lengths.reserve(row + 1);
    this.#starts.reserve(row + 1);
    this.#terms.reserve(this.#end + terms.length);
    this.#terms.values.set(terms, this.#end);
    this.#starts.values[row] = this.#end;
    this.#lengths.values[row] = terms.length;
    this.#end += terms.length;
  }

  delete(row: number): void {
    const length = this.lengthOf(row);
    if (length === 0) return;
    this.#lost += length;
    this.#lengths.values[row] = 0;
  }

  #tidy(): void {
    const { values } = this.#terms;
    const rows = Array.from(this.#lengths.values.keys()).filter((row) => this.lengthOf(row) > 0);
    const tidied = new Int32Array(values.length);
    let end = 0;
    for (const row of rows) {
      tidied.set(this.at(row), end);
      this.#starts.values[row] = end;
      end += this.lengthOf(row);
    }
    this.#terms.values = tidied;
    this.#end = end;
    this.#lost = 0;
  }
}
