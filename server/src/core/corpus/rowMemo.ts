/** Something that is made of a seed's values when it is asked for first, and kept by row as long as these are the same. */
export class RowMemo<T> {
  readonly #make: (row: number) => T;
  readonly #made: (T | undefined)[] = [];

  constructor(make: (row: number) => T) {
    this.#make = make;
  }

  at(row: number): T {
    return (this.#made[row] ??= this.#make(row));
  }

  /** The seed of a row has other values, or is gone. */
  forget(row: number): void {
    if (row < this.#made.length) this.#made[row] = undefined;
  }
}
