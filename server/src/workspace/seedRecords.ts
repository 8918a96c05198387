import type { FoundProblems } from './foundProblems.ts';

/** What is kept of a file between checks: neither its text nor what was parsed of it. */
export interface FileRecord {
  readonly found: FoundProblems;
  /** The fingerprint of the diagnostics that were told last. */
  readonly told: number;
  /** When the file on disk was changed last, in milliseconds since 1970; undefined where nobody has read it. */
  readonly modified: number | undefined;
}

/** The records of the seeds of a corpus, by the rows that its index has for them: arrays of numbers, and no object each. */
export class SeedRecords {
  readonly #found: (FoundProblems | undefined)[] = [];
  /** Of those that anything was told of. */
  readonly #told = new Map<number, number>();
  #modified = new Float64Array(fewestRows);

  /** Undefined for a seed that was not checked. */
  at(row: number): FileRecord | undefined {
    const found = this.#found[row];
    if (!found) return undefined;
    const modified = this.#modified[row]!;
    return { found, told: this.#told.get(row) ?? nothingTold, modified: modified === unknown ? undefined : modified };
  }

  /** What was found in a seed; undefined for one that was not checked. */
  foundAt(row: number): FoundProblems | undefined {
    return this.#found[row];
  }

  /** When the file of a seed was changed last, as `FileRecord` has it. */
  modifiedAt(row: number): number | undefined {
    const modified = this.#modified[row];
    return this.#found[row] === undefined || modified === unknown ? undefined : modified;
  }

  set(row: number, { found, told, modified }: FileRecord): void {
    if (row >= this.#modified.length) this.#modified = extended(this.#modified, Math.ceil((row + 1) * growth));
    this.#found[row] = found;
    if (told !== nothingTold) this.#told.set(row, told);
    else if (this.#told.size > 0) this.#told.delete(row);
    this.#modified[row] = modified ?? unknown;
  }

  delete(row: number): void {
    this.#found[row] = undefined;
    this.#told.delete(row);
  }
}

/** The fingerprint of no diagnostics. */
export const nothingTold = 0;

const unknown = -1;
const fewestRows = 16;
const growth = 1.1;

function extended(array: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(length);
  longer.set(array);
  return longer;
}
