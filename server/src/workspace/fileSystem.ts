import type { KnownSeed } from '../core/index.ts';

/** A value, or a promise of it: Node's file system answers at once, a browser's host cannot. */
export type MaybePromise<T> = T | Promise<T>;

/** One thing in a folder. Links are not followed, and devices, pipes and sockets are left out: neither is ever an entry. */
export interface Entry {
  /** The name in the folder, decoded: no uri, and possibly with any character but `/`. */
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** Why a file or a folder could not be read, in words that end the sentence “It cannot be read: it is …”. */
export type UnreadableReason =
  | 'not UTF-8'
  | 'too large'
  | 'missing'
  | 'not permitted'
  | 'not a file'
  | 'not a folder'
  | 'under a name that is not UTF-8'
  | 'out of reach';

/** A whole file as text, its byte order mark included, or why there is none. Text is never decoded with losses. */
export type FileContent = FileText | { readonly unreadable: UnreadableReason };

export interface FileText {
  readonly text: string;
  /** When the file was changed last, in milliseconds since 1970; undefined where that is not known. */
  readonly modified?: number;
  /** What is known of it as a seed, where it was examined elsewhere: `text` is then only as much as may still be needed. */
  readonly known?: KnownSeed | undefined;
}

/**
 * What a folder holds, in no particular order, or why that is not known. The entries can be gone through once, and
 * should be soon: they may be read from disk on the way, so that a folder of a hundred thousand files blocks nothing.
 */
export type FolderContent = FolderListing | { readonly unreadable: UnreadableReason };

export interface FolderListing {
  readonly entries: Iterable<Entry>;
  /** Once the entries have been gone through: why there are more that could not be read; undefined where those were all. */
  readonly failed?: () => UnreadableReason | undefined;
}

/** The largest file that is read, in bytes. */
export const longestFile = 1024 * 1024;

/**
 * The effects of the workspace on files. Files and folders are named by uris as `normalizeUri` spells them. No method
 * throws or rejects: what goes wrong with a file is part of the answer.
 */
export interface FileSystem {
  /** What is in a folder. Where the folder's own uri is a link, its target is listed. */
  list(folder: string): MaybePromise<FolderContent>;
  /** What a uri names, links not followed; undefined for a link, a device and for nothing at all. */
  kindOf(uri: string): MaybePromise<Entry['kind'] | undefined>;
  /** The contents of the files, in the order of the uris. */
  read(uris: readonly string[]): MaybePromise<readonly FileContent[]>;
}

/** What became of a file that was to be written; `unwritable` says why it could not be, such as `no space left`. */
export type WriteOutcome = 'written' | 'changed meanwhile' | { readonly unwritable: string };

/** A file system whose files can be written too. Only the command line has one: an editor writes by edits. */
export interface WritableFileSystem extends FileSystem {
  /**
   * Puts `text` in the place of a file's whole text, at once or not at all, and only where the file still holds
   * `expected`.
   * @param root the folder that the file, all links followed, must lie in.
   */
  write(uri: string, text: string, expected: string, root: string): MaybePromise<WriteOutcome>;
}
