/**
 * The first of many items in an order, found without putting all of them in it: a heap whose top is the last of those
 * that are kept.
 */
export class Firsts<T> {
  readonly #limit: number;
  readonly #order: Order<T>;
  readonly #heap: T[] = [];

  /** @param limit how many are kept. */
  constructor(limit: number, order: Order<T>) {
    this.#limit = limit;
    this.#order = order;
  }

  add(item: T): void {
    const heap = this.#heap;
    if (heap.length < this.#limit) this.#rise(heap.length, item);
    else if (heap.length > 0 && this.#order(item, heap[0]!) < 0) this.#sink(item);
  }

  /** What an item has to come before to be kept; undefined as long as there is room for any. */
  get last(): T | undefined {
    return this.#heap.length < this.#limit ? undefined : this.#heap[0];
  }

  /** Those that are kept, in their order. */
  sorted(): T[] {
    return [...this.#heap].sort(this.#order);
  }

  #rise(end: number, item: T): void {
    const heap = this.#heap;
    let place = end;
    while (place > 0) {
      const parent = (place - 1) >>> 1;
      if (this.#order(heap[parent]!, item) >= 0) break;
      heap[place] = heap[parent]!;
      place = parent;
    }
    heap[place] = item;
  }

  /** Puts an item in the place of the top. */
  #sink(item: T): void {
    const heap = this.#heap;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && this.#order(heap[child + 1]!, heap[child]!) > 0) child++;
      if (this.#order(heap[child]!, item) <= 0) break;
      heap[place] = heap[child]!;
      place = child;
    }
    heap[place] = item;
  }
}

/** Whether one of two items comes before the other (negative) or after it. */
type Order<T> = (a: T, b: T) => number;

/** The first of some items in an order. */
export function firstOf<T>(items: readonly T[], limit: number, order: Order<T>): T[] {
  if (limit >= items.length / 2) return items.toSorted(order).slice(0, limit);
  const firsts = new Firsts(limit, order);
  for (const item of items) firsts.add(item);
  return firsts.sorted();
}
