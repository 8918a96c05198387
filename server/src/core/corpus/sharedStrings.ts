import { ownCopy } from './seedSummary.ts';

/** Strings that many seeds have the same, each once in memory, and no part of a longer text. */
export class SharedStrings {
  readonly #strings = new Map<string, string>();

  of(text: string): string {
    let shared = this.#strings.get(text);
    if (shared === undefined) {
      // What is typed letter by letter leaves all its beginnings here.
      if (this.#strings.size === mostStrings) this.#strings.clear();
      shared = ownCopy(text);
      this.#strings.set(shared, shared);
    }
    return shared;
  }
}

const mostStrings = 10_000;
