import type { FileContent } from './fileSystem.ts';

/** Files of one folder. */
export interface FolderFiles {
  readonly folder: string;
  /** As they stand in uris. */
  readonly names: readonly string[];
}

/** Reads files in another thread, while files that have been read are checked in this one. */
export interface ReadAhead {
  /** How many files it takes at a time, at most. */
  readonly filesAtOnce: number;
  /** Whether it takes files now. It may say so only where many wait. */
  readonly isFree: (waiting: number) => boolean;
  /**
   * Reads files. Never rejects.
   * @returns resolves when they are read, with a function to be called once, when it is their turn. That returns the contents
   * in order: undefined for a file that the caller has to read itself, and an empty list where reading has failed.
   */
  readonly read: (files: readonly FolderFiles[]) => Promise<() => readonly (FileContent | undefined)[]>;
}
