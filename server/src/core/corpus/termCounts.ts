/** How many seeds have each term. A hash table in typed arrays: some ten bytes for a term, where a map takes forty. */
export class TermCounts {
  #terms = new Int32Array(fewestCells);
  /** A cell with 0 is free. */
  #counts = new Int32Array(fewestCells);
  #size = 0;

  of(term: number): number {
    return this.#counts[this.#find(term)]!;
  }

  add(term: number): void {
    const cell = this.#find(term);
    this.#terms[cell] = term;
    if (++this.#counts[cell]! === 1 && ++this.#size > fullest * this.#terms.length) this.#grow();
  }

  /** Takes back an `add`. */
  drop(term: number): void {
    const cell = this.#find(term);
    if (--this.#counts[cell]! === 0) this.#free(cell);
  }

  /** The cell of a term, or the free one where it would be. */
  #find(term: number): number {
    const terms = this.#terms;
    const counts = this.#counts;
    const mask = terms.length - 1;
    let cell = home(term, terms.length);
    while (counts[cell] !== 0 && terms[cell] !== term) cell = (cell + 1) & mask;
    return cell;
  }

  /** Those behind a free cell move into it where they would be looked for at it or before it. */
  #free(cell: number): void {
    this.#size--;
    const mask = this.#terms.length - 1;
    let hole = cell;
    for (let next = (hole + 1) & mask; this.#counts[next] !== 0; next = (next + 1) & mask) {
      const from = home(this.#terms[next]!, this.#terms.length);
      if (((next - from) & mask) < ((next - hole) & mask)) continue;
      this.#terms[hole] = this.#terms[next]!;
      this.#counts[hole] = this.#counts[next]!;
      this.#counts[next] = 0;
      hole = next;
    }
  }

  #grow(): void {
    const [terms, counts] = [this.#terms, this.#counts];
    this.#terms = new Int32Array(2 * terms.length);
    this.#counts = new Int32Array(2 * terms.length);
    for (let cell = 0; cell < terms.length; cell++) {
      if (counts[cell] === 0) continue;
      const to = this.#find(terms[cell]!);
      this.#terms[to] = terms[cell]!;
      this.#counts[to] = counts[cell]!;
    }
  }
}

/** A power of two. */
const fewestCells = 64;
/** The share of the cells that are taken before there are more of them. */
const fullest = 0.75;

function home(term: number, cells: number): number {
  const hash = Math.imul(term, 0x9e3779b1);
  return (hash ^ (hash >>> 15)) & (cells - 1);
}
