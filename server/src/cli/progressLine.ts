import type { Cli } from './cli.ts';

/** A line at the terminal that shows how far a long run is, and is cleared when it is done. */
export class ProgressLine {
  readonly #cli: Pick<Cli, 'stderr'>;
  readonly #isShown: boolean;
  #isDirty = false;

  constructor(cli: Pick<Cli, 'stderr'>) {
    this.#cli = cli;
    this.#isShown = cli.stderr.isTTY === true;
  }

  /** How often to show it, in milliseconds. */
  get interval(): number {
    return this.#isShown ? 100 : Infinity;
  }

  show(done: number, total: number): void {
    if (!this.#isShown) return;
    this.#isDirty = true;
    this.#cli.stderr.write(`\r\u001B[KChecking ${done} of ${total} seeds…`);
  }

  end(): void {
    if (this.#isDirty) this.#cli.stderr.write('\r\u001B[K');
    this.#isDirty = false;
  }
}
