import type { FileChange } from '../workspace/index.ts';

/** Watches folders, each without those in it, for changes of what they hold. */
export interface FolderWatcher {
  /**
   * Watches a folder from here on. It does no harm where it is watched already, is not on this machine or cannot be
   * watched.
   */
  watch(folder: string): void;
  /** Watches no folder any more but these, and what is in them. */
  keep(folders: readonly string[]): void;
  /** Ends all watching. */
  close(): void;
}

/**
 * Makes a watcher.
 * @param changed hears of changes, those of a moment together.
 * @param warn takes a sentence, once, when there are more folders than can be watched.
 */
export type WatchFolders = (
  changed: (changes: readonly FileChange[]) => void,
  warn: (message: string) => void,
) => FolderWatcher;
