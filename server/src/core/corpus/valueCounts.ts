import type { Relation, SeedChange } from './relation.ts';
import type { Seed } from './seed.ts';
import { ownCopy } from '../text/ownCopy.ts';

/** The facts that many seeds have the same. */
export type SharedKey = 'publisher' | 'usage' | 'domain' | 'folder';

/**
 * How many seeds have each value of a fact. It is also where such values are interned: all seeds with a value share one
 * string. A value that no seed has any more is forgotten: what is typed letter by letter leaves nothing behind.
 */
export class ValueCounts implements Relation {
  readonly #key: SharedKey;
  readonly #values = new Map<string, { readonly text: string; seeds: number }>();

  constructor(key: SharedKey) {
    this.#key = key;
  }

  update({ before, after }: SeedChange): void {
    const old = before?.[this.#key];
    const value = after?.[this.#key];
    if (old === value) return;
    if (value !== undefined) this.#add(value);
    if (old !== undefined) this.#drop(old);
  }

  /** The string that all seeds with this value have; undefined for undefined. */
  intern<T extends Seed[SharedKey]>(value: T): T {
    if (value === undefined) return value;
    return (this.#values.get(value)?.text ?? ownCopy(value)) as T;
  }

  /** How many seeds have the value. */
  count(value: string): number {
    return this.#values.get(value)?.seeds ?? 0;
  }

  /** How many seeds have each value, in no particular order. */
  all(): ReadonlyMap<string, number> {
    return new Map(Array.from(this.#values.values(), ({ text, seeds }) => [text, seeds]));
  }

  #add(text: string): void {
    const known = this.#values.get(text);
    if (known) known.seeds++;
    else this.#values.set(text, { text, seeds: 1 });
  }

  #drop(text: string): void {
    const known = this.#values.get(text)!;
    if (--known.seeds === 0) this.#values.delete(text);
  }
}
