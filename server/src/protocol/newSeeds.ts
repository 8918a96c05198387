import type { Position } from 'vscode-languageserver-types';
import type { FilledSeed, ProposedSeed } from '../core/index.ts';
import type { Request } from './request.ts';

/** A seed for an article, not written yet. It waits for the scan, which finds a seed that the article has already. */
export const proposeSeed: Request<ProposeSeedParams, ProposedSeed> = {
  method: 'seedbed/newSeed',
  nothing: { refusal: 'Seedbed could not do that. See its log.' },
};

export interface ProposeSeedParams {
  /** The article's. */
  readonly url: string;
  /**
   * The folder that the seed is to be put in, or a file of it. Where not given it is the one that holds the most seeds, or
   * else the first one that is open.
   */
  readonly near?: string;
}

/** Files that look like seeds under other names, in the first of the folders that are open that has some. */
export const likelySeeds: Request<void, LikelySeedFiles | null> = { method: 'seedbed/likelySeeds', nothing: null };

export interface LikelySeedFiles {
  /** The uri of the folder. */
  readonly root: string;
  /** The paths of the files from there. */
  readonly paths: readonly string[];
  /** The globs that name them. */
  readonly patterns: readonly string[];
  /** The text of a `seedbed.yaml` for the folder, by which they are seeds. */
  readonly configuration: string;
}

/**
 * What is to be changed in a seed where a url is pasted and its value is missing: the url, and what of the header follows
 * from it. Null where there is nothing of that kind to do, and the url is pasted as it is. No value is ever replaced.
 */
export const fillSeed: Request<FillSeedParams, FilledSeed | null> = { method: 'seedbed/fill', nothing: null };

export interface FillSeedParams {
  readonly uri: string;
  readonly url: string;
  readonly position: Position;
}
