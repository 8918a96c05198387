import type { FileContent } from './fileSystem.ts';

/** Files of one folder. */
export interface FolderFiles {
  readonly folder: string;
  /** As they stand in uris. */
  readonly names: readonly string[];
}

/** Who reads files elsewhere, while others that have been read are checked here. */
export interface ReadAhead {
  /** How many files it takes at a time, at most. */
  readonly filesAtOnce: number;
  /** Whether it takes files now. It may say so only where many wait. */
  readonly isFree: (waiting: number) => boolean;
  /**
   * Reads files. Never rejects.
   * @returns resolves when they are read, with what is to be called once, when it is their turn. It tells the contents in
   * order: undefined for a file that is to be read by whoever asked, or for none at all, where reading has failed.
   */
  readonly read: (files: readonly FolderFiles[]) => Promise<() => readonly (FileContent | undefined)[]>;
}
