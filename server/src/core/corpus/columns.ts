/** The arrays that a column can be made of. */
type Numbers = Int32Array | Float64Array | Uint8Array;

/**
 * One value for each row of a table, in a typed array: it takes no more memory than the values, and nothing has to be
 * looked at when memory is tidied up. The array is another one after the column has grown.
 */
export class Column<N extends Numbers> {
  values: N;
  readonly #make: (length: number) => N;

  constructor(make: (length: number) => N) {
    this.#make = make;
    this.values = make(fewestRows);
  }

  /** Makes room for so many values, and for some more; those that are new are 0. */
  reserve(length: number): void {
    if (length > this.values.length) this.resize(Math.ceil(length * growth));
  }

  /** Makes room for just so many values, which are no fewer than before. */
  resize(length: number): void {
    const values = this.#make(length);
    values.set(this.values);
    this.values = values;
  }
}

const fewestRows = 16;
const growth = 1.2;

export const integers = (length: number): Int32Array => new Int32Array(length);
export const doubles = (length: number): Float64Array => new Float64Array(length);
export const bytes = (length: number): Uint8Array => new Uint8Array(length);

/** What a value stands for that is `NaN` where there is none. */
export function known(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}
