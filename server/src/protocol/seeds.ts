import type {
  configurationName as nameOfConfiguration,
  CopyFormat,
  ReaderComparison,
  RelatedSeed,
  RelatedSeeds,
} from '../core/index.ts';
import type { Request } from './request.ts';

/** A file that a request is about. */
export interface SeedParams {
  readonly uri: string;
}

/** Whether a file counts as a seed, by its path. */
export const isSeedFile: Request<SeedParams, boolean> = { method: 'seedbed/isSeed', nothing: false };

/** What several readers of YAML make of a seed's header; null: it is no seed. */
export const compareReaders: Request<SeedParams, ReaderComparison | null> = {
  method: 'seedbed/readers',
  nothing: null,
};

/** How other seeds are related to one; null: it is no seed. */
export const relatedSeeds: Request<SeedParams, RelatedSeeds | null> = { method: 'seedbed/related', nothing: null };

/** The seeds that a query finds, the best first. Clients show them as they come, without filtering them again. */
export const findSeeds: Request<FindSeedsParams, readonly FoundSeed[]> = { method: 'seedbed/find', nothing: [] };

export interface FindSeedsParams {
  /**
   * Words of the title in any order, in part or with letters left out; `#12` for a rank; a publisher; a usage; and the
   * conditions of a filter of the tree, such as `usage:candidate`.
   */
  readonly query: string;
  /** How many seeds are wanted; 100 where not given, 1,000 at most. */
  readonly limit?: number;
}

export interface FoundSeed extends RelatedSeed {
  /** Its folder's path from the open folder, whose name comes first where several are open; empty for that folder itself. */
  readonly folder: string;
}

/** Seeds as a text to be pasted elsewhere, in the order in which they are given. */
export const copySeeds: Request<CopySeedsParams, string> = { method: 'seedbed/copy', nothing: '' };

export interface CopySeedsParams {
  readonly uris: readonly string[];
  readonly as: CopyFormat;
}

/** The configuration files of the workspace, or the one that rules a file. */
export const configurationFiles: Request<ConfigurationFilesParams, readonly ConfigurationPlace[]> = {
  method: 'seedbed/configurationFiles',
  nothing: [],
};

/** The name of a configuration file. */
export const configurationName: typeof nameOfConfiguration = 'seedbed.yaml';

export interface ConfigurationFilesParams {
  /** Asks only for the file that rules this one. */
  readonly uri?: string;
}

export interface ConfigurationPlace {
  readonly uri: string;
  /** False for one that could be written, at the root of seeds that follow the defaults. */
  readonly exists: boolean;
}
