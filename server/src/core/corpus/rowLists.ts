import { Column, integers } from './columns.ts';
import { none } from './countedStrings.ts';

/** Rows by a number that many have in common, each row in one list at most: all of it takes two numbers for each row. */
export class RowLists {
  /** The row that was put in last, by the number of the list. */
  readonly #first = new Map<number, number>();
  /** By row, one more than the next and the previous one of its list; 0 for none. */
  readonly #next = new Column(integers);
  readonly #previous = new Column(integers);

  /** Makes room for so many rows. */
  reserve(rows: number): void {
    this.#next.reserve(rows);
    this.#previous.reserve(rows);
  }

  add(list: number, row: number): void {
    this.reserve(row + 1);
    const next = this.#first.get(list) ?? none;
    this.#next.values[row] = next + 1;
    this.#previous.values[row] = 0;
    if (next !== none) this.#previous.values[next] = row + 1;
    this.#first.set(list, row);
  }

  /** Takes out a row that is in the list. */
  delete(list: number, row: number): void {
    const next = this.#next.values[row]! - 1;
    const previous = this.#previous.values[row]! - 1;
    if (next !== none) this.#previous.values[next] = previous + 1;
    if (previous !== none) this.#next.values[previous] = next + 1;
    else if (next !== none) this.#first.set(list, next);
    else this.#first.delete(list);
  }

  /** The rows of a list, in no particular order. */
  *of(list: number): Iterable<number> {
    for (let row = this.#first.get(list) ?? none; row !== none; row = this.#next.values[row]! - 1) yield row;
  }
}
