import type { Relation, SeedChange } from './relation.ts';
import type { Seed } from './seed.ts';
import { TextCounts } from './textCounts.ts';

/** The facts that many seeds have the same. */
export type SharedKey = 'publisher' | 'usage' | 'domain' | 'folder';

/** How many seeds have each value of a fact, and where such values are interned. */
export class ValueCounts implements Relation {
  readonly #key: SharedKey;
  readonly #values = new TextCounts();

  constructor(key: SharedKey) {
    this.#key = key;
  }

  update({ before, after }: SeedChange): void {
    this.#values.replace(before?.[this.#key], after?.[this.#key]);
  }

  /** The string that all seeds with this value have; undefined for undefined. */
  intern<T extends Seed[SharedKey]>(value: T): T {
    return (value === undefined ? value : this.#values.intern(value)) as T;
  }

  /** How many seeds have the value. */
  count(value: string): number {
    return this.#values.count(value);
  }

  /** How many seeds have each value, in no particular order. */
  all(): ReadonlyMap<string, number> {
    return this.#values.all();
  }
}
