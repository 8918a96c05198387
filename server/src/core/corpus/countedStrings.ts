import { ownCopy } from '../text/ownCopy.ts';

/**
 * Strings that many seeds have the same, each with a number and the count of those that have it. A string that nobody has
 * any more is forgotten: what is typed letter by letter leaves nothing behind.
 */
export class CountedStrings {
  readonly #numbers = new Map<string, number>();
  readonly #strings: (string | undefined)[] = [];
  readonly #counts: number[] = [];
  readonly #free: number[] = [];
  #byString: ReadonlyMap<string, number> | undefined;
  #last: string | undefined;
  #lastNumber = none;

  /** One more has this string; undefined is no string. @returns its number. */
  add(text: string | undefined): number {
    if (text === undefined) return none;
    let number = this.find(text);
    if (number === none) {
      number = this.#free.pop() ?? this.#strings.length;
      const own = ownCopy(text);
      this.#strings[number] = own;
      this.#counts[number] = 0;
      this.#numbers.set(own, number);
    }
    this.#counts[number]!++;
    this.#byString = undefined;
    return number;
  }

  /** One less has it. */
  drop(number: number): void {
    if (number === none) return;
    this.#byString = undefined;
    if (--this.#counts[number]! > 0) return;
    this.#numbers.delete(this.#strings[number]!);
    this.#strings[number] = undefined;
    this.#free.push(number);
    this.#last = undefined;
  }

  /** The number of a string; `none` where nobody has it. */
  find(text: string): number {
    if (text === this.#last) return this.#lastNumber;
    const number = this.#numbers.get(text);
    if (number === undefined) return none;
    this.#last = this.#strings[number];
    this.#lastNumber = number;
    return number;
  }

  /** The string with a number; undefined for `none`. */
  at(number: number): string | undefined {
    return number === none ? undefined : this.#strings[number];
  }

  /** How many have each string. */
  get counts(): ReadonlyMap<string, number> {
    return (this.#byString ??= new Map(
      Array.from(this.#numbers, ([text, number]) => [text, this.#counts[number]!] as const),
    ));
  }
}

/** In the place of a number, where there is no string. */
export const none = -1;
