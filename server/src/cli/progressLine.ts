/** A line at the terminal that shows how far a long run is, and is cleared when it is done. */
export class ProgressLine {
  readonly #isShown = process.stderr.isTTY;
  #isDirty = false;

  /** How often to show it, in milliseconds. */
  get interval(): number {
    return this.#isShown ? 100 : Infinity;
  }

  show(done: number, total: number): void {
    if (!this.#isShown) return;
    this.#isDirty = true;
    process.stderr.write(`\r\u001B[KChecking ${done} of ${total} seeds…`);
  }

  end(): void {
    if (this.#isDirty) process.stderr.write('\r\u001B[K');
    this.#isDirty = false;
  }
}
