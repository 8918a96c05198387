/** What a client may say when it initializes the server. All of it is optional. */
export interface InitializationOptions {
  /** True for a client that shows Seedbed's own views: it gets the notifications of this protocol. */
  readonly views?: boolean;
  /**
   * The uri of the folder that holds a page for each rule, named by its code: findings link to them. Beside that folder,
   * `publishers.md` lists the publishers that Seedbed knows: their definitions are there. Where it is not
   * given, the pages are those that are installed with the server.
   */
  readonly documentation?: string;
  /** The client's own command that opens the list of completions. It runs after a key was completed. */
  readonly suggestCommand?: string;
  /** The client's own command that shows the seeds related to one, whose uri is its argument: code lenses run it. */
  readonly relatedCommand?: string;
  /** The client's own command that fixes problems in all seeds: its argument is `{ rules }`, with the codes of rules. */
  readonly fixAllCommand?: string;
  /** The client's own command that renumbers the ranks that a seed, whose uri is its argument, shares with others. */
  readonly renumberCommand?: string;
  /**
   * Whether keys and values of `seedbed.yaml` are completed and explained in hovers. They are, unless this is false, as
   * where another server does that by the schema.
   */
  readonly configurationHelp?: boolean;
  /** Whether seeds have code lenses. They do, unless this is false. */
  readonly codeLens?: boolean;
  readonly diagnostics?: {
    /** Whether the problems of files that are not open are reported too. They are, unless this is false. */
    readonly closedFiles?: boolean;
  };
  /**
   * Whether, where the client has no folder open, the one around the first seed that it opens is served: the nearest one
   * upwards with a `seedbed.yaml` or a repository. It is, unless this is false.
   */
  readonly findRoot?: boolean;
}
