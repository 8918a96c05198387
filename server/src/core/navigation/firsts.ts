import type { NumberOrder } from './rowOrders.ts';

/**
 * The first of many numbers in an order, found without putting all of them in it: a heap whose top is the last of those
 * that are kept.
 */
export class Firsts {
  readonly #limit: number;
  readonly #order: NumberOrder;
  readonly #heap: number[] = [];

  /** @param limit how many are kept. */
  constructor(limit: number, order: NumberOrder) {
    this.#limit = limit;
    this.#order = order;
  }

  add(number: number): void {
    const heap = this.#heap;
    if (heap.length < this.#limit) this.#rise(heap.length, number);
    else if (heap.length > 0 && this.#order(number, heap[0]!) < 0) this.#sink(number);
  }

  /** What a number has to come before to be kept; undefined as long as there is room for any. */
  get last(): number | undefined {
    return this.#heap.length < this.#limit ? undefined : this.#heap[0];
  }

  /** Those that are kept, in their order. */
  sorted(): number[] {
    return [...this.#heap].sort(this.#order);
  }

  #rise(end: number, number: number): void {
    const heap = this.#heap;
    let place = end;
    while (place > 0) {
      const parent = (place - 1) >>> 1;
      if (this.#order(heap[parent]!, number) >= 0) break;
      heap[place] = heap[parent]!;
      place = parent;
    }
    heap[place] = number;
  }

  /** Puts a number in the place of the top. */
  #sink(number: number): void {
    const heap = this.#heap;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && this.#order(heap[child + 1]!, heap[child]!) > 0) child++;
      if (this.#order(heap[child]!, number) <= 0) break;
      heap[place] = heap[child]!;
      place = child;
    }
    heap[place] = number;
  }
}

/** The first of some numbers in an order. */
export function firstOf(numbers: readonly number[], limit: number, order: NumberOrder): number[] {
  if (limit >= numbers.length / 2) return numbers.toSorted(order).slice(0, limit);
  const firsts = new Firsts(limit, order);
  for (const number of numbers) firsts.add(number);
  return firsts.sorted();
}
