import type { Corpus } from '../corpus/corpus.ts';
import type { Configuration, Severity } from '../schema/configuration.ts';
import type { RankScope } from './overviewRanks.ts';
import type { ProblemCounts } from '../tree/seedTree.ts';

/**
 * What there is to see of many seeds at once: plain data, and of the same size for a hundred seeds and for a hundred
 * thousand. Texts from files are ready to be shown, but not escaped for any format. A `filter` asks, in the words
 * of the Seeds view, for the seeds that are counted; where there is none they cannot be asked for.
 */
export interface Overview {
  readonly state: OverviewState;
  /** How many seeds could be read. */
  readonly seeds: number;
  /** How many of them no rule reports anything in. */
  readonly clean: number;
  /** The problems of everything, `seedbed.yaml` files and files that cannot be read among it. */
  readonly problems: ProblemCounts;
  /** Those that report something, the most severe and then the most frequent first. */
  readonly rules: readonly OverviewRule[];
  /** In the order of the configuration, then those that it does not declare; seven at most. */
  readonly usages: readonly OverviewUsage[];
  /** Those with the most seeds. */
  readonly publishers: Leading<OverviewPublisher>;
  /** The other fields whose value is one text from few, as far as some seed has them. */
  readonly fields: readonly OverviewField[];
  /** Folders that hold seeds themselves, those in the worst state first. */
  readonly folders: Leading<OverviewFolder>;
  readonly ranks: OverviewRanks;
  readonly coverage: OverviewCoverage;
}

/** `reading`: seeds are still to come. `cancelled`: they will not come by themselves. */
export type OverviewState = 'no folder' | 'reading' | 'cancelled' | 'ready';

/** The first of many, and what the others come to. */
export interface Leading<T> {
  readonly rows: readonly T[];
  readonly others: number;
  readonly othersSeeds: number;
}

export interface OverviewRule {
  readonly code: string;
  /** One line of Markdown. */
  readonly summary: string;
  readonly problems: ProblemCounts;
  /** In how many files. */
  readonly files: number;
  readonly filter?: string;
}

export interface OverviewUsage {
  readonly label: string;
  /** `other` stands for all those that are too many to be shown. */
  readonly kind: 'declared' | 'undeclared' | 'none' | 'other';
  readonly seeds: number;
  readonly filter?: string;
}

export interface OverviewPublisher {
  /** The name that people know, or the slug. */
  readonly label: string;
  readonly kind: 'known' | 'unknown' | 'none';
  readonly seeds: number;
  /** How many of the seeds have each of `Overview.usages`. */
  readonly usages: readonly number[];
  readonly filter?: string;
}

export interface OverviewField {
  /** Its key. */
  readonly label: string;
  /** How many seeds have a value of it. */
  readonly seeds: number;
  /** Those that most seeds have. */
  readonly values: Leading<OverviewValue>;
}

export interface OverviewValue {
  readonly label: string;
  readonly seeds: number;
  readonly filter?: string;
}

export interface OverviewFolder {
  readonly label: string;
  readonly seeds: number;
  /** How many of the seeds have errors, and how many have warnings but no errors. */
  readonly withErrors: number;
  readonly withWarnings: number;
  /** Files beside the seeds that could not be read. */
  readonly unreadable: number;
  readonly filter?: string;
}

export interface OverviewRanks {
  /** Folders, or whole corpora where ranks are theirs, whose ranks are not in order, the worst first. */
  readonly scopes: Leading<OverviewRankScope>;
  readonly inOrder: number;
  /** How many seeds are in corpora where ranks may repeat: nothing is expected of them. */
  readonly free: number;
}

export interface OverviewRankScope extends RankScope {
  readonly label: string;
  readonly filter?: string;
}

export interface OverviewCoverage {
  /** Files that could not be read, and why. */
  readonly files: Leading<UnreadablePlace>;
  /** Folders that could not be looked into. */
  readonly folders: Leading<UnreadablePlace>;
  /** How many files were found and not read, and how many folders not looked into: not yet, or not until later. */
  readonly unread: { readonly files: number; readonly folders: number };
}

export interface UnreadablePlace {
  readonly label: string;
  readonly reason: string;
}

/** How often a rule, at one severity, has something to report in a file. */
export interface RuleCount {
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
}

export interface OverviewSources {
  readonly state: OverviewState;
  readonly corpora: readonly {
    readonly root: string;
    readonly index: Corpus;
    readonly configuration: Configuration;
    readonly configurationUri?: string | undefined;
    /** What is wrong with its seeds, by uri. */
    readonly records: { foundIn(uri: string): { readonly rules: readonly RuleCount[] } };
  }[];
  /** What is wrong with any other file, by its uri; empty where nothing is. */
  readonly rulesOf: (uri: string) => readonly RuleCount[];
  readonly coverage: {
    /** Files, and folders, that could not be read, by uri, and why. */
    readonly skipped: ReadonlyMap<string, string>;
    readonly unreadableFolders: ReadonlyMap<string, string>;
    /** How many were found and are not read yet. */
    readonly unread: { readonly files: number; readonly folders: number };
  };
  /** The path by which people know a folder or a file, decoded but not escaped; empty for a folder that needs no name. */
  readonly pathOf: (uri: string) => string;
}
