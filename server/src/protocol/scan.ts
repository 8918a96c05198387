import type { ProblemCounts } from '../core/index.ts';
import type { Notification, Request } from './request.ts';

/** The server's status, whenever it changes. At most one in 100 ms, in a large corpus fewer. */
export const statusChanged: Notification<SeedbedStatus> = { method: 'seedbed/status' };

export interface SeedbedStatus {
  /** Cancelled is a scan that has left something `unread`, until anything is read from disk again. */
  readonly state: 'scanning' | 'ready' | 'cancelled';
  readonly corpora: number;
  readonly seeds: number;
  /** How far the scan is, in files: `total` grows while folders are still being listed. Only while scanning. */
  readonly scan?: { readonly done: number; readonly total: number };
  /** How many files were found and not read, and how many folders not listed. Only where a scan was cancelled. */
  readonly unread?: { readonly files: number; readonly folders: number };
  readonly problems: ProblemCounts;
  /** How many seeds wait to be reviewed. */
  readonly unreviewed: number;
  /** How many files looked like seeds and could not be read. */
  readonly skipped: number;
}

/**
 * Reads no more of what is being scanned. What is known stays, and is kept up to date. The scan goes on by itself when
 * something changes on disk, and begins anew by `rescan`.
 */
export const cancelScan: Request<void, null> = { method: 'seedbed/cancelScan', nothing: null };

/** Reads everything from disk again. The answer comes when that is done or cancelled. */
export const rescan: Request<void, null> = { method: 'seedbed/rescan', nothing: null };

/** What was read and checked, and what could not be. */
export const coverage: Request<void, CoverageReport | null> = { method: 'seedbed/coverage', nothing: null };

export interface CoverageReport {
  /** In the order of their roots. */
  readonly corpora: readonly CorpusCoverage[];
  /** How many files were read and checked. */
  readonly checked: number;
  /** Files that look like seeds and could not be read, by their uris: the first 1,000. `corpora` has their numbers. */
  readonly skipped: readonly UnreadPlace[];
  /** Folders that could not be listed, by their uris: the first 1,000. */
  readonly unreadableFolders: readonly UnreadPlace[];
  /** How many files were found and are not read yet, and how many folders are not listed yet. */
  readonly unread: { readonly files: number; readonly folders: number };
}

export interface CorpusCoverage {
  /** The uri of the folder. */
  readonly root: string;
  /** The uri of the `seedbed.yaml` that rules it; absent where there is none. */
  readonly configuration?: string;
  /** How many seeds were read and checked. */
  readonly seeds: number;
  /** How many could not be read. */
  readonly skipped: number;
  readonly problems: ProblemCounts;
}

export interface UnreadPlace {
  readonly uri: string;
  /** Such as `not UTF-8`: it goes on after “it is”. */
  readonly reason: string;
}
