import { ownCopy } from '../text/ownCopy.ts';

/**
 * How many seeds have each of some texts, and where these are interned: all seeds with a text share one string. A text that
 * no seed has any more is forgotten: what is typed letter by letter leaves nothing behind.
 */
export class TextCounts {
  readonly #texts = new Map<string, { readonly text: string; seeds: number }>();

  /** Takes into account that a seed has another text now; undefined stands for none. */
  replace(before: string | undefined, after: string | undefined): void {
    if (before === after) return;
    if (after !== undefined) this.#add(after);
    if (before !== undefined) this.#drop(before);
  }

  /** The string that all seeds with this text have. */
  intern(text: string): string {
    return this.#texts.get(text)?.text ?? ownCopy(text);
  }

  count(text: string): number {
    return this.#texts.get(text)?.seeds ?? 0;
  }

  /** How many seeds have each text, in no particular order. */
  all(): ReadonlyMap<string, number> {
    return new Map(Array.from(this.#texts.values(), ({ text, seeds }) => [text, seeds]));
  }

  get size(): number {
    return this.#texts.size;
  }

  #add(text: string): void {
    const known = this.#texts.get(text);
    if (known) known.seeds++;
    else this.#texts.set(text, { text, seeds: 1 });
  }

  #drop(text: string): void {
    const known = this.#texts.get(text)!;
    if (--known.seeds === 0) this.#texts.delete(text);
  }
}
