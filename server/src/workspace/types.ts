import type { Diagnostic } from 'vscode-languageserver-types';
import type {
  Baseline,
  BaselineEntry,
  CheckedFinding,
  Configuration,
  Corpus,
  DocumentationUri,
  SeedContext,
} from '../core/index.ts';
import type { FileSystem, UnreadableReason } from './fileSystem.ts';
import type { FoundProblems } from './foundProblems.ts';

/** Where the workspace's effects go to. The callbacks must not throw, and must not call the workspace back. */
export interface WorkspaceHost {
  readonly fileSystem: FileSystem;
  /** The text of the user's own rules for what git leaves out everywhere; undefined where there are none. */
  readonly gitExcludes?: (() => string | undefined) | undefined;
  /** Lets waiting events (typing, above all) be handled first, and then resolves. */
  readonly yieldToEvents: () => Promise<void>;
  /** How long background work may go on before it yields, in milliseconds; 2 where not given. */
  readonly sliceMilliseconds?: number;
  /** The text of one configuration that rules everywhere, in place of every `seedbed.yaml`. */
  readonly configuration?: { readonly uri: string; readonly text: string };
  /** Whether seeds of the same story and searches of words are asked for; true where not given. It takes time and memory. */
  readonly stories?: boolean;
  /** Makes the index of a corpus; a usual one where not given. */
  readonly createIndex?: ((root: string) => Corpus) | undefined;
  /**
   * The findings of one seed or `seedbed.yaml`, whenever they differ from those reported last, and when it is opened. An
   * empty list when there are none, or when the file is no seed any more. `version` is the open document's, undefined for
   * a file that is not open. Open documents come first.
   */
  readonly onDiagnostics?: (uri: string, version: number | undefined, diagnostics: readonly Diagnostic[]) => void;
  /** Where the page of a rule is, for diagnostics to link to; they have no links where not given. */
  readonly documentation?: DocumentationUri;
  /**
   * Every check of a file, with the findings themselves, which have fixes. A seed is checked again when a change of others
   * affects it: the last check counts.
   */
  readonly onChecked?: (file: CheckedFile) => void;
  /** A file that was checked is gone, or is a seed no longer. */
  readonly onForgotten?: (uri: string) => void;
  /** A corpus, or the problems of a seed, changed. It is called often: the listener has to coalesce the calls. */
  readonly onIndexChanged?: () => void;
  /** Background work began, went on, or ended. */
  readonly onProgress?: (progress: Progress) => void;
  /** A rule or the parser threw, on this file. The file counts as skipped, and the rest goes on. */
  readonly onInternalError?: (uri: string, error: unknown) => void;
}

/** What was found in one file. */
export interface CheckedFile {
  readonly uri: string;
  readonly findings: readonly CheckedFinding[];
  /** Which codes of `ignore` hide a finding, by their keys; left out where there can be none. */
  readonly hidden?: readonly string[];
  /** What the findings' ranges count in; empty for a file that cannot be read. */
  readonly source: { readonly text: string };
  /** Undefined for a `seedbed.yaml`, and for a seed that cannot be read. */
  readonly seed: SeedContext | undefined;
  /** What the corpus's baseline has of it and was not found; left out where that is nothing. */
  readonly stale?: readonly BaselineEntry[];
}

/**
 * How far the reading of seeds has come. `total` grows while folders are still being walked. What is checked again
 * because of others is not counted a second time.
 */
export interface Progress {
  readonly state: 'scanning' | 'ready' | 'cancelled';
  readonly done: number;
  readonly total: number;
}

/** A document as an editor holds it. */
export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

/** Something that happened on disk; to a file, or to a folder with all that is in it. */
export interface FileChange {
  readonly uri: string;
  readonly kind: 'created' | 'changed' | 'deleted';
}

/** A folder tree of seeds under one configuration. A nested `seedbed.yaml` begins another corpus. */
export interface RuledCorpus {
  /** The folder that globs of the configuration are relative to: that of its `seedbed.yaml`, or the topmost one. */
  readonly root: string;
  /** The uri of the `seedbed.yaml`; undefined where there is none and the defaults rule. */
  readonly configurationUri: string | undefined;
  readonly configuration: Configuration;
  /** The problems that are known; undefined where none are. */
  readonly baseline: Baseline | undefined;
  readonly index: Corpus;
  /** What is known of its seeds' files, by uri. */
  readonly records: FoundInSeeds;
}

export interface FoundInSeeds {
  /** What was found in a seed when it was last checked. */
  foundIn(uri: string): FoundProblems;
  /** When the file was changed last on disk, in milliseconds since 1970; undefined where that is not known. */
  modifiedAt(uri: string): number | undefined;
}

/** A `seedbed.yaml` or a baseline with its text: an open document's before the one on disk. */
export interface LoadedFile {
  readonly uri: string;
  readonly text: string;
  /** The open document's; undefined where it is not open. */
  readonly version: number | undefined;
}

/** What was read, and what could not be: silence must never look like success. */
export interface Coverage {
  /** How many seeds were read and checked. */
  readonly checked: number;
  /** Seeds that could not be read, or that the engine failed on, by uri. */
  readonly skipped: ReadonlyMap<string, UnreadableReason | 'internal error'>;
  /** Folders that could not be read, by uri: what is in them is not known. */
  readonly unreadableFolders: ReadonlyMap<string, UnreadableReason>;
  /** How many files were found and are not read yet, and how many folders are not listed yet. */
  readonly unread: { readonly files: number; readonly folders: number };
}
