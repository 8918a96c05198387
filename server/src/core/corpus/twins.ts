import type { Relation, SeedChange } from './relation.ts';
import type { Seed } from './seed.ts';
import { SortedUris } from './sortedUris.ts';

/** Other seeds that have something in common with one. */
export interface Twins {
  /**
   * In the order of their uris, `mostTwins` at most: of more, those next to the seed by its uri, as many before it as
   * after it where there are so many. The first of all has none before it.
   */
  readonly seeds: readonly Seed[];
  /** Whether there are more than these. */
  readonly more: boolean;
}

/** The same by their uris. */
export interface TwinUris {
  readonly uris: readonly string[];
  readonly more: boolean;
}

/**
 * The most twins that a seed has: nobody looks at more, and where a thousand seeds have the same rank, a change to one of
 * them is not a change to all.
 */
export const mostTwins = 16;

/** What twins have in common: a number that a seed need not have. */
export type TwinKind = 'article' | 'headline' | 'rank' | 'number';

/** The seeds that have the same key, and are in the same folder if the key means something within one only. */
export class TwinRelation implements Relation {
  readonly #key: TwinKind;
  readonly #withinFolder: boolean;
  /** Whether a seed's findings may be others for what its twins say. */
  isTold = true;
  /** By scope and key. Most keys have one seed. */
  readonly #scopes = new Map<string, Map<number, string | SortedUris>>();

  constructor(key: TwinKind, { withinFolder = false } = {}) {
    this.#key = key;
    this.#withinFolder = withinFolder;
  }

  update({ uri, before, after }: SeedChange, affected: Set<string>): void {
    const old = before?.[this.#key];
    const key = after?.[this.#key];
    // A seed's folder is part of its uri.
    const scope = this.#scopeOf((after ?? before)!.folder);
    if (old !== undefined) this.#tellOthers(uri, old, scope, affected);
    if (old === key) return;
    if (old !== undefined) this.#delete(uri, old, scope);
    if (key === undefined) return;
    this.#add(uri, key, scope);
    this.#tellOthers(uri, key, scope, affected);
  }

  /** Whether a seed has the key. */
  has(key: number, folder: string): boolean {
    return this.#groupOf(key, this.#scopeOf(folder)) !== undefined;
  }

  /** The first seed with this key by its uri. */
  first(key: number, folder: string): string | undefined {
    const group = this.#groupOf(key, this.#scopeOf(folder));
    return group instanceof SortedUris ? group.first : group;
  }

  /** The twins of a seed, be it as the corpus has it, or as it would be. */
  of(seed: Seed): TwinUris {
    const { uri } = seed;
    const key = seed[this.#key];
    const group = key === undefined ? undefined : this.#groupOf(key, this.#scopeOf(seed.folder));
    if (group === undefined || group === uri) return none;
    if (!(group instanceof SortedUris)) return { uris: [group], more: false };
    const uris = group.around(uri, mostTwins / 2);
    return { uris, more: group.size - (group.has(uri) ? 1 : 0) > uris.length };
  }

  #scopeOf(folder: string): string {
    return this.#withinFolder ? folder : '';
  }

  #groupOf(key: number, scope: string): string | SortedUris | undefined {
    return this.#scopes.get(scope)?.get(key);
  }

  #add(uri: string, key: number, scope: string): void {
    let groups = this.#scopes.get(scope);
    if (!groups) this.#scopes.set(scope, (groups = new Map()));
    const group = groups.get(key);
    if (group instanceof SortedUris) group.add(uri);
    else groups.set(key, group === undefined ? uri : new SortedUris(group, uri));
  }

  #delete(uri: string, key: number, scope: string): void {
    const groups = this.#scopes.get(scope)!;
    const group = groups.get(key);
    if (group instanceof SortedUris) {
      group.delete(uri);
      if (group.size === 1) groups.set(key, group.first!);
      return;
    }
    groups.delete(key);
    if (groups.size === 0) this.#scopes.delete(scope);
  }

  /** Adds the seeds that have this one among their twins, and those whose findings say how many twins there are. */
  #tellOthers(uri: string, key: number, scope: string, affected: Set<string>): void {
    const group = this.#groupOf(key, scope);
    if (!this.isTold || !(group instanceof SortedUris)) return;
    // One more than the reach of a seed at either end, whose twins are all on one side: that there are more is news to it.
    for (const other of group.before(uri, mostTwins + 1)) affected.add(other);
    for (const other of group.behind(uri, mostTwins + 1)) affected.add(other);
  }
}

const none: TwinUris = { uris: [], more: false };
