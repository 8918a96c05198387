/** Does something a while after it was asked for, once for all times that it is asked for meanwhile. */
export class Delayed {
  readonly #milliseconds: number;
  readonly #work: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(milliseconds: number, work: () => void) {
    this.#milliseconds = milliseconds;
    this.#work = work;
  }

  ask(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#work();
    }, this.#milliseconds);
  }

  /** Does not do what was asked for until now. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
