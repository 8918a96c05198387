import { nothingFound, type FoundProblems } from './foundProblems.ts';

/** What is kept of a file between checks: neither its text nor what was parsed of it. */
export interface FileRecord {
  readonly found: FoundProblems;
  /** The fingerprint of the diagnostics that were reported last. */
  readonly reported: number;
  /** When the file on disk was changed last, in milliseconds since 1970; undefined where nobody has read it. */
  readonly modified: number | undefined;
}

/** The records of the seeds of a corpus that were checked, by uri. Most seeds have nothing wrong and say nothing. */
export class SeedRecords {
  readonly #modified = new Map<string, number | undefined>();
  readonly #found = new Map<string, FoundProblems>();
  readonly #reported = new Map<string, number>();

  /** Undefined for a seed that was not checked. */
  get(uri: string): FileRecord | undefined {
    if (!this.#modified.has(uri)) return undefined;
    return {
      found: this.foundIn(uri),
      reported: this.#reported.get(uri) ?? nothingReported,
      modified: this.modifiedAt(uri),
    };
  }

  /** What was found in a seed when it was last checked. */
  foundIn(uri: string): FoundProblems {
    return this.#found.get(uri) ?? nothingFound;
  }

  /** When the file of a seed was changed last, as `FileRecord` has it. */
  modifiedAt(uri: string): number | undefined {
    return this.#modified.get(uri);
  }

  set(uri: string, { found, reported, modified }: FileRecord): void {
    this.#modified.set(uri, modified);
    setUnless(this.#found, uri, found, nothingFound);
    setUnless(this.#reported, uri, reported, nothingReported);
  }

  delete(uri: string): void {
    this.#modified.delete(uri);
    this.#found.delete(uri);
    this.#reported.delete(uri);
  }
}

/** Keeps a value, except for the one that most seeds have. */
function setUnless<T>(values: Map<string, T>, uri: string, value: T, usual: T): void {
  if (value !== usual) values.set(uri, value);
  else if (values.size > 0) values.delete(uri);
}

/** The fingerprint of no diagnostics. */
export const nothingReported = 0;
