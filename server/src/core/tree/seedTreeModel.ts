import type { Corpus } from '../corpus/corpus.ts';
import type { Seed } from '../corpus/seed.ts';
import type { Configuration } from '../schema/configuration.ts';
import type { ProblemCounts } from '../schema/severity.ts';

export type { ProblemCounts };

/**
 * What the seeds of the tree are grouped by; `field:desk` is by the field `desk` that `seedbed.yaml` declares. By problem a
 * seed stands in the group of each rule that found something.
 */
export type SeedGrouping = 'usage' | 'publisher' | 'folder' | 'domain' | 'problem' | 'none' | `field:${string}`;

/** How the seeds of a group are sorted: `changed` is by the last change on disk, newest first. Equal ones come by rank. */
export type SeedSorting = 'rank' | 'title' | 'file' | 'changed';

export type SeedTreeNode = SeedGroupNode | SeedNode | MoreNode;

export interface SeedGroupNode {
  readonly kind: 'group';
  /** The same for the same group of the same grouping, always. */
  readonly id: string;
  readonly label: string;
  /** What the label leaves open: a publisher's slug, what a usage or a rule means. */
  readonly description?: string;
  /** How many seeds there are in the group. */
  readonly seeds: number;
  /** How many of them wait to be reviewed. */
  readonly unreviewed: number;
  /** True where the field has declared values, and that of the group is none of them. The description says more. */
  readonly isUndeclared?: true;
  /** The problems of all of them; of the group of a rule those of the rule only, one for each seed. */
  readonly problems: ProblemCounts;
  /**
   * What its seeds have in common: a slug, a usage, a field's value, a folder's uri, a domain, a rule's code. Absent where
   * they have none, and where it is too long to be meant.
   */
  readonly value?: string;
}

export interface SeedNode {
  readonly kind: 'seed';
  /** By problem one seed may be in several groups, with the same uri. */
  readonly uri: string;
  /** The title, or the file's name where there is none. */
  readonly label: string;
  readonly rank?: number;
  readonly publisher?: string;
  readonly usage?: string;
  /** The folder's path, as the groups by folder show it. */
  readonly folder: string;
  /** How many other seeds may be the same: of the same article, with the same title, with almost the same body. */
  readonly twins: number;
  readonly problems: ProblemCounts;
}

/** Stands last in a level that has more nodes than were asked for. */
export interface MoreNode {
  readonly kind: 'more';
  /** The same for the same level, always, and no group's. */
  readonly id: string;
  /** The group's id; absent for the top level. */
  readonly group?: string;
  /** How many nodes stand before it, of how many that there are. */
  readonly shown: number;
  readonly total: number;
}

export interface SeedPlace {
  /** The groups around the seed, the outermost first. Of several places the first one. */
  readonly groups: readonly SeedGroupNode[];
  readonly seed: SeedNode;
  /** How many seeds of its group stand before it: where that is the limit or more, it is not shown. */
  readonly position: number;
  /** How many groups stand before its group. */
  readonly groupPosition?: number;
}

/** A corpus, and what is known of its seeds beside what they say themselves. */
export interface SeedSource {
  readonly corpus: Corpus;
  readonly configuration: Configuration;
  readonly problemsOf: (seed: Seed) => ProblemCounts | undefined;
  /** The codes of the rules that found something, each once. */
  readonly codesOf: (seed: Seed) => readonly string[];
  /** When the file was changed last, in milliseconds since 1970; undefined where that is not known. */
  readonly modifiedOf: (seed: Seed) => number | undefined;
}

/** What trees and filters are made of. Uris have no trailing slash. */
export interface SeedSources {
  readonly corpora: readonly SeedSource[];
  /** The folders that other folders' labels are relative to. */
  readonly roots: readonly { readonly uri: string; readonly name: string }[];
}
