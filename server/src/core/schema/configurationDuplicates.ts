/** Which seeds of a corpus are taken for copies of each other. */
export class Duplicates {
  /** The share of two bodies, from 0 to 1, from which they are near-duplicates. */
  readonly threshold: number;
  /** Groups of seeds that look alike and are not the same, by their decoded paths from the folder of `seedbed.yaml`. */
  readonly different: readonly (readonly string[])[];
  readonly #groupsOf = new Map<string, Set<number>>();

  constructor(threshold: number, different: readonly (readonly string[])[]) {
    this.threshold = threshold;
    this.different = different;
    for (const [group, paths] of different.entries()) {
      for (const path of paths) {
        const groups = this.#groupsOf.get(path);
        if (groups) groups.add(group);
        else this.#groupsOf.set(path, new Set([group]));
      }
    }
  }

  /** Whether a group has both seeds, by their paths as `relativePath` has them. Quick: however many groups there are. */
  areDifferent(path: string, other: string): boolean {
    const groups = this.#groupsOf.get(path);
    const others = groups && this.#groupsOf.get(other);
    if (!groups || !others) return false;
    const [few, many] = groups.size < others.size ? [groups, others] : [others, groups];
    for (const group of few) if (many.has(group)) return true;
    return false;
  }
}
