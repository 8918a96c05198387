/**
 * The messages that Seedbed's client and server exchange beyond the Language Server Protocol, for views and commands
 * that it has no words for. Any client may use them; none has to. Uris are strings as in LSP, and positions count
 * UTF-16 code units. All of them stand on this one long page, since what imports nothing cannot be put together from parts.
 *
 * A request that fails, or whose parameters are not what is said here, has the answer that is said to mean nothing:
 * `null`, an empty list or an empty text; an object where there is no such answer says so in words.
 */

// As in LSP.

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** What a client may say when it initializes the server. All of it is optional. */
export interface InitializationOptions {
  /** True for a client that shows Seedbed's own views: it gets the notifications of this page. */
  readonly views?: boolean;
  /**
   * The uri of the folder that holds a page for each rule, named by its code: findings link to them. Beside that folder,
   * `publishers.md` tells of the publishers that Seedbed knows: their definitions are there.
   */
  readonly documentation?: string;
  /** The client's own command that opens the list of completions, to be run behind a key that was completed. */
  readonly suggestCommand?: string;
  /** The client's own command that shows the seeds related to one, whose uri is its argument: code lenses run it. */
  readonly relatedCommand?: string;
  /** Whether seeds have code lenses. They do, unless this is false. */
  readonly codeLens?: boolean;
  readonly diagnostics?: {
    /** Whether the problems of files that are not open are reported too. They are, unless this is false. */
    readonly closedFiles?: boolean;
  };
}

/** How many problems there are of each severity. */
export interface ProblemCounts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
}

// The tree of seeds.

/**
 * What the seeds of the tree are grouped by. By `problem` there is a group for each rule that reports something, and one
 * for seeds that nothing is wrong with: a seed stands in as many groups as it has kinds of problems. By everything else
 * it stands in one.
 */
export type SeedGrouping = 'usage' | 'publisher' | 'folder' | 'domain' | 'problem' | 'none';

/** `file`: by folder and name. `changed`: by the last change on disk, the latest first. What is equal comes by rank. */
export type SeedOrder = 'rank' | 'title' | 'file' | 'changed';

/**
 * Request: the nodes of one level of the tree. `SeedTreeParams` → `SeedTreeNode[]`. Groups have no groups in them; only
 * seeds do, and by `none` there are no groups.
 */
export const seedTreeRequest = 'seedbed/tree';

export interface SeedTreeParams {
  readonly groupBy: SeedGrouping;
  /** By `rank` where not given; seeds without one last. */
  readonly sortBy?: SeedOrder;
  /**
   * Only the seeds that fit are in the tree, and counted. All of these must fit, but of several with one key any of them:
   * words of the title and the summary, `"a phrase"` of the title, `publisher:bbc` by slug or name, `usage:candidate`,
   * `rank:4`, `rank:1-20`, `rank:10-`, `folder:path/part`, `domain:bbc.co.uk`, `has:problem`, `has:error`, `has:warning`,
   * `is:duplicate`, `is:unranked`, `rule:duplicate-url`, `severity:error`. A `-` before one takes out what it fits. What
   * cannot be understood is left out; `seedbed/checkFilter` tells of it.
   */
  readonly filter?: string;
  /** The id of the group whose nodes are asked for; absent for the top level. An unknown one has none. */
  readonly group?: string;
  /** How many nodes of the level are wanted; 500 where not given. Behind them comes a `MoreNode` if there are more. */
  readonly limit?: number;
}

export type SeedTreeNode = SeedGroupNode | SeedNode | MoreNode;

export interface SeedGroupNode {
  readonly kind: 'group';
  /** The same for the same group of the same grouping, always. */
  readonly id: string;
  readonly label: string;
  /** What the label leaves open: a publisher's slug, what a usage means. */
  readonly description?: string;
  /** How many seeds there are in the group. */
  readonly seeds: number;
  /** The problems of all these seeds; by `problem`, one of the group's rule for each seed. */
  readonly problems: ProblemCounts;
  /** The value that its seeds have, where they have one: the slug, the usage, the folder's uri, the domain, the rule's code. */
  readonly value?: string;
}

/** All its texts are on one line, shortened, and without characters that do not print. */
export interface SeedNode {
  readonly kind: 'seed';
  readonly uri: string;
  /** The title, or the file's name where there is none. */
  readonly label: string;
  readonly rank?: number;
  readonly publisher?: string;
  readonly usage?: string;
  /** The folder's path, as groups by folder are labelled. */
  readonly folder: string;
  /** How many others are of the same article, have the same title or almost the same body, as far as that is listed. */
  readonly twins: number;
  readonly problems: ProblemCounts;
}

/** Stands for the nodes of a level that are more than were asked for. The last of its level. */
export interface MoreNode {
  readonly kind: 'more';
  /** The same for the same group of the same grouping, always; never that of a group. */
  readonly id: string;
  /** The id of the group; absent for the top level. */
  readonly group?: string | undefined;
  /** How many nodes stand before it, of how many that there are. */
  readonly shown: number;
  readonly total: number;
}

/**
 * Request: where in the tree a seed is. `LocateSeedParams` → `SeedPlace | null` (null: it is not in the tree). In the first
 * of its groups where it stands in several.
 */
export const locateSeedRequest = 'seedbed/locate';

export interface LocateSeedParams {
  readonly groupBy: SeedGrouping;
  readonly sortBy?: SeedOrder;
  readonly filter?: string;
  readonly uri: string;
}

export interface SeedPlace {
  /** The groups around the seed, the outermost first. */
  readonly groups: readonly SeedGroupNode[];
  readonly seed: SeedNode;
  /** How many seeds of its level come before it: with a `limit` that is greater it is in the tree. */
  readonly position: number;
  /** How many groups come before its group, where it is in one. */
  readonly groupPosition?: number;
}

/** Request: what there is to say of a filter while it is typed. `CheckFilterParams` → `FilterCheck | null` (null: that is not known). */
export const checkFilterRequest = 'seedbed/checkFilter';

export interface CheckFilterParams {
  readonly filter: string;
}

export interface FilterCheck {
  /** The first thing in the filter that cannot be understood; the rest applies. Offsets in the filter's text. */
  readonly problem?: { readonly message: string; readonly start: number; readonly end: number };
  /** How many seeds fit. */
  readonly seeds: number;
}

/** Request: how a filter could go on. `CompleteFilterParams` → `FilterCompletion`. */
export const completeFilterRequest = 'seedbed/completeFilter';

export interface CompleteFilterParams {
  readonly filter: string;
  /** Where the cursor is. */
  readonly offset: number;
}

/** Each item's text is to be put in the place of what is between `start` and `end` now. The best first. */
export interface FilterCompletion {
  readonly start: number;
  readonly end: number;
  readonly items: readonly { readonly text: string; readonly detail?: string }[];
}

/** Request: what is worth knowing of a seed before it is opened. `SeedParams` → `SeedCard | null` (null: it is no seed). */
export const seedCardRequest = 'seedbed/card';

/** All its texts are plain ones, on one line and shortened: whoever puts them into Markdown or HTML escapes them. */
export interface SeedCard {
  readonly uri: string;
  /** The title, or the file's name where there is none. */
  readonly label: string;
  readonly rank?: number;
  /** The slug. */
  readonly publisher?: string;
  /** The name that people know; absent where it is the slug, or is not known. */
  readonly publisherName?: string;
  readonly usage?: string;
  /** As it is written; absent where it is not http or https. */
  readonly url?: string;
  /** How the summary begins, 400 characters at most; empty where there is none. */
  readonly summary: string;
  /** Of the same article, with the same title, or almost the same body. */
  readonly twins: readonly RelatedSeed[];
  /** The messages of what is wrong with it, the severest first; ten at most. */
  readonly problems: readonly string[];
}

/** Notification without parameters: the tree has changed. At most one in 100 ms, in a large corpus fewer. */
export const indexChangedNotification = 'seedbed/indexChanged';

// The state of the server.

/** Notification: `SeedbedStatus`, whenever it changes; at most one in 100 ms, in a large corpus fewer. */
export const statusNotification = 'seedbed/status';

export interface SeedbedStatus {
  /** Cancelled is a scan that has left something `unread`, until anything is read from disk again. */
  readonly state: 'scanning' | 'ready' | 'cancelled';
  readonly corpora: number;
  readonly seeds: number;
  /** How far the scan is, in files: `total` grows while folders are still being listed. Only while scanning. */
  readonly scan?: { readonly done: number; readonly total: number };
  /** How many files were found and not read, and how many folders not looked into. Only where a scan was cancelled. */
  readonly unread?: { readonly files: number; readonly folders: number };
  readonly problems: ProblemCounts;
  /** How many files looked like seeds and could not be read. */
  readonly skipped: number;
}

/**
 * Request without parameters: read no more of what is being scanned. What is known stays, and goes on to be kept up to
 * date. → `null`. The scan goes on by itself when something changes on disk, and begins anew by `seedbed/rescan`.
 */
export const cancelScanRequest = 'seedbed/cancelScan';

/** Request without parameters: read everything from disk again. → `null`, when it is done or cancelled. */
export const rescanRequest = 'seedbed/rescan';

// Single files.

/** Request: whether a file counts as a seed, by its path. `SeedParams` → `boolean`. */
export const isSeedRequest = 'seedbed/isSeed';

/** Request: what fix-all would change in a seed. `SeedParams` → `FixAllResult | null` (null: it is no seed). */
export const fixAllRequest = 'seedbed/fixAll';

export interface SeedParams {
  readonly uri: string;
}

export interface FixAllResult {
  /** How many problems the edits mend. */
  readonly fixed: number;
  /** For the text that the server knows: the open document's, or else the file's. */
  readonly edits: readonly TextEdit[];
}

/**
 * Request: the configuration files of the workspace, or the one that rules a file. `ConfigurationFilesParams` →
 * `ConfigurationFile[]`.
 */
export const configurationFilesRequest = 'seedbed/configurationFiles';

export interface ConfigurationFilesParams {
  /** Asks only for the file that rules this one. */
  readonly uri?: string;
}

export interface ConfigurationFile {
  readonly uri: string;
  /** False for one that could be written, at the root of seeds that follow the defaults. */
  readonly exists: boolean;
}

/**
 * Request: what several readers of YAML make of a seed's header. `SeedParams` → `ReaderComparison | null` (null: it is no
 * seed).
 */
export const compareReadersRequest = 'seedbed/readers';

export interface ReaderComparison {
  /** In the order of all values: PyYAML, YAML 1.2, and gray-matter where the server runs on Node. */
  readonly readers: readonly {
    readonly name: string;
    /** In one sentence, why it reads nothing of the header. */
    readonly error?: string;
  }[];
  /** The fields that any of them sees, in the order of the text. */
  readonly fields: readonly {
    /** As it is to be shown: on one line, shortened, and without characters that do not print. */
    readonly key: string;
    /** What each reader sees, in words: `“no”`, `the number 8`, `false`; null where it sees no such field. */
    readonly values: readonly (string | null)[];
    /** Whether the readers that can read the header see different values. */
    readonly differ: boolean;
  }[];
}

/** Request: what other seeds have to do with one. `SeedParams` → `RelatedSeeds | null` (null: it is no seed). */
export const relatedSeedsRequest = 'seedbed/related';

/** Each list in the order in which it is worth reading; one seed may stand in several. */
export interface RelatedSeeds {
  /** Of the same article, or with the same title. */
  readonly twins: readonly RelatedSeed[];
  /** With almost the same body. */
  readonly nearDuplicates: readonly RelatedSeed[];
  /** That seem to tell of the same story. */
  readonly sameStory: readonly RelatedSeed[];
  /** The two before and the two behind it by rank. */
  readonly neighbours: readonly RelatedSeed[];
}

export interface RelatedSeed {
  readonly uri: string;
  /** The title, or the file's name where there is none. */
  readonly label: string;
  readonly rank?: number;
  readonly publisher?: string;
  readonly usage?: string;
  /** From 0 to 1: how much of the two bodies is the same. Only of near-duplicates. */
  readonly share?: number;
}

/** Request: the seeds that a query finds, the best first. `FindParams` → `FoundSeed[]`. Not to be filtered once more. */
export const findRequest = 'seedbed/find';

export interface FindParams {
  /** Words of the title in any order, in part or with letters left out; `#12` for a rank; a publisher; a usage. */
  readonly query: string;
  /** How many seeds are wanted; 100 where not given, 1,000 at most. */
  readonly limit?: number;
}

export interface FoundSeed extends RelatedSeed {
  /** Its folder's path from the open folder, whose name comes first where several are open; empty for that folder itself. */
  readonly folder: string;
}

// Going from seed to seed: commands of the server, for `workspace/executeCommand`, so that every client has them. Both
// show the place by `window/showDocument` where the client can.

/** Command: shows a place in a seed. Its one argument: `OpenArgument`. → `null`. */
export const openCommand = 'seedbed.open';

export interface OpenArgument {
  readonly uri: string;
  readonly range?: Range;
}

/** Command: goes from a seed to another one. Its one argument: `JumpArgument`. → the LSP `Location`, or `null`: there is none. */
export const jumpCommand = 'seedbed.jump';

export interface JumpArgument {
  readonly to: JumpTarget;
  /** Where from; from the first seed where not given. */
  readonly uri?: string;
  readonly position?: Position;
}

/**
 * - `nextByRank`, `previousByRank`: in its scope, seeds without a rank last.
 * - `nextProblem`, `previousProblem`: errors and warnings, in the seed itself and then in the next one by its path.
 * - `nextUnreviewed`: the next seed, by folder and rank, with the usage `candidate`, or the first one that is declared.
 * - `nextOfPublisher`: by folder and rank.
 * - `nextTwin`: of the same article, with the same title or almost the same body.
 * All go round: behind the last one comes the first.
 */
export type JumpTarget =
  | 'nextByRank'
  | 'previousByRank'
  | 'nextProblem'
  | 'previousProblem'
  | 'nextUnreviewed'
  | 'nextOfPublisher'
  | 'nextTwin';

/**
 * Command: gives one publisher or usage the name of another, in all seeds of a corpus and in its `seedbed.yaml`, by
 * `workspace/applyEdit`. Its one argument: `RenameArgument`. → the LSP `WorkspaceEdit`, or `null`: there is nothing to change,
 * or, as a message says, it cannot be done. It waits for the scan.
 */
export const renameCommand = 'seedbed.rename';

export interface RenameArgument {
  /** A seed of the corpus. */
  readonly uri: string;
  readonly facet: 'publisher' | 'usage';
  readonly from: string;
  readonly to: string;
  /** True for a client that carries out the answer itself: nothing is applied. */
  readonly answerOnly?: boolean;
}

// All seeds.

/**
 * Request: what fix-all would do to all seeds. `PlanFixAllParams | null` → `FixAllPlan | null` (null: that is not known). It
 * waits for the scan, and may take a while: clients let people cancel it.
 */
export const planFixAllRequest = 'seedbed/planFixAll';

export interface PlanFixAllParams {
  /** The codes of the rules whose problems are to be fixed; all of them where it does not say. */
  readonly rules?: readonly string[];
}

export interface FixAllPlan {
  /** The uris of the seeds that would change. */
  readonly seeds: readonly string[];
  /** How many problems would be fixed. */
  readonly problems: number;
  /** How many of them of each rule, the most frequent first. */
  readonly rules: readonly { readonly code: string; readonly problems: number }[];
  /** How many problems would be left. */
  readonly left: number;
}

/**
 * Request: what fix-all would change in some seeds, as they are now. `FixSeedsParams` → `FixedSeeds | null` (null: that is
 * not known). Meant for some dozens at a time, so that each answer is still true when it is put to use.
 */
export const fixSeedsRequest = 'seedbed/fixSeeds';

export interface FixSeedsParams {
  readonly uris: readonly string[];
  /** As in `PlanFixAllParams`. */
  readonly rules?: readonly string[];
}

/** What is to be changed in one seed. */
export interface SeedEdits {
  readonly uri: string;
  /** The version of the open document that the edits are meant for; null where they are meant for the file on disk. */
  readonly version: number | null;
  readonly edits: readonly TextEdit[];
}

export interface FixedSeeds {
  /** Without the seeds in which there is nothing to fix. */
  readonly edits: readonly SeedFixes[];
  /** The seeds that are left as they are, and why, in one sentence. */
  readonly refused: readonly { readonly uri: string; readonly reason: string }[];
}

export interface SeedFixes extends SeedEdits {
  /** How many problems the edits mend. */
  readonly fixed: number;
}

// Some seeds.

/**
 * Request: what is to be changed in seeds, as they are now, so that they have a value. `EditSeedsParams` → `EditedSeeds | null` (null: that is not known).
 * Nothing but the header is ever changed. Meant for some dozens at a time, as `seedbed/fixSeeds` is.
 */
export const editSeedsRequest = 'seedbed/editSeeds';

export interface EditSeedsParams {
  readonly uris: readonly string[];
  readonly change: SeedChange;
  /** Whether a seed that can only be changed after its safe fixes gets both; where not given, it is refused. */
  readonly repair?: boolean | undefined;
}

/** Of ranks, those of other seeds than are asked for have no effect, and a seed that has none among them is left as it is. */
export type SeedChange =
  | { readonly kind: 'set'; readonly field: 'publisher' | 'usage'; readonly value: string }
  | { readonly kind: 'rank'; readonly ranks: readonly RankedSeed[] };

export interface RankedSeed {
  readonly uri: string;
  /** A whole number from 1 up. */
  readonly rank: number;
}

export interface EditedSeeds {
  /** Without the seeds that have the value already. */
  readonly edits: readonly SeedEdits[];
  /** The seeds that cannot be changed. */
  readonly refused: readonly RefusedSeed[];
}

export interface RefusedSeed {
  readonly uri: string;
  /** Why it cannot be changed, in one sentence. */
  readonly reason: string;
  /** Whether it could be after its safe fixes: `repair` asks for both. */
  readonly repairable: boolean;
}

/**
 * Request: new ranks, such that the fewest files are rewritten. `PlanRanksParams` → `RankPlan`. It waits for the scan, and
 * may take a while: clients let people cancel it.
 */
export const planRanksRequest = 'seedbed/planRanks';

/**
 * - `move`: the seeds, in this order, come to stand before another one of the seeds that they have their ranks together
 *   with; behind all of them where `before` is null.
 * - `place`: the first one of the seeds gets `rank`, a whole number from 1 up, and the others those behind it.
 * - `renumber`: all seeds that have their ranks together with `uri` are numbered from 1 on, in the order that they have.
 */
export type PlanRanksParams =
  | { readonly kind: 'move'; readonly uris: readonly string[]; readonly before: string | null }
  | { readonly kind: 'place'; readonly uris: readonly string[]; readonly rank: number }
  | { readonly kind: 'renumber'; readonly uri: string };

export interface RankPlan {
  /** The seeds that get another rank, by their new ranks: to be carried out by `seedbed/editSeeds`. */
  readonly ranks: readonly RankedSeed[];
  /** The seeds in the way that cannot be changed, so that the others step over their ranks. */
  readonly kept?: readonly RefusedSeed[];
  /** Why that cannot be done, in one sentence. There are no `ranks` then. */
  readonly refusal?: string;
}

/** Request: seeds as a text to be pasted elsewhere, in the order in which they are given. `CopySeedsParams` → `string`. */
export const copySeedsRequest = 'seedbed/copy';

export interface CopySeedsParams {
  readonly uris: readonly string[];
  /** Links of Markdown, one in each line; citations, one in each line; or a table of comma-separated values. */
  readonly as: 'links' | 'citations' | 'csv';
}

/** Request: the values that a field can have, the best first. `VocabularyParams` → `VocabularyEntry[]`. */
export const vocabularyRequest = 'seedbed/vocabulary';

export interface VocabularyParams {
  readonly field: 'publisher' | 'usage';
  /** A file of the corpus whose values are asked for; where not given, those of all corpora. */
  readonly uri?: string;
}

export interface VocabularyEntry {
  /** As it stands in a seed. */
  readonly value: string;
  /** The publisher's name, or what the usage means. */
  readonly description?: string;
  /** How many seeds have it. */
  readonly count: number;
  /** Whether a `seedbed.yaml`, or Seedbed itself, knows it. */
  readonly declared: boolean;
}

// A new seed.

/**
 * Request: a seed for an article, not written yet. `NewSeedParams` → `NewSeed`. It waits for the scan, without which nobody
 * knows whether there is a seed of the article already.
 */
export const newSeedRequest = 'seedbed/newSeed';

export interface NewSeedParams {
  /** The article's. */
  readonly url: string;
  /**
   * The folder that the seed is to be put in, or a file of it. Where not given it is the one that holds the most seeds, or
   * else the first one that is open.
   */
  readonly near?: string;
}

/** A file that can be created, or the seed that the article has already, or why there can be none, in one sentence. */
export type NewSeed =
  | {
      /** There is no such file. */
      readonly uri: string;
      readonly text: string;
      /** What is to be selected in it: the title, which is but guessed. */
      readonly selection: Range;
    }
  | { readonly existing: RelatedSeed }
  | { readonly refusal: string };

/**
 * Request: what is to be changed in a seed so that a url, instead of being pasted where its value is missing, fills what
 * can be told from it of the header too. `FillSeedParams` → `TextEdit[] | null` (null: there is nothing of that kind to
 * be done at this place, and pasting is pasting). No value is ever replaced.
 */
export const fillSeedRequest = 'seedbed/fill';

export interface FillSeedParams {
  readonly uri: string;
  readonly url: string;
  readonly position: Position;
}

// Everything at a glance.

/** Request without parameters: what was looked at, and what could not be. → `Coverage | null` (null: that is not known). */
export const coverageRequest = 'seedbed/coverage';

export interface Coverage {
  /** In the order of their roots. */
  readonly corpora: readonly CorpusCoverage[];
  /** How many files were read and checked. */
  readonly checked: number;
  /** Files that look like seeds and could not be read, by their uris: the first 1,000. `corpora` has their numbers. */
  readonly skipped: readonly UnreadPlace[];
  /** Folders that could not be looked into, by their uris: the first 1,000. */
  readonly unreadableFolders: readonly UnreadPlace[];
  /** What was found and is not read yet, or not looked into: not yet, or, after a cancelled scan, not until later. */
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

/** Request without parameters: what there is to see of all seeds at once. → `OverviewContent | null`. */
export const overviewRequest = 'seedbed/overview';

/** HTML without scripts, in which all that comes from files is escaped. */
export interface OverviewContent {
  /** A style sheet, always the same. */
  readonly style: string;
  /** For the `<main>` of a page. Links to seeds have the filter that asks for them in `data-filter`; it is empty for all. */
  readonly content: string;
}
