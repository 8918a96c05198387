/** A command in a file of its own: what it is called, what its help says, and what it does. */
export interface CliCommand {
  readonly name: string;
  /** What is typed behind the name, as the list of all commands shows it. */
  readonly words: string;
  /** What it does, as that list has it: an imperative in a few words. */
  readonly summary: string;
  /** Its page of help. */
  readonly help: string;
  /**
   * Carries it out.
   * @param words what is typed behind the name, without `--help`.
   * @returns the exit code
   * @throws UsageError
   */
  readonly run: (words: readonly string[]) => number | Promise<number>;
}
