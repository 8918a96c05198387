/**
 * By term, a list of entries, which are small numbers that each stand in one list at most. Typed arrays hold it together:
 * four bytes for an entry, some twenty for a term, where a map of arrays takes a hundred.
 */
export class TermLists {
  /** By entry, the next one of its list. */
  #next = new Int32Array(64);
  // A hash table with open addressing; a cell without entries is free.
  #terms = new Int32Array(fewestCells);
  #heads = new Int32Array(fewestCells);
  #counts = new Int32Array(fewestCells);
  #size = 0;

  /** How many entries the term has. */
  count(term: number): number {
    return this.#counts[this.#find(term)]!;
  }

  /** The entries of a term, in no particular order. */
  entries(term: number): number[] {
    const cell = this.#find(term);
    const entries: number[] = [];
    let entry = this.#heads[cell]!;
    for (let left = this.#counts[cell]!; left > 0; left--) {
      entries.push(entry);
      entry = this.#next[entry]!;
    }
    return entries;
  }

  /** Adds an entry that is in no list. */
  add(term: number, entry: number): void {
    if (entry >= this.#next.length) this.#next = extended(this.#next, Math.ceil(1.25 * (entry + 1)));
    const cell = this.#find(term);
    this.#terms[cell] = term;
    this.#next[entry] = this.#heads[cell]!;
    this.#heads[cell] = entry;
    if (++this.#counts[cell]! === 1 && ++this.#size > fullest * this.#terms.length) this.#grow();
  }

  /** Takes an entry out of the list of a term, which it is in. */
  drop(term: number, entry: number): void {
    const cell = this.#find(term);
    const next = this.#next[entry]!;
    if (this.#heads[cell] === entry) this.#heads[cell] = next;
    else {
      let before = this.#heads[cell]!;
      while (this.#next[before] !== entry) before = this.#next[before]!;
      this.#next[before] = next;
    }
    if (--this.#counts[cell]! === 0) this.#free(cell);
  }

  /** The cell of a term, or the free one where it would be. */
  #find(term: number): number {
    const mask = this.#terms.length - 1;
    let cell = this.#home(term);
    while (this.#counts[cell] !== 0 && this.#terms[cell] !== term) cell = (cell + 1) & mask;
    return cell;
  }

  #home(term: number): number {
    const hash = Math.imul(term, 0x9e3779b1);
    return (hash ^ (hash >>> 15)) & (this.#terms.length - 1);
  }

  /** Those behind a free cell move into it where they would be looked for at it or before it. */
  #free(cell: number): void {
    this.#size--;
    const mask = this.#terms.length - 1;
    let hole = cell;
    for (let next = (hole + 1) & mask; this.#counts[next] !== 0; next = (next + 1) & mask) {
      const home = this.#home(this.#terms[next]!);
      if (((next - home) & mask) < ((next - hole) & mask)) continue;
      this.#copy(this.#terms[next]!, this.#heads[next]!, this.#counts[next]!, hole);
      this.#counts[next] = 0;
      hole = next;
    }
  }

  #copy(term: number, head: number, count: number, cell: number): void {
    this.#terms[cell] = term;
    this.#heads[cell] = head;
    this.#counts[cell] = count;
  }

  #grow(): void {
    const [terms, heads, counts] = [this.#terms, this.#heads, this.#counts];
    this.#terms = new Int32Array(2 * terms.length);
    this.#heads = new Int32Array(2 * terms.length);
    this.#counts = new Int32Array(2 * terms.length);
    for (let cell = 0; cell < terms.length; cell++) {
      if (counts[cell] !== 0) this.#copy(terms[cell]!, heads[cell]!, counts[cell]!, this.#find(terms[cell]!));
    }
  }
}

/** A power of two. */
const fewestCells = 64;
/** The share of the cells that are taken before there are more of them. */
const fullest = 0.75;

function extended(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(array);
  return longer;
}
