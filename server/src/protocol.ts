/**
 * The messages that Seedbed's client and server exchange beyond the Language Server Protocol, for views and commands
 * that it has no words for. Any client may use them; none has to. Uris are strings as in LSP, and positions count
 * UTF-16 code units.
 */

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

/** What the seeds of the tree are grouped by. */
export type SeedGrouping = 'usage' | 'publisher' | 'folder' | 'none';

/** Request: the nodes of one level of the tree. `SeedTreeParams` → `SeedTreeNode[]`. */
export const seedTreeRequest = 'seedbed/tree';

export interface SeedTreeParams {
  readonly groupBy: SeedGrouping;
  /** The id of the group whose nodes are asked for; absent for the top level. An unknown one has none. */
  readonly group?: string;
}

/** Groups may hold groups. Seeds come by rank, then by name. */
export type SeedTreeNode = SeedGroupNode | SeedNode;

export interface SeedGroupNode {
  readonly kind: 'group';
  /** The same for the same group of the same grouping, always. */
  readonly id: string;
  readonly label: string;
  /** What the label leaves open: a publisher's slug, what a usage means. */
  readonly description?: string;
  /** How many seeds there are in the group, at any depth. */
  readonly seeds: number;
  /** The problems of all these seeds. */
  readonly problems: ProblemCounts;
}

export interface SeedNode {
  readonly kind: 'seed';
  readonly uri: string;
  /** The title, or the file's name where there is none. */
  readonly label: string;
  readonly rank?: number;
  readonly publisher?: string;
  readonly problems: ProblemCounts;
}

/** Request: where in the tree a seed is. `LocateSeedParams` → `SeedPlace | null` (null: it is not in the tree). */
export const locateSeedRequest = 'seedbed/locate';

export interface LocateSeedParams {
  readonly groupBy: SeedGrouping;
  readonly uri: string;
}

export interface SeedPlace {
  /** The groups around the seed, the outermost first. */
  readonly groups: readonly SeedGroupNode[];
  readonly seed: SeedNode;
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
  /** LSP text edits for the text that the server knows: the open document's, or else the file's. */
  readonly edits: readonly {
    readonly range: {
      readonly start: { readonly line: number; readonly character: number };
      readonly end: { readonly line: number; readonly character: number };
    };
    readonly newText: string;
  }[];
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

/** Request without parameters: what there is to see of all seeds at once. → `OverviewContent | null`. */
export const overviewRequest = 'seedbed/overview';

/** HTML without scripts, in which all that comes from files is escaped. */
export interface OverviewContent {
  /** A style sheet, always the same. */
  readonly style: string;
  /** For the `<main>` of a page. Links to seeds have the filter that asks for them in `data-filter`; it is empty for all. */
  readonly content: string;
}

// Going from seed to seed: commands of the server, for `workspace/executeCommand`, so that every client has them. Both
// show the place by `window/showDocument` where the client can.

/** Command: shows a place in a seed. Its one argument: `OpenArgument`. → `null`. */
export const openCommand = 'seedbed.open';

export interface OpenArgument {
  readonly uri: string;
  readonly range?: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly character: number;
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

// All seeds.

/**
 * Request without parameters: what fix-all would do to all seeds. → `FixAllPlan | null` (null: that is not known). It
 * waits for the scan, and may take a while: clients let people cancel it.
 */
export const planFixAllRequest = 'seedbed/planFixAll';

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
 * Request: what fix-all would change in some seeds, as they are now. `FixSeedsParams` → `SeedFixes[]`, without those that
 * it would leave as they are. Meant for some dozens at a time, so that each answer is still true when it is put to use.
 */
export const fixSeedsRequest = 'seedbed/fixSeeds';

export interface FixSeedsParams {
  readonly uris: readonly string[];
}

export interface SeedFixes extends FixAllResult {
  readonly uri: string;
  /** The version of the open document that the edits are meant for; null where they are meant for the file on disk. */
  readonly version: number | null;
}
