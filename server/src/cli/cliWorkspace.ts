import { setImmediate } from 'node:timers/promises';
import { quoteForMessage } from '../core/index.ts';
import { readGitExcludes } from '../node/gitExcludes.ts';
import { nodeFileSystem } from '../node/fileSystem.ts';
import { describeError, Workspace, type FileSystem, type WorkspaceHost } from '../workspace/index.ts';
import type { Cli } from './cli.ts';
import { readConfigOption } from './configOption.ts';
import { shownPath, type NamedPath } from './paths.ts';
import type { ProgressLine } from './progressLine.ts';

export interface CliWorkspaceOptions extends Pick<
  WorkspaceHost,
  'onChecked' | 'onForgotten' | 'stories' | 'createIndex'
> {
  readonly cli: Cli;
  /** The one configuration, or its path, in place of every `seedbed.yaml`. */
  readonly config: string | WorkspaceHost['configuration'];
  readonly progress: ProgressLine;
  /** A path as it is shown; from the working folder where not given. */
  readonly shown?: (uri: string) => string;
  /** What is read in place of the files of this machine. */
  readonly fileSystem?: FileSystem | undefined;
  /** Whether others have something to do meanwhile. */
  readonly yields?: boolean;
  /** Takes a sentence that says what went wrong. */
  readonly fail: (sentence: string) => void;
}

/**
 * The workspace of a command, on the files of this machine.
 * @throws UsageError when the configuration cannot be read.
 */
export function createCliWorkspace(options: CliWorkspaceOptions): Workspace {
  const { cli, config, progress, shown = shownFrom(cli), fail, fileSystem, yields, ...listeners } = options;
  return new Workspace({
    stories: false,
    ...listeners,
    fileSystem: fileSystem ?? nodeFileSystem,
    gitExcludes: readGitExcludes,
    // Nobody is typing: mostly there is nothing to yield to but the progress.
    yieldToEvents: () => (yields ? setImmediate() : Promise.resolve()),
    sliceMilliseconds: yields ? Math.min(progress.interval, 20) : progress.interval,
    onProgress: ({ done, total }) => progress.show(done, total),
    onInternalError: (uri, error) => {
      fail(`${quoteForMessage(shown(uri))} could not be checked because of a bug in Seedbed: ${describeError(error)}`);
    },
    ...(config === undefined
      ? {}
      : { configuration: typeof config === 'string' ? readConfigOption(config, cli) : config }),
  });
}

/** Checks all seeds of some files and folders. */
export async function scan(workspace: Workspace, paths: readonly NamedPath[]): Promise<void> {
  for (const { kind, uri } of paths) {
    if (kind === 'folder') workspace.addFolder(uri);
    else workspace.addFile(uri);
  }
  await workspace.idle();
}

/** Reports the folders that could not be read. */
export function reportUnreadable(
  workspace: Workspace,
  { cli, shown = shownFrom(cli), fail }: Pick<CliWorkspaceOptions, 'cli' | 'shown' | 'fail'>,
): void {
  for (const [folder, reason] of workspace.coverage().unreadableFolders) {
    fail(`The folder ${quoteForMessage(shown(folder) || '.')} could not be read: ${reason}.`);
  }
}

function shownFrom(cli: Cli): (uri: string) => string {
  return (uri) => shownPath(uri, cli);
}
