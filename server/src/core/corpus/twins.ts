import type { Relation } from './relation.ts';
import type { SeedSummary } from './seedSummary.ts';

/** Other seeds that have something in common with one. */
export interface Twins {
  /** In the order of their uris, `mostTwins` at most. */
  readonly seeds: readonly SeedSummary[];
  /** Whether there are more than these. */
  readonly more: boolean;
}

/**
 * The most twins that are told of one seed: nobody looks at more, and where a thousand seeds have the same rank it keeps
 * a change to one of them from being a change to all.
 */
export const mostTwins = 16;

export const noTwins: Twins = { seeds: [], more: false };

/** The seeds that have the same key. */
export class TwinRelation<Key extends string | number> implements Relation {
  readonly #keyOf: (seed: SeedSummary) => Key | undefined;
  /** Most keys have one seed. */
  readonly #groups = new Map<Key, SeedSummary | Group>();

  /** @param keyOf undefined for a seed that has no twins. */
  constructor(keyOf: (seed: SeedSummary) => Key | undefined) {
    this.#keyOf = keyOf;
  }

  update(before: SeedSummary | undefined, after: SeedSummary | undefined, affected: Set<string>): void {
    const from = before && this.#keyOf(before);
    const to = after && this.#keyOf(after);
    if (before && from !== undefined) {
      this.#tellOthers(from, before, affected);
      this.#drop(from, before);
    }
    if (after && to !== undefined) {
      this.#add(to, after);
      this.#tellOthers(to, after, affected);
    }
  }

  has(key: Key): boolean {
    return this.#groups.has(key);
  }

  /** The twins of a seed, be it as the index has it, or as it would be. */
  of(seed: SeedSummary): Twins {
    const key = this.#keyOf(seed);
    return key === undefined ? noTwins : this.with(key, seed.uri);
  }

  /** The seeds with this key, but for one. */
  with(key: Key, except?: string): Twins {
    const group = this.#groups.get(key);
    if (!group) return noTwins;
    if (!(group instanceof Group)) return group.uri === except ? noTwins : { seeds: [group], more: false };
    const seeds = group.first.filter(({ uri }) => uri !== except).slice(0, mostTwins);
    const others = group.size - (except !== undefined && group.has(except) ? 1 : 0);
    return { seeds, more: others > seeds.length };
  }

  #add(key: Key, seed: SeedSummary): void {
    const group = this.#groups.get(key);
    if (!group) this.#groups.set(key, seed);
    else if (group instanceof Group) group.add(seed);
    else this.#groups.set(key, new Group(group, seed));
  }

  #drop(key: Key, seed: SeedSummary): void {
    const group = this.#groups.get(key);
    if (!(group instanceof Group)) {
      this.#groups.delete(key);
      return;
    }
    group.delete(seed);
    const [last] = group.first;
    if (group.size === 1 && last) this.#groups.set(key, last);
  }

  #tellOthers(key: Key, seed: SeedSummary, affected: Set<string>): void {
    const group = this.#groups.get(key);
    if (!(group instanceof Group) || !group.shows(seed)) return;
    for (const uri of group.uris()) if (uri !== seed.uri) affected.add(uri);
  }
}

/** Two seeds or more, and which of them are the first by their uris: those that the others are told of. */
class Group {
  readonly #seeds = new Map<string, SeedSummary>();
  /** Some more than any seed can be told of are known, so that few removals make a new search necessary. */
  #first: SeedSummary[] | undefined;

  constructor(...seeds: readonly SeedSummary[]) {
    for (const seed of seeds) this.#seeds.set(seed.uri, seed);
  }

  get size(): number {
    return this.#seeds.size;
  }

  has(uri: string): boolean {
    return this.#seeds.has(uri);
  }

  uris(): Iterable<string> {
    return this.#seeds.keys();
  }

  /** One more than a seed is told of, as it may be among them itself. */
  get first(): readonly SeedSummary[] {
    if (!this.#first || this.#first.length < Math.min(mostTwins + 1, this.size)) {
      this.#first = [...this.#seeds.values()].sort(byUri).slice(0, mostKnown);
    }
    return this.#first.slice(0, mostTwins + 1);
  }

  /** Whether what the others are told would be different without this seed. */
  shows(seed: SeedSummary): boolean {
    return this.size <= mostTwins + 2 || this.first.some(({ uri }) => uri === seed.uri);
  }

  add(seed: SeedSummary): void {
    const all = this.size === this.#first?.length;
    this.#seeds.set(seed.uri, seed);
    const last = this.#first?.at(-1);
    if (!this.#first || !last || (!all && byUri(seed, last) > 0)) return;
    const place = this.#first.findIndex((other) => byUri(seed, other) < 0);
    this.#first.splice(place === -1 ? this.#first.length : place, 0, seed);
    if (this.#first.length > mostKnown) this.#first.pop();
  }

  delete({ uri }: SeedSummary): void {
    this.#seeds.delete(uri);
    const place = this.#first?.findIndex((other) => other.uri === uri) ?? -1;
    if (place !== -1) this.#first!.splice(place, 1);
  }
}

const mostKnown = 4 * mostTwins;

function byUri(a: SeedSummary, b: SeedSummary): number {
  return a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0;
}
